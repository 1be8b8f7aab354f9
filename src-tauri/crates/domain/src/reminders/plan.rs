//! What to say now and when to wake next.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::ledger::{Ledger, StepKey};
use super::owed::Owed;
use super::quiet::QuietHours;
use super::schedule::Duty;

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
        Message::of(&self.say)
    }
}

impl<'p> Message<'p> {
    /// The one message of everything that is to be said.
    pub fn of(say: &'p [Say]) -> Option<Self> {
        match say {
            [] => None,
            [one] => Some(Message::One(one)),
            several => Some(Message::Together(several)),
        }
    }
}

/// What to say now of all that is owed: what insists first, then by date.
pub fn say_now<'o>(owed: impl IntoIterator<Item = &'o Owed>, now: NaiveDateTime) -> Vec<Say> {
    let mut say: Vec<Say> = owed.into_iter().filter_map(|owed| owed.say(now)).collect();
    say.sort_by(|a, b| (!a.insists, a.last_day, &a.duty).cmp(&(!b.insists, b.last_day, &b.duty)));
    say
}

/// Plans reminders at the local time `now`.
///
/// `delivered` is the ledger of steps already shown. A step is said at the first
/// run at or after its time, together with all earlier ones of the same duty.
pub fn plan(duties: &[Duty], delivered: &Ledger, now: NaiveDateTime, quiet: QuietHours) -> Plan {
    let owed = duties
        .iter()
        .map(|duty| Owed::of(duty.clone(), delivered, quiet));
    let owed: Vec<Owed> = owed.collect();
    let mut upcoming: Vec<_> = owed.iter().flat_map(|owed| owed.upcoming(now)).collect();
    upcoming.sort();
    Plan {
        say: say_now(&owed, now),
        wake: upcoming.first().map(|(at, _)| *at),
        upcoming,
    }
}
