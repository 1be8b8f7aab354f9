//! Mail with any body, any headers and any parts.
#![no_main]

use intake::ReaderProgram;
use libfuzzer_sys::fuzz_target;

const HEAD: &[u8] = b"From: a@example.org\nTo: b@example.org\nSubject: Case\nMIME-Version: 1.0\n";

fuzz_target!(|rest: &[u8]| {
    let mail = [HEAD, rest].concat();
    let _ = intake::read(&mail, &ReaderProgram::new("none", Vec::new()));
});
