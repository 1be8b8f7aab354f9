//! Entries of the history and appointments, written by hand.

use domain::catalog::bring::AppointmentKind;
use vault::{
    AppointmentId, AppointmentRow, EventId, Label, NewEvent, Origin, Reading, StepTxn, Subject,
    VaultError,
};

use crate::case_edits::known_case;
use crate::contract::{
    AppointmentDraft, AppointmentRequest, EntryDraft, ErrorCode, WireError, Written,
};
use crate::date_facts::put_typed;
use crate::desk::Desk;
use crate::people::known_person;
use crate::typed;

const ENTRY_KINDS: [&str; 8] = [
    "note",
    "contact",
    "status",
    "notice",
    "filed",
    "appointment",
    "document",
    "address",
];
const APPOINTMENT_KINDS: [&str; 6] = [
    "biometrics",
    "interview",
    "oath_ceremony",
    "field_office",
    "civil_surgeon",
    "consulate",
];
const STATES: [&str; 5] = ["planned", "attended", "rescheduled", "cancelled", "missed"];

impl Desk {
    /// Writes an entry into the history. One that corrects another leaves it
    /// where it is.
    ///
    /// # Errors
    /// `TextEmpty`, `DateUnreadable` and `FactRefused` with their box,
    /// `NotFound`, `Locked`; what writing says.
    pub fn entry_save(&self, draft: EntryDraft) -> Result<Written, WireError> {
        let text = draft.text.trim().to_owned();
        if text.is_empty() {
            return Err(WireError::new(ErrorCode::TextEmpty).at("text"));
        }
        if !ENTRY_KINDS.contains(&draft.kind.as_str()) {
            return Err(WireError::new(ErrorCode::FactRefused).at("kind"));
        }
        let today = self.day();
        let happened_on = typed::day(&draft.happened_on, "happened_on")?.unwrap_or(today);
        let corrected: Option<EventId> = match &draft.corrects {
            Some(id) => Some(id.parse().map_err(|_| ErrorCode::NotFound)?),
            None => None,
        };
        let now = self.around.clock.now();
        let id = self.writing(|vault| {
            let read = vault.read();
            let case = match &draft.case {
                Some(case) => Some(known_case(read, case)?.id),
                None => None,
            };
            let person = match &draft.person {
                Some(person) => Some(known_person(read, person)?),
                None => None,
            };
            let label = Label::new(match corrected {
                Some(_) => "step_entry_corrected",
                None => "step_entry_added",
            });
            vault.step(now, &label, |txn| {
                let event = NewEvent {
                    kind: draft.kind.clone(),
                    happened_on: Some(happened_on),
                    person,
                    case,
                    document: None,
                    title: Label::new("event_by_hand").with("text", text),
                    quote: None,
                    origin: Origin::Typed,
                };
                match corrected {
                    Some(old) => Ok::<_, WireError>(txn.correct_event(old, &event)?),
                    None => Ok(txn.add_event(&event)?),
                }
            })
        })?;
        Ok(Written { id: id.to_string() })
    }

    /// An appointment, ready to be changed.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn appointment_show(
        &self,
        request: AppointmentRequest,
    ) -> Result<AppointmentDraft, WireError> {
        let id = request
            .appointment
            .parse()
            .map_err(|_| ErrorCode::NotFound)?;
        self.reading(|vault| {
            let read = vault.read();
            let row = read.appointment(id)?.ok_or(ErrorCode::NotFound)?;
            Ok(AppointmentDraft {
                appointment: Some(request.appointment),
                date: row.local_at.date().to_string(),
                time: row.local_at.format("%H:%M").to_string(),
                place_name: row.place_name.unwrap_or_default(),
                place_address: row.place_lines.join("\n"),
                cases: row.cases.iter().map(ToString::to_string).collect(),
                person: row.person.map(|person| person.to_string()),
                state: appointment_fact(read, id, "state")?.unwrap_or_else(|| "planned".to_owned()),
                note: appointment_fact(read, id, "note")?.unwrap_or_default(),
                kind: row.kind,
            })
        })
    }

    /// Adds an appointment, or changes one: its time and place, what became of
    /// it, the person's notes.
    ///
    /// # Errors
    /// `DateUnreadable`, `TimeUnreadable` and `FactRefused` with their box,
    /// `NotFound`, `Locked`; what writing says.
    pub fn appointment_save(&self, draft: AppointmentDraft) -> Result<Written, WireError> {
        let refused = |field: &str| WireError::new(ErrorCode::FactRefused).at(field);
        if !STATES.contains(&draft.state.as_str()) {
            return Err(refused("state"));
        }
        let date = typed::day(&draft.date, "date")?.ok_or_else(|| {
            WireError::new(ErrorCode::DateUnreadable)
                .at("date")
                .with("text", "")
        })?;
        let local_at = date.and_time(typed::time(&draft.time, "time")?);
        let now = self.around.clock.now();
        let id = self.writing(|vault| {
            let read = vault.read();
            let cases = draft
                .cases
                .iter()
                .map(|case| Ok(known_case(read, case)?.id));
            let cases = cases.collect::<Result<Vec<_>, WireError>>()?;
            let person = match &draft.person {
                Some(person) => Some(known_person(read, person)?),
                None => None,
            };
            let old = match &draft.appointment {
                Some(id) => {
                    let id = id.parse().map_err(|_| ErrorCode::NotFound)?;
                    Some(read.appointment(id)?.ok_or(ErrorCode::NotFound)?)
                }
                None => None,
            };
            // A kind that came with a paper may stay, whatever it is.
            let stays = old.as_ref().is_some_and(|old| old.kind == draft.kind);
            if !stays && !APPOINTMENT_KINDS.contains(&draft.kind.as_str()) {
                return Err(refused("kind"));
            }
            let moved = old.as_ref().is_none_or(|old| old.local_at != local_at);
            let row = AppointmentRow {
                id: old
                    .as_ref()
                    .map_or_else(|| AppointmentId::new(now), |old| old.id),
                kind: draft.kind.clone(),
                local_at,
                zone: old.as_ref().and_then(|old| old.zone.clone()),
                place_name: Some(typed::tidy(&draft.place_name)).filter(|name| !name.is_empty()),
                place_lines: typed::lines(&draft.place_address),
                person,
                cases,
                origin: match &old {
                    Some(old) if !moved => old.origin.clone(),
                    _ => Origin::Typed,
                },
                recorded_at: now,
            };
            let before = match &old {
                Some(old) => appointment_fact(read, old.id, "state")?,
                None => None,
            };
            let label = Label::new(match old {
                Some(_) => "step_appointment_changed",
                None => "step_appointment_added",
            });
            vault.step(now, &label, |txn| {
                txn.put_appointment(&row)?;
                put_appointment_fact(txn, row.id, "state", &draft.state)?;
                put_appointment_fact(txn, row.id, "note", draft.note.trim())?;
                let became = before.as_deref().unwrap_or("planned") != draft.state;
                if moved || became {
                    txn.add_event(&NewEvent {
                        kind: "appointment".to_owned(),
                        happened_on: None,
                        person: row.person,
                        case: row.cases.first().copied(),
                        document: None,
                        title: Label::new(&format!("event_appointment_{}", draft.state))
                            .with("when_at", row.local_at.format("%Y-%m-%dT%H:%M").to_string()),
                        quote: None,
                        origin: Origin::Typed,
                    })?;
                }
                Ok::<_, WireError>(row.id)
            })
        })?;
        Ok(Written { id: id.to_string() })
    }
}

/// What the catalogue says to bring for a kind and form.
pub(crate) fn bring_kind(kind: &str, form: Option<&str>) -> Option<AppointmentKind> {
    match (kind, form) {
        ("biometrics", _) => Some(AppointmentKind::Biometrics),
        ("oath_ceremony", _) => Some(AppointmentKind::Oath),
        ("consulate", _) => Some(AppointmentKind::ConsularInterview),
        ("interview", Some("N-400")) => Some(AppointmentKind::NaturalizationInterview),
        ("interview", Some("I-485")) => Some(AppointmentKind::AdjustmentInterview),
        _ => None,
    }
}

/// What is known of an appointment beside its row.
pub(crate) fn appointment_fact(
    read: Reading<'_>,
    id: AppointmentId,
    field: &str,
) -> Result<Option<String>, VaultError> {
    let facts = read.facts_of(Subject::Appointment(id))?.into_iter();
    Ok(facts
        .filter(|fact| fact.field == field)
        .map(|fact| fact.value)
        .next())
}

fn put_appointment_fact(
    txn: &mut StepTxn<'_>,
    id: AppointmentId,
    field: &str,
    value: &str,
) -> Result<(), WireError> {
    let subject = Subject::Appointment(id);
    if value.is_empty() {
        return Ok(txn.remove_fact(subject, field, 0)?);
    }
    Ok(put_typed(txn, subject, field, value)?)
}
