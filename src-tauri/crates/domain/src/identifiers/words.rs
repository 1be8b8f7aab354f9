//! What a number is and why it reads so, in words; data in both languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::kind::IdentifierKind;
use super::reading::{Reading, Reason, Verdict};
use crate::text::{Lang, LocalText};

#[derive(Deserialize, Default)]
struct Words {
    kinds: BTreeMap<String, LocalText>,
    reasons: BTreeMap<String, LocalText>,
}

// The file is part of the program; a test holds it complete.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/identifiers/words.json")).unwrap_or_default()
});

impl IdentifierKind {
    /// What it is, where it stands and what it is not, in two or three sentences.
    pub fn explained(self, lang: Lang) -> &'static str {
        WORDS
            .kinds
            .get(self.as_str())
            .map_or("", |words| words.get(lang))
    }
}

impl Reason {
    /// The reason in a sentence.
    pub fn explained(self, lang: Lang) -> &'static str {
        WORDS
            .reasons
            .get(self.as_str())
            .map_or("", |words| words.get(lang))
    }
}

impl Reading {
    /// Why it reads so, and what the number is.
    pub fn explanation(&self, lang: Lang) -> String {
        let reason = self.reason.explained(lang);
        match self.kind {
            Verdict::Kind(kind) => format!("{reason} {}", kind.explained(lang)),
            _ => reason.to_owned(),
        }
    }
}
