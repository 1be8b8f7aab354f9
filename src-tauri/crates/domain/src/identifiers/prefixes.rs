//! Letters that numbers begin with; data with source and as-of date.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize, Default)]
struct Prefixes {
    receipt: BTreeSet<String>,
    busiest: Vec<String>,
    with_asterisk: BTreeSet<String>,
    also_consular_posts: BTreeSet<String>,
    foia: BTreeSet<String>,
    diversity_regions: BTreeSet<String>,
    offices: Offices,
}

#[derive(Deserialize, Default)]
struct Offices {
    names: BTreeMap<String, String>,
}

// The file is part of the program; a test holds it readable.
static PREFIXES: LazyLock<Prefixes> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/identifiers/prefixes.json")).unwrap_or_default()
});

/// On the list of receipt prefixes of December 2020.
pub(super) fn is_receipt(prefix: &str) -> bool {
    PREFIXES.receipt.contains(prefix)
}

/// The office a receipt prefix stands for, where that is known: a proper name,
/// the same in every language.
pub fn office(prefix: &str) -> Option<&'static str> {
    PREFIXES.offices.names.get(prefix).map(String::as_str)
}

/// Every prefix of that list.
pub(super) fn receipts() -> impl Iterator<Item = &'static str> {
    PREFIXES.receipt.iter().map(String::as_str)
}

/// The prefixes that nearly all receipts of today begin with.
pub(super) fn busiest() -> &'static [String] {
    &PREFIXES.busiest
}

/// Naturalization-era offices whose receipts have an asterisk in fourth place.
pub(super) fn had_asterisk(prefix: &str) -> bool {
    PREFIXES.with_asterisk.contains(prefix)
}

/// A receipt prefix that is a consular post's code, too.
pub(super) fn is_also_post(prefix: &str) -> bool {
    PREFIXES.also_consular_posts.contains(prefix)
}

/// Prefix of records requests.
pub(super) fn is_foia(prefix: &str) -> bool {
    PREFIXES.foia.contains(prefix)
}

/// Region letters of the diversity visa.
pub(super) fn is_diversity_region(letters: &str) -> bool {
    PREFIXES.diversity_regions.contains(letters)
}
