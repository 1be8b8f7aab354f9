//! What a record does with what is put into it: search, documents, backups, and
//! what it refuses.
#![allow(clippy::unwrap_used)]

mod kept;

use std::fs;

use vault::{
    CaseId, CaseRow, CreateOptions, Delivery, DeliveryOutcome, Finding, HitTarget, Label, Origin,
    Table, Unlock, Vault, VaultError,
};

use kept::{add_person, keep_notice, now, open, rosa};

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
