//! The reminder plan kept while the record is open: what is owed of each date,
//! counted once and again only for dates that changed.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Local, NaiveDateTime, NaiveTime, Utc};
use domain::days::days_between;
use domain::reminders::{say_now, Duty, Ledger, Moment, Owed, QuietHours, Say, StepKey};
use vault::{LedgerMark, Vault, VaultError};

use crate::dates::{Dates, Due};

/// What is owed, as things stood at the last look.
pub(crate) struct KeptPlan {
    mark: LedgerMark,
    quiet: QuietHours,
    /// When that look was, local time.
    looked_at: NaiveDateTime,
    looks: u64,
    said: Ledger,
    /// By the address of the date: it stays the same while the date does.
    owed: HashMap<usize, Kept>,
}

struct Kept {
    owed: Owed,
    /// Keeps its address from being used for another.
    _due: Arc<Due>,
    /// The last look that found the date.
    look: u64,
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
                looks: 0,
                said: said(vault)?,
                owed: HashMap::new(),
            },
        };
        plan.looked_at = now;
        plan.looks += 1;
        let (look, said) = (plan.looks, &plan.said);
        for due in dates.open().filter(|due| !due.silent) {
            let kept = plan.owed.entry(Arc::as_ptr(due) as usize);
            let kept = kept.or_insert_with(|| Kept {
                owed: Owed::of(duty(due, now), said, quiet),
                _due: Arc::clone(due),
                look,
            });
            kept.look = look;
        }
        plan.owed.retain(|_, kept| kept.look == look);
        Ok(plan)
    }

    /// What to say now.
    pub(crate) fn say(&self, now: NaiveDateTime) -> Vec<Say> {
        say_now(self.owed(), now)
    }

    /// The steps that were to be said by a moment.
    pub(crate) fn until(&self, moment: NaiveDateTime) -> impl Iterator<Item = StepKey> + '_ {
        self.owed().flat_map(move |owed| owed.until(moment))
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
        for owed in self.owed() {
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

    fn owed(&self) -> impl Iterator<Item = &Owed> {
        self.owed.values().map(|kept| &kept.owed)
    }
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
