//! The list of official hosts and of known others; data with source and as-of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::LocalText;

#[derive(Deserialize, Default)]
pub(super) struct Hosts {
    pub official: BTreeSet<String>,
    pub mail_domains: BTreeSet<String>,
    pub phones: Vec<String>,
    pub shorteners: BTreeSet<String>,
    pub redirectors: BTreeSet<String>,
    pub says_it_is_unofficial: Vec<String>,
    /// Domains that nobody but the agency can give names in.
    pub official_domains: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Words {
    reasons: BTreeMap<String, LocalText>,
}

// Both files are part of the program; the tests hold them readable.
pub(super) static HOSTS: LazyLock<Hosts> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/links/hosts.json")).unwrap_or_default()
});

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/links/words.json")).unwrap_or_default()
});

pub(super) fn sentence(reason: &str) -> Option<&'static LocalText> {
    WORDS.reasons.get(reason)
}
