//! The rows themselves, embedded.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::error::RuleError;
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
