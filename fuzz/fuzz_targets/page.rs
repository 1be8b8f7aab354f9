//! A saved page.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = intake::read_text(&format!("<!doctype html><html><body>{text}"));
});
