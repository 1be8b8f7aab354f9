//! The rows of the checklist files.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::LocalText;

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Official text was read in a copy of it.
    Official,
    /// Official text as quoted, with page and date, by somebody else.
    Quoted,
    /// Reported by others only.
    Secondary,
    /// From general knowledge, not read again: to be verified.
    Recalled,
    /// Nothing is known of it.
    Unknown,
}

/// Where a row comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RowSource {
    /// The official page to check it on.
    pub url: String,
    /// As of when it was read there; none when it was recalled or undated.
    #[serde(default)]
    pub as_of: Option<NaiveDate>,
    /// How sure.
    pub certainty: Certainty,
}

/// Whether an item is asked of everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// It is.
    Required,
    /// Only if its condition holds.
    IfApplicable,
    /// Nobody asks for it, and it helps.
    Recommended,
}

/// How many of the accepted papers are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AcceptedMode {
    /// One is enough.
    AnyOne,
    /// Several are better.
    AnySeveral,
    /// All of them.
    All,
}

/// One thing to gather.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Stable name.
    pub id: String,
    /// What to do, in our words.
    pub label: LocalText,
    /// Whether everyone needs it.
    pub need: Need,
    /// Whose it is: `applicant`, `petitioner`, `both_spouses`, …
    pub who: String,
    /// `copy`, `original`, `original_signed`, `certified_copy`,
    /// `bring_original`, `form`, `entered_online`, `not_applicable`.
    pub form: String,
    /// Part of the list: `identity`, `forms`, `fees`, …
    pub group: String,
    /// Kind of document that serves it.
    pub document_kind: String,
    /// Key of the question it depends on.
    #[serde(default)]
    pub when: Option<String>,
    /// A certified translation is needed if it is not in English.
    #[serde(default)]
    pub translation: bool,
    /// One for each person included.
    #[serde(default)]
    pub per_person: bool,
    /// How many.
    #[serde(default)]
    pub quantity: Option<u32>,
    /// Not older than this many days on the day of filing.
    #[serde(default)]
    pub max_age_days: Option<u32>,
    /// What makes it valid.
    #[serde(default)]
    pub validity: Option<LocalText>,
    /// Examples of what is taken.
    #[serde(default)]
    pub accepted: Vec<LocalText>,
    /// How many of them.
    #[serde(default)]
    pub accepted_mode: Option<AcceptedMode>,
    /// What to keep in mind.
    #[serde(default)]
    pub note: Option<LocalText>,
    /// Where it comes from.
    pub source: RowSource,
}

/// A condition, asked as a plain question that is answered yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Stable name, unique within its form.
    pub key: String,
    /// The question.
    pub text: LocalText,
}

/// One way to use a form. Several may hold at once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Stable name.
    pub id: String,
    /// What it is called.
    pub label: LocalText,
    /// Whom it is for.
    pub applies_when: LocalText,
    /// A variant whose items also count.
    #[serde(default)]
    pub extends: Option<String>,
    /// Except these.
    #[serde(default)]
    pub extends_except: Vec<String>,
    /// Cautions.
    #[serde(default)]
    pub notes: Vec<LocalText>,
    /// What it adds.
    pub items: Vec<ChecklistItem>,
}

/// A value that was read somewhere on some day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// The value, as printed or as a code.
    pub value: String,
    /// As of when.
    #[serde(default)]
    pub as_of: Option<NaiveDate>,
    /// How sure.
    pub certainty: Certainty,
}

/// The checklist of a form, of an appointment or of an answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistForm {
    /// Stable name: `i-485`, `apt-oath`.
    pub id: String,
    /// `I-485`; empty for what is no form.
    pub number: String,
    /// `form`, `consular`, `appointment` or `packet`.
    pub kind: String,
    /// Official English title, with a gloss.
    pub title: LocalText,
    /// Official page.
    pub page_url: String,
    /// Whether it can be filed online: `yes`, `partial`, `no`, …
    #[serde(default)]
    pub online: Option<DatedValue>,
    /// Edition date as printed on the form.
    #[serde(default)]
    pub edition: Option<DatedValue>,
    /// Ids of the shared items it begins with.
    pub common: Vec<String>,
    /// What is asked.
    pub questions: Vec<Condition>,
    /// For every filer.
    pub items: Vec<ChecklistItem>,
    /// Ways to use it.
    pub variants: Vec<Variant>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SharedItems {
    #[serde(rename = "as_of")]
    _as_of: NaiveDate,
    #[serde(rename = "source")]
    _source: String,
    pub(super) questions: Vec<Condition>,
    pub(super) items: Vec<ChecklistItem>,
}
