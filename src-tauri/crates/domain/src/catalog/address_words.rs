//! How the post shortens the words of an address.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::embedded;
use crate::text::words_in_any_order;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddressWordFile {
    #[serde(rename = "as_of")]
    _as_of: String,
    #[serde(rename = "source")]
    _source: String,
    /// By the whole word, in small letters.
    short: BTreeMap<String, String>,
}

static WORDS: LazyLock<AddressWordFile> = LazyLock::new(|| {
    embedded::read(
        "catalog/address-words.json",
        include_str!("../../data/catalog/address-words.json"),
    )
});

/// What two ways of writing the same address come down to: its words as the post
/// shortens them, in any order; of a ZIP code the first five digits.
pub fn address_words(text: &str) -> String {
    let words = text.split([' ', ',']).map(|word| {
        let word = zip_of(word).unwrap_or(word).trim_end_matches('.');
        let short = WORDS.short.get(&word.to_lowercase());
        short.map_or(word, String::as_str)
    });
    words_in_any_order(&words.collect::<Vec<_>>().join(" "))
}

/// `62701` of `62701-1234`.
fn zip_of(word: &str) -> Option<&str> {
    let (zip, more) = word.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let is_zip = zip.len() == 5 && more.len() == 4 && digits(zip) && digits(more);
    is_zip.then_some(zip)
}

#[cfg(test)]
mod tests {
    use super::address_words;

    #[test]
    fn the_way_the_post_writes_an_address_is_no_difference() {
        assert_eq!(
            address_words("100 Example Street Apartment 2, Anytown, KS 00000-1234"),
            address_words("100 EXAMPLE ST. APT 2, ANYTOWN KS 00000")
        );
        assert_ne!(
            address_words("100 EXAMPLE ST APT 2, ANYTOWN KS 00000"),
            address_words("100 EXAMPLE ST APT 3, ANYTOWN KS 00000")
        );
    }
}
