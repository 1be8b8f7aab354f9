//! Event codes of the account: internal wording, never an outcome.
//!
//! The public list is the agency's exchange model; codes outside it are
//! normal. A code alone never says that a case is approved or denied, so only
//! phases that decide nothing stand beside a code.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::embedded;

/// How far the meaning of a code can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeCertainty {
    /// On the official public list.
    Official,
    /// Not on the list; seen together with text of the agency.
    SeenWithAgencyText,
    /// Reported by people.
    Reported,
    /// Sources contradict each other.
    Disputed,
    /// Found in one list only.
    Unverified,
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventCode {
    /// The code as it stands in the account.
    pub code: String,
    /// Internal wording, as published.
    pub meaning: String,
    /// How sure it is.
    pub certainty: CodeCertainty,
    /// A phase that decides nothing.
    #[serde(default)]
    pub phase: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeFile {
    #[serde(rename = "as_of")]
    _as_of: chrono::NaiveDate,
    #[serde(rename = "source")]
    _source: String,
    codes: Vec<EventCode>,
}

static CODES: LazyLock<BTreeMap<String, EventCode>> = LazyLock::new(|| {
    let file: CodeFile = embedded::read(
        "catalog/event-codes.json",
        include_str!("../../data/catalog/event-codes.json"),
    );
    file.codes
        .into_iter()
        .map(|code| (code.code.clone(), code))
        .collect()
});

/// What is known of a code; `None` for one on no list.
pub fn event_code(code: &str) -> Option<&'static EventCode> {
    CODES.get(code.trim())
}

/// Every known code.
pub fn event_codes() -> impl Iterator<Item = &'static EventCode> {
    CODES.values()
}
