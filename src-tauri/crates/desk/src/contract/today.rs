//! What needs the person next, with the sum behind every date.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AppointmentCard, Bilingual, Phrase, Source, TimelineEntry};

/// Where a date stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateState {
    /// It has passed.
    Overdue,
    /// Within seven days.
    ThisWeek,
    /// Later.
    Later,
}

/// One step of the sum behind a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SumStep {
    /// The step in words.
    pub text: Bilingual,
    /// The date after this step.
    pub date: Option<String>,
    /// Where the starting fact came from.
    pub source: Option<Source>,
}

/// The legal source of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LawSource {
    /// `8 CFR 103.2(b)(9)`.
    pub cite: String,
    /// Address on an official site, opened only on request.
    pub url: String,
    /// As of when the rule was read.
    pub as_of: String,
    /// How certain, in words.
    pub certainty: String,
}

/// A dated duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DueItem {
    /// Stable id.
    pub id: String,
    /// What it is (`due_<rule id with underscores>`).
    pub title: Phrase,
    /// Rule id, as in `casekeep-cli due`.
    pub rule: String,
    /// What the date means: `receive`, `window_opens`, `window_closes`,
    /// `expires`, `appear`, `info`: message `meaning_<kind>`.
    pub kind: String,
    /// The date that holds.
    pub date: String,
    /// The plain sum before any roll.
    pub nominal: String,
    /// Be done by this day.
    pub safe_by: String,
    /// Local time, `HH:MM`, when there is one.
    pub time: Option<String>,
    /// Days from today to `safe_by`; negative when it has passed.
    pub days_left: i32,
    /// Where it stands.
    pub state: DateState,
    /// What the date means, in a sentence.
    pub meaning: Bilingual,
    /// What happens if it is missed.
    pub consequence: Bilingual,
    /// What to keep in mind.
    pub caveat: Bilingual,
    /// The sum, step by step.
    pub sum: Vec<SumStep>,
    /// Source of the rule.
    pub law: LawSource,
    /// The date is printed on a notice.
    pub printed: bool,
    /// Id of the case.
    pub case: Option<String>,
    /// Form of the case.
    pub form: Option<String>,
    /// Receipt number in groups.
    pub receipt_printed: Option<String>,
    /// Name of the person.
    pub person_name: Option<String>,
    /// The appointment it belongs to.
    pub appointment: Option<AppointmentCard>,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TodayPage {
    /// Today, local.
    pub today: String,
    /// The next dated duty.
    pub next: Option<DueItem>,
    /// Passed and not answered.
    pub overdue: Vec<DueItem>,
    /// Within seven days, without `next`.
    pub this_week: Vec<DueItem>,
    /// Later, without `next`.
    pub later: Vec<DueItem>,
    /// What came in recently.
    pub recent: Vec<TimelineEntry>,
    /// How many people and cases there are, for the empty state.
    pub people: u32,
    /// See `people`.
    pub cases: u32,
}

/// What undo and redo would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoState {
    /// The step undo would take back (`step_…`).
    pub undo: Option<Phrase>,
    /// The step redo would bring again.
    pub redo: Option<Phrase>,
}

/// A step was undone or redone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoneStep {
    /// The step.
    pub step: Phrase,
    /// What can be undone and redone now.
    pub state: UndoState,
}
