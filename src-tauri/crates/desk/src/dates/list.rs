//! Every date in one list, and what belongs beside it.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::{Due, NearlyThere, Owner};

/// More changes than this are no longer told one by one.
const TOLD: usize = 5_000;

/// A date that came into the list or went out of it.
#[derive(Clone)]
pub(crate) enum Change {
    /// It is there now.
    Came(Arc<Due>),
    /// It is there no longer.
    Went(Arc<Due>),
}

/// How a list stood at a moment: told by whoever follows it.
pub(crate) struct DatesMark {
    list: Arc<()>,
    changes: usize,
}

/// Every date, soonest first.
#[derive(Clone, Default)]
pub(crate) struct Dates {
    all: Vec<Arc<Due>>,
    /// Stays the same for as long as the list only changes date by date.
    list: Arc<()>,
    changes: Vec<Change>,
    by_case: HashMap<String, Vec<Arc<Due>>>,
    /// By what they are about; rules that wait for the same fact lie together.
    questions: Vec<(Owner, NearlyThere)>,
    /// Ids of appointments that a later notice moved.
    replaced: HashMap<Owner, Vec<String>>,
}

impl Dates {
    /// Every date, also those that are over or answered.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<Due>> {
        self.all.iter()
    }

    /// What still needs somebody, soonest first.
    pub(crate) fn open(&self) -> impl Iterator<Item = &Arc<Due>> {
        self.all.iter().filter(|due| due.is_open())
    }

    /// How the list stands now.
    pub(crate) fn mark(&self) -> DatesMark {
        DatesMark {
            list: Arc::clone(&self.list),
            changes: self.changes.len(),
        }
    }

    /// What came and went since then; none when the list was made anew.
    pub(crate) fn changes_since(&self, mark: &DatesMark) -> Option<&[Change]> {
        match Arc::ptr_eq(&self.list, &mark.list) {
            true => self.changes.get(mark.changes..),
            false => None,
        }
    }

    /// The dates of a case, soonest first.
    pub(crate) fn of_case(&self, case: &str) -> impl Iterator<Item = &Arc<Due>> {
        self.by_case.get(case).into_iter().flatten()
    }

    /// The date of this id.
    pub(crate) fn find(&self, id: &str) -> Option<&Arc<Due>> {
        self.all.iter().find(|due| due.item.id == id)
    }

    /// Rules that lack one fact: one question for each fact, whichever rules
    /// wait for it.
    pub(crate) fn nearly(&self) -> impl Iterator<Item = &NearlyThere> {
        let mut before: Option<&NearlyThere> = None;
        self.questions.iter().filter_map(move |(_, nearly)| {
            let is_new = before.is_none_or(|one| (&one.on, one.fact) != (&nearly.on, nearly.fact));
            before = Some(nearly);
            is_new.then_some(nearly)
        })
    }

    /// Whether a later notice moved this appointment.
    pub(crate) fn is_replaced(&self, appointment: &str) -> bool {
        let mut all = self.replaced.values().flatten();
        all.any(|replaced| replaced == appointment)
    }

    /// These dates and no others.
    pub(super) fn set(&mut self, mut all: Vec<Arc<Due>>) {
        all.sort_by(|a, b| order(a, b));
        self.by_case.clear();
        for due in &all {
            if let Some(case) = &due.item.case {
                match self.by_case.get_mut(case) {
                    Some(dates) => dates.push(Arc::clone(due)),
                    None => {
                        self.by_case.insert(case.clone(), vec![Arc::clone(due)]);
                    }
                }
            }
        }
        self.all = all;
        self.is_another_list();
    }

    fn is_another_list(&mut self) {
        self.list = Arc::default();
        self.changes.clear();
    }

    fn tell(&mut self, changes: impl Iterator<Item = Change>) {
        self.changes.extend(changes);
        if self.changes.len() > TOLD {
            self.is_another_list();
        }
    }

    pub(super) fn put_in(&mut self, dates: &[Arc<Due>]) {
        for due in dates {
            insert(&mut self.all, due);
            if let Some(case) = &due.item.case {
                insert(self.by_case.entry(case.clone()).or_default(), due);
            }
        }
        self.tell(dates.iter().cloned().map(Change::Came));
    }

    pub(super) fn take_out(&mut self, dates: &[Arc<Due>]) {
        let gone: HashSet<*const Due> = dates.iter().map(Arc::as_ptr).collect();
        let stays = |due: &Arc<Due>| !gone.contains(&Arc::as_ptr(due));
        self.all.retain(stays);
        for case in dates.iter().filter_map(|due| due.item.case.as_ref()) {
            if let Some(of_case) = self.by_case.get_mut(case) {
                of_case.retain(stays);
            }
        }
        self.tell(dates.iter().cloned().map(Change::Went));
    }

    /// Questions of owners that had none, in any order.
    pub(super) fn ask_all(&mut self, questions: impl Iterator<Item = (Owner, NearlyThere)>) {
        self.questions.extend(questions);
        self.questions.sort_by(|(_, a), (_, b)| asked(a, b));
    }

    /// A few more, each in its place.
    pub(super) fn ask(&mut self, owner: Owner, questions: Vec<NearlyThere>) {
        for nearly in questions {
            let before = |one: &(Owner, NearlyThere)| asked(&one.1, &nearly) != Ordering::Greater;
            let place = self.questions.partition_point(before);
            self.questions.insert(place, (owner, nearly));
        }
    }

    pub(super) fn replace(&mut self, owner: Owner, replaced: Vec<String>) {
        if !replaced.is_empty() {
            self.replaced.insert(owner, replaced);
        }
    }

    /// Forgets the questions and moved appointments of owners.
    pub(super) fn forget(&mut self, owners: &BTreeSet<Owner>) {
        self.questions.retain(|(one, _)| !owners.contains(one));
        for owner in owners {
            self.replaced.remove(owner);
        }
    }
}

fn insert(into: &mut Vec<Arc<Due>>, due: &Arc<Due>) {
    let place = into.partition_point(|one| order(one, due) == Ordering::Less);
    into.insert(place, Arc::clone(due));
}

fn asked(a: &NearlyThere, b: &NearlyThere) -> Ordering {
    (&a.on, a.fact, a.rule).cmp(&(&b.on, b.fact, b.rule))
}

fn order(a: &Due, b: &Due) -> Ordering {
    (a.remind_from, &a.item.time, &a.item.id).cmp(&(b.remind_from, &b.item.time, &b.item.id))
}
