//! The reminder plan kept while the record is open: what is owed of each date,
//! counted once and again only for dates that changed.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::Arc;

use chrono::{DateTime, Local, NaiveDateTime, NaiveTime, Utc};
use domain::days::days_between;
use domain::reminders::{say_now, Duty, Ledger, Moment, Owed, QuietHours, Say, StepKey};
use vault::{LedgerMark, Vault, VaultError};

use crate::dates::{Change, Dates, DatesMark, Due};

/// What is owed, as things stood at the last look.
pub(crate) struct KeptPlan {
    mark: LedgerMark,
    quiet: QuietHours,
    /// When that look was, local time.
    looked_at: NaiveDateTime,
    said: Ledger,
    /// How the dates stood then.
    stood: Option<DatesMark>,
    /// By the address of the date: it stays the same while the date does.
    owed: HashMap<usize, Kept>,
    /// Their addresses by the time of the first step: what has come stands in front,
    /// and the rest need not be looked at.
    by_first_step: BTreeSet<(NaiveDateTime, usize)>,
    /// How many steps there are of each time, and when they are to be said: a few
    /// thousand, however many dates there are.
    steps: BTreeMap<(NaiveDateTime, Moment), u32>,
}

struct Kept {
    owed: Owed,
    /// Keeps its address from being used for another.
    due: Arc<Due>,
}

/// Moments are told apart for this many days ahead; of what comes after that,
/// only the first.
const AHEAD_DAYS: usize = 1100;

impl KeptPlan {
    /// The plan as the record stands now.
    pub(crate) fn renewed(
        kept: Option<Self>,
        vault: &Vault,
        dates: &Dates,
        now: NaiveDateTime,
        quiet: QuietHours,
    ) -> Result<Self, VaultError> {
        let mark = vault.ledger_mark()?;
        let same = kept.filter(|kept| {
            // A clock that was set back may lie before what was entered.
            kept.mark == mark && kept.quiet == quiet && kept.looked_at <= now
        });
        let mut plan = match same {
            Some(kept) => kept,
            None => Self {
                mark,
                quiet,
                looked_at: now,
                said: said(vault)?,
                stood: None,
                owed: HashMap::new(),
                by_first_step: BTreeSet::new(),
                steps: BTreeMap::new(),
            },
        };
        plan.looked_at = now;
        plan.follow(dates, now);
        Ok(plan)
    }

    /// Takes in what changed among the dates.
    fn follow(&mut self, dates: &Dates, now: NaiveDateTime) {
        let stood = self.stood.replace(dates.mark());
        match stood.and_then(|mark| dates.changes_since(&mark)) {
            Some(changes) => {
                for change in changes {
                    match change {
                        Change::Came(due) => self.put_in(due, now),
                        Change::Went(due) => self.take_out(due),
                    }
                }
            }
            None => {
                // What is the same date as before is owed as before.
                let mut before = std::mem::take(&mut self.owed);
                self.by_first_step.clear();
                self.steps.clear();
                for due in dates.all() {
                    match before.remove(&address(due)) {
                        Some(kept) if is_wanted(due) => self.keep(kept),
                        _ => self.put_in(due, now),
                    }
                }
            }
        }
    }

    fn put_in(&mut self, due: &Arc<Due>, now: NaiveDateTime) {
        if is_wanted(due) {
            self.keep(Kept {
                owed: Owed::of(duty(due, now), &self.said, self.quiet),
                due: Arc::clone(due),
            });
        }
    }

    fn keep(&mut self, kept: Kept) {
        let address = address(&kept.due);
        // Nothing is left to be said of it.
        let Some(first) = first_step(&kept.owed) else {
            return;
        };
        self.by_first_step.insert((first, address));
        for step in kept.owed.steps() {
            *self.steps.entry(step).or_default() += 1;
        }
        self.owed.insert(address, kept);
    }

    fn take_out(&mut self, due: &Arc<Due>) {
        let address = address(due);
        let Some(kept) = self.owed.remove(&address) else {
            return;
        };
        if let Some(first) = first_step(&kept.owed) {
            self.by_first_step.remove(&(first, address));
        }
        for step in kept.owed.steps() {
            if let Entry::Occupied(mut count) = self.steps.entry(step) {
                match *count.get() {
                    ..=1 => drop(count.remove()),
                    more => *count.get_mut() = more - 1,
                }
            }
        }
    }

    /// What to say now.
    pub(crate) fn say(&self, now: NaiveDateTime) -> Vec<Say> {
        say_now(self.come(now), now)
    }

    /// The steps that were to be said by a moment.
    pub(crate) fn until(&self, moment: NaiveDateTime) -> impl Iterator<Item = StepKey> + '_ {
        self.come(moment).flat_map(move |owed| owed.until(moment))
    }

    /// When something is to be said, from now on, earliest first.
    pub(crate) fn moments(&self, now: NaiveDateTime) -> Vec<Moment> {
        let mut days: Vec<Vec<Moment>> = vec![Vec::new(); AHEAD_DAYS];
        let mut beyond: Option<Moment> = None;
        let mut note = |moment: Moment| {
            let ahead = usize::try_from(days_between(now.date(), moment.at.date())).unwrap_or(0);
            let Some(day) = days.get_mut(ahead) else {
                beyond = Some(beyond.map_or(moment, |one| one.min(moment)));
                return;
            };
            match day.iter_mut().find(|one| one.at == moment.at) {
                Some(one) => one.insists |= moment.insists,
                None => day.push(moment),
            }
        };
        let last = Moment {
            at: NaiveDateTime::MAX,
            insists: true,
        };
        let later = (Bound::Excluded((now, last)), Bound::Unbounded);
        for (_, moment) in self.steps.range(later).map(|(step, _)| *step) {
            note(moment);
        }
        for owed in self.come(now) {
            owed.moments(now).for_each(&mut note);
            if let Some(insists) = owed.insists_now(now) {
                note(Moment { at: now, insists });
            }
        }
        for day in &mut days {
            day.sort_unstable();
        }
        days.into_iter().flatten().chain(beyond).collect()
    }

    /// What is owed of the dates of which the time of a step has come by then.
    fn come(&self, moment: NaiveDateTime) -> impl Iterator<Item = &Owed> {
        let come = self.by_first_step.range(..=(moment, usize::MAX));
        come.filter_map(|(_, address)| self.owed.get(address).map(|kept| &kept.owed))
    }
}

fn address(due: &Arc<Due>) -> usize {
    Arc::as_ptr(due) as usize
}

fn first_step(owed: &Owed) -> Option<NaiveDateTime> {
    owed.steps().map(|(at, _)| at).min()
}

/// Whether somebody is to be reminded of it.
fn is_wanted(due: &Due) -> bool {
    due.is_open() && !due.silent
}

fn said(vault: &Vault) -> Result<Ledger, VaultError> {
    let deliveries = vault.read().deliveries()?;
    let keys = deliveries
        .iter()
        .filter_map(|one| one.step_key.parse().ok());
    Ok(keys.collect())
}

fn duty(due: &Due, now: NaiveDateTime) -> Duty {
    Duty {
        id: due.item.id.clone(),
        due: due.remind_from,
        last_day: due.last_day,
        time: due.time,
        profile: due.profile,
        own_days: due.own_days.clone(),
        // With a pretended day, the record was written in its future.
        entered: local(due.entered).min(now),
        acknowledged: due.said.seen.map(local),
        answered: due.said.ended,
        snoozed_until: due
            .said
            .put_off_until
            .map(|day| day.and_time(NaiveTime::MIN)),
    }
}

fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Local).naive_local()
}
