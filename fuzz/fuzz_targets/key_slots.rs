#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile_input::throw("key_slots", bytes));
