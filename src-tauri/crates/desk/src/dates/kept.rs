//! Dates kept while the record is open: counted once, and after a change only
//! for the people and cases it touched.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use vault::{DutyMark, MarkKind, OwnDate, Reading, ReminderChoice, Touched, Vault, VaultError};

use super::about::Following;
use super::known::Known;
use super::{own, split, Due, NearlyThere, Owner};
use crate::contract::MarkCard;

/// Every date, soonest first.
#[derive(Default)]
pub(crate) struct Dates {
    all: Vec<Arc<Due>>,
    by_case: HashMap<String, Vec<usize>>,
    pub(crate) nearly: Vec<NearlyThere>,
    /// Ids of appointments that a later notice moved.
    pub(crate) replaced: BTreeSet<String>,
}

/// What was counted, up to which step, on which day.
pub(crate) struct KeptDates {
    revision: i64,
    day: NaiveDate,
    parts: HashMap<Owner, Part>,
    own: Vec<Arc<Due>>,
    said: SaidRows,
    dates: Arc<Dates>,
}

/// What follows for one owner.
struct Part {
    dates: Vec<Arc<Due>>,
    nearly: Vec<NearlyThere>,
    replaced: Vec<String>,
}

/// What people said of their dates.
#[derive(Default)]
struct SaidRows {
    marks: HashMap<String, Vec<DutyMark>>,
    choices: HashMap<(String, String), ReminderChoice>,
}

/// With more than this touched at once, counting all is no slower.
const FEW: usize = 400;

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
        let places = self.by_case.get(case).map(Vec::as_slice);
        places
            .unwrap_or_default()
            .iter()
            .map(|place| &self.all[*place])
    }

    /// The date of this id.
    pub(crate) fn find(&self, id: &str) -> Option<&Arc<Due>> {
        self.all.iter().find(|due| due.item.id == id)
    }
}

impl KeptDates {
    /// The dates as the record stands now.
    pub(crate) fn renewed(
        kept: Option<Self>,
        vault: &Vault,
        day: NaiveDate,
    ) -> Result<Self, VaultError> {
        let revision = vault.revision()?;
        let read = vault.read();
        let mut kept = match kept {
            Some(kept) if kept.day == day && kept.revision == revision => return Ok(kept),
            Some(kept) if kept.day == day => kept,
            _ => return Self::whole(read, revision, day),
        };
        let mut owners = BTreeSet::new();
        let mut said = false;
        for touched in read.touched_since(kept.revision)? {
            match touched {
                Touched::Person(person) => owners.insert(Owner::Person(person)),
                Touched::Case(case) => owners.insert(Owner::Case(case)),
                Touched::Said => {
                    said = true;
                    false
                }
            };
        }
        if owners.len() > FEW {
            return Self::whole(read, revision, day);
        }
        if !owners.is_empty() {
            let (people, cases) = split(&owners);
            let known = Known::part(read, &people, &cases)?;
            for owner in owners {
                kept.count(&known, owner, day);
            }
        }
        if said {
            kept.hear(read, day)?;
        }
        kept.revision = revision;
        kept.arrange();
        Ok(kept)
    }

    pub(crate) fn dates(&self) -> Arc<Dates> {
        Arc::clone(&self.dates)
    }

    fn whole(read: Reading<'_>, revision: i64, day: NaiveDate) -> Result<Self, VaultError> {
        let known = Known::whole(read)?;
        let mut kept = Self {
            revision,
            day,
            parts: HashMap::new(),
            own: Vec::new(),
            said: SaidRows::default(),
            dates: Arc::default(),
        };
        for person in known.people.keys() {
            kept.count(&known, Owner::Person(*person), day);
        }
        for case in known.cases.keys() {
            kept.count(&known, Owner::Case(*case), day);
        }
        kept.hear(read, day)?;
        kept.arrange();
        Ok(kept)
    }

    fn count(&mut self, known: &Known, owner: Owner, day: NaiveDate) {
        let is_there = match owner {
            Owner::Person(person) => known.people.contains_key(&person),
            Owner::Case(case) => known.cases.contains_key(&case),
        };
        if !is_there {
            self.parts.remove(&owner);
            return;
        }
        let Following {
            dates,
            nearly,
            replaced,
        } = Following::of(known, owner, day);
        let part = Part {
            dates: dates.into_iter().map(Arc::new).collect(),
            nearly,
            replaced,
        };
        self.parts.insert(owner, part);
    }

    fn hear(&mut self, read: Reading<'_>, day: NaiveDate) -> Result<(), VaultError> {
        self.said = SaidRows::default();
        for mark in read.duty_marks()? {
            let marks = self.said.marks.entry(mark.duty.clone()).or_default();
            marks.push(mark);
        }
        for choice in read.reminder_choices()? {
            let which = (choice.rule.clone(), choice.case.clone());
            self.said.choices.insert(which, choice);
        }
        let own = read.own_dates()?;
        let known = known_of_own(read, &own)?;
        let dues = own.iter().flat_map(|own| own::dues(&known, own, day));
        self.own = dues.map(Arc::new).collect();
        Ok(())
    }

    fn arrange(&mut self) {
        let parts = self.parts.values();
        let counted = parts.flat_map(|part| &part.dates).chain(&self.own);
        let mut all: Vec<Arc<Due>> = counted.map(|due| self.said.apply(due)).collect();
        all.sort_by(|a, b| {
            (a.remind_from, &a.item.time, &a.item.id).cmp(&(
                b.remind_from,
                &b.item.time,
                &b.item.id,
            ))
        });
        let mut by_case: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, due) in all.iter().enumerate() {
            if let Some(case) = &due.item.case {
                by_case.entry(case.clone()).or_default().push(place);
            }
        }
        let mut nearly: Vec<NearlyThere> = self
            .parts
            .values()
            .flat_map(|part| part.nearly.iter().cloned())
            .collect();
        // One question for each fact, whichever rules wait for it.
        nearly.sort_by(|a, b| (&a.on, a.fact, a.rule).cmp(&(&b.on, b.fact, b.rule)));
        nearly.dedup_by(|b, a| a.on == b.on && a.fact == b.fact);
        self.dates = Arc::new(Dates {
            all,
            by_case,
            nearly,
            replaced: self
                .parts
                .values()
                .flat_map(|part| part.replaced.iter().cloned())
                .collect(),
        });
    }
}

impl SaidRows {
    fn apply(&self, due: &Arc<Due>) -> Arc<Due> {
        let marks = self.marks.get(&due.spoken_name());
        let choice = self.choice(due);
        if marks.is_none() && choice.is_none() {
            return Arc::clone(due);
        }
        let mut due = Due::clone(due);
        for mark in marks.into_iter().flatten() {
            match mark.mark {
                MarkKind::Seen => due.said.seen = Some(mark.recorded_at),
                MarkKind::PutOff => due.said.put_off_until = mark.on_day,
                MarkKind::Answered | MarkKind::Done => due.said.ended = true,
            }
            if mark.mark.ends() {
                due.item.mark = Some(card(mark));
            }
        }
        due.item.put_off_until = due.said.put_off_until.map(|day| day.to_string());
        due.item.seen = due.said.seen.is_some();
        if let Some(choice) = choice {
            due.silent = !choice.is_on;
            due.item.reminders_on = choice.is_on;
            due.own_days = choice.remind_days.clone().or(due.own_days);
        }
        Arc::new(due)
    }

    /// The nearest choice: of the kind in the case, of the case, of the kind.
    fn choice(&self, due: &Due) -> Option<&ReminderChoice> {
        if self.choices.is_empty() {
            return None;
        }
        let case = due.item.case.clone().unwrap_or_default();
        let rule = due.item.rule.clone();
        [
            (rule.clone(), case.clone()),
            (String::new(), case),
            (rule, String::new()),
        ]
        .iter()
        .filter(|(rule, case)| !rule.is_empty() || !case.is_empty())
        .find_map(|which| self.choices.get(which))
    }
}

fn card(mark: &DutyMark) -> MarkCard {
    MarkCard {
        mark: match mark.mark {
            MarkKind::Answered => "answered",
            _ => "done",
        }
        .to_owned(),
        on_day: mark.on_day.map(|day| day.to_string()),
        carrier: mark.carrier.clone(),
        tracking: mark.tracking.clone(),
        note: mark.note.clone(),
    }
}

/// The people and cases own dates name.
fn known_of_own(read: Reading<'_>, own: &[OwnDate]) -> Result<Known, VaultError> {
    let people = BTreeSet::new();
    let cases: BTreeSet<_> = own.iter().filter_map(|own| own.case).collect();
    let mut known = Known::part(read, &people, &cases)?;
    for person in own.iter().filter_map(|own| own.person) {
        if let Some(row) = read.person(person)? {
            known.people.insert(person, row);
        }
    }
    Ok(known)
}
