//! Numbers and addresses.

use chrono::NaiveDate;
use domain::identifiers::{recognise, scan};
use domain::links::{address_to_open, addresses_in, judge};

/// Any text is told apart, and what is found lies inside the text.
pub(crate) fn recogniser(bytes: &[u8]) {
    let text = crate::text(bytes);
    let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let _ = recognise(text, None, today);
    for found in scan(text, today) {
        assert_eq!(&text[found.byte_start..found.byte_end], found.raw);
    }
}

/// Any address is judged; one that may be opened is judged the same again.
pub(crate) fn links(bytes: &[u8]) {
    let text = crate::text(bytes);
    let first = judge(text);
    for found in addresses_in(text) {
        let _ = found;
    }
    if let Some(address) = address_to_open(text) {
        assert!(address.starts_with("https://"), "{address}");
        assert_eq!(judge(&address).verdict, first.verdict);
    }
}
