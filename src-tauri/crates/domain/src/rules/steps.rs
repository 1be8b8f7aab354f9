//! The steps of a count: what was done, and the date it led to.

use chrono::{NaiveDate, NaiveTime};

use super::rule::Cite;
use crate::days::DayOff;
use crate::text::LocalText;

/// One step of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'r> {
    /// What was done.
    pub text: StepText<'r>,
    /// The date after it; none where there is no calendar date.
    pub date: Option<NaiveDate>,
    /// Where the step stands, when that is not the rule's own source.
    pub source: Option<&'static Cite>,
}

/// What a step does. Fact names are those of the facts asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepText<'r> {
    /// The count starts from a fact; its day is not counted.
    Start {
        /// The fact.
        fact: &'r str,
    },
    /// The count starts from the last day of a month.
    StartMonthEnd {
        /// The fact that names the month.
        fact: &'r str,
    },
    /// The count starts from the last day of a fiscal year.
    StartFiscalYearEnd {
        /// The fact that names the year.
        fact: &'r str,
    },
    /// Calendar days were added, or taken if negative.
    Days {
        /// How many.
        n: i64,
    },
    /// Calendar months were added, or taken if negative.
    Months {
        /// How many.
        n: i32,
    },
    /// Calendar years were added, or taken if negative.
    Years {
        /// How many.
        n: i32,
    },
    /// The day does not exist in that month: its last day was taken.
    LastOfMonth,
    /// The day does not exist in that month: the first of the next was taken.
    FirstOfNext,
    /// Days a fact names were added.
    DaysOfFact {
        /// How many.
        n: i64,
        /// The fact.
        fact: &'r str,
    },
    /// The days from one date to another were added.
    DaysBetween {
        /// How many.
        n: i64,
        /// The earlier date's fact.
        from: &'r str,
        /// The later date's fact.
        to: &'r str,
    },
    /// Business days were added.
    BusinessDays {
        /// How many.
        n: i64,
    },
    /// Hours were taken off a local time.
    HoursBefore {
        /// How many.
        n: u32,
        /// The time that leaves.
        time: NaiveTime,
    },
    /// Days for mailing were added.
    MailDays {
        /// How many.
        n: i64,
        /// How the notice was served.
        service: &'static str,
    },
    /// No days for mailing, because of how the notice was served.
    NoMailDays {
        /// How the notice was served.
        service: &'static str,
    },
    /// No days for mailing, because it is not known how the notice was served.
    ServiceUnknown,
    /// An earlier limit applies.
    EarlierLimit {
        /// The fact it is counted from.
        fact: &'r str,
    },
    /// A later limit applies.
    LaterLimit {
        /// The fact it is counted from.
        fact: &'r str,
    },
    /// The date of a fact was taken.
    Taken {
        /// The fact.
        fact: &'r str,
    },
    /// There is no calendar date.
    NoDate,
    /// A sentence of the row.
    Said(&'r LocalText),
    /// Moved forward.
    RollForward {
        /// Off what kind of day.
        why: DayOff,
    },
    /// Moved back.
    RollBack {
        /// Off what kind of day.
        why: DayOff,
    },
    /// Not moved, because an answer online does not move.
    OnlineStays {
        /// What kind of day it is.
        why: DayOff,
    },
    /// The date is printed on the notice.
    Printed,
    /// The printed date is the one our count gives.
    PrintedAgrees,
    /// The printed date is not the one our count gives.
    PrintedDiffers {
        /// The days the printed date is away from our count; negative is earlier.
        days: i64,
    },
    /// The last business day that needs no rule about weekends or holidays.
    SafeBy,
}
