//! Cases by hand: added before there is a receipt number, changed, and related
//! to one another.

use std::collections::BTreeMap;

use domain::catalog::forms::FormType;
use domain::catalog::statuses;
use domain::identifiers::{recognise, IdentifierKind, Verdict};
use vault::{
    Card, CardId, CaseId, CaseLink, CaseRow, Label, NewEvent, Origin, Reading, Sending, StepTxn,
    Subject,
};

use crate::cases::case_row;
use crate::contract::{
    Bilingual, CardRequest, CaseDetails, CaseDraft, CaseLinkCard, CaseLinkDraft, CasePart,
    CaseRequest, ErrorCode, NamedPart, StatusView, WireError,
};
use crate::date_facts::put_typed;
use crate::desk::Desk;
use crate::people::known_person;
use crate::related::others;
use crate::sources::{person_ref, printed};
use crate::typed;

/// Fields of a case that hold a date.
const DATES: [&str; 6] = [
    "filed_date",
    "received_date",
    "notice_date",
    "priority_date",
    "status_date",
    "decision_date",
];
/// Fields that hold one word of a closed list.
const WORDS: [(&str, &[&str]); 3] = [
    (
        "stage",
        &["preparing", "sent", "received", "rejected", "closed"],
    ),
    (
        "filed_how",
        &["online", "mail", "in_person", "representative"],
    ),
    ("outcome", &["approved", "denied", "withdrawn", "closed"]),
];
/// Fields that hold what the paper or the person says.
const TEXTS: [&str; 4] = ["class", "service_center", "fee_paid", "status_text"];
const ROLES: [&str; 6] = [
    "applicant",
    "petitioner",
    "beneficiary",
    "derivative",
    "sponsor",
    "representative",
];

impl Desk {
    /// What can be changed about a case.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn case_details(&self, request: CaseRequest) -> Result<CaseDetails, WireError> {
        self.with_dates(|vault, dates| {
            let read = vault.read();
            let case = known_case(read, &request.case)?;
            let facts = typed_fields(read, case.id)?;
            let mut links = Vec::new();
            for card in read.cards::<CaseLink>()? {
                let incoming = card.body.to == case.id;
                let other = if incoming {
                    card.case
                } else {
                    Some(card.body.to)
                };
                let (true, Some(other)) = (incoming || card.case == Some(case.id), other) else {
                    continue;
                };
                let Some(other) = read.case(other)? else {
                    continue;
                };
                links.push(CaseLinkCard {
                    id: card.id.to_string(),
                    kind: typed::name_of(&card.body.kind),
                    incoming,
                    other: case_row(read, &other, dates)?,
                });
            }
            let mut people = Vec::new();
            for (person, role) in &case.people {
                if let Some(person) = person_ref(read, *person)? {
                    people.push(NamedPart {
                        person,
                        role: role.clone(),
                    });
                }
            }
            let (others, more_others) = others(read, &case)?;
            Ok(CaseDetails {
                others,
                more_others,
                status: status(&facts),
                people,
                links,
                draft: CaseDraft {
                    case: Some(request.case),
                    form: case.form.unwrap_or_default(),
                    receipt_number: case
                        .receipt_number
                        .map(|number| printed("receipt_number", &number))
                        .unwrap_or_default(),
                    people: case
                        .people
                        .iter()
                        .map(|(person, role)| CasePart {
                            person: person.to_string(),
                            role: role.clone(),
                        })
                        .collect(),
                    fields: facts,
                },
            })
        })
    }

    /// Adds a case, or changes one, in one step.
    ///
    /// # Errors
    /// `FormUnknown`, `NumberNotKept`, `DateUnreadable` and `FactRefused` with
    /// their box; `NotFound`, `Locked`; what writing says.
    pub fn case_save(&self, draft: CaseDraft) -> Result<CaseDetails, WireError> {
        let form = read_form(&draft.form)?;
        let receipt_number = self.read_receipt(&draft.receipt_number)?;
        let fields = read_fields(&draft.fields)?;
        let now = self.around.clock.now();
        let name = form.clone().unwrap_or_default();
        let id = self.writing(|vault| {
            let (old, step) = match &draft.case {
                Some(id) => (Some(known_case(vault.read(), id)?), "step_case_changed"),
                None => (None, "step_case_added"),
            };
            let taken = match &receipt_number {
                Some(number) => vault.read().case_by_receipt(number)?,
                None => None,
            };
            if taken.is_some_and(|other| old.as_ref().is_none_or(|case| case.id != other.id)) {
                return Err(WireError::new(ErrorCode::FactRefused).at("receipt_number"));
            }
            let people = parts(vault.read(), &draft.people)?;
            let label = Label::new(step).with("form", name);
            vault.step(now, &label, |txn| {
                let row = CaseRow {
                    id: old
                        .as_ref()
                        .map_or_else(|| CaseId::new(now), |case| case.id),
                    form,
                    origin: match &old {
                        Some(case) if case.receipt_number == receipt_number => case.origin.clone(),
                        _ => Origin::Typed,
                    },
                    receipt_number,
                    account: old.as_ref().and_then(|case| case.account),
                    people,
                    recorded_at: now,
                };
                txn.put_case(&row)?;
                let changed = put_fields(txn, row.id, &fields)?;
                tell(txn, row.id, &label, &changed)?;
                Ok::<_, WireError>(row.id)
            })
        })?;
        self.case_details(CaseRequest {
            case: id.to_string(),
        })
    }

    /// Relates a case to another.
    ///
    /// # Errors
    /// `FactRefused` for a case and itself, `NotFound`, `Locked`; what writing
    /// says.
    pub fn case_link_save(&self, draft: CaseLinkDraft) -> Result<CaseDetails, WireError> {
        let kind = typed::word(&draft.kind, "kind")?;
        let now = self.around.clock.now();
        self.writing(|vault| {
            let case = known_case(vault.read(), &draft.case)?;
            let other = known_case(vault.read(), &draft.to)?;
            if case.id == other.id {
                return Err(WireError::new(ErrorCode::FactRefused).at("to"));
            }
            let label = Label::new("step_case_linked");
            vault.step(now, &label, |txn| {
                txn.put_card(&Card {
                    id: CardId::new(now),
                    person: None,
                    case: Some(case.id),
                    document: None,
                    body: CaseLink { to: other.id, kind },
                    recorded_at: now,
                })
            })?;
            Ok(())
        })?;
        self.case_details(CaseRequest { case: draft.case })
    }

    /// Takes a card out: a relation, an address and their like. Undo brings it
    /// back.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn card_remove(&self, request: CardRequest) -> Result<(), WireError> {
        let id = request.card.parse().map_err(|_| ErrorCode::NotFound)?;
        let now = self.around.clock.now();
        self.writing(|vault| {
            if vault.read().card::<Sending>(id)?.is_some() {
                // What was sent stays as it was.
                return Err(ErrorCode::FactRefused.into());
            }
            Ok(vault.step(now, &Label::new("step_card_removed"), |txn| {
                txn.remove_card(id)
            })?)
        })
    }

    fn read_receipt(&self, typed: &str) -> Result<Option<String>, WireError> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let kind = IdentifierKind::ReceiptNumber;
        let reading = recognise(typed, Some(kind), self.day());
        match reading.normalized {
            Some(value) if reading.kind == Verdict::Kind(kind) => Ok(Some(value)),
            _ => Err(WireError::new(ErrorCode::NumberNotKept)
                .at("receipt_number")
                .with("kind", kind.as_str())
                .with("reason", reading.reason.as_str())),
        }
    }
}

/// A case that is in the record.
pub(crate) fn known_case(read: Reading<'_>, id: &str) -> Result<CaseRow, WireError> {
    let id: CaseId = id.parse().map_err(|_| ErrorCode::NotFound)?;
    Ok(read.case(id)?.ok_or(ErrorCode::NotFound)?)
}

fn read_form(typed: &str) -> Result<Option<String>, WireError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match FormType::parse(typed) {
        Some(form) => Ok(Some(form.as_str().to_owned())),
        None => Err(WireError::new(ErrorCode::FormUnknown)
            .at("form")
            .with("text", typed)),
    }
}

fn parts(
    read: Reading<'_>,
    people: &[CasePart],
) -> Result<Vec<(vault::PersonId, String)>, WireError> {
    let parts = people.iter().map(|part| {
        if !ROLES.contains(&part.role.as_str()) {
            return Err(WireError::new(ErrorCode::FactRefused).at("role"));
        }
        Ok((known_person(read, &part.person)?, part.role.clone()))
    });
    parts.collect()
}

/// The typed fields in their stored form. Empty: to be taken out.
fn read_fields(fields: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, WireError> {
    let read = fields.iter().map(|(field, typed)| {
        let words = WORDS.iter().find(|(name, _)| name == field);
        let value = if DATES.contains(&field.as_str()) {
            typed::day(typed, field)?.map_or(String::new(), |day| day.to_string())
        } else if let Some((_, known)) = words {
            if !typed.is_empty() && !known.contains(&typed.as_str()) {
                return Err(WireError::new(ErrorCode::FactRefused).at(field));
            }
            typed.clone()
        } else if TEXTS.contains(&field.as_str()) {
            typed::tidy(typed)
        } else {
            return Err(WireError::new(ErrorCode::FactRefused).at(field));
        };
        Ok((field.clone(), value))
    });
    read.collect()
}

/// What the record says in these fields.
fn typed_fields(read: Reading<'_>, case: CaseId) -> Result<BTreeMap<String, String>, WireError> {
    let known = |field: &str| {
        DATES.contains(&field)
            || TEXTS.contains(&field)
            || WORDS.iter().any(|(name, _)| *name == field)
    };
    let facts = read.facts_of(Subject::Case(case))?.into_iter();
    Ok(facts
        .filter(|fact| fact.position == 0 && known(&fact.field))
        .map(|fact| (fact.field, fact.value))
        .collect())
}

/// Writes what differs, so that what was read from a paper keeps its source.
/// Answers what was changed.
fn put_fields(
    txn: &mut StepTxn<'_>,
    case: CaseId,
    fields: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, WireError> {
    let before = typed_fields(txn.read(), case)?;
    let mut changed = BTreeMap::new();
    for (field, value) in fields {
        if before.get(field).map_or("", String::as_str) == value {
            continue;
        }
        if value.is_empty() {
            txn.remove_fact(Subject::Case(case), field, 0)?;
        } else {
            put_typed(txn, Subject::Case(case), field, value)?;
        }
        changed.insert(field.clone(), value.clone());
    }
    Ok(changed)
}

/// The entries of the history that a change makes.
fn tell(
    txn: &mut StepTxn<'_>,
    case: CaseId,
    label: &Label,
    changed: &BTreeMap<String, String>,
) -> Result<(), WireError> {
    let day_of = |field: &str, read: &BTreeMap<String, String>| {
        read.get(field).and_then(|day| day.parse().ok())
    };
    let fields = typed_fields(txn.read(), case)?;
    let mut entry = |kind: &str, title: Label, on, quote| {
        txn.add_event(&NewEvent {
            kind: kind.to_owned(),
            happened_on: on,
            person: None,
            case: Some(case),
            document: None,
            title,
            quote,
            origin: Origin::Typed,
        })
    };
    entry("case", label.clone(), None, None)?;
    if let Some(stage) = changed.get("stage").filter(|stage| !stage.is_empty()) {
        let kind = if stage == "sent" { "filed" } else { "case" };
        let on = day_of("filed_date", &fields).filter(|_| stage == "sent");
        entry(kind, Label::new(&format!("event_stage_{stage}")), on, None)?;
    }
    if let Some(text) = changed.get("status_text").filter(|text| !text.is_empty()) {
        let on = day_of("status_date", &fields);
        entry("status", Label::new("event_status"), on, Some(text.clone()))?;
    }
    if let Some(outcome) = changed.get("outcome").filter(|outcome| !outcome.is_empty()) {
        let on = day_of("decision_date", &fields);
        entry(
            "case",
            Label::new(&format!("event_outcome_{outcome}")),
            on,
            None,
        )?;
    }
    Ok(())
}

fn status(fields: &BTreeMap<String, String>) -> Option<StatusView> {
    let quote = fields.get("status_text")?.clone();
    let phase = statuses::headline(&quote).and_then(|known| statuses::phase(&known.phase));
    Some(StatusView {
        on: fields.get("status_date").cloned(),
        phase: phase.map(|phase| Bilingual::from(&phase.label)),
        meaning: phase.map(|phase| Bilingual::from(&phase.meaning)),
        quote,
    })
}
