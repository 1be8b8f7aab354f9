//! Which day it is. Rules never ask the system: they are handed the day, so
//! that a test, or a person trying out a date, can pretend.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// The clock of this run.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The computer's clock and zone.
    System,
    /// A fixed day (`--today`), with the computer's time of day.
    Pretended(NaiveDate),
    /// Whatever this says: a clock that sleeps, jumps and travels at will.
    Told(fn() -> NaiveDateTime),
}

impl Clock {
    /// Today, where the computer is.
    pub fn today(self) -> NaiveDate {
        self.local_now().date()
    }

    /// Now, as the wall clock where the computer is.
    pub fn local_now(self) -> NaiveDateTime {
        match self {
            Self::System => Local::now().naive_local(),
            // Noon, so that a step planned for that morning has come.
            Self::Pretended(day) => day.and_time(NOON),
            Self::Told(now) => now(),
        }
    }

    /// Now, for writing down when something was recorded. Never pretended: the
    /// history must tell the truth about when it was written.
    pub fn now(self) -> DateTime<Utc> {
        Utc::now()
    }

    /// The pretended day, if there is one.
    pub fn pretended(self) -> Option<NaiveDate> {
        match self {
            Self::System | Self::Told(_) => None,
            Self::Pretended(day) => Some(day),
        }
    }
}

const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// Reads `YYYY-MM-DD`.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}
