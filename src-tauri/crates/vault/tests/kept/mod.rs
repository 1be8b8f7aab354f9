//! A record with a person and a notice in it, for the suites.
// Each suite uses what it needs of it.
#![allow(dead_code, clippy::unwrap_used)]

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use vault::{
    AccountId, AccountRow, AppointmentId, AppointmentRow, CaseId, CaseRow, CreateOptions,
    DocumentOutcome, FactRow, IdentifierId, IdentifierRow, Label, NewDocument, NewEvent, Origin,
    PersonId, PersonRow, Subject, Vault, VaultError,
};

pub fn now() -> DateTime<Utc> {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

pub fn open(dir: &Path) -> Vault {
    Vault::create(dir, now(), CreateOptions::default())
        .unwrap()
        .0
}

pub fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

pub fn rosa() -> PersonRow {
    PersonRow {
        id: PersonId::new(now()),
        given_names: "Rosa".to_owned(),
        family_name: "Muñoz".to_owned(),
        birth_date: day("1990-03-05"),
    }
}

pub fn add_person(vault: &mut Vault, person: &PersonRow) {
    vault
        .step(now(), &Label::new("person_added"), |txn| {
            txn.put_person(person)
        })
        .unwrap();
}

/// A case with its account, number, appointment, facts and document, in one step.
pub fn keep_notice(vault: &mut Vault, person: PersonId, receipt: &str, text: &str) -> CaseId {
    let case = CaseId::new(now());
    vault
        .step::<_, VaultError>(
            now(),
            &Label::new("notice_kept").with("form", "I-485"),
            |txn| {
                let account = AccountId::new(now());
                if txn.read().accounts_of(person)?.is_empty() {
                    txn.put_account(&AccountRow {
                        id: account,
                        person,
                        number: "123456789012".to_owned(),
                        origin: Origin::Typed,
                        recorded_at: now(),
                    })?;
                }
                txn.put_identifier(&IdentifierRow {
                    id: IdentifierId::new(now()),
                    person,
                    kind: "a_number".to_owned(),
                    value: format!("A{}", &receipt[4..13]),
                    verified: true,
                    origin: Origin::Typed,
                    recorded_at: now(),
                })?;
                txn.put_case(&CaseRow {
                    id: case,
                    form: Some("I-485".to_owned()),
                    receipt_number: Some(receipt.to_owned()),
                    account: txn.read().accounts_of(person)?.first().map(|a| a.id),
                    people: vec![(person, "applicant".to_owned())],
                    origin: Origin::Typed,
                    recorded_at: now(),
                })?;
                let outcome = txn.put_document(&NewDocument {
                    kind: "receipt".to_owned(),
                    media_type: "text/plain".to_owned(),
                    file_name: Some("receipt.txt".to_owned()),
                    bytes: text.as_bytes().to_vec(),
                    text: text.to_owned(),
                    page_count: None,
                    dated_on: day("2026-02-20"),
                    people: vec![person],
                    cases: vec![case],
                })?;
                let DocumentOutcome::New(document) = outcome else {
                    panic!("kept twice");
                };
                let origin = Origin::Document {
                    document,
                    places: Vec::new(),
                };
                txn.put_fact(&FactRow {
                    subject: Subject::Case(case),
                    field: "received_date".to_owned(),
                    position: 0,
                    value: "2026-02-18".to_owned(),
                    shown: "02/18/2026".to_owned(),
                    origin: origin.clone(),
                    recorded_at: now(),
                })?;
                txn.put_appointment(&AppointmentRow {
                    id: AppointmentId::new(now()),
                    kind: "biometrics".to_owned(),
                    local_at: "2026-03-20T09:00:00".parse().unwrap(),
                    zone: None,
                    place_name: Some("Application Support Center".to_owned()),
                    place_lines: vec!["1 Main St".to_owned()],
                    person: Some(person),
                    cases: vec![case],
                    origin: origin.clone(),
                    recorded_at: now(),
                })?;
                txn.add_event(&NewEvent {
                    kind: "notice".to_owned(),
                    happened_on: day("2026-02-20"),
                    person: Some(person),
                    case: Some(case),
                    document: Some(document),
                    title: Label::new("notice_receipt"),
                    quote: Some("We have received your form".to_owned()),
                    origin,
                })?;
                Ok(())
            },
        )
        .unwrap();
    case
}
