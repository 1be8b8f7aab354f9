//! A record with a few entries, and what is asked of its backups.

use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use vault::{CreateOptions, Label, NewDocument, PersonId, PersonRow, RecoveryCode, Vault};

pub(crate) fn at(minute: i64) -> DateTime<Utc> {
    let start: DateTime<Utc> = "2026-03-02T10:00:00Z".parse().unwrap();
    start + Duration::minutes(minute)
}

pub(crate) fn made(dir: &Path) -> (Vault, RecoveryCode) {
    Vault::create(dir, at(0), CreateOptions::default()).unwrap()
}

pub(crate) fn add(vault: &mut Vault, name: &str, minute: i64) {
    vault
        .step(at(minute), &Label::new("step_person_added"), |txn| {
            txn.put_person(&PersonRow {
                id: PersonId::new(at(minute)),
                given_names: name.to_owned(),
                family_name: String::new(),
                birth_date: None,
            })
        })
        .unwrap();
}

pub(crate) fn keep(vault: &mut Vault, bytes: &[u8], minute: i64) {
    let paper = NewDocument {
        kind: "other".to_owned(),
        media_type: "application/octet-stream".to_owned(),
        file_name: None,
        bytes: bytes.to_vec(),
        text: String::new(),
        page_count: None,
        dated_on: None,
        people: Vec::new(),
        cases: Vec::new(),
    };
    vault
        .step(at(minute), &Label::new("step_document_kept"), |txn| {
            txn.put_document(&paper).map(|_| ())
        })
        .unwrap();
}

pub(crate) fn newest(vault: &Vault) -> String {
    vault.backups().unwrap()[0].name.clone()
}
