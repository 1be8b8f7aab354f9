#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile_input::throw("table", bytes));
