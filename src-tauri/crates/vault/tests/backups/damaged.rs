//! Records and backups of which a part is no longer what was written.

use std::fs;

use vault::{BackupWatch, RecordState, Unlock, Vault, VaultError};

use crate::scene::{add, at, keep, made, newest};

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
fn a_backup_that_rotted_since_it_was_made_does_not_stay_in_sight() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, _) = made(&dir);
    keep(&mut vault, &[7; 40_000], 1);
    let job = vault.backup_job();
    let watch = BackupWatch::default();
    for page in [0, 20, 40, 60] {
        let file = job.run(at(page), &watch).unwrap().join("record.db");
        let mut bytes = fs::read(&file).unwrap();
        let last = bytes.len() - 4096 * page as usize / 20 - 100;
        bytes[last] ^= 1;
        fs::write(&file, bytes).unwrap();
        let name = newest(&vault);
        let read = job.read_whole(&name, &watch);
        assert_eq!(read, Err(VaultError::BackupFailed), "page {page}");
        assert!(vault.backups().unwrap().is_empty(), "page {page}");
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
