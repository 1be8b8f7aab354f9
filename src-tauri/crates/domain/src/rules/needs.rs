//! Which facts a rule asks for, read off its row.

use std::collections::BTreeSet;

use super::counting::{Limit, Operation, Roll};
use super::engine::{FORM, PRINTED, RESPOND_VIA};
use super::lexicon::{fact_entry, FactEntry};
use super::rule::Rule;
use super::run::SERVICE;

/// A fact a rule uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactNeed<'r> {
    /// Its name.
    pub name: &'r str,
    /// Whether there is no answer without it. A fact that only one way of
    /// counting needs is not required here; the engine asks for it by name.
    pub required: bool,
    /// Its shape, choices and label.
    pub entry: &'static FactEntry,
}

impl Rule {
    /// The facts the rule uses, those it cannot do without first.
    pub fn facts(&self) -> Vec<FactNeed<'_>> {
        let mut needs = Needs::default();
        needs.add(&self.count.start, true);
        if let Some(better) = &self.count.rather {
            needs.add(better, false);
        }
        needs.walk(&self.count.steps, true);
        if matches!(self.count.roll, Roll::Paper | Roll::Back) {
            needs.add(RESPOND_VIA, false);
        }
        if self.count.printed {
            needs.add(PRINTED, false);
        }
        if !self.forms.is_empty() {
            needs.add(FORM, false);
        }
        needs.found.sort_by_key(|need| !need.required);
        needs.found
    }
}

#[derive(Default)]
struct Needs<'r> {
    seen: BTreeSet<&'r str>,
    found: Vec<FactNeed<'r>>,
}

impl<'r> Needs<'r> {
    fn add(&mut self, name: &'r str, required: bool) {
        if let (true, Some(entry)) = (self.seen.insert(name), fact_entry(name)) {
            self.found.push(FactNeed {
                name,
                required,
                entry,
            });
        }
    }

    fn walk(&mut self, operations: &'r [Operation], certain: bool) {
        for operation in operations {
            match operation {
                Operation::Add(_)
                | Operation::TakeHours(_)
                | Operation::Finding { .. }
                | Operation::Say(_) => {}
                Operation::AddFact(fact) | Operation::Take(fact) => self.add(fact, false),
                Operation::AddBusinessDays(fact) => self.add(fact, certain),
                Operation::AddBetween { from, to, .. } => {
                    self.add(from, certain);
                    self.add(to, certain);
                }
                Operation::Mail(_) => self.add(SERVICE, false),
                Operation::AtMost(limit) | Operation::AtLeast(limit) => {
                    let Limit { fact, required, .. } = limit;
                    self.add(fact, certain && *required);
                }
                Operation::Choose { fact, cases } => {
                    self.add(fact, certain);
                    cases.values().for_each(|case| self.walk(case, false));
                }
                Operation::When {
                    all,
                    then,
                    otherwise,
                } => {
                    for condition in all {
                        if let Some(fact) = &condition.fact {
                            self.add(fact, certain);
                        }
                    }
                    self.walk(then, false);
                    self.walk(otherwise, false);
                }
            }
        }
    }
}
