//! Which reminders come, and on which days.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Bilingual;

/// Choose reminders of a kind of date, of a case, or of a kind in one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChooseReminders {
    /// The rule; empty: every kind.
    pub rule: String,
    /// Id of the case; empty: every case.
    pub case: String,
    /// Whether to remind.
    pub is_on: bool,
    /// Days before instead of the usual ones.
    pub remind_days: Option<Vec<i32>>,
}

/// A kind of date, or a kind in one case, with the reminders chosen for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReminderKind {
    /// The rule; empty: every kind.
    pub rule: String,
    /// What a person calls the date; empty for every kind.
    pub title: Bilingual,
    /// Whether reminders come.
    pub is_on: bool,
    /// Days before, furthest first; none: the usual ones.
    pub remind_days: Option<Vec<i32>>,
    /// The usual days before; empty for every kind.
    pub usual_days: Vec<i32>,
    /// Id of the case, for a choice of one case.
    pub case: Option<String>,
    /// Form of that case.
    pub form: Option<String>,
    /// Its receipt number in groups.
    pub receipt_printed: Option<String>,
}

/// Every choice that can be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemindersPage {
    /// Kinds of dates this record has, or had a choice for.
    pub kinds: Vec<ReminderKind>,
    /// Choices of single cases.
    pub cases: Vec<ReminderKind>,
    /// Mail that is waited for: off, and nobody waits for it.
    pub waits: Vec<ReminderKind>,
}
