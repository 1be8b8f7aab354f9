//! Any bytes as an exported record: read, or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vault::Archive;

fuzz_target!(|bytes: &[u8]| {
    let read: Result<Archive, _> = serde_json::from_slice(bytes);
    if let Ok(archive) = read {
        let written = serde_json::to_vec(&archive).unwrap();
        assert!(serde_json::from_slice::<Archive>(&written).is_ok());
    }
});
