//! Case status headlines and the phase of a case each belongs to.
//!
//! The agency's words stay as they are; phase and meaning stand beside them and
//! are ours. A status never holds the date to answer by: that is on the notice.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::embedded;
use crate::text::LocalText;

/// A phase of a case. Its code (`rfe_sent`, `approved`, …) is its key in the data file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// What a person calls it.
    pub label: LocalText,
    /// What it means, in a sentence.
    pub meaning: LocalText,
}

/// One known headline of a status page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Headline {
    /// The agency's words; the beginning of them if `starts`.
    pub text: String,
    /// The code of the phase.
    pub phase: String,
    /// Whether more words follow, such as a form number.
    #[serde(default)]
    pub starts: bool,
    /// Whether the decision on this receipt is made or the file closed. A later
    /// headline may reopen it.
    #[serde(default)]
    pub decided: bool,
    /// Whether a notice with a date to keep is likely on its way.
    #[serde(default)]
    pub look_for_date: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatusFile {
    #[serde(rename = "as_of")]
    _as_of: chrono::NaiveDate,
    #[serde(rename = "source")]
    _source: String,
    phases: BTreeMap<String, Phase>,
    headlines: Vec<Headline>,
}

static STATUSES: LazyLock<StatusFile> = LazyLock::new(|| {
    embedded::read(
        "catalog/statuses.json",
        include_str!("../../data/catalog/statuses.json"),
    )
});

static BY_TEXT: LazyLock<BTreeMap<String, &'static Headline>> = LazyLock::new(|| {
    let whole = headlines().iter().filter(|headline| !headline.starts);
    whole
        .map(|headline| (folded(&headline.text), headline))
        .collect()
});

/// Every known headline.
pub fn headlines() -> &'static [Headline] {
    &STATUSES.headlines
}

/// The phase of this code.
pub fn phase(code: &str) -> Option<&'static Phase> {
    STATUSES.phases.get(code)
}

/// The headline a text is, whatever its capitals, spaces and apostrophes.
/// `None` for one not known; it is shown as it is, without a phase.
pub fn headline(text: &str) -> Option<&'static Headline> {
    let text = folded(text);
    BY_TEXT.get(&text).copied().or_else(|| {
        let beginnings = headlines().iter().filter(|headline| headline.starts);
        beginnings
            .filter(|headline| begins_with(&text, &folded(&headline.text)))
            .max_by_key(|headline| headline.text.len())
    })
}

fn begins_with(text: &str, beginning: &str) -> bool {
    text.strip_prefix(beginning)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Small words changed their case over the years, and apostrophes their form.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .trim_end_matches('.')
        .replace(['\u{2018}', '\u{2019}'], "'")
        .to_lowercase()
}
