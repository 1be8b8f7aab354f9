//! Any address is judged; one that may be opened is judged the same again.
#![no_main]

use domain::links::{address_to_open, addresses_in, judge};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let first = judge(text);
    for found in addresses_in(text) {
        let _ = found;
    }
    if let Some(address) = address_to_open(text) {
        assert!(address.starts_with("https://"), "{address}");
        assert_eq!(judge(&address).verdict, first.verdict);
    }
});
