//! All the steps one duty has, from its entry to the last word after its date.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::ledger::{StepKey, StepName};
use super::profile::ReminderProfile;
use crate::days;

/// The local hour at which a step is said.
const HOUR: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// How long before an early appointment the word of that morning is said.
const BEFORE_APPOINTMENT: TimeDelta = TimeDelta::hours(2);
/// For how many days an overdue date is repeated; it stays on the list after.
const OVERDUE_DAYS: i64 = 7;
/// For how many weeks an open window is repeated.
const WEEKS_OPEN: i32 = 52;

/// Something with a date that a person is to be reminded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Its stable name.
    pub id: String,
    /// The day steps count back from: the safe day where there is one.
    pub due: NaiveDate,
    /// The last day itself; never before `due`. Overdue begins after it.
    pub last_day: NaiveDate,
    /// The local time on that day, of an appointment or a cut-off.
    pub time: Option<NaiveTime>,
    /// When to remind.
    pub profile: ReminderProfile,
    /// When the date became known, local time.
    pub entered: NaiveDateTime,
    /// When the person last said "seen", local time. Seen is not done: it ends
    /// the daily repeats of the steps up to then, not the steps after.
    pub acknowledged: Option<NaiveDateTime>,
    /// Done or answered: nothing more is said.
    pub answered: bool,
    /// Nothing is said before this local time.
    pub snoozed_until: Option<NaiveDateTime>,
}

/// A step with its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TimedStep {
    pub at: NaiveDateTime,
    pub key: StepKey,
    /// Passes quiet hours.
    pub insists: bool,
}

impl Duty {
    /// Every step this duty is owed as things stand, earliest first. What came
    /// before its entry is not owed; what was acknowledged is not repeated.
    pub(super) fn steps(&self) -> Vec<TimedStep> {
        if self.answered {
            return Vec::new();
        }
        let profile = self.profile;
        let insists_from = profile.insists_from();
        let overdue_from =
            -i32::try_from(days::days_between(self.due, self.last_day).max(0)).unwrap_or(0) - 1;
        let mut own: Vec<i32> = profile.days_before().to_vec();
        if profile.weekly_after() {
            own.extend((1..=WEEKS_OPEN).map(|week| -7 * week));
        }
        if profile.can_be_overdue() {
            own.push(overdue_from);
        }
        let last = match profile.can_be_overdue() {
            true => overdue_from - OVERDUE_DAYS as i32 + 1,
            false => 0,
        };
        let mut steps = Vec::new();
        let mut spoken: Option<NaiveDateTime> = None;
        let late = insists_from.is_some_and(|n| self.at(n).is_some_and(|at| at <= self.entered));
        if profile.on_entry() || late {
            steps.push(self.step(self.entered, StepName::Entry, late));
            spoken = Some(self.entered);
        }
        let first = own.first().copied().unwrap_or(0);
        let end = own.iter().copied().min().unwrap_or(0).min(last);
        for n in (end..=first).rev() {
            let Some(at) = self.at(n).filter(|at| *at >= self.entered) else {
                continue;
            };
            let insists = insists_from.is_some_and(|from| n <= from);
            if own.contains(&n) {
                steps.push(self.step(at, StepName::DaysBefore(n), insists));
                spoken = Some(at);
            } else if insists && n >= last && !self.seen_since(spoken) {
                steps.push(self.step(at, StepName::DaysBefore(n), true));
            }
        }
        steps
    }

    fn seen_since(&self, spoken: Option<NaiveDateTime>) -> bool {
        match (self.acknowledged, spoken) {
            (Some(seen), Some(spoken)) => seen >= spoken,
            _ => false,
        }
    }

    fn step(&self, at: NaiveDateTime, step: StepName, insists: bool) -> TimedStep {
        TimedStep {
            at,
            key: StepKey {
                duty: self.id.clone(),
                due: self.due,
                step,
            },
            insists,
        }
    }

    /// The local time of the step `n` days before the date.
    fn at(&self, n: i32) -> Option<NaiveDateTime> {
        let day = days::add_days(self.due, -i64::from(n))?;
        let hour = match self.time {
            // In time for it: two hours before, if that is before nine.
            Some(time) if day == self.last_day => {
                let (before, passed_midnight) = time.overflowing_sub_signed(BEFORE_APPOINTMENT);
                match passed_midnight {
                    0 => before.min(HOUR),
                    _ => NaiveTime::MIN,
                }
            }
            _ => HOUR,
        };
        Some(day.and_time(hour))
    }
}
