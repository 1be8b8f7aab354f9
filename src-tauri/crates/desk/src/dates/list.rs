//! Every date in one list, and what belongs beside it.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::{Due, NearlyThere, Owner};

/// Every date, soonest first.
#[derive(Clone, Default)]
pub(crate) struct Dates {
    all: Vec<Arc<Due>>,
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
    }

    pub(super) fn put_in(&mut self, dates: &[Arc<Due>]) {
        for due in dates {
            insert(&mut self.all, due);
            if let Some(case) = &due.item.case {
                insert(self.by_case.entry(case.clone()).or_default(), due);
            }
        }
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
    }

    pub(super) fn ask(&mut self, owner: Owner, questions: Vec<NearlyThere>) {
        let of_owner = questions.into_iter().map(|nearly| (owner, nearly));
        self.questions.extend(of_owner);
    }

    /// After questions were added. Those that were there are in order already.
    pub(super) fn sort_questions(&mut self) {
        self.questions
            .sort_by(|(_, a), (_, b)| (&a.on, a.fact, a.rule).cmp(&(&b.on, b.fact, b.rule)));
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

fn order(a: &Due, b: &Due) -> Ordering {
    (a.remind_from, &a.item.time, &a.item.id).cmp(&(b.remind_from, &b.item.time, &b.item.id))
}
