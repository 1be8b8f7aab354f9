//! One rule: what it is about, where it comes from, and how its date is counted.

use serde::{Deserialize, Serialize};

use super::counting::Count;
use crate::catalog::forms::FormType;
use crate::reminders::ReminderProfile;
use crate::text::LocalText;

/// A rule as its data row says it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its stable name.
    pub id: String,
    /// What a person calls the date.
    pub title: LocalText,
    /// What kind of date it gives.
    pub kind: DateKind,
    /// What the date means, in two or three words: "must be received by".
    pub meaning: LocalText,
    /// What follows when the date is missed.
    #[serde(default)]
    pub consequence: Option<LocalText>,
    /// What a person should know before relying on it.
    #[serde(default)]
    pub caveat: Option<LocalText>,
    /// Paper must have arrived by the date: it has to be sent before.
    #[serde(default)]
    pub mailed: bool,
    /// When to be reminded.
    pub profile: ReminderProfile,
    /// The forms it is for; empty: not tied to a form.
    #[serde(default)]
    pub forms: Vec<FormType>,
    /// Where it mainly stands.
    pub source: Source,
    /// Where else it stands.
    #[serde(default)]
    pub also: Vec<Source>,
    /// How sure the row is.
    pub certainty: Certainty,
    /// Up to when the sources were known to say so: `YYYY`, `YYYY-MM` or
    /// `YYYY-MM-DD`. Where a source bears no date, the day up to which sources
    /// were gathered; [`Source::read`] says how well the row is founded then.
    pub as_of: String,
    /// A change of the rule that is under way, was stopped or has happened.
    #[serde(default)]
    pub change: Option<Change>,
    pub(super) count: Count,
}

/// What kind of date a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateKind {
    /// Something must have arrived, be paid or be done by this day.
    Receive,
    /// From this day on.
    WindowOpens,
    /// Until this day.
    WindowCloses,
    /// A document, a status or a stay ends.
    Expires,
    /// Be there on this day.
    Appear,
    /// Good to know; never overdue.
    Info,
}

impl DateKind {
    /// Whether a business day to be safe by belongs to the date.
    pub(super) fn has_safe_day(self) -> bool {
        matches!(self, Self::Receive | Self::WindowCloses)
    }
}

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The text says so.
    High,
    /// Practice, a secondary source or a reading says so.
    Medium,
    /// It differs from case to case.
    Low,
}

/// A place where something stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cite {
    /// The citation.
    pub cite: String,
    /// A link to it.
    pub url: String,
}

/// A citation, and how it was read for this row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The place.
    #[serde(flatten)]
    pub place: Cite,
    /// How it was read.
    pub read: Reading,
}

/// How a source was read when its row was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The official text, in a copy.
    Official,
    /// What somebody else says of it.
    Secondary,
    /// Known law that was not read again.
    NotReread,
}

/// A change of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// How it stands.
    pub state: ChangeState,
    /// Since when, `YYYY-MM-DD`.
    pub since: String,
    /// What changes.
    pub note: LocalText,
}

/// How a change stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeState {
    /// It applies; the row counts with it.
    InForce,
    /// A court stopped it; the row counts without it.
    Blocked,
    /// It is only proposed; the row counts without it.
    Proposed,
    /// The old rule ended on that day; the row knows both.
    Ended,
}
