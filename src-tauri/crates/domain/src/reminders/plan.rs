//! What to say now and when to wake next.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::ledger::StepKey;
use super::quiet::QuietHours;
use super::schedule::Duty;
use crate::days;

/// What the planner says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What to say now, at most once per duty; what insists first, then by date.
    pub say: Vec<Say>,
    /// The next local time at which there will be something to say, if nothing
    /// changes; always after now.
    pub wake: Option<NaiveDateTime>,
    /// Every later step with the local time it will be said, earliest first.
    pub upcoming: Vec<(NaiveDateTime, StepKey)>,
}

/// One duty to speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Say {
    /// The duty.
    pub duty: String,
    /// The day its steps count back from.
    pub due: NaiveDate,
    /// The last day itself.
    pub last_day: NaiveDate,
    /// The local time on that day, if it has one.
    pub time: Option<NaiveTime>,
    /// Days from today to the last day; negative: overdue.
    pub days_left: i64,
    /// Every step this covers; all belong in the ledger once it was shown.
    pub steps: Vec<StepKey>,
    /// Whether it makes up for steps that were missed.
    pub caught_up: bool,
    /// Whether it passes quiet hours.
    pub insists: bool,
}

/// The one message a run shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message<'p> {
    /// About one duty.
    One(&'p Say),
    /// About several, in one message.
    Together(&'p [Say]),
}

impl Plan {
    /// The message to show now, if any: never more than one at a time.
    pub fn message(&self) -> Option<Message<'_>> {
        match self.say.as_slice() {
            [] => None,
            [one] => Some(Message::One(one)),
            several => Some(Message::Together(several)),
        }
    }
}

/// Plans reminders at the local time `now`.
///
/// `delivered` is the ledger of steps already shown. A step is said at the first
/// run at or after its time, together with all earlier ones of the same duty.
pub fn plan(
    duties: &[Duty],
    delivered: &BTreeSet<StepKey>,
    now: NaiveDateTime,
    quiet: QuietHours,
) -> Plan {
    let mut say = Vec::new();
    let mut upcoming = Vec::new();
    for duty in duties {
        let open = duty
            .steps()
            .into_iter()
            .filter(|step| !delivered.contains(&step.key));
        let (owed, later): (Vec<_>, Vec<_>) = open.partition(|step| step.at <= now);
        let said_at = |at: NaiveDateTime, insists: bool| {
            let awake = duty.snoozed_until.map_or(at, |until| until.max(at));
            match insists {
                true => awake,
                false => quiet.end_of(awake),
            }
        };
        upcoming.extend(
            later
                .into_iter()
                .map(|step| (said_at(step.at, step.insists), step.key)),
        );
        let insists = owed.iter().any(|step| step.insists);
        let release = said_at(now, insists);
        let keys: Vec<StepKey> = owed.into_iter().map(|step| step.key).collect();
        if release > now {
            upcoming.extend(keys.into_iter().map(|key| (release, key)));
        } else if !keys.is_empty() {
            say.push(Say {
                duty: duty.id.clone(),
                due: duty.due,
                last_day: duty.last_day,
                time: duty.time,
                days_left: days::days_between(now.date(), duty.last_day),
                caught_up: keys.len() > 1,
                steps: keys,
                insists,
            });
        }
    }
    say.sort_by(|a, b| (!a.insists, a.last_day, &a.duty).cmp(&(!b.insists, b.last_day, &b.duty)));
    upcoming.sort();
    Plan {
        wake: upcoming.first().map(|(at, _)| *at),
        say,
        upcoming,
    }
}
