//! A backup that can be seen is one that restores.
#![allow(clippy::unwrap_used)]

mod damaged;
mod scene;

use std::fs;

use vault::{BackupDrill, BackupWatch, Unlock, Vault, VaultError};

use scene::{add, at, made, newest};

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
fn the_backup_that_was_read_whole_stays_however_many_come_after_it() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (mut vault, _) = made(&dir);
    let job = vault.backup_job();
    let watch = BackupWatch::default();
    for minute in 1..6 {
        add(&mut vault, "Marisol", minute);
        job.run(at(minute), &watch).unwrap();
        if minute == 1 {
            job.read_whole(&newest(&vault), &watch).unwrap();
        }
    }
    let before = vault.backups().unwrap();
    assert_eq!(vault.prune_backups().unwrap(), 3);
    let left = vault.backups().unwrap();
    assert_eq!(left, [before[0].clone(), before[4].clone()]);
    assert!(left[1].read_whole && !left[0].read_whole);
    // The newest is read whole, too: nothing holds the older one any more.
    job.read_whole(&left[0].name, &watch).unwrap();
    assert_eq!(vault.prune_backups().unwrap(), 1);
    assert_eq!(newest(&vault), left[0].name);
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
    // What was found out of it here holds for its copy.
    job.read_whole(&name, &watch).unwrap();
    job.copy_to(&name, &disk, &watch).unwrap();
    let there = vault.backups_in_second(&disk).unwrap();
    assert!(there[0].read_whole && there == vault.backups().unwrap());
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
