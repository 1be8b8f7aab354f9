//! The rows themselves, embedded.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::error::RuleError;
use super::feeds::feeds;
use super::rule::Rule;
use crate::embedded;

macro_rules! row_files {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../data/", $name)))),+]
    };
}

static ROWS: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    row_files![
        "rules/responses.json",
        "rules/appeals.json",
        "rules/appointments.json",
        "rules/naturalization.json",
        "rules/residence.json",
        "rules/visas.json",
        "rules/work-and-stay.json",
        "rules/asylum.json",
        "rules/duties.json",
        "rules/mechanics.json",
    ]
    .into_iter()
    .flat_map(|(name, text)| embedded::read::<Vec<Rule>>(name, text))
    .collect()
});

/// Waits for what should come by itself: our own rows, no law of their own.
static EXPECTED: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    row_files!["rules/expected.json"]
        .into_iter()
        .flat_map(|(name, text)| embedded::read::<Vec<Rule>>(name, text))
        .collect()
});

static BY_ID: LazyLock<HashMap<&'static str, &'static Rule>> = LazyLock::new(|| {
    all()
        .iter()
        .chain(EXPECTED.iter())
        .map(|rule| (rule.id.as_str(), rule))
        .collect()
});

/// Every rule, in the order of the data files.
pub fn all() -> &'static [Rule] {
    &ROWS
}

/// Rules by which something should have come: the waits, and those rules of the
/// book that a feed asks as one.
pub fn expected() -> impl Iterator<Item = &'static Rule> {
    let of_book = all().iter().filter(|rule| is_expected(&rule.id));
    of_book.chain(EXPECTED.iter())
}

/// Whether something should have come by a rule's date.
pub fn is_expected(rule: &str) -> bool {
    feeds().iter().any(|feed| feed.expects && feed.rule == rule)
}

/// The rule of this name, or the wait of this name.
///
/// # Errors
/// [`RuleError::UnknownRule`].
pub fn find(id: &str) -> Result<&'static Rule, RuleError> {
    BY_ID
        .get(id)
        .copied()
        .ok_or_else(|| RuleError::UnknownRule {
            rule: id.to_owned(),
        })
}
