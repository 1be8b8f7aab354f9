//! Promise 6, byte by byte: a record whose files may not grow beyond a size, for
//! sizes on a push and for every single one in the long form. Whatever was cut
//! short, the record is whole: the step is kept, or it is as it was before. So it
//! is with keys, a backup, a new record and any other file of ours.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use rustix::process::{getrlimit, setrlimit, Resource, Rlimit};
use vault::{
    CreateOptions, KeychainSecret, Label, NewDocument, PersonId, PersonRow, RecoveryCode, StepTxn,
};
use vault::{RecordState, Unlock, Vault, VaultError};
use whole_program::rounds;

/// A step of a person and a document writes less than this into the journal.
const JOURNAL: u64 = 300_000;
/// Sizes tried one by one on a push, too: what begins a journal and its index.
const SMALLEST: u64 = 64;

fn now() -> DateTime<Utc> {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

fn open(dir: &Path, code: &str) -> Result<Vault, VaultError> {
    let code = RecoveryCode::parse(code).unwrap();
    Vault::open(dir, &Unlock::RecoveryCode(code), now())
}

fn add(vault: &mut Vault, name: &str) -> Result<(), VaultError> {
    let label = Label::new("step_person_added").with("name", name);
    vault.step(now(), &label, |txn: &mut StepTxn<'_>| {
        let id = PersonId::new(now());
        txn.put_person(&PersonRow {
            id,
            given_names: name.into(),
            family_name: String::new(),
            birth_date: None,
        })?;
        txn.put_document(&NewDocument {
            kind: "other".into(),
            media_type: "text/plain".into(),
            file_name: None,
            bytes: name.repeat(4_000).into_bytes(),
            text: name.repeat(100),
            page_count: None,
            dated_on: None,
            people: vec![id],
            cases: Vec::new(),
        })?;
        Ok(())
    })
}

/// No file may grow beyond so many bytes, until this is dropped.
struct NoRoomBeyond(Rlimit);

impl NoRoomBeyond {
    fn new(bytes: u64) -> Self {
        let before = getrlimit(Resource::Fsize);
        let narrow = Rlimit {
            current: Some(bytes),
            maximum: before.maximum,
        };
        setrlimit(Resource::Fsize, narrow).unwrap();
        Self(before)
    }
}

impl Drop for NoRoomBeyond {
    fn drop(&mut self) {
        let _ = setrlimit(Resource::Fsize, self.0);
    }
}

/// The limit is the whole process's: one test after the other.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    // A write beyond the limit is then an error, as on a full disk.
    platform::hardening::harden();
    alone
}

/// A new record in the folder `record`, on a disk in memory: thousands are tried.
fn made() -> (tempfile::TempDir, Vault, RecoveryCode) {
    let home = tempfile::tempdir_in("/dev/shm").unwrap();
    let dir = home.path().join("record");
    let (vault, code) = Vault::create(&dir, now(), CreateOptions::default()).unwrap();
    (home, vault, code)
}

/// What lies in a folder, without what SQLite keeps beside an open record.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm"))
        .collect();
    names.sort();
    names
}

#[test]
fn wherever_a_file_stops_growing_the_record_is_whole() {
    let _alone = alone();
    let (home, mut vault, code) = made();
    let dir = home.path().join("record");
    let code: String = code.groups().iter().map(|group| group.as_str()).collect();
    add(&mut vault, "Marisol").unwrap();
    let before = vault.content_hash().unwrap();
    drop(vault);
    let database = dir.join("record.db");
    let whole = fs::read(&database).unwrap();
    let all = (whole.len() as u64).max(JOURNAL) + 8_192;
    let spread = rounds(96, all);
    // The smallest stand at the edges of what a journal begins with.
    let smallest = 0..SMALLEST;
    let tried: BTreeSet<u64> = smallest
        .chain((1..=spread).map(|step| all * step / spread))
        .collect();
    let mut kept = 0;
    // All are gone through, so that one run says everything that is wrong.
    let mut wrong = Vec::new();
    for &limit in &tried {
        for journal in ["record.db-wal", "record.db-shm"] {
            let _ = fs::remove_file(dir.join(journal));
        }
        fs::write(&database, &whole).unwrap();
        let room = NoRoomBeyond::new(limit);
        let outcome = open(&dir, &code).and_then(|mut vault| add(&mut vault, "Tomás"));
        drop(room);
        let vault = open(&dir, &code).unwrap();
        assert_eq!(vault.verify().unwrap(), Vec::new(), "limit {limit}");
        let is_as_before = vault.content_hash().unwrap() == before;
        match outcome {
            Ok(()) => assert!(!is_as_before, "limit {limit}: it was said to be kept"),
            Err(VaultError::DiskFull) => assert!(is_as_before, "limit {limit}"),
            Err(error) => wrong.push((limit, error)),
        }
        kept += usize::from(!is_as_before);
    }
    let tried = tried.len();
    println!("{tried} sizes up to {all} tried, {kept} were enough");
    assert_eq!(wrong, Vec::new());
    assert!(kept > 1 && kept < tried, "{kept} of {tried}");
}

#[test]
fn keys_that_find_no_room_are_as_they_were() {
    let _alone = alone();
    let (home, vault, code) = made();
    let dir = home.path().join("record");
    let code = Unlock::RecoveryCode(code);
    let file = dir.join("vault.keys");
    let before = fs::read(&file).unwrap();
    let there = names(&dir);
    let secret = KeychainSecret::generate().unwrap();
    vault.put_keychain(&secret).unwrap();
    let after = fs::metadata(&file).unwrap().len();
    for limit in 0..=after {
        fs::write(&file, &before).unwrap();
        let room = NoRoomBeyond::new(limit);
        let outcome = vault.put_keychain(&secret);
        drop(room);
        let expected = (limit < after).then_some(VaultError::DiskFull);
        assert_eq!(outcome.err(), expected, "limit {limit} of {after}");
        assert_eq!(fs::read(&file).unwrap() == before, limit < after);
        assert!(vault.fits(&code), "limit {limit}");
        assert_eq!(names(&dir), there, "limit {limit}");
    }
}

#[test]
fn a_backup_that_finds_no_room_is_none() {
    let _alone = alone();
    let (home, mut vault, _) = made();
    let dir = home.path().join("record");
    add(&mut vault, "Marisol").unwrap();
    vault.settle().unwrap();
    let size = fs::metadata(dir.join("record.db")).unwrap().len();
    let mut made = 0;
    for limit in spread(size) {
        let room = NoRoomBeyond::new(limit);
        let outcome = vault.backup(now());
        drop(room);
        match outcome {
            Ok(folder) => {
                made += 1;
                fs::remove_dir_all(folder).unwrap();
            }
            Err(error) => assert_eq!(error, VaultError::DiskFull, "limit {limit}"),
        }
        let left = names(&dir.join("backups"));
        assert_eq!(left, Vec::<String>::new(), "limit {limit}");
    }
    assert!(made > 0);
    assert_eq!(vault.verify().unwrap(), Vec::new());
}

#[test]
fn a_record_that_finds_no_room_is_not_made() {
    let _alone = alone();
    let (home, vault, _) = made();
    let dir = home.path().join("record");
    drop(vault);
    let size = fs::metadata(dir.join("record.db")).unwrap().len();
    let mut made = 0;
    for limit in spread(size + JOURNAL) {
        let _ = fs::remove_dir_all(&dir);
        let room = NoRoomBeyond::new(limit);
        let outcome = Vault::create(&dir, now(), CreateOptions::default());
        drop(room);
        match outcome {
            Ok((vault, _)) => {
                made += 1;
                assert_eq!(vault.verify().unwrap(), Vec::new(), "limit {limit}");
            }
            Err(error) => assert_eq!(error, VaultError::DiskFull, "limit {limit}"),
        }
        // Whole, or nothing at all.
        let left = names(home.path());
        let whole = Vault::look(&dir);
        assert!(
            left.is_empty() || matches!(whole, RecordState::Present(_)),
            "limit {limit}: {left:?}, {whole:?}"
        );
    }
    assert!(made > 0);
}

#[test]
fn any_other_file_of_ours_is_written_whole_or_stays() {
    let _alone = alone();
    let home = tempfile::tempdir_in("/dev/shm").unwrap();
    let file = home.path().join("preferences.json");
    let (before, after) = ([b'a'; 700], [b'b'; 3_000]);
    for limit in 0..=after.len() as u64 {
        fs::write(&file, before).unwrap();
        let room = NoRoomBeyond::new(limit);
        let outcome = platform::write_private(&file, &after);
        drop(room);
        assert_eq!(outcome.is_ok(), limit == after.len() as u64, "{limit}");
        let there = fs::read(&file).unwrap();
        assert!(if outcome.is_ok() {
            there == after
        } else {
            there == before
        });
        assert_eq!(names(home.path()), ["preferences.json"], "limit {limit}");
    }
}

/// Sizes up to a file's own, and one beyond it: few on a push; in the long form at
/// a distance that meets every place within a page.
fn spread(size: u64) -> impl Iterator<Item = u64> {
    const APART: u64 = 97;
    let tried = rounds(24, size / APART);
    (0..=tried).map(move |step| size * step / tried + SMALLEST)
}
