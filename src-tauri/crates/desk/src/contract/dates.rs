//! Dates: what people say of them, what they add, the calendar.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bilingual, DueItem};

/// A value a fact can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactChoice {
    /// Stored form.
    pub value: String,
    /// For reading.
    pub label: Bilingual,
}

/// A fact a rule would use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactAsk {
    /// Its name, as in `casekeep-cli due`.
    pub fact: String,
    /// What a person calls it.
    pub label: Bilingual,
    /// `date`, `local_time`, `month`, `fiscal_year`, `number`, `flag`, `choice`, `form`.
    pub shape: String,
    /// The values of a choice.
    pub choices: Vec<FactChoice>,
    /// There is no answer without it.
    pub required: bool,
}

/// A change of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleChange {
    /// `in_force`, `blocked`, `proposed`, `ended`: message `change_<state>`.
    pub state: String,
    /// Since when.
    pub since: String,
    /// What changes.
    pub note: Bilingual,
}

/// What ended a date, with its proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkCard {
    /// `answered` or `done`.
    pub mark: String,
    /// The day it was sent or done.
    pub on_day: Option<String>,
    /// Who carried it.
    pub carrier: String,
    /// The carrier's number.
    pub tracking: String,
    /// In the person's words.
    pub note: String,
}

/// A date a person added, as it is edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnDateCard {
    /// Id.
    pub id: String,
    /// In the person's words.
    pub title: String,
    /// The day, or the first of them.
    pub on_day: String,
    /// `HH:MM`.
    pub at_time: Option<String>,
    /// `once`, `weekly`, `monthly`, `yearly`.
    pub repeats: String,
    /// Days before on which to remind.
    pub remind_days: Vec<i32>,
    /// In the person's words.
    pub note: String,
}

/// Say something of a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkDate {
    /// Id of the date.
    pub date: String,
    /// `answered`, `done`, `seen` or `put_off`.
    pub mark: String,
    /// As typed: the day it was sent or done, the day until which it is put off.
    pub on_day: String,
    /// Who carried it.
    pub carrier: String,
    /// The carrier's number.
    pub tracking: String,
    /// In the person's words.
    pub note: String,
}

/// Name a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DateRequest {
    /// Id of the date.
    pub date: String,
}

/// The notice prints another date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintedDate {
    /// Id of the date.
    pub date: String,
    /// As typed; empty takes it away again.
    pub printed: String,
}

/// Write a fact down that a date needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveDateFact {
    /// `person/ID`, `case/ID` or `document/ID`.
    pub on: String,
    /// The fact.
    pub fact: String,
    /// As typed.
    pub value: String,
}

/// Let a rule count a date from facts given by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowRule {
    /// The rule.
    pub rule: String,
    /// `person/ID` or `case/ID`.
    pub on: String,
    /// Facts by name, as typed.
    pub facts: BTreeMap<String, String>,
}

/// Add or change a date of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveOwnDate {
    /// Id; none: a new one.
    pub id: Option<String>,
    /// In the person's words.
    pub title: String,
    /// As typed.
    pub on_day: String,
    /// `HH:MM`, or empty.
    pub at_time: String,
    /// `once`, `weekly`, `monthly`, `yearly`.
    pub repeats: String,
    /// Days before on which to remind.
    pub remind_days: Vec<i32>,
    /// In the person's words.
    pub note: String,
    /// Id of the person, if it is about one.
    pub person: Option<String>,
    /// Id of the case, if it is about one.
    pub case: Option<String>,
}

/// A rule that lacks one fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingFact {
    /// The rule.
    pub rule: String,
    /// What a person calls the date.
    pub title: Bilingual,
    /// What it lacks.
    pub ask: FactAsk,
    /// What the fact is about.
    pub on: String,
    /// Name of the person.
    pub person_name: Option<String>,
    /// Form of the case.
    pub form: Option<String>,
}

/// A rule a person may let count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleCard {
    /// Its name.
    pub rule: String,
    /// What a person calls the date.
    pub title: Bilingual,
    /// Its facts, those it cannot do without first.
    pub facts: Vec<FactAsk>,
    /// Where it stands.
    pub cite: String,
}

/// Every rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RulesPage {
    /// In the order of the book.
    pub rules: Vec<RuleCard>,
}

/// Which days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarRequest {
    /// From this day on.
    pub from: String,
    /// Until this day, included.
    pub until: String,
}

/// The dates of some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarPage {
    /// Today, local.
    pub today: String,
    /// Dates on which something happens, soonest first.
    pub dates: Vec<DueItem>,
    /// Federal holidays and closings among these days.
    pub days_off: Vec<DayOffCard>,
}

/// A day on which offices are shut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayOffCard {
    /// The day.
    pub on_day: String,
    /// Which holiday, or that offices are closed by order.
    pub name: Bilingual,
}

/// What goes into the calendar file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarExport {
    /// Neutral titles without names, forms and places.
    pub redact: bool,
}

/// The calendar file was written, or the person closed the dialog.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedCalendar {
    /// Whether a file was written.
    pub saved: bool,
}
