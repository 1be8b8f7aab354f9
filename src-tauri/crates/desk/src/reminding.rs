//! Reminders: what to say now, said once, in full or in general words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Local, NaiveDateTime, NaiveTime, Utc};
use domain::reminders::{plan, Duty, Message, Plan, QuietHours, Say, StepKey};
use platform::Notification;
use vault::{Delivery, DeliveryOutcome};

use crate::contract::{ErrorCode, Preferences, WireError, Wording};
use crate::dates::{Dates, Due};
use crate::desk::{Desk, Open};
use crate::messages::{date_in_words, say};
use crate::plan_file::{sealed, PlanFile, PlannedStep};

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
    /// In the plan file, because the record is locked.
    Sealed(Vec<String>),
}

impl Desk {
    /// What to say now, if anything. Opens the record with the keychain alone;
    /// without it, general words come from the plan file.
    ///
    /// # Errors
    /// What reading and writing the record says.
    pub fn reminder_now(&self) -> Result<Option<Reminder>, WireError> {
        if self.state().open.is_none() && self.open_by_keychain().is_err() {
            return Ok(self.general_reminder());
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
            Steps::Sealed(steps) => {
                let mut file = PlanFile::read(&self.around.plan_file);
                file.said.retain(|step| !steps.contains(step));
                file.write(&self.around.plan_file);
                Ok(())
            }
        }
    }

    /// After opening: what was said in general words counts as said, and the
    /// plan file follows the record.
    pub(crate) fn catch_up(&self) {
        let said = PlanFile::read(&self.around.plan_file).said;
        let planned = self.planned();
        let caught_up = self.writing(|vault| {
            let (plan, _) = planned?;
            if said.is_empty() {
                return Ok(());
            }
            let key = vault.plan_key();
            let now = self.around.clock.now();
            let owed = plan
                .say
                .iter()
                .flat_map(|say| &say.steps)
                .map(ToString::to_string);
            let said: Vec<String> = owed
                .filter(|step| said.contains(&sealed(&key, step)))
                .collect();
            vault.quietly(|txn| {
                for step_key in said {
                    txn.record_delivery(&Delivery {
                        step_key,
                        delivered_at: now,
                        how: "general_notification".to_owned(),
                    })?;
                }
                Ok(())
            })
        });
        if let Err(error) = caught_up {
            tracing::warn!(code = %error, "reminders were not caught up");
        }
    }

    /// Writes when what is due, for runs without the key.
    pub(crate) fn write_plan(&self, open: &Open) {
        let Ok((plan, _)) = self.plan(open) else {
            return;
        };
        let key = open.vault.plan_key();
        let now = self.around.clock.local_now();
        let owed = plan
            .say
            .iter()
            .flat_map(|say| &say.steps)
            .map(|step| (now, step.to_string()));
        let later = plan
            .upcoming
            .iter()
            .map(|(at, step)| (*at, step.to_string()));
        let steps: Vec<PlannedStep> = owed
            .chain(later)
            .map(|(at, step)| PlannedStep {
                at,
                step: sealed(&key, &step),
            })
            .collect();
        let path = &self.around.plan_file;
        PlanFile::alone(path, || {
            let said = PlanFile::read(path).said;
            let kept = |step: &String| steps.iter().any(|planned| planned.step == *step);
            PlanFile {
                said: said.into_iter().filter(kept).collect(),
                steps: steps.clone(),
            }
            .write(path);
        });
    }

    fn full_reminder(&self) -> Result<Option<Reminder>, WireError> {
        let preferences = self.preferences(())?;
        let now = self.around.clock.now();
        let (plan, dates) = self.planned()?;
        let Some(message) = plan.message() else {
            return Ok(None);
        };
        self.writing(|vault| {
            let steps: Vec<String> = plan
                .say
                .iter()
                .flat_map(|say| &say.steps)
                .map(ToString::to_string)
                .collect();
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
        let due = PlanFile::alone(path, || {
            let mut file = PlanFile::read(path);
            let due = file.due(self.around.clock.local_now());
            if !due.is_empty() {
                file.said.extend(due.iter().cloned());
                file.write(path);
            }
            due
        });
        if due.is_empty() {
            return None;
        }
        Some(Reminder {
            notification: self.in_general(),
            case: None,
            steps: Steps::Sealed(due),
        })
    }

    fn planned(&self) -> Result<(Plan, Arc<Dates>), WireError> {
        let state = self.state();
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        self.plan(open)
    }

    fn plan(&self, open: &Open) -> Result<(Plan, Arc<Dates>), WireError> {
        let read = open.vault.read();
        let dates = open.dates(self.day())?;
        let now = self.around.clock.local_now();
        let wanted = dates.open().filter(|due| !due.silent);
        let duties: Vec<Duty> = wanted.map(|due| duty(due, now)).collect();
        let delivered: BTreeSet<StepKey> = read
            .deliveries()?
            .iter()
            .filter_map(|delivery| delivery.step_key.parse().ok())
            .collect();
        let quiet = quiet_hours(&self.preferences(())?);
        Ok((plan(&duties, &delivered, now, quiet), dates))
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
                let body = lines.collect::<Vec<_>>().join("\n");
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

fn quiet_hours(preferences: &Preferences) -> QuietHours {
    let hour = |hour: u8| NaiveTime::from_hms_opt(u32::from(hour), 0, 0).unwrap_or_default();
    QuietHours::new(hour(preferences.quiet_from), hour(preferences.quiet_until))
}
