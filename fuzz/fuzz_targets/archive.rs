//! An archive with anything inside: it is unpacked or refused, in memory alone.
#![no_main]

use intake::{unpacked, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(inside) = unpacked(bytes, &Limits::default()) {
        assert!(inside.parts.iter().all(|part| !part.name.contains('/')));
    }
});
