//! Dates kept while the record is open: counted once, and after a change only
//! for the people and cases it touched.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;
use vault::{DutyMark, MarkKind, OwnDate, Reading, ReminderChoice, Touched, Vault, VaultError};

use super::about::Following;
use super::known::Known;
use super::list::Dates;
use super::{own, split, Due, Owner};
use crate::contract::MarkCard;

/// What was counted, up to which step, on which day.
pub(crate) struct KeptDates {
    revision: i64,
    day: NaiveDate,
    parts: HashMap<Owner, Part>,
    own: Vec<Arc<Due>>,
    said: SaidRows,
    dates: Arc<Dates>,
}

/// What follows for one owner: as it was counted, and as people spoke of it.
struct Part {
    counted: Vec<Arc<Due>>,
    shown: Vec<Arc<Due>>,
}

/// What people said of their dates.
#[derive(Default)]
struct SaidRows {
    marks: HashMap<String, Vec<DutyMark>>,
    choices: HashMap<(String, String), ReminderChoice>,
}

/// With more than this touched at once, counting all is no slower.
const FEW: usize = 400;

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
            // Another program brought an earlier state back: nothing follows.
            Some(kept) if kept.day == day && kept.revision < revision => kept,
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
            kept.recount(&known, &owners, day);
        }
        if said {
            kept.hear(read, day)?;
            kept.show_all();
        }
        kept.revision = revision;
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
        let people = known.people.keys().map(|person| Owner::Person(*person));
        let cases = known.cases.keys().map(|case| Owner::Case(*case));
        let owners: Vec<Owner> = people.chain(cases).collect();
        let dates = Arc::make_mut(&mut kept.dates);
        let mut questions = Vec::new();
        for (owner, following) in count_all(&known, &owners, day) {
            let counted = following.dates.into_iter().map(Arc::new).collect();
            let shown = Vec::new();
            kept.parts.insert(owner, Part { counted, shown });
            questions.extend(following.nearly.into_iter().map(|nearly| (owner, nearly)));
            dates.replace(owner, following.replaced);
        }
        dates.ask_all(questions.into_iter());
        kept.hear(read, day)?;
        kept.show_all();
        Ok(kept)
    }

    /// Counts owners anew.
    fn recount(&mut self, known: &Known, owners: &BTreeSet<Owner>, day: NaiveDate) {
        let parts = owners.iter().filter_map(|owner| self.parts.remove(owner));
        let gone: Vec<_> = parts.flat_map(|part| part.shown).collect();
        let dates = Arc::make_mut(&mut self.dates);
        dates.take_out(&gone);
        dates.forget(owners);
        for owner in owners.iter().copied() {
            let is_there = match owner {
                Owner::Person(person) => known.people.contains_key(&person),
                Owner::Case(case) => known.cases.contains_key(&case),
            };
            if !is_there {
                continue;
            }
            let following = Following::of(known, owner, day);
            let counted: Vec<_> = following.dates.into_iter().map(Arc::new).collect();
            let shown: Vec<_> = counted.iter().map(|due| self.said.apply(due)).collect();
            dates.put_in(&shown);
            dates.ask(owner, following.nearly);
            dates.replace(owner, following.replaced);
            self.parts.insert(owner, Part { counted, shown });
        }
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

    /// Lays what people said over every date.
    fn show_all(&mut self) {
        let mut all: Vec<Arc<Due>> = self.own.iter().map(|due| self.said.apply(due)).collect();
        for part in self.parts.values_mut() {
            let counted = part.counted.iter();
            part.shown = counted.map(|due| self.said.apply(due)).collect();
            all.extend(part.shown.iter().cloned());
        }
        Arc::make_mut(&mut self.dates).set(all);
    }
}

/// What follows for each owner. A long record is counted on every processor.
fn count_all(known: &Known, owners: &[Owner], day: NaiveDate) -> Vec<(Owner, Following)> {
    let count = |owner: &Owner| (*owner, Following::of(known, *owner, day));
    match owners.len() <= FEW {
        true => owners.iter().map(count).collect(),
        false => owners.par_iter().map(count).collect(),
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
            // Mail nobody waits for is no date.
            due.over |= due.item.expected && !choice.is_on;
            if let Some(days) = &choice.remind_days {
                due.item.remind_days.clone_from(days);
                due.own_days = Some(days.clone());
            }
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
