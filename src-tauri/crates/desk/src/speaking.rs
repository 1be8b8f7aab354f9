//! What people say of their dates: answered, done, seen, put off; the date a
//! notice prints; dates of their own. Each is one step that undo takes back, and stays in the
//! history.

use std::sync::Arc;

use chrono::NaiveTime;
use domain::rules;
use vault::{
    CaseId, DutyMark, Label, MarkKind, NewEvent, Origin, OwnDate, OwnDateId, PersonId, Repeats,
    StepTxn,
};

use crate::contract::{DateRequest, ErrorCode, MarkDate, PrintedDate, SaveOwnDate, WireError};
use crate::date_facts::{put_typed, subject};
use crate::dates::Due;
use crate::desk::Desk;
use crate::reminder_choices::allowed;
use crate::typed_date::read_typed_date;

impl Desk {
    /// Says of a date that it was answered, done, seen or put off.
    ///
    /// # Errors
    /// `NotFound`, `DateUnreadable`, `DateImpossible`, `Locked`; what writing says.
    pub fn date_mark(&self, request: MarkDate) -> Result<(), WireError> {
        let (kind, step) = match request.mark.as_str() {
            "answered" => (MarkKind::Answered, "step_date_answered"),
            "done" => (MarkKind::Done, "step_date_done"),
            "seen" => (MarkKind::Seen, "step_date_seen"),
            "put_off" => (MarkKind::PutOff, "step_date_put_off"),
            _ => return Err(WireError::internal("mark")),
        };
        let due = self.date_of(&request.date)?;
        let today = self.day();
        let on_day = match request.on_day.trim() {
            "" if kind == MarkKind::PutOff => return Err(unreadable("on_day", "")),
            "" => today,
            typed => read_typed_date(typed).ok_or_else(|| unreadable("on_day", typed))?,
        };
        let is_possible = match kind {
            MarkKind::PutOff => on_day > today,
            _ => on_day <= today,
        };
        if !is_possible {
            return Err(WireError::new(ErrorCode::DateImpossible)
                .at("on_day")
                .with("date_on", on_day));
        }
        let label = titled(step, &due);
        let trimmed = |text: &str| text.trim().to_owned();
        let mark = DutyMark {
            duty: due.spoken_name(),
            mark: kind,
            on_day: Some(on_day),
            carrier: trimmed(&request.carrier),
            tracking: trimmed(&request.tracking),
            note: trimmed(&request.note),
            recorded_at: self.around.clock.now(),
        };
        self.speak(
            &due,
            label,
            |txn| {
                txn.put_duty_mark(&mark)?;
                Ok(())
            },
            |event| {
                if kind.ends() {
                    event.happened_on = Some(on_day);
                    event.title = titled(&format!("event_date_{}", request.mark), &due)
                        .with("carrier", &mark.carrier)
                        .with("tracking", &mark.tracking)
                        .with("note", &mark.note);
                }
            },
        )
    }

    /// Takes back what was said of a date: it is due again.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn date_unmark(&self, request: DateRequest) -> Result<(), WireError> {
        let due = self.date_of(&request.date)?;
        let label = titled("step_date_open_again", &due);
        let name = due.spoken_name();
        self.speak(
            &due,
            label,
            |txn| {
                txn.drop_duty_marks(&name)?;
                Ok(())
            },
            |_| {},
        )
    }

    /// Says that the notice prints another date, or takes that back.
    ///
    /// # Errors
    /// `NotFound`, `DateUnreadable`, `Locked`; what writing says.
    pub fn date_printed(&self, request: PrintedDate) -> Result<(), WireError> {
        let due = self.date_of(&request.date)?;
        let rule = rules::find(&due.item.rule).map_err(|_| ErrorCode::NotFound)?;
        let subject = subject(due.item.on.as_deref().unwrap_or_default())?;
        let field = rule.printed_field();
        match request.printed.trim() {
            "" => {
                let label = titled("step_date_computed", &due);
                self.speak(
                    &due,
                    label,
                    |txn| {
                        txn.remove_fact(subject, &field, 0)?;
                        Ok(())
                    },
                    |_| {},
                )
            }
            typed => {
                let date = read_typed_date(typed).ok_or_else(|| unreadable("printed", typed))?;
                // No notice sets a day before its own.
                let start = due.item.sum.first().and_then(|step| step.date.as_deref());
                if start.is_some_and(|start| date.to_string().as_str() < start) {
                    return Err(WireError::new(ErrorCode::DateImpossible)
                        .at("printed")
                        .with("date_on", date.to_string()));
                }
                let label = titled("step_date_printed", &due).with("date_on", date.to_string());
                self.speak(
                    &due,
                    label,
                    |txn| Ok(put_typed(txn, subject, &field, &date.to_string())?),
                    |_| {},
                )
            }
        }
    }

    /// Adds a date of one's own, or changes it.
    ///
    /// # Errors
    /// `TitleMissing`, `DateUnreadable`, `ValueUnreadable`, `NotFound`, `Locked`;
    /// what writing says.
    pub fn own_date_save(&self, request: SaveOwnDate) -> Result<(), WireError> {
        let title = request.title.trim().to_owned();
        if title.is_empty() {
            return Err(WireError::new(ErrorCode::TitleMissing).at("title"));
        }
        let on_day = read_typed_date(&request.on_day)
            .ok_or_else(|| unreadable("on_day", &request.on_day))?;
        let at_time = match request.at_time.trim() {
            "" => None,
            typed => Some(
                NaiveTime::parse_from_str(typed, "%H:%M")
                    .map_err(|_| value_unreadable("at_time", typed))?,
            ),
        };
        let repeats = Repeats::parse(&request.repeats)
            .ok_or_else(|| value_unreadable("repeats", &request.repeats))?;
        let now = self.around.clock.now();
        let row = OwnDate {
            id: match &request.id {
                Some(id) => id.parse().map_err(|_| ErrorCode::NotFound)?,
                None => OwnDateId::new(now),
            },
            title: title.clone(),
            on_day,
            at_time,
            repeats,
            remind_days: allowed(request.remind_days),
            note: request.note.trim().to_owned(),
            person: parsed::<PersonId>(request.person.as_deref())?,
            case: parsed::<CaseId>(request.case.as_deref())?,
            recorded_at: now,
        };
        let step = match request.id {
            Some(_) => "step_own_date_changed",
            None => "step_own_date_added",
        };
        let label = Label::new(step).with("title", title);
        self.writing(|vault| {
            vault.step(now, &label, |txn| {
                txn.put_own_date(&row)?;
                txn.add_event(&NewEvent {
                    person: row.person,
                    case: row.case,
                    ..plain_event(label.clone())
                })?;
                Ok(())
            })
        })
    }

    /// Takes a date of one's own away.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn own_date_remove(&self, request: DateRequest) -> Result<(), WireError> {
        let due = self.date_of(&request.date)?;
        let own = due.item.own.as_ref().ok_or(ErrorCode::NotFound)?;
        let id: OwnDateId = own.id.parse().map_err(|_| ErrorCode::NotFound)?;
        let label = titled("step_own_date_removed", &due);
        self.speak(
            &due,
            label,
            |txn| {
                txn.drop_own_date(id)?;
                Ok(())
            },
            |_| {},
        )
    }

    fn date_of(&self, id: &str) -> Result<Arc<Due>, WireError> {
        let found = self.with_dates(|_, dates| Ok(dates.find(id).cloned()))?;
        found.ok_or_else(|| ErrorCode::NotFound.into())
    }

    /// One step about a date, with an entry of its history.
    fn speak(
        &self,
        due: &Due,
        label: Label,
        work: impl FnOnce(&mut StepTxn<'_>) -> Result<(), WireError>,
        tell: impl FnOnce(&mut NewEvent),
    ) -> Result<(), WireError> {
        let now = self.around.clock.now();
        let mut event = NewEvent {
            person: parsed(due.item.person.as_deref())?,
            case: parsed(due.item.case.as_deref())?,
            ..plain_event(label.clone())
        };
        tell(&mut event);
        self.writing(|vault| {
            vault.step(now, &label, |txn| {
                work(txn)?;
                txn.add_event(&event)?;
                Ok(())
            })
        })
    }
}

fn titled(step: &str, due: &Due) -> Label {
    with_title(step, &due.item.title.en, &due.item.title.es)
}

pub(crate) fn with_title(step: &str, en: &str, es: &str) -> Label {
    Label::new(step).with("title", en).with("title_es", es)
}

pub(crate) fn plain_event(title: Label) -> NewEvent {
    NewEvent {
        kind: "date".to_owned(),
        happened_on: None,
        person: None,
        case: None,
        document: None,
        title,
        quote: None,
        origin: Origin::Typed,
    }
}

fn parsed<T: std::str::FromStr>(id: Option<&str>) -> Result<Option<T>, WireError> {
    id.map(|id| id.parse().map_err(|_| ErrorCode::NotFound.into()))
        .transpose()
}

pub(crate) fn unreadable(field: &str, text: &str) -> WireError {
    WireError::new(ErrorCode::DateUnreadable)
        .at(field)
        .with("text", text.trim())
}

pub(crate) fn value_unreadable(field: &str, text: &str) -> WireError {
    WireError::new(ErrorCode::ValueUnreadable)
        .at(field)
        .with("text", text.trim())
}
