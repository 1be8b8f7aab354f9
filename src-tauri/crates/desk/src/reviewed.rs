//! A proposal with the person's decisions, and what each part of it becomes in
//! the record.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use domain::catalog::forms::FormType;
use domain::identifiers::{ANumber, OnlineAccountNumber, ReceiptNumber};
use intake::proposal as read;
use vault::{
    AppointmentId, AppointmentRow, CaseId, DocumentId, DocumentOutcome, FactRow, Label,
    NewDocument, NewEvent, Origin, PersonId, Place, StepTxn, Subject,
};

use crate::contract::{ErrorCode, KeepProposal, WireError};
use crate::documents::media_type;
use crate::reading::{document_kind, position, shown_text, Waiting};

/// A proposal with the person's decisions.
pub(crate) struct Reviewed<'w> {
    pub(crate) waiting: &'w Waiting,
    /// Final values of the ticked facts, by their place in the proposal.
    pub(crate) ticked: BTreeMap<usize, String>,
}

impl<'w> Reviewed<'w> {
    pub(crate) fn of(waiting: &'w Waiting, request: &KeepProposal) -> Result<Self, WireError> {
        let mut ticked = BTreeMap::new();
        for (place, fact) in waiting.proposal.facts.iter().enumerate() {
            if !request.ticked.contains(&fact.id) {
                continue;
            }
            let value = match request.corrected.get(&fact.id) {
                Some(typed) => stored_form(&fact.field, typed)
                    .ok_or_else(|| WireError::new(ErrorCode::FactRefused).at(&fact.id))?,
                None => fact.value.clone(),
            };
            ticked.insert(place, value);
        }
        Ok(Self { waiting, ticked })
    }

    pub(crate) fn fact(&self, place: usize) -> &'w read::Fact {
        &self.waiting.proposal.facts[place]
    }

    /// The ticked facts of a case.
    pub(crate) fn of_case(&self, index: usize) -> impl Iterator<Item = (usize, &str)> {
        self.of_group(read::Group::Case, index)
    }

    pub(crate) fn of_group(
        &self,
        group: read::Group,
        index: usize,
    ) -> impl Iterator<Item = (usize, &str)> + use<'_, 'w> {
        self.ticked
            .iter()
            .filter(move |(place, _)| {
                let fact = self.fact(**place);
                fact.group == group && fact.index == index
            })
            .map(|(place, value)| (*place, value.as_str()))
    }

    pub(crate) fn place(&self, case: usize, field: &str) -> Option<usize> {
        self.of_case(case)
            .map(|(place, _)| place)
            .find(|place| self.fact(*place).field == field)
    }

    pub(crate) fn value(&self, case: usize, field: &str) -> Option<&str> {
        let place = self.place(case, field)?;
        self.ticked.get(&place).map(String::as_str)
    }

    pub(crate) fn notice_date(&self) -> Option<NaiveDate> {
        self.value(0, "notice_date")?.parse().ok()
    }

    pub(crate) fn origin(&self, document: DocumentId, place: usize) -> Origin {
        let spots = &self.fact(place).evidence;
        Origin::Document {
            document,
            places: spots.iter().map(place_of).collect(),
        }
    }

    /// What the words of a proposed fact say, as a fact of the paper.
    pub(crate) fn fact_row(
        &self,
        txn: &StepTxn<'_>,
        document: DocumentId,
        place: usize,
        field: &str,
        value: &str,
    ) -> FactRow {
        FactRow {
            subject: Subject::Document(document),
            field: field.to_owned(),
            position: 0,
            value: value.to_owned(),
            shown: value.to_owned(),
            origin: self.origin(document, place),
            recorded_at: txn.now(),
        }
    }

    pub(crate) fn document(
        &self,
        txn: &mut StepTxn<'_>,
        person: PersonId,
        cases: &[Option<CaseId>],
    ) -> Result<DocumentId, WireError> {
        let proposal = &self.waiting.proposal;
        let has_pages = !proposal.pages.is_empty();
        let outcome = txn.put_document(&NewDocument {
            kind: document_kind(proposal).to_owned(),
            media_type: media_type(proposal.source_kind, &self.waiting.bytes).to_owned(),
            file_name: self.waiting.file_name.clone(),
            bytes: self.waiting.bytes.clone(),
            text: shown_text(self.waiting).unwrap_or_else(|| proposal.text.clone()),
            page_count: has_pages.then_some(proposal.page_count),
            dated_on: self.notice_date(),
            people: vec![person],
            cases: cases.iter().flatten().copied().collect(),
        })?;
        match outcome {
            DocumentOutcome::New(document) => Ok(document),
            // Kept meanwhile, by another window or the command line.
            DocumentOutcome::AlreadyKept(_) => Err(ErrorCode::ProposalGone.into()),
        }
    }

    pub(crate) fn facts(
        &self,
        txn: &mut StepTxn<'_>,
        document: DocumentId,
        cases: &[Option<CaseId>],
    ) -> Result<(), WireError> {
        for (place, value) in &self.ticked {
            let fact = self.fact(*place);
            if fact.group != read::Group::Case {
                continue;
            }
            // Without a receipt number there is no case: the fact stays with the paper.
            let case = cases.get(fact.index).copied().flatten();
            let subject = case.map_or(Subject::Document(document), Subject::Case);
            let mut row = FactRow {
                subject,
                field: fact.field.clone(),
                position: position(&self.waiting.proposal, *place),
                value: value.clone(),
                shown: if *value == fact.value {
                    fact.shown.clone()
                } else {
                    value.clone()
                },
                origin: self.origin(document, *place),
                recorded_at: txn.now(),
            };
            txn.put_fact(&row)?;
            if is_said_of_itself(&fact.field) && fact.index == 0 && case.is_some() {
                // Also with the paper: its time limits count from its own date, the
                // next transfer does not wipe out this one, and how it spells a
                // person is compared with other papers.
                row.subject = Subject::Document(document);
                txn.put_fact(&row)?;
            }
        }
        Ok(())
    }

    pub(crate) fn appointments(
        &self,
        txn: &mut StepTxn<'_>,
        document: DocumentId,
        person: PersonId,
        cases: &[Option<CaseId>],
    ) -> Result<(), WireError> {
        for (index, read_appointment) in self.waiting.proposal.appointments.iter().enumerate() {
            let ticked: Vec<(usize, &str)> =
                self.of_group(read::Group::Appointment, index).collect();
            let field = |name: &str| {
                ticked
                    .iter()
                    .find(|(place, _)| self.fact(*place).field == name)
            };
            // An appointment whose time was not ticked is not kept.
            let Some((place, at)) = field("local_datetime") else {
                continue;
            };
            let local_at = NaiveDateTime::parse_from_str(at, LOCAL_AT)
                .map_err(|_| WireError::new(ErrorCode::FactRefused).at(&self.fact(*place).id))?;
            let cases: Vec<CaseId> = cases.iter().flatten().copied().collect();
            let kind = read_appointment.kind.as_str();
            let others = txn.read().appointments_of(&cases, &[person])?;
            let known = others.iter().find(|known| {
                known.kind == kind && known.local_at == local_at && known.cases == cases
            });
            let made_on = self.notice_date().unwrap_or_else(|| txn.now().date_naive());
            let moved = others.iter().filter(|other| {
                other.kind == kind
                    && other.local_at != local_at
                    && !cases.is_empty()
                    && other.cases == cases
                    && other.person == Some(person)
                    && other.local_at.date() >= made_on
            });
            for other in moved.filter(|_| known.is_none()) {
                txn.add_event(&NewEvent {
                    kind: "appointment".to_owned(),
                    happened_on: self.notice_date(),
                    person: Some(person),
                    case: cases.first().copied(),
                    document: Some(document),
                    title: Label::new("event_rescheduled")
                        .with("from_at", other.local_at.format(LOCAL_AT).to_string())
                        .with("to_at", local_at.format(LOCAL_AT).to_string()),
                    quote: None,
                    origin: self.origin(document, *place),
                })?;
            }
            let row = AppointmentRow {
                id: known.map_or_else(|| AppointmentId::new(txn.now()), |known| known.id),
                kind: kind.to_owned(),
                local_at,
                zone: None,
                place_name: field("place_name").map(|(_, name)| (*name).to_owned()),
                place_lines: field("place_address")
                    .map(|_| read_appointment.place_address.clone())
                    .unwrap_or_default(),
                person: Some(person),
                cases,
                origin: self.origin(document, *place),
                recorded_at: txn.now(),
            };
            txn.put_appointment(&row)?;
            for (place, value) in &ticked {
                let fact = self.fact(*place);
                txn.put_fact(&FactRow {
                    subject: Subject::Appointment(row.id),
                    field: fact.field.clone(),
                    position: position(&self.waiting.proposal, *place),
                    value: (*value).to_owned(),
                    shown: fact.shown.clone(),
                    origin: self.origin(document, *place),
                    recorded_at: txn.now(),
                })?;
            }
        }
        Ok(())
    }

    /// Time limits stay with the paper that sets them.
    pub(crate) fn deadlines(
        &self,
        txn: &mut StepTxn<'_>,
        document: DocumentId,
    ) -> Result<(), WireError> {
        for (index, deadline) in self.waiting.proposal.deadlines.iter().enumerate() {
            let ticked = self
                .of_group(read::Group::Deadline, index)
                .find(|(place, _)| self.fact(*place).field == "date");
            let Some((place, date)) = ticked else {
                continue;
            };
            let values = [
                ("deadline_kind", deadline.kind.as_str()),
                ("deadline_basis", deadline.basis.as_str()),
                ("deadline_date", date),
            ];
            for (field, value) in values {
                let mut row = self.fact_row(txn, document, place, field, value);
                row.position = u32::try_from(index).unwrap_or(u32::MAX);
                if field == "deadline_date" {
                    row.shown.clone_from(&self.fact(place).shown);
                }
                txn.put_fact(&row)?;
            }
        }
        Ok(())
    }

    pub(crate) fn event(
        &self,
        txn: &mut StepTxn<'_>,
        document: DocumentId,
        person: PersonId,
        cases: &[Option<CaseId>],
    ) -> Result<(), WireError> {
        let kind = document_kind(&self.waiting.proposal);
        let form = self.value(0, "form_type").unwrap_or_default();
        let title = Label::new(&format!("event_{kind}")).with("form", form);
        let entries: Vec<Option<CaseId>> = match cases.iter().flatten().count() {
            0 => vec![None],
            _ => cases.iter().copied().filter(Option::is_some).collect(),
        };
        for case in entries {
            txn.add_event(&NewEvent {
                kind: "notice".to_owned(),
                happened_on: self.notice_date(),
                person: Some(person),
                case,
                document: Some(document),
                title: title.clone(),
                quote: None,
                origin: Origin::Document {
                    document,
                    places: Vec::new(),
                },
            })?;
        }
        Ok(())
    }
}

/// What each paper says for itself, whatever another one of the case says.
fn is_said_of_itself(field: &str) -> bool {
    matches!(
        field,
        "notice_date"
            | "transferred_from"
            | "transferred_to"
            | "applicant_name"
            | "beneficiary_name"
            | "petitioner_name"
            | "applicant_address"
            | "beneficiary_address"
            | "petitioner_address"
            | "care_of"
            | "date_of_birth"
            | "a_numbers"
    )
}

const LOCAL_AT: &str = "%Y-%m-%dT%H:%M";

fn place_of(spot: &read::Spot) -> Place {
    Place {
        page: spot.page + 1,
        x0: spot.x0,
        y0: spot.y0,
        x1: spot.x1,
        y1: spot.y1,
        text: spot.text.clone(),
        span: spot.span.map(|span| (span.start, span.end)),
    }
}

/// What stands at the end of a marked number and is no part of it.
const PUNCTUATION: [char; 6] = ['.', ',', ';', ':', '(', ')'];

/// A corrected value in its stored form; `None` when the field cannot hold it.
pub(crate) fn stored_form(field: &str, typed: &str) -> Option<String> {
    let typed = typed.trim();
    match field {
        "receipt_number" => ReceiptNumber::parse(typed.trim_matches(PUNCTUATION))
            .ok()
            .map(String::from),
        "online_account_number" => OnlineAccountNumber::parse(typed).ok().map(String::from),
        "a_numbers" => ANumber::parse(typed).ok().map(String::from),
        "form_type" => FormType::parse(typed).map(|form| form.as_str().to_owned()),
        "local_datetime" | "arrive_by_local" => NaiveDateTime::parse_from_str(typed, LOCAL_AT)
            .ok()
            .or_else(|| read::printed_moment(typed))
            .map(|at| at.format(LOCAL_AT).to_string()),
        _ if field == "date" || field.ends_with("_date") => {
            // A mark may take the label or the weekday along.
            let only_day = || read::printed_day(typed);
            let date = crate::read_typed_date(typed).or_else(only_day);
            date.map(|date| date.to_string())
        }
        _ => (!typed.is_empty()).then(|| typed.to_owned()),
    }
}
