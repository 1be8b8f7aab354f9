//! The small language in which a row says how its date is counted.
//!
//! A count starts from one fact and runs its operations in order. New rules are
//! new rows; a new operation is needed only for a way of counting that no law
//! has used so far.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::days::MissingDay;
use crate::text::LocalText;

/// How a row's date is counted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Count {
    /// The fact the count starts from. A month starts at its last day, a fiscal
    /// year at September 30.
    pub start: String,
    /// A fact that is a better start where it is known; no mailing days then,
    /// because the period runs from receipt.
    #[serde(default)]
    pub rather: Option<String>,
    /// The operations, in order.
    #[serde(default)]
    pub steps: Vec<Operation>,
    /// What happens when the last day is no business day.
    #[serde(default)]
    pub roll: Roll,
    /// Whether a notice may print the date (`printed_due_date`), which then wins.
    #[serde(default)]
    pub printed: bool,
}

/// One operation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Operation {
    /// Adds a fixed period.
    Add(Shift),
    /// Adds as many days as a fact says; none when it is not given.
    AddFact(String),
    /// Adds as many business days as a fact says.
    AddBusinessDays(String),
    /// Adds the days from one date to another and reports them as a finding.
    AddBetween {
        /// The earlier date.
        from: String,
        /// The later date.
        to: String,
        /// The name of the finding.
        finding: String,
    },
    /// Takes hours off a local time.
    TakeHours(u32),
    /// Adds the days allowed for mailing.
    Mail(Mailing),
    /// Takes the earlier of the date so far and a limit.
    AtMost(Limit),
    /// Takes the later of the date so far and a limit.
    AtLeast(Limit),
    /// Goes on as the value of a fact says.
    Choose {
        /// A fact of the shape `choice`.
        fact: String,
        /// The operations for each value.
        cases: BTreeMap<String, Vec<Operation>>,
    },
    /// Goes on as conditions say.
    When {
        /// All must hold.
        all: Vec<Condition>,
        /// The operations if they do.
        then: Vec<Operation>,
        /// The operations if not.
        otherwise: Vec<Operation>,
    },
    /// Reports a finding.
    Finding {
        /// Its name.
        name: String,
        /// Its value.
        value: bool,
    },
    /// Explains in words why the count goes on as it does.
    Say(LocalText),
    /// Takes the date of a fact; without it there is no calendar date.
    Take(String),
}

/// A fixed period; negative goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Shift {
    /// Calendar days.
    Days(i64),
    /// Calendar months.
    Months(i32, MissingDay),
    /// Calendar years.
    Years(i32, MissingDay),
}

/// A limit counted from another fact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limit {
    /// The fact.
    pub fact: String,
    /// What is added to it.
    #[serde(default)]
    pub plus: Vec<Shift>,
    /// Whether the rule has no answer without it.
    #[serde(default)]
    pub required: bool,
}

/// A condition on a fact, or on the date counted so far.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    /// The fact; none: the date counted so far.
    #[serde(default)]
    pub fact: Option<String>,
    /// What must hold.
    pub is: Test,
}

/// What must hold of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Test {
    /// Before this day.
    Before(NaiveDate),
    /// On or after this day.
    From(NaiveDate),
    /// Before the date of another fact.
    BeforeFact(String),
    /// On or after the date of another fact.
    FromFact(String),
    /// True.
    True,
}

/// Which days are allowed for mailing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mailing {
    /// Three days when served by mail, wherever to (8 CFR 103.8(b)).
    Standard,
    /// Requests for evidence: three days in the United States, fourteen abroad.
    Rfe,
}

/// What happens when the last day is a weekend or a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Roll {
    /// Nothing.
    #[default]
    Never,
    /// Paper moves to the next business day; an answer online does not.
    Paper,
    /// It moves to the next business day.
    Always,
    /// Paper moves back to the last business day; what is sent online does not.
    Back,
}
