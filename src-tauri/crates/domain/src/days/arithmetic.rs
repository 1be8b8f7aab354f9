//! Adding days, months and years to a civil date.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// What a month or year count does when it lands on a day that does not exist
/// (the 31st, or February 29).
///
/// There is no official text on this, so the choice is made per purpose such
/// that either reading is safe: a deadline or expiry takes [`MissingDay::Last`],
/// an earliest day takes [`MissingDay::Next`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingDay {
    /// The last day of that month.
    Last,
    /// The first day of the month after.
    Next,
}

/// Adds calendar days; a negative count goes back. `None` outside the calendar.
pub fn add_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    date.checked_add_signed(TimeDelta::try_days(days)?)
}

/// Adds calendar months; a negative count goes back. `None` outside the calendar.
pub fn add_months(date: NaiveDate, months: i32, missing: MissingDay) -> Option<NaiveDate> {
    let count = Months::new(months.unsigned_abs());
    // chrono itself stops at the last day of a shorter month.
    let landed = if months < 0 {
        date.checked_sub_months(count)?
    } else {
        date.checked_add_months(count)?
    };
    match missing {
        MissingDay::Next if landed.day() != date.day() => landed.succ_opt(),
        _ => Some(landed),
    }
}

/// Adds calendar years; a negative count goes back. `None` outside the calendar.
pub fn add_years(date: NaiveDate, years: i32, missing: MissingDay) -> Option<NaiveDate> {
    add_months(date, years.checked_mul(12)?, missing)
}

/// How many days `later` is after `earlier`; negative when it is before.
pub fn days_between(earlier: NaiveDate, later: NaiveDate) -> i64 {
    later.signed_duration_since(earlier).num_days()
}

/// The last day of a month (1 to 12). `None` for a month that does not exist.
pub fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}
