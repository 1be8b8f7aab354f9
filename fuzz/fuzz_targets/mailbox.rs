//! A mailbox of any messages.
#![no_main]

use intake::ReaderProgram;
use libfuzzer_sys::fuzz_target;

const HEAD: &[u8] = b"From a@example.org Thu Jan  1 00:00:00 2026\nFrom: a@example.org\nSubject: x\n";

fuzz_target!(|rest: &[u8]| {
    let mailbox = [HEAD, rest].concat();
    let _ = intake::read(&mailbox, &ReaderProgram::new("none", Vec::new()));
});
