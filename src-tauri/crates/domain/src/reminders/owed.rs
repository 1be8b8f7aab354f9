//! What is still owed of one duty: counted once, asked as often as time passes.

use chrono::NaiveDateTime;

use super::ledger::{Ledger, StepKey, StepName};
use super::plan::Say;
use super::quiet::QuietHours;
use super::schedule::Duty;
use crate::days;

/// A duty with the steps that were not said yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    duty: Duty,
    steps: Vec<OpenStep>,
    quiet: QuietHours,
}

/// A moment at which something will be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Local time.
    pub at: NaiveDateTime,
    /// Whether it passes quiet hours.
    pub insists: bool,
}

/// A step with its own time and the one at which it may be said.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OpenStep {
    at: NaiveDateTime,
    said_at: NaiveDateTime,
    name: StepName,
    insists: bool,
}

impl Owed {
    /// What is owed of a duty, when this was said already.
    pub fn of(duty: Duty, said: &Ledger, quiet: QuietHours) -> Self {
        let said = said.of(&duty.id);
        let is_open = |name| said.is_none_or(|said| !said.contains(&(duty.due, name)));
        let steps = duty.steps().into_iter().filter(|step| is_open(step.name));
        let steps = steps
            .map(|step| OpenStep {
                at: step.at,
                said_at: release(&duty, quiet, step.at, step.insists),
                name: step.name,
                insists: step.insists,
            })
            .collect();
        Self { duty, steps, quiet }
    }

    /// The time of each step that was not said yet, and the moment at which it is
    /// to be said.
    pub fn steps(&self) -> impl Iterator<Item = (NaiveDateTime, Moment)> + '_ {
        self.steps.iter().map(|step| {
            let moment = Moment {
                at: step.said_at,
                insists: step.insists,
            };
            (step.at, moment)
        })
    }

    /// What to say now: every step whose time has come, in one.
    pub fn say(&self, now: NaiveDateTime) -> Option<Say> {
        let insists = self.insists_now(now)?;
        let come = self.steps.iter().filter(|step| step.at <= now);
        let steps: Vec<StepKey> = come.map(|step| self.duty.key(step.name)).collect();
        Some(Say {
            duty: self.duty.id.clone(),
            due: self.duty.due,
            last_day: self.duty.last_day,
            time: self.duty.time,
            days_left: days::days_between(now.date(), self.duty.last_day),
            caught_up: steps.len() > 1,
            steps,
            insists,
        })
    }

    /// Whether what is to be said now insists; none when there is nothing.
    pub fn insists_now(&self, now: NaiveDateTime) -> Option<bool> {
        let insists = self.come(now)?;
        (self.release(now, insists) <= now).then_some(insists)
    }

    /// When something is to be said after now, in no order and possibly more
    /// than once.
    pub fn moments(&self, now: NaiveDateTime) -> impl Iterator<Item = Moment> + '_ {
        let held_back = self.come(now).and_then(|insists| {
            let at = self.release(now, insists);
            (at > now).then_some(Moment { at, insists })
        });
        let later = self.steps.iter().filter(move |step| step.at > now);
        held_back.into_iter().chain(later.map(|step| Moment {
            at: step.said_at,
            insists: step.insists,
        }))
    }

    /// Every step with the time after now at which it will be said.
    pub fn upcoming(
        &self,
        now: NaiveDateTime,
    ) -> impl Iterator<Item = (NaiveDateTime, StepKey)> + '_ {
        let held_back = self.come(now).map(|insists| self.release(now, insists));
        self.steps.iter().filter_map(move |step| {
            let at = match step.at > now {
                true => step.said_at,
                false => held_back.filter(|at| *at > now)?,
            };
            Some((at, self.duty.key(step.name)))
        })
    }

    /// The steps that were to be said by a moment.
    pub fn until(&self, moment: NaiveDateTime) -> impl Iterator<Item = StepKey> + '_ {
        let said = self.steps.iter().filter(move |step| step.said_at <= moment);
        said.map(|step| self.duty.key(step.name))
    }

    /// Whether one of the steps whose time has come insists; none when none has.
    fn come(&self, now: NaiveDateTime) -> Option<bool> {
        let come = self.steps.iter().filter(|step| step.at <= now);
        come.map(|step| step.insists).reduce(|any, one| any || one)
    }

    fn release(&self, at: NaiveDateTime, insists: bool) -> NaiveDateTime {
        release(&self.duty, self.quiet, at, insists)
    }
}

/// When something whose time has come may be said.
fn release(duty: &Duty, quiet: QuietHours, at: NaiveDateTime, insists: bool) -> NaiveDateTime {
    let awake = duty.snoozed_until.map_or(at, |until| until.max(at));
    match insists {
        true => awake,
        false => quiet.end_of(awake),
    }
}
