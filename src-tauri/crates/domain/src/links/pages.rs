//! The official pages the program can lead to; data with source and as-of.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::LocalText;

/// An official page.
#[derive(Debug, Deserialize)]
pub struct OfficialPage {
    /// Its short name, such as `case-status`.
    pub id: String,
    /// Its address.
    pub url: String,
    /// Its name for people.
    pub name: LocalText,
    /// Words in an address that tell that this page was meant.
    words: Vec<String>,
}

#[derive(Deserialize, Default)]
struct File {
    pages: Vec<OfficialPage>,
}

// The file is part of the program; a test holds every page of it official.
static FILE: LazyLock<File> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/links/pages.json")).unwrap_or_default()
});

/// Every official page.
pub fn pages() -> &'static [OfficialPage] {
    &FILE.pages
}

/// One official page by its short name.
pub fn page(id: &str) -> Option<&'static OfficialPage> {
    pages().iter().find(|page| page.id == id)
}

/// The page for the purpose an address speaks of, in lower case.
pub(super) fn page_for(address: &str) -> Option<&'static OfficialPage> {
    pages()
        .iter()
        .find(|page| page.words.iter().any(|word| address.contains(word)))
}
