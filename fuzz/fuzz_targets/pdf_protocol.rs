//! What the child that reads PDFs is told, and what it answers: each side takes
//! any bytes of the other.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| intake::boxed::fuzz_wire(bytes));
