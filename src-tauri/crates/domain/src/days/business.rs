//! Business days, and the two moves deadlines know: forward and back.

use chrono::{Datelike, NaiveDate, Weekday};

use super::arithmetic::add_days;
use super::closures::closure_on;
use super::holidays::{holiday_observed_on, HolidayName};

/// Why a period does not end on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOff {
    /// Saturday or Sunday.
    Weekend,
    /// A federal holiday is observed.
    Holiday(HolidayName),
    /// Offices are closed by order; no legal holiday.
    Closed,
}

/// Why offices are shut on this day, or `None` on a business day.
pub fn reason_for_day_off(date: NaiveDate) -> Option<DayOff> {
    if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
        Some(DayOff::Weekend)
    } else if let Some(name) = holiday_observed_on(date) {
        Some(DayOff::Holiday(name))
    } else {
        closure_on(date).map(|_| DayOff::Closed)
    }
}

/// A Saturday, Sunday or legal holiday (8 CFR 1.2, "Day"), the observed day of a
/// holiday included. A closing by order is none.
pub fn is_legal_day_off(date: NaiveDate) -> bool {
    matches!(
        reason_for_day_off(date),
        Some(DayOff::Weekend | DayOff::Holiday(_))
    )
}

/// A day on which federal offices are open: no weekend, holiday or closing.
pub fn is_business_day(date: NaiveDate) -> bool {
    reason_for_day_off(date).is_none()
}

/// The day itself, or the first later one that is no weekend or legal holiday.
pub fn next_working_day_or_same(date: NaiveDate) -> NaiveDate {
    walk(date, 1, |day| !is_legal_day_off(day))
}

/// The day itself, or the last earlier one on which offices are open.
pub fn previous_business_day_or_same(date: NaiveDate) -> NaiveDate {
    walk(date, -1, is_business_day)
}

/// The `count`-th business day after `date`; zero is `date` itself.
/// `None` outside the calendar.
pub fn add_business_days(date: NaiveDate, count: u32) -> Option<NaiveDate> {
    (0..count).try_fold(date, |day, _| {
        Some(walk(add_days(day, 1)?, 1, is_business_day))
    })
}

/// The `count`-th business day before `date`; zero is `date` itself. `None`
/// outside the calendar.
pub fn subtract_business_days(date: NaiveDate, count: u32) -> Option<NaiveDate> {
    (0..count).try_fold(date, |day, _| {
        Some(walk(add_days(day, -1)?, -1, is_business_day))
    })
}

fn walk(from: NaiveDate, step: i64, arrived: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    let mut day = from;
    while !arrived(day) {
        match add_days(day, step) {
            Some(next) => day = next,
            None => return day,
        }
    }
    day
}
