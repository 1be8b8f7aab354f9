//! The dates that follow from the record. Which rule speaks to which part of it
//! is data (`domain::rules::feeds`); how a date is counted stands in
//! `domain::rules`.

mod about;
mod card;
mod feeding;
mod kept;
mod known;
mod list;
mod own;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::reminders::ReminderProfile;
use vault::{CaseId, PersonId};

use crate::contract::{Bilingual, DueItem};

pub(crate) use card::{ask, is_old};
pub(crate) use kept::KeptDates;
pub(crate) use list::{Change, Dates, DatesMark};

/// A date with what reminders need.
#[derive(Clone)]
pub(crate) struct Due {
    pub(crate) item: DueItem,
    /// The last day itself.
    pub(crate) last_day: NaiveDate,
    /// The day reminders count back from.
    pub(crate) remind_from: NaiveDate,
    pub(crate) time: Option<NaiveTime>,
    pub(crate) profile: ReminderProfile,
    /// Days before, where a person chose them.
    pub(crate) own_days: Option<Vec<i32>>,
    /// When the date became known.
    pub(crate) entered: DateTime<Utc>,
    /// What was said of it.
    pub(crate) said: Said,
    /// No reminders are wanted.
    pub(crate) silent: bool,
    /// It has passed, and nobody can be late for it.
    pub(crate) over: bool,
}

impl Due {
    /// Whether it still needs somebody.
    pub(crate) fn is_open(&self) -> bool {
        !self.over && !self.said.ended
    }

    /// The name under which people speak of it. What a paper set is one thing
    /// whatever its date; what follows from a fact is another thing when the
    /// fact, and so its date, has changed.
    pub(crate) fn spoken_name(&self) -> String {
        let by_paper = self.item.appointment.is_some()
            || self.item.own.is_some()
            || self
                .item
                .on
                .as_deref()
                .is_some_and(|on| on.starts_with("document/"));
        match by_paper {
            true => self.item.id.clone(),
            false => format!("{}@{}", self.item.id, self.item.date),
        }
    }
}

/// What a person said of a date.
#[derive(Clone, Default)]
pub(crate) struct Said {
    /// It is over: answered or done.
    pub(crate) ended: bool,
    pub(crate) seen: Option<DateTime<Utc>>,
    pub(crate) put_off_until: Option<NaiveDate>,
}

/// A rule that is nearly there.
#[derive(Clone)]
pub(crate) struct NearlyThere {
    pub(crate) rule: &'static str,
    pub(crate) title: Bilingual,
    pub(crate) fact: &'static str,
    /// What the fact is to be written down about: `person/ID`, `case/ID`,
    /// `document/ID`.
    pub(crate) on: String,
    pub(crate) case: Option<CaseId>,
    pub(crate) person: Option<PersonId>,
}

/// What dates are counted for: a case with its notices and appointments, or a
/// person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Owner {
    Person(PersonId),
    Case(CaseId),
}

/// People and cases of a set of owners.
fn split(owners: &BTreeSet<Owner>) -> (BTreeSet<PersonId>, BTreeSet<CaseId>) {
    let mut people = BTreeSet::new();
    let mut cases = BTreeSet::new();
    for owner in owners {
        match owner {
            Owner::Person(person) => people.insert(*person),
            Owner::Case(case) => cases.insert(*case),
        };
    }
    (people, cases)
}

/// The next date of a case that has not passed.
pub(crate) fn next_of<'d>(dates: &'d Dates, case: &str) -> Option<&'d DueItem> {
    dates
        .of_case(case)
        .filter(|due| due.is_open())
        .map(|due| &due.item)
        .find(|item| item.days_left >= 0 && item.kind != "info")
}
