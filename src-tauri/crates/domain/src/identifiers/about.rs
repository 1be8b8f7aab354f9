//! What each kind of number is printed on, used for and never used for, in
//! words; data in both languages with its source.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::kind::IdentifierKind;
use crate::text::LocalText;

/// What a person should know about a kind of number.
#[derive(Debug, Deserialize)]
pub struct About {
    /// Where it is printed.
    pub printed: LocalText,
    /// What it is used for.
    pub used_for: LocalText,
    /// Which box it goes into, and in what spelling.
    pub goes_into: LocalText,
    /// What it must never be used for.
    pub never: LocalText,
    /// Where this is known from.
    pub source: LocalText,
}

#[derive(Deserialize, Default)]
struct File {
    as_of: String,
    kinds: BTreeMap<String, About>,
}

// The file is part of the program; a test holds it complete.
static FILE: LazyLock<File> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/identifiers/about.json")).unwrap_or_default()
});

impl IdentifierKind {
    /// What a person should know about it.
    pub fn about(self) -> Option<&'static About> {
        FILE.kinds.get(self.as_str())
    }

    /// The day on which what is known was last looked at, `YYYY-MM-DD`.
    pub fn known_as_of() -> &'static str {
        &FILE.as_of
    }
}
