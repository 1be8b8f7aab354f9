//! What the agency's account takes as an upload.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::checklists::Certainty;
use crate::embedded;

/// The limits, as read on the official page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UploadLimits {
    /// The official page.
    pub source: String,
    /// As of when it was read.
    pub as_of: NaiveDate,
    /// How sure.
    pub certainty: Certainty,
    /// Largest file. The page says "12MB"; the smaller reading is the safe one.
    pub max_file_bytes: u64,
    /// Endings that are taken everywhere.
    pub extensions: Vec<String>,
    /// Endings that some forms also take.
    pub extensions_of_some_forms: Vec<String>,
}

/// Why a file may not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadProblem {
    /// It is larger than the limit.
    TooLarge,
    /// Its kind is not on the list.
    WrongKind,
    /// Only some forms take its kind.
    KindOfSomeForms,
    /// Its name has letters that may be refused; the page states no rule.
    UnusualName,
}

impl UploadProblem {
    /// Its stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::WrongKind => "wrong_kind",
            Self::KindOfSomeForms => "kind_of_some_forms",
            Self::UnusualName => "unusual_name",
        }
    }
}

static LIMITS: LazyLock<UploadLimits> = LazyLock::new(|| {
    embedded::read(
        "catalog/uploads.json",
        include_str!("../../data/catalog/uploads.json"),
    )
});

/// The limits.
pub fn limits() -> &'static UploadLimits {
    &LIMITS
}

/// What may keep a file of this name and size in bytes from being taken.
pub fn problems(file_name: &str, bytes: u64) -> Vec<UploadProblem> {
    let limits = limits();
    let mut found = Vec::new();
    if bytes > limits.max_file_bytes {
        found.push(UploadProblem::TooLarge);
    }
    let ending = file_name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    if limits.extensions_of_some_forms.contains(&ending) {
        found.push(UploadProblem::KindOfSomeForms);
    } else if !limits.extensions.contains(&ending) {
        found.push(UploadProblem::WrongKind);
    }
    let usual = |c: char| c.is_ascii_alphanumeric() || " ._()-".contains(c);
    if !file_name.chars().all(usual) {
        found.push(UploadProblem::UnusualName);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_of_the_official_page() {
        assert_eq!(problems("receipt.PDF", 12_000_000), vec![]);
        assert_eq!(
            problems("photo.heic", 12_000_001),
            vec![UploadProblem::TooLarge, UploadProblem::WrongKind]
        );
        assert_eq!(
            problems("scan.tiff", 1),
            vec![UploadProblem::KindOfSomeForms]
        );
        assert_eq!(problems("año#1.pdf", 1), vec![UploadProblem::UnusualName]);
        assert_eq!(problems("", 1), vec![UploadProblem::WrongKind]);
    }
}
