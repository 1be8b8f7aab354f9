//! Addresses in a pasted message.

use std::sync::LazyLock;

use regex::Regex;

/// An address as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressInText {
    /// As it stands there.
    pub text: String,
    /// First byte.
    pub byte_start: usize,
    /// After the last byte.
    pub byte_end: usize,
}

/// With a scheme, with `www.`, or a bare name with an ending that people click.
/// A dot may be written `[.]`, so that nobody clicks it.
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?xi)
        \b(?: (?:https?|javascript|data|ftp|file):[^\s<>"'“”«»]+
            | (?:mailto|tel):[^\s<>"'“”«»]+
            | [\p{L}\p{N}][\p{L}\p{N}-]*(?:(?:\.|\[\.\])[\p{L}\p{N}-]+)*(?:\.|\[\.\])
              (?:gov|com|org|net|us|info|online|site|app|io|ly|co|gd|example)\b
              (?::\d+)?(?:[/?\#][^\s<>"'“”«»]*)?
        )"#,
    )
    .ok()
});

/// Every address in a text, in reading order; mail addresses are none.
pub fn addresses_in(text: &str) -> Vec<AddressInText> {
    let found = ADDRESS.iter().flat_map(|address| address.find_iter(text));
    found
        .filter(|found| {
            let before = text[..found.start()].chars().next_back();
            before != Some('@') && !text[found.end()..].starts_with('@')
        })
        .map(|found| {
            let whole = found.as_str();
            let end = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*']);
            AddressInText {
                text: end.to_owned(),
                byte_start: found.start(),
                byte_end: found.start() + end.len(),
            }
        })
        .collect()
}
