//! Promise 6, byte by byte: a record whose files may not grow beyond a size, for
//! sizes on a push and for every single one in the long form. Whatever was cut
//! short, the record is whole: the step is kept, or it is as it was before.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use rustix::process::{getrlimit, setrlimit, Resource, Rlimit};
use vault::{CreateOptions, Label, NewDocument, PersonId, PersonRow, RecoveryCode, StepTxn};
use vault::{Unlock, Vault, VaultError};
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

/// A test of its own program: the limit is the whole process's.
#[test]
fn wherever_a_file_stops_growing_the_record_is_whole() {
    // A write beyond the limit is then an error, as on a full disk.
    platform::hardening::harden();
    let home = tempfile::tempdir_in("/dev/shm").unwrap();
    let dir = home.path().join("record");
    let (mut vault, code) = Vault::create(&dir, now(), CreateOptions::default()).unwrap();
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
    println!("{tried} of {all} sizes tried, {kept} were enough");
    assert_eq!(wrong, Vec::new());
    assert!(kept > 1 && kept < tried, "{kept} of {tried}");
}
