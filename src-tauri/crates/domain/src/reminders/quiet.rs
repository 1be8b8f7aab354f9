//! Hours in which only what insists is said.

use chrono::{Days, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// A daily span of local time, possibly over midnight; or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct QuietHours(Option<(NaiveTime, NaiveTime)>);

impl QuietHours {
    /// No quiet hours.
    pub fn none() -> Self {
        Self(None)
    }

    /// Quiet from a time (included) until a time (not included). The same time
    /// twice means none.
    pub fn new(from: NaiveTime, until: NaiveTime) -> Self {
        Self((from != until).then_some((from, until)))
    }

    /// Whether this local time is quiet.
    pub fn contains(self, time: NaiveTime) -> bool {
        match self.0 {
            None => false,
            Some((from, until)) if from < until => from <= time && time < until,
            Some((from, until)) => time >= from || time < until,
        }
    }

    /// The moment itself, or the end of the quiet hours it lies in.
    pub(super) fn end_of(self, moment: NaiveDateTime) -> NaiveDateTime {
        let Some((_, until)) = self.0.filter(|_| self.contains(moment.time())) else {
            return moment;
        };
        let day = match until > moment.time() {
            true => moment.date(),
            false => moment.date() + Days::new(1),
        };
        day.and_time(until)
    }
}
