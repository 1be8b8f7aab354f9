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
const OVERDUE_DAYS: i32 = 7;
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
    /// Days before the date a person chose instead, furthest first.
    pub own_days: Option<Vec<i32>>,
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
    pub name: StepName,
    /// Passes quiet hours.
    pub insists: bool,
}

impl Duty {
    /// Every step this duty is owed as things stand, earliest first. What came
    /// before its entry is not owed; what was acknowledged is not repeated.
    pub(super) fn steps(&self) -> Vec<TimedStep> {
        if self.answered || self.was_history() {
            return Vec::new();
        }
        let mut steps = Vec::new();
        // When the person was last told something that is no repeat.
        let mut spoken = None;
        let late = self
            .profile
            .insists_from()
            .is_some_and(|n| self.is_past_at_entry(n));
        if late || self.profile.on_entry() {
            steps.push(TimedStep {
                at: self.entered,
                name: StepName::Entry,
                insists: late,
            });
            spoken = Some(self.entered);
        }
        for (n, is_repeat) in self.offsets() {
            let Some(at) = self.at(n).filter(|at| *at >= self.entered) else {
                continue;
            };
            if is_repeat && self.seen_since(spoken) {
                continue;
            }
            let insists = self.profile.insists_from().is_some_and(|from| n <= from);
            steps.push(TimedStep {
                at,
                name: StepName::DaysBefore(n),
                insists,
            });
            if !is_repeat {
                spoken = Some(at);
            }
        }
        steps
    }

    /// Days before the date at which something may be said, furthest first, and
    /// whether it only repeats what was said before.
    fn offsets(&self) -> Vec<(i32, bool)> {
        let profile = self.profile;
        let chosen = self.own_days.as_deref();
        let mut own: Vec<i32> = chosen.unwrap_or(profile.days_before()).to_vec();
        if profile.weekly_after() && chosen.is_none() {
            own.extend((1..=WEEKS_OPEN).map(|week| -7 * week));
        }
        let mut last = 0;
        if profile.can_be_overdue() {
            // The safe day may lie before the last day: overdue begins after both.
            let gap = days::days_between(self.due, self.last_day).max(0);
            let first_overdue = -1 - i32::try_from(gap).unwrap_or(0);
            own.push(first_overdue);
            last = first_overdue + 1 - OVERDUE_DAYS;
        }
        // Whoever chose the days is told on those days.
        let repeats = match (chosen, profile.insists_from()) {
            (None, Some(from)) => last..from,
            _ => 0..0,
        };
        let repeated: Vec<i32> = repeats.filter(|n| !own.contains(n)).collect();
        let mut all: Vec<(i32, bool)> = own.into_iter().map(|n| (n, false)).collect();
        all.extend(repeated.into_iter().map(|n| (n, true)));
        all.sort_unstable_by_key(|(n, _)| -n);
        all
    }

    /// Whether the date was over before it was even entered, as with old papers:
    /// it is kept and listed, and nobody is woken for it.
    fn was_history(&self) -> bool {
        let days_late = days::days_between(self.last_day, self.entered.date());
        match self.profile.can_be_overdue() {
            true => days_late > i64::from(OVERDUE_DAYS),
            false => days_late > 0,
        }
    }

    fn is_past_at_entry(&self, n: i32) -> bool {
        self.at(n).is_some_and(|at| at < self.entered)
    }

    fn seen_since(&self, spoken: Option<NaiveDateTime>) -> bool {
        match (self.acknowledged, spoken) {
            (Some(seen), Some(spoken)) => seen >= spoken,
            _ => false,
        }
    }

    /// The ledger's key of a step.
    pub(super) fn key(&self, step: StepName) -> StepKey {
        StepKey {
            duty: self.id.clone(),
            due: self.due,
            step,
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
