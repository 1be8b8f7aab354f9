//! What a record does with what is put into it: steps, undo, history, search,
//! documents, backups.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use vault::{
    AccountId, AccountRow, AppointmentId, AppointmentRow, CaseId, CaseRow, CreateOptions, Delivery,
    DeliveryOutcome, DocumentOutcome, FactRow, Finding, HitTarget, IdentifierId, IdentifierRow,
    Label, NewDocument, NewEvent, Origin, PersonId, PersonRow, Subject, Table, TimelineScope,
    Unlock, Vault, VaultError,
};

fn now() -> DateTime<Utc> {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

fn open(dir: &Path) -> Vault {
    Vault::create(dir, now(), CreateOptions::default())
        .unwrap()
        .0
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn rosa() -> PersonRow {
    PersonRow {
        id: PersonId::new(now()),
        given_names: "Rosa".to_owned(),
        family_name: "Muñoz".to_owned(),
        birth_date: day("1990-03-05"),
    }
}

fn add_person(vault: &mut Vault, person: &PersonRow) {
    vault
        .step(now(), &Label::new("person_added"), |txn| {
            txn.put_person(person)
        })
        .unwrap();
}

/// A case with its account, number, appointment, facts and document, in one step.
fn keep_notice(vault: &mut Vault, person: PersonId, receipt: &str, text: &str) -> CaseId {
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

#[test]
fn undo_restores_everything_and_redo_brings_it_again() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    let empty = vault.content_hash().unwrap();
    let person = rosa();
    add_person(&mut vault, &person);
    let with_person = vault.content_hash().unwrap();
    let case = keep_notice(
        &mut vault,
        person.id,
        "IOE0912345678",
        "Form I-485, Rosa Muñoz",
    );
    let with_case = vault.content_hash().unwrap();

    assert_eq!(vault.undo_label().unwrap().unwrap().code, "notice_kept");
    assert_eq!(vault.undo(now()).unwrap().params["form"], "I-485");
    assert_eq!(vault.content_hash().unwrap(), with_person);
    assert!(vault.read().case(case).unwrap().is_none());
    assert!(vault.read().search("IOE0912", 10).unwrap().is_empty());
    assert!(vault
        .read()
        .timeline(TimelineScope::Case(case), false, 10)
        .unwrap()
        .is_empty());

    vault.undo(now()).unwrap();
    assert_eq!(vault.content_hash().unwrap(), empty);
    assert_eq!(vault.undo(now()), Err(VaultError::NothingToUndo));

    vault.redo(now()).unwrap();
    assert_eq!(vault.content_hash().unwrap(), with_person);
    vault.redo(now()).unwrap();
    assert_eq!(vault.content_hash().unwrap(), with_case);
    assert_eq!(vault.redo(now()), Err(VaultError::NothingToRedo));
    assert_eq!(vault.read().search("IOE0912", 10).unwrap().len(), 1);
    assert_eq!(
        vault
            .read()
            .timeline(TimelineScope::Case(case), false, 10)
            .unwrap()
            .len(),
        1
    );
    assert!(vault.verify().unwrap().is_empty());
}

#[test]
fn a_new_step_after_undo_leaves_nothing_to_redo() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    let mut person = rosa();
    add_person(&mut vault, &person);
    vault.undo(now()).unwrap();
    person.id = PersonId::new(now());
    add_person(&mut vault, &person);
    assert_eq!(vault.redo(now()), Err(VaultError::NothingToRedo));
    person.given_names = "Rosa María".to_owned();
    add_person(&mut vault, &person);
    vault.undo(now()).unwrap();
    assert_eq!(vault.read().people().unwrap()[0].given_names, "Rosa");
}

#[test]
fn a_failed_step_keeps_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    let before = vault.content_hash().unwrap();
    let failed: Result<(), VaultError> = vault.step(now(), &Label::new("person_added"), |txn| {
        txn.put_person(&rosa())?;
        Err(VaultError::DocumentEmpty)
    });
    assert_eq!(failed, Err(VaultError::DocumentEmpty));
    assert_eq!(vault.content_hash().unwrap(), before);
    assert_eq!(vault.undo_label().unwrap(), None);
    // A step that changes nothing is no step either.
    vault
        .step::<_, VaultError>(now(), &Label::new("nothing"), |_| Ok(()))
        .unwrap();
    assert_eq!(vault.undo_label().unwrap(), None);
}

#[test]
fn history_is_append_only_and_tells_of_undo() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    add_person(&mut vault, &rosa());
    vault.undo(now()).unwrap();
    let whole = vault.read().timeline(TimelineScope::All, true, 10).unwrap();
    let kinds: Vec<_> = whole.iter().map(|e| (e.kind.as_str(), e.undone)).collect();
    assert_eq!(kinds, [("undo", false), ("change", true)]);
    assert!(vault
        .read()
        .timeline(TimelineScope::All, false, 10)
        .unwrap()
        .is_empty());
}

#[test]
fn a_number_is_found_by_any_part_in_any_spelling() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    let person = rosa();
    add_person(&mut vault, &person);
    let case = keep_notice(
        &mut vault,
        person.id,
        "IOE0912345678",
        "A letter about fingerprints",
    );
    for typed in [
        "IOE0912345678",
        "ioe 09-1234 5678",
        "I0E0912345678",
        "912345",
        "5678",
    ] {
        let hits = vault.read().search(typed, 10).unwrap();
        assert_eq!(
            hits.first().map(|h| h.target),
            Some(HitTarget::Case(case)),
            "{typed}"
        );
    }
    for typed in ["i485", "I-485", "munoz", "MUÑ", "02/18/2026"] {
        let hits = vault.read().search(typed, 10).unwrap();
        assert!(
            hits.iter().any(|h| h.target == HitTarget::Case(case)),
            "{typed}"
        );
    }
    let inside = vault.read().search("fingerpr", 10).unwrap();
    assert!(matches!(inside[0].target, HitTarget::Document(_)));
    assert!(inside[0]
        .snippet
        .iter()
        .any(|p| p.marked && p.text == "fingerprints"));
    let account = vault.read().search("1234 5678 9012", 10).unwrap();
    assert!(account
        .iter()
        .any(|h| h.target == HitTarget::Person(person.id)));
    for nothing in ["", "\"", "*", "AND OR NOT", "(", "%_%", "no such thing"] {
        assert!(
            vault.read().search(nothing, 10).unwrap().is_empty(),
            "{nothing}"
        );
    }
}

#[test]
fn the_same_file_is_kept_once() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    let person = rosa();
    add_person(&mut vault, &person);
    keep_notice(&mut vault, person.id, "IOE0912345678", "the letter");
    let kept = vault.read().document_with(b"the letter").unwrap().unwrap();
    assert_eq!(vault.read().document_bytes(kept.id).unwrap(), b"the letter");
    assert_eq!(vault.read().document_with(b"another").unwrap(), None);
    let facts = vault.read().facts_from(kept.id).unwrap();
    assert_eq!(facts[0].shown, "02/18/2026");
}

#[test]
fn what_the_record_must_not_hold_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    let person = rosa();
    add_person(&mut vault, &person);
    keep_notice(&mut vault, person.id, "IOE0912345678", "one");
    let case = |receipt: &str| CaseRow {
        id: CaseId::new(now()),
        form: None,
        receipt_number: Some(receipt.to_owned()),
        account: None,
        people: Vec::new(),
        origin: Origin::Typed,
        recorded_at: now(),
    };
    let put = |vault: &mut Vault, row: CaseRow| {
        vault.step::<_, VaultError>(now(), &Label::new("x"), |txn| txn.put_case(&row))
    };
    assert_eq!(
        put(&mut vault, case("IOE0912345678")),
        Err(VaultError::Duplicate {
            what: Some(Table::Case)
        })
    );
    for wrong in [
        "IOE091234567",
        "ioe0912345678",
        "123456789012",
        "A012345678",
    ] {
        assert!(
            matches!(
                put(&mut vault, case(wrong)),
                Err(VaultError::Refused { .. })
            ),
            "{wrong}"
        );
    }
}

#[test]
fn a_reminder_step_is_delivered_by_one_program_only() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut window, code) = Vault::create(&dir, now(), CreateOptions::default()).unwrap();
    let mut scheduler = Vault::open(&dir, &Unlock::RecoveryCode(code), now()).unwrap();
    let shown = Delivery {
        step_key: "biometrics:7".to_owned(),
        delivered_at: now(),
        how: "notification".to_owned(),
    };
    let deliver = |vault: &mut Vault| {
        vault
            .quietly::<_, VaultError>(|txn| txn.record_delivery(&shown))
            .unwrap()
    };
    assert_eq!(deliver(&mut scheduler), DeliveryOutcome::Recorded);
    assert_eq!(deliver(&mut window), DeliveryOutcome::AlreadyDelivered);
    assert_eq!(window.undo_label().unwrap(), None);
    assert_eq!(window.read().deliveries().unwrap(), [shown]);
}

#[test]
fn a_backup_is_a_record_that_opens() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, code) = Vault::create(&dir, now(), CreateOptions::default()).unwrap();
    let person = rosa();
    add_person(&mut vault, &person);
    keep_notice(&mut vault, person.id, "IOE0912345678", "the letter");
    let copy = vault.backup(now()).unwrap();
    let mut restored = Vault::open(&copy, &Unlock::RecoveryCode(code), now()).unwrap();
    assert_eq!(
        restored.content_hash().unwrap(),
        vault.content_hash().unwrap()
    );
    // History came along: also the copy can take the last step back.
    restored.undo(now()).unwrap();
    assert!(restored.read().cases().unwrap().is_empty());
}

#[test]
fn a_flipped_byte_is_found() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, code) = Vault::create(&dir, now(), CreateOptions::default()).unwrap();
    let person = rosa();
    add_person(&mut vault, &person);
    keep_notice(&mut vault, person.id, "IOE0912345678", "the letter");
    drop(vault);
    let database = dir.join("record.db");
    let whole = fs::read(&database).unwrap();
    for place in [100, 4096 + 50, whole.len() / 2, whole.len() - 1] {
        let mut flipped = whole.clone();
        flipped[place] ^= 1;
        fs::write(&database, &flipped).unwrap();
        let found = Vault::open(&dir, &Unlock::RecoveryCode(code.clone()), now())
            .and_then(|vault| vault.verify());
        match found {
            Ok(findings) => assert!(
                findings
                    .iter()
                    .any(|f| matches!(f, Finding::PagesChanged { .. })),
                "byte {place}"
            ),
            Err(error) => assert_eq!(error, VaultError::Damaged, "byte {place}"),
        }
    }
}

#[test]
fn nothing_typed_is_readable_in_the_files() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let mut vault = open(&dir);
    let person = rosa();
    add_person(&mut vault, &person);
    keep_notice(&mut vault, person.id, "IOE0912345678", "CANARY-LETTER");
    vault.backup(now()).unwrap();
    let mut folders = vec![dir];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            seen += 1;
            let bytes = fs::read(&path).unwrap();
            for word in [
                "CANARY",
                "IOE0912345678",
                "Rosa",
                "123456789012",
                "biometrics",
            ] {
                let found = bytes
                    .windows(word.len())
                    .any(|part| part == word.as_bytes());
                assert!(!found, "{word} in {}", path.display());
            }
        }
    }
    assert!(seen >= 5, "record, log, keys and the backup were looked at");
}
