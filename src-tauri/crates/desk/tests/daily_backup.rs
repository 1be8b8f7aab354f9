//! The day's backup, made and read whole beside the person.
#![allow(clippy::unwrap_used)]

mod around;

use std::fs;
use std::path::{Path, PathBuf};

use desk::contract::{CreateRecord, ErrorCode, PersonDraft};
use desk::{Clock, Desk};

use around::around;

fn add(desk: &Desk, given: &str) {
    desk.person_save(PersonDraft {
        person: None,
        given_names: given.into(),
        family_name: String::new(),
        birth_date: String::new(),
        online_account_number: String::new(),
        a_number: String::new(),
    })
    .unwrap();
}

/// The folders in a place, newest first.
fn folders(place: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(place).into_iter().flatten();
    let mut all: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all.reverse();
    all
}

/// An open record whose backups go to another disk, too.
fn with_a_second_disk(home: &Path) -> (Desk, PathBuf) {
    let disk = home.join("disk");
    fs::create_dir(&disk).unwrap();
    let desk = Desk::new(around(home, Clock::System));
    desk.record_create(CreateRecord {
        passphrase: None,
        use_keychain: true,
    })
    .unwrap();
    desk.second_folder_set(&disk).unwrap();
    (desk, disk)
}

fn is_read_whole(backup: &Path) -> bool {
    backup.join("read-whole").exists()
}

#[test]
fn what_was_read_whole_goes_to_the_second_folder_and_what_was_not_does_not() {
    let home = tempfile::tempdir().unwrap();
    let (desk, disk) = with_a_second_disk(home.path());
    let here = home.path().join("record/backups");
    let there = || folders(&folders(&disk.join("casekeep-backups"))[0]);

    add(&desk, "Marisol");
    assert!(desk.backup_when_due().unwrap(), "something was kept");
    let first = folders(&here);
    assert_eq!(first.len(), 1);
    assert!(is_read_whole(&first[0]));
    assert_eq!(there().len(), 1);
    assert!(is_read_whole(&there()[0]));
    assert!(!desk.backup_when_due().unwrap(), "it was made today");
    assert_eq!(folders(&here), first);

    // One made by hand is read at the next look.
    add(&desk, "Tomás");
    desk.backup_make(()).unwrap();
    assert!(!is_read_whole(&folders(&here)[0]));
    assert!(!desk.backup_when_due().unwrap(), "it is fresh");
    assert!(is_read_whole(&folders(&here)[0]) && is_read_whole(&there()[0]));

    // One that rots before that goes; the others stay.
    let good = folders(&here);
    add(&desk, "Rosa");
    desk.backup_make(()).unwrap();
    let file = folders(&here)[0].join("record.db");
    let mut bytes = fs::read(&file).unwrap();
    let last = bytes.len() - 100;
    bytes[last] ^= 1;
    fs::write(&file, bytes).unwrap();
    let looked = desk.backup_when_due();
    assert_eq!(looked.unwrap_err().code, ErrorCode::BackupFailed);
    let left = folders(&here);
    assert!(left.iter().all(|one| good.contains(one)), "{left:?}");
    assert!(left.iter().any(|one| is_read_whole(one)), "{left:?}");

    desk.lock(()).unwrap();
    assert!(!desk.backup_when_due().unwrap(), "locked, it does nothing");
}

#[test]
fn a_disk_that_was_away_gets_the_newest_backup_when_it_is_back() {
    let home = tempfile::tempdir().unwrap();
    let (desk, disk) = with_a_second_disk(home.path());
    let elsewhere = home.path().join("elsewhere");
    let there = || folders(&folders(&disk.join("casekeep-backups"))[0]);
    fs::rename(&disk, &elsewhere).unwrap();
    add(&desk, "Marisol");
    assert!(desk.backup_when_due().unwrap(), "made all the same");
    assert!(!desk.backup_when_due().unwrap(), "and not again");
    assert!(!disk.exists(), "what is away is not made anew");

    fs::rename(&elsewhere, &disk).unwrap();
    assert_eq!(there(), Vec::<PathBuf>::new());
    assert!(!desk.backup_when_due().unwrap(), "nothing new was kept");
    let copies = there();
    assert_eq!(copies.len(), 1);
    assert!(is_read_whole(&copies[0]));
    // Once is enough.
    let modified = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let copied_at = modified(&copies[0]);
    assert!(!desk.backup_when_due().unwrap());
    assert_eq!(modified(&copies[0]), copied_at);
}
