//! Reminders: what to say now, said once, in full or in general words.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDateTime, NaiveTime};
use domain::reminders::{Message, QuietHours, Say, StepKey};
use platform::Notification;
use vault::{Delivery, DeliveryOutcome};

use crate::contract::{ErrorCode, WireError, Wording};
use crate::dates::Dates;
use crate::desk::{Desk, Open};
use crate::messages::{date_in_words, say};
use crate::plan_file::{Basis, PlanFile, PlannedMoment};
use crate::planning::KeptPlan;

/// A reminder to be shown now. Its steps count as said already, so that no
/// other run says them too; one that could not be shown is given back.
pub struct Reminder {
    /// What to show.
    pub notification: Notification,
    /// The case a click opens, if it is about one case.
    pub case: Option<String>,
    steps: Steps,
}

enum Steps {
    /// In the record's ledger.
    Recorded(Vec<String>),
    /// In the plan file, because the record is locked: until when everything
    /// had been said before.
    Until(Option<NaiveDateTime>),
}

/// A message names this many dates; of more it says how many.
const LINES: usize = 6;

impl Desk {
    /// What to say now, if anything. Opens the record with the keychain alone;
    /// without it, general words come from the plan file.
    ///
    /// # Errors
    /// What reading and writing the record says.
    pub fn reminder_now(&self) -> Result<Option<Reminder>, WireError> {
        if self.state().open.is_none() {
            if self.is_quiet_by_plan() {
                return Ok(None);
            }
            if self.open_by_keychain().is_err() {
                return Ok(self.general_reminder());
            }
        }
        self.full_reminder()
    }

    /// Takes a reminder back that could not be shown: it is said again.
    ///
    /// # Errors
    /// What writing the record says.
    pub fn reminder_failed(&self, reminder: Reminder) -> Result<(), WireError> {
        match reminder.steps {
            Steps::Recorded(steps) => self.writing(|vault| {
                vault.quietly(|txn| {
                    for step in &steps {
                        txn.forget_delivery(step)?;
                    }
                    Ok(())
                })
            }),
            Steps::Until(before) => {
                let path = &self.around.plan_file;
                PlanFile::alone(path, || {
                    let mut file = PlanFile::read(path);
                    file.said_until = before;
                    file.write(path);
                });
                Ok(())
            }
        }
    }

    /// After opening: what was said in general words counts as said, and the
    /// plan file follows the record.
    pub(crate) fn catch_up(&self) {
        let caught_up = self.writing_open(|open| {
            let path = &self.around.plan_file;
            PlanFile::alone(path, || {
                let now = self.around.clock.local_now();
                if let Some(until) = PlanFile::read(path).counts_as_said(now) {
                    self.count_as_said(open, until)?;
                }
                self.put_plan(open, None)
            })
        });
        if let Err(error) = caught_up {
            tracing::warn!(code = %error, "reminders were not caught up");
        }
    }

    /// What was to be said by a moment has been said in general words.
    fn count_as_said(&self, open: &mut Open, until: NaiveDateTime) -> Result<(), WireError> {
        let now = self.around.clock.now();
        let said: Vec<StepKey> = self.with_plan(open, |plan, _| plan.until(until).collect())?;
        open.vault.quietly(|txn| {
            for step_key in said {
                txn.record_delivery(&Delivery {
                    step_key: step_key.to_string(),
                    delivered_at: now,
                    how: "general_notification".to_owned(),
                })?;
            }
            Ok(())
        })
    }

    /// Writes when something is due, for runs without the key.
    pub(crate) fn write_plan(&self, open: &Open) {
        let path = &self.around.plan_file;
        let written = PlanFile::alone(path, || {
            let said_until = PlanFile::said_until(path);
            self.put_plan(open, said_until)
        });
        if let Err(error) = written {
            tracing::warn!(code = %error, "the reminder plan was not made");
        }
    }

    fn put_plan(&self, open: &Open, said_until: Option<NaiveDateTime>) -> Result<(), WireError> {
        // Before the look: whoever writes after it makes another basis.
        let basis = self.basis();
        let now = self.around.clock.local_now();
        let moments = self.with_plan(open, |plan, _| plan.moments(now))?;
        let file = PlanFile {
            basis,
            moments: moments.into_iter().map(PlannedMoment::from).collect(),
            said_until,
        };
        file.write(&self.around.plan_file);
        Ok(())
    }

    fn basis(&self) -> Option<Basis> {
        let around = &self.around;
        Basis::now(self.day(), &around.record_dir, &around.preferences_file)
    }

    /// Whether the plan outside the record is as it would be made now, and has
    /// nothing to say.
    fn is_quiet_by_plan(&self) -> bool {
        self.plan_that_follows()
            .is_some_and(|file| !file.is_due(self.around.clock.local_now(), self.quiet_hours()))
    }

    /// Whether nothing was said in general words, and another plan would be the
    /// same: then nothing has to be counted for it.
    pub(crate) fn is_caught_up(&self) -> bool {
        self.plan_that_follows()
            .is_some_and(|file| file.said_until.is_none())
    }

    /// The plan outside the record, if it was made from the record as it is.
    fn plan_that_follows(&self) -> Option<PlanFile> {
        let file = PlanFile::read(&self.around.plan_file);
        (file.basis.is_some() && file.basis == self.basis()).then_some(file)
    }

    fn full_reminder(&self) -> Result<Option<Reminder>, WireError> {
        // A run without the key may have spoken while this one had the record open.
        if PlanFile::read(&self.around.plan_file).said_until.is_some() {
            self.catch_up();
        }
        let preferences = self.preferences(())?;
        let now = self.around.clock.now();
        let (said, dates) = self.planned()?;
        if let Err(error) = self.keep_today() {
            tracing::warn!(code = %error, "Today was not kept");
        }
        let Some(message) = Message::of(&said) else {
            return Ok(None);
        };
        self.writing(|vault| {
            let steps = said.iter().flat_map(|say| &say.steps);
            let steps: Vec<String> = steps.map(ToString::to_string).collect();
            let first = vault.quietly::<_, WireError>(|txn| {
                let mut first = false;
                for step_key in &steps {
                    let outcome = txn.record_delivery(&Delivery {
                        step_key: step_key.clone(),
                        delivered_at: now,
                        how: "notification".to_owned(),
                    })?;
                    first |= outcome == DeliveryOutcome::Recorded;
                }
                Ok(first)
            })?;
            if !first {
                return Ok(None);
            }
            let (notification, case) = match preferences.wording {
                Wording::Full => self.in_full(message, &dates),
                Wording::Generic => (self.in_general(), None),
            };
            Ok(Some(Reminder {
                notification,
                case,
                steps: Steps::Recorded(steps),
            }))
        })
    }

    /// What to say now from the running window. A record that is locked stays
    /// locked: general words then. The sample reminds of nothing.
    ///
    /// # Errors
    /// What reading and writing the record says.
    pub fn reminder_in_window(&self) -> Result<Option<Reminder>, WireError> {
        let open = self.state().open.as_ref().map(|open| open.sample);
        match open {
            Some(true) => Ok(None),
            Some(false) => self.full_reminder(),
            None => Ok(self.general_reminder()),
        }
    }

    fn general_reminder(&self) -> Option<Reminder> {
        let path = &self.around.plan_file;
        let now = self.around.clock.local_now();
        let before = PlanFile::alone(path, || {
            let mut file = PlanFile::read(path);
            if !file.is_due(now, self.quiet_hours()) {
                return None;
            }
            let before = file.said_until.replace(now);
            file.write(path);
            Some(before)
        })?;
        Some(Reminder {
            notification: self.in_general(),
            case: None,
            steps: Steps::Until(before),
        })
    }

    fn planned(&self) -> Result<(Vec<Say>, Arc<Dates>), WireError> {
        let state = self.state();
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        let now = self.around.clock.local_now();
        self.with_plan(open, |plan, dates| (plan.say(now), Arc::clone(dates)))
    }

    fn with_plan<T>(
        &self,
        open: &Open,
        work: impl FnOnce(&KeptPlan, &Arc<Dates>) -> T,
    ) -> Result<T, WireError> {
        let dates = open.dates(self.day())?;
        let now = self.around.clock.local_now();
        open.with_plan(&dates, now, self.quiet_hours(), |plan| work(plan, &dates))
    }

    fn quiet_hours(&self) -> QuietHours {
        let preferences = self.preferences(()).unwrap_or_default();
        let hour = |hour: u8| NaiveTime::from_hms_opt(u32::from(hour), 0, 0).unwrap_or_default();
        QuietHours::new(hour(preferences.quiet_from), hour(preferences.quiet_until))
    }

    fn in_full(&self, message: Message<'_>, dates: &Dates) -> (Notification, Option<String>) {
        let lang = self.language();
        let due = |said: &Say| dates.find(&said.duty);
        let (summary, body, insists, case) = match message {
            Message::One(said) => {
                let mut params = BTreeMap::new();
                let mut case = None;
                let mut title = say(lang, "reminder_title", &params);
                if let Some(due) = due(said) {
                    title.clone_from(due.item.title.get(lang));
                    case.clone_from(&due.item.case);
                    let form = due.item.form.clone().unwrap_or_default();
                    let name = due.item.person_name.clone().unwrap_or_default();
                    params.insert("form".to_owned(), form);
                    params.insert("name".to_owned(), name);
                }
                let mut on = date_in_words(lang, said.last_day);
                if let Some(time) = said.time {
                    on = format!("{on}, {}", time.format("%-I:%M %p"));
                }
                params.insert("date".to_owned(), on);
                params.insert("days".to_owned(), said.days_left.to_string());
                let body = match said.days_left {
                    i64::MIN..=-1 => "reminder_overdue",
                    0 => "reminder_today",
                    1 => "reminder_tomorrow",
                    _ => "reminder_days",
                };
                (title, say(lang, body, &params), said.insists, case)
            }
            Message::Together(several) => {
                let mut params = BTreeMap::new();
                params.insert("count".to_owned(), several.len().to_string());
                let lines = several.iter().filter_map(|said| {
                    let due = due(said)?;
                    let title = due.item.title.get(lang);
                    Some(format!("{title}: {}", date_in_words(lang, said.last_day)))
                });
                let mut lines: Vec<String> = lines.take(LINES).collect();
                if let Some(more) = several.len().checked_sub(LINES + 1) {
                    let more = BTreeMap::from([("count".to_owned(), (more + 1).to_string())]);
                    lines.push(say(lang, "reminder_more", &more));
                }
                let body = lines.join("\n");
                let insists = several.iter().any(|said| said.insists);
                // Several dates of one case lead to that case.
                let mut cases = several.iter().map(|said| due(said)?.item.case.clone());
                let first = cases.next().flatten();
                let case = first.filter(|first| cases.all(|case| case.as_ref() == Some(first)));
                (say(lang, "reminder_several", &params), body, insists, case)
            }
        };
        let notification = Notification {
            summary,
            body,
            open_label: say(lang, "reminder_open", &BTreeMap::new()),
            insists,
        };
        (notification, case)
    }

    fn in_general(&self) -> Notification {
        let lang = self.language();
        let nothing = BTreeMap::new();
        Notification {
            summary: say(lang, "reminder_general", &nothing),
            body: say(lang, "reminder_general_body", &nothing),
            open_label: say(lang, "reminder_open", &nothing),
            insists: false,
        }
    }
}
