//! A backup that can be seen is one that restores.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use vault::{
    BackupDrill, BackupWatch, CreateOptions, Label, NewDocument, PersonId, PersonRow, RecordState,
    RecoveryCode, Unlock, Vault, VaultError,
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

fn keep(vault: &mut Vault, bytes: &[u8], minute: i64) {
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
fn a_record_with_a_flipped_byte_gives_no_backup_and_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, _) = made(&dir);
    keep(&mut vault, &[7; 40_000], 1);
    let job = vault.backup_job();
    drop(vault);
    let file = dir.join("record.db");
    let bytes = fs::read(&file).unwrap();
    for part in 1..24 {
        let mut flipped = bytes.clone();
        flipped[bytes.len() / 24 * part + part] ^= 0x10;
        fs::write(&file, &flipped).unwrap();
        let made = job.run(at(2), &BackupWatch::default());
        assert!(
            matches!(made, Err(VaultError::BackupFailed | VaultError::Damaged)),
            "part {part}: {made:?}"
        );
        let left = fs::read_dir(dir.join("backups")).unwrap().count();
        assert_eq!(left, 0, "part {part}");
    }
    fs::write(&file, &bytes).unwrap();
    job.run(at(3), &BackupWatch::default()).unwrap();
}

#[test]
fn a_document_with_another_page_under_a_good_seal_is_seen_when_the_backup_is_read_whole() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, code) = made(&dir);
    let job = vault.backup_job();
    let watch = BackupWatch::default();
    let good = job.run(at(1), &watch).unwrap();
    job.read_whole(&newest(&vault), &watch).unwrap();
    // The same record elsewhere, in which another paper lies on the same pages.
    let mut other = Vault::open(&good, &Unlock::RecoveryCode(code), at(2)).unwrap();
    keep(&mut other, &[9; 40_000], 3);
    let elsewhere = fs::read(other.backup(at(4)).unwrap().join("record.db")).unwrap();
    drop(other);
    keep(&mut vault, &[7; 40_000], 3);
    let file = job.run(at(4), &watch).unwrap().join("record.db");
    let name = newest(&vault);
    let whole = fs::read(&file).unwrap();
    let last = (whole.len().min(elsewhere.len()) / 4096 - 3) * 4096;
    let mut mixed = whole.clone();
    mixed[last..last + 4096].copy_from_slice(&elsewhere[last..last + 4096]);
    assert!(mixed != whole);
    fs::write(&file, &mixed).unwrap();

    let cancelled = BackupWatch::default();
    cancelled.cancel();
    assert_eq!(
        job.read_whole(&name, &cancelled),
        Err(VaultError::Cancelled)
    );
    assert!(file.exists(), "told to end, it has judged nothing");
    assert_eq!(job.read_whole(&name, &watch), Err(VaultError::BackupFailed));
    // It is gone, and the one that was read whole is the newest again.
    assert!(good.ends_with(newest(&vault)));
    assert_eq!(job.read_whole(&name, &watch), Err(VaultError::Missing));
}

#[test]
fn the_backup_that_was_read_whole_stays_however_many_come_after_it() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, _) = made(&dir);
    let job = vault.backup_job();
    let watch = BackupWatch::default();
    job.run(at(1), &watch).unwrap();
    let read = newest(&vault);
    for minute in 2..6 {
        add(&mut vault, "Marisol", minute);
        job.run(at(minute), &watch).unwrap();
    }
    assert_eq!(vault.prune_backups(Some(&read)).unwrap(), 3);
    let left: Vec<_> = vault.backups().unwrap();
    assert_eq!(left.len(), 2);
    assert_eq!(left[1].name, read);
    assert_eq!(vault.prune_backups(None).unwrap(), 1);
    assert_eq!(newest(&vault), left[0].name);
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
    let making = std::thread::spawn(move || job.run(at(100), &BackupWatch::default()));
    for minute in 20..24 {
        add(&mut vault, "Tomás", minute);
    }
    making.join().unwrap().unwrap();
    let inside = vault.look_into_backup(&newest(&vault)).unwrap();
    assert!(inside.whole && (20..=24).contains(&inside.people));
}

#[test]
fn a_cancelled_backup_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, _) = made(&dir);
    add(&mut vault, "Marisol", 1);
    let watch = BackupWatch::default();
    watch.cancel();
    let cancelled = vault.backup_job().run(at(2), &watch);
    assert_eq!(cancelled, Err(VaultError::Cancelled));
    assert!(vault.backups().unwrap().is_empty());
    assert_eq!(fs::read_dir(dir.join("backups")).unwrap().count(), 0);
}

#[test]
fn a_backup_is_copied_to_a_second_folder_and_is_a_record_there() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let disk = home.path().join("disk");
    let (mut vault, code) = made(&dir);
    add(&mut vault, "Marisol", 1);
    let missing = Err(VaultError::SecondFolderMissing);
    assert_eq!(vault.prepare_second_folder(&disk), missing);
    // A backup of the backups inside the record would grow for ever.
    assert_eq!(vault.prepare_second_folder(&dir.join("backups")), missing);
    fs::create_dir(&disk).unwrap();
    vault.prepare_second_folder(&disk).unwrap();
    let job = vault.backup_job();
    let watch = BackupWatch::default();
    job.run(at(2), &watch).unwrap();
    let name = newest(&vault);
    job.copy_to(&name, &disk, &watch).unwrap();
    // Once more changes nothing.
    job.copy_to(&name, &disk, &watch).unwrap();
    let there = vault.backups_in_second(&disk).unwrap();
    assert_eq!(there.len(), 1);
    assert_eq!(there, vault.backups().unwrap());
    let folder = disk
        .join("casekeep-backups")
        .join(vault.id().to_string())
        .join(&name);
    let copy = Vault::open(&folder, &Unlock::RecoveryCode(code), at(3)).unwrap();
    assert_eq!(copy.content_hash().unwrap(), vault.content_hash().unwrap());
    drop(copy);

    // The disk is not plugged in: nothing is made in its place.
    fs::rename(&disk, home.path().join("elsewhere")).unwrap();
    fs::create_dir(&disk).unwrap();
    let away = job.copy_to(&name, &disk, &watch);
    assert_eq!(away, Err(VaultError::SecondFolderMissing));
    assert_eq!(fs::read_dir(&disk).unwrap().count(), 0);
}

#[test]
fn a_restore_is_tried_without_any_trace() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, _) = made(&dir);
    add(&mut vault, "Marisol", 1);
    let folder = vault.backup(at(2)).unwrap();
    let name = newest(&vault);
    let before = fs::read(folder.join("record.db")).unwrap();
    let fine = BackupDrill {
        whole: true,
        equal: true,
    };
    assert_eq!(vault.try_restore(&name, at(3)), Ok(fine));
    assert_eq!(fs::read(folder.join("record.db")).unwrap(), before);
    let left = fs::read_dir(dir.join("backups")).unwrap().count();
    assert_eq!(left, 1, "the place was removed");

    // One byte inside the copy is another one.
    let mut damaged = before;
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(folder.join("record.db"), damaged).unwrap();
    let tried = vault.try_restore(&name, at(4));
    assert!(
        tried.as_ref().map_or(true, |drill| !drill.whole),
        "{tried:?}"
    );
    assert_eq!(fs::read_dir(dir.join("backups")).unwrap().count(), 1);
}

#[test]
fn a_restore_where_the_keys_were_lost_too_can_be_cut_short_anywhere() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, code) = made(&dir);
    add(&mut vault, "Marisol", 1);
    let then = vault.content_hash().unwrap();
    vault.backup(at(2)).unwrap();
    let name = newest(&vault);
    drop(vault);
    fs::write(dir.join("record.db"), vec![1; 9000]).unwrap();
    fs::remove_file(dir.join("vault.keys")).unwrap();
    let unlock = Unlock::RecoveryCode(code);
    // As it is left when the power goes after the database was set aside: the
    // keys of the backup came first, so that the folder is still a record.
    let keys = dir.join("backups").join(&name).join("vault.keys");
    fs::copy(keys, dir.join("vault.keys")).unwrap();
    fs::remove_file(dir.join("record.db")).unwrap();
    let look = Vault::look(&dir);
    assert!(
        matches!(look, RecordState::Trouble(VaultError::DatabaseMissing)),
        "{look:?}"
    );
    let restored = Vault::restore_damaged(&dir, &name, &unlock, at(5)).unwrap();
    assert_eq!(restored.content_hash().unwrap(), then);
}

#[test]
fn what_can_still_be_read_of_a_damaged_record_comes_into_a_new_one() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, code) = made(&dir);
    for minute in 0..400 {
        add(&mut vault, &format!("Marisol {minute}"), minute);
    }
    vault.verify().unwrap();
    drop(vault);
    let unlock = Unlock::RecoveryCode(code);
    // Some pages far behind those that describe the tables are no longer what was
    // written; whether a page is a table's or an index's is not known from outside.
    let mut bytes = fs::read(dir.join("record.db")).unwrap();
    let last = bytes.len() / 4096;
    for page in (last * 5 / 8..last).step_by(7) {
        let page = page * 4096;
        bytes[page + 100..page + 200].fill(9);
    }
    fs::write(dir.join("record.db"), &bytes).unwrap();

    let (vault, salvaged) = Vault::salvage(&dir, &unlock, at(500)).unwrap();
    assert!(
        salvaged.torn_tables >= 1 && salvaged.rows > 300,
        "{salvaged:?}"
    );
    let whole = vault.verify().unwrap();
    assert!(
        whole
            .iter()
            .all(|finding| *finding == vault::Finding::HistoryBroken),
        "{whole:?}"
    );
    assert!(vault.read().people().unwrap().len() > 100);
    // The damaged file is kept as it was.
    let aside: Vec<_> = fs::read_dir(dir.join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path().join("record.db"))
        .collect();
    assert_eq!(aside.len(), 1);
    assert_eq!(fs::read(&aside[0]).unwrap(), bytes);

    // Where not even the first page can be read, nothing is changed.
    drop(vault);
    fs::write(dir.join("record.db"), vec![9; 8192]).unwrap();
    let lost = Vault::salvage(&dir, &unlock, at(600)).map(|_| ());
    assert_eq!(lost, Err(VaultError::Damaged));
    assert_eq!(fs::read(dir.join("record.db")).unwrap(), vec![9; 8192]);
}
