//! Any pasted text becomes a proposal or a refusal.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = intake::read_text(text);
});
