//! A backup that can be seen is one that restores.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use vault::{
    CreateOptions, Label, PersonId, PersonRow, RecordState, RecoveryCode, Unlock, Vault, VaultError,
};

fn at(minute: i64) -> DateTime<Utc> {
    let start: DateTime<Utc> = "2026-03-02T10:00:00Z".parse().unwrap();
    start + Duration::minutes(minute)
}

fn made(dir: &Path) -> (Vault, RecoveryCode) {
    Vault::create(dir, at(0), CreateOptions::default()).unwrap()
}

fn add(vault: &mut Vault, name: &str, minute: i64) {
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

fn newest(vault: &Vault) -> String {
    vault.backups().unwrap()[0].name.clone()
}

#[test]
fn what_was_backed_up_comes_back_and_what_stood_before_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, code) = made(&dir);
    add(&mut vault, "Marisol", 1);
    assert!(vault.changed_since_backup().unwrap());
    let then = vault.content_hash().unwrap();
    vault.backup(at(2)).unwrap();
    assert!(!vault.changed_since_backup().unwrap());
    let backup = newest(&vault);
    add(&mut vault, "Tomás", 3);
    let now = vault.content_hash().unwrap();
    assert_ne!(then, now);

    let inside = vault.look_into_backup(&backup).unwrap();
    assert_eq!((inside.people, inside.whole), (1, true));
    // Another program has the record open meanwhile, and sees the new state.
    let other = Vault::open(&dir, &Unlock::RecoveryCode(code), at(4)).unwrap();
    vault.restore(&backup, at(5)).unwrap();
    assert_eq!(vault.content_hash().unwrap(), then);
    assert_eq!(other.content_hash().unwrap(), then);
    assert!(vault.verify().unwrap().is_empty());
    drop(other);

    // The state before the restore is a backup of its own, and comes back too.
    let before = newest(&vault);
    vault.restore(&before, at(6)).unwrap();
    assert_eq!(vault.content_hash().unwrap(), now);
}

#[test]
fn any_flipped_byte_of_a_backup_is_seen_and_nothing_is_restored_from_it() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, _) = made(&dir);
    add(&mut vault, "Marisol", 1);
    let folder = vault.backup(at(2)).unwrap();
    let backup = newest(&vault);
    add(&mut vault, "Tomás", 3);
    let now = vault.content_hash().unwrap();
    let file = folder.join("record.db");
    let bytes = fs::read(&file).unwrap();
    for part in 0..24 {
        let mut flipped = bytes.clone();
        flipped[bytes.len() / 24 * part + part] ^= 0x10;
        fs::write(&file, &flipped).unwrap();
        let seen = match vault.look_into_backup(&backup) {
            Ok(inside) => !inside.whole,
            Err(error) => error == VaultError::Damaged,
        };
        assert!(seen, "part {part}");
        assert_eq!(vault.restore(&backup, at(4)), Err(VaultError::Damaged));
        assert_eq!(vault.content_hash().unwrap(), now, "part {part}");
    }
}

#[test]
fn a_damaged_record_is_set_aside_unchanged() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, code) = made(&dir);
    add(&mut vault, "Marisol", 1);
    let then = vault.content_hash().unwrap();
    vault.backup(at(2)).unwrap();
    let backup = newest(&vault);
    drop(vault);
    let rubbish = vec![7; 20_000];
    fs::write(dir.join("record.db"), &rubbish).unwrap();
    assert!(matches!(Vault::look(&dir), RecordState::Present(_)));
    let unlock = Unlock::RecoveryCode(code);
    assert!(Vault::open(&dir, &unlock, at(3)).is_err());

    let vault = Vault::restore_damaged(&dir, &backup, &unlock, at(4)).unwrap();
    assert_eq!(vault.content_hash().unwrap(), then);
    let aside = fs::read_dir(dir.join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("set-aside"))
        .unwrap();
    assert_eq!(fs::read(aside.join("record.db")).unwrap(), rubbish);
}

#[test]
fn a_wrong_key_or_name_restores_nothing() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, _) = made(&dir);
    add(&mut vault, "Marisol", 1);
    vault.backup(at(2)).unwrap();
    let backup = newest(&vault);
    for name in ["", "..", "../record", "20260302T100000.000Z"] {
        assert_eq!(
            vault.restore(name, at(3)),
            Err(VaultError::Missing),
            "{name}"
        );
    }
    drop(vault);
    let database = fs::read(dir.join("record.db")).unwrap();
    let (_, other) = made(&home.path().join("other"));
    let wrong = Vault::restore_damaged(&dir, &backup, &Unlock::RecoveryCode(other), at(4));
    assert!(matches!(wrong, Err(VaultError::WrongKey { .. })));
    assert_eq!(fs::read(dir.join("record.db")).unwrap(), database);
}

#[test]
fn a_backup_beside_a_writer_is_still_equal_to_a_moment_of_the_record() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, _) = made(&dir);
    for minute in 0..20 {
        add(&mut vault, "Marisol", minute);
    }
    let job = vault.backup_job();
    let making = std::thread::spawn(move || job.run(at(100)));
    for minute in 20..24 {
        add(&mut vault, "Tomás", minute);
    }
    making.join().unwrap().unwrap();
    let inside = vault.look_into_backup(&newest(&vault)).unwrap();
    assert!(inside.whole && (20..=24).contains(&inside.people));
}
