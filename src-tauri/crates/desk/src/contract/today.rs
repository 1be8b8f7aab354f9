//! What needs the person next, with the sum behind every date.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Bilingual, FactAsk, MarkCard, MissingFact, NewSince, OwnDateCard, Phrase, RuleChange, Source,
    TimelineEntry,
};

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
    /// The row was read more than half a year ago.
    pub is_old: bool,
}

/// A dated duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DueItem {
    /// Stable id.
    pub id: String,
    /// What a person calls it.
    pub title: Bilingual,
    /// Rule id, as in `casekeep-cli due`; empty where no rule counted it.
    pub rule: String,
    /// What the date means: `receive`, `window_opens`, `window_closes`,
    /// `expires`, `appear`, `info`, `own`: message `meaning_<kind>`.
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
    pub law: Option<LawSource>,
    /// A change of the rule that is under way, was stopped or has happened.
    pub change: Option<RuleChange>,
    /// The date is printed on a notice.
    pub printed: bool,
    /// Our own count, where a date is printed.
    pub computed: Option<String>,
    /// Days from our count to the printed date, if they differ: the notice
    /// should be read again.
    pub mismatch_days: Option<i32>,
    /// Facts that were not known and were read the cautious way.
    pub could_add: Vec<FactAsk>,
    /// What its facts are written down about: `person/ID`, `case/ID`, `document/ID`.
    pub on: Option<String>,
    /// Something that should have come by then.
    pub expected: bool,
    /// What ended it.
    pub mark: Option<MarkCard>,
    /// The day until which it is put off.
    pub put_off_until: Option<String>,
    /// The person said that it is seen.
    pub seen: bool,
    /// Reminders come.
    pub reminders_on: bool,
    /// Days before `safe_by` on which they come, furthest first.
    pub remind_days: Vec<i32>,
    /// The last day to hand it to a carrier, for what must be received by a day:
    /// five business days before `safe_by`. None where nothing is sent.
    pub send_by: Option<String>,
    /// In the person's words.
    pub note: String,
    /// The date of the person's own behind it.
    pub own: Option<OwnDateCard>,
    /// Id of the case.
    pub case: Option<String>,
    /// Form of the case.
    pub form: Option<String>,
    /// Receipt number in groups.
    pub receipt_printed: Option<String>,
    /// Id of the person.
    pub person: Option<String>,
    /// Name of the person.
    pub person_name: Option<String>,
    /// Id of the appointment it belongs to.
    pub appointment: Option<String>,
    /// Where to be, as printed.
    pub place: Vec<String>,
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
    /// What should have come by now and did not, or is waited for.
    pub expected: Vec<DueItem>,
    /// Of each of these the soonest are told; so many are left out. The calendar
    /// has them.
    pub not_shown: u32,
    /// Dates that lack one fact.
    pub nearly: Vec<MissingFact>,
    /// The rules were last read more than half a year ago, on this day.
    pub rules_old_since: Option<String>,
    /// What was written down since the last look at the history; none before the
    /// first look, or when nothing was.
    pub new_since: Option<NewSince>,
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
