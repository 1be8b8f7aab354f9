//! An archive with any inside: nothing may leave it by its name.
#![no_main]

use intake::{parts_of, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for part in parts_of(bytes, &Limits::default()).into_iter().flatten() {
        let _ = part;
    }
});
