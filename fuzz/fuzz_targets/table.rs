//! A table of anything, under headings that are known.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = intake::read_text(&format!("Receipt Number,Form,Received Date,Status\n{text}"));
});
