//! What calls itself JSON of an account.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = intake::read_text(&format!("{{\"data\":{text}"));
    let _ = intake::read_text(&format!("[{text}"));
});
