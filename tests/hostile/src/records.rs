//! The record's own files, and what calls itself a record.

use std::cell::OnceCell;
use std::fs;
use std::path::PathBuf;

use arbitrary::{Arbitrary, Unstructured};
use chrono::{DateTime, Utc};
use vault::{Archive, CreateOptions, RecoveryCode, Unlock, Vault};

const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

fn code() -> RecoveryCode {
    RecoveryCode::of_sample([7; 20])
}

fn with_that_code() -> CreateOptions {
    CreateOptions {
        recovery_code: Some(code()),
        ..CreateOptions::default()
    }
}

/// Any bytes as an exported record: read, or refused.
pub(crate) fn record_import(bytes: &[u8]) {
    let read: Result<Archive, _> = serde_json::from_slice(bytes);
    if let Ok(archive) = read {
        let written = serde_json::to_vec(&archive).unwrap();
        assert!(serde_json::from_slice::<Archive>(&written).is_ok());
    }
}

/// Any bytes as the key file: the record is looked at, and not one is changed.
pub(crate) fn key_slots(bytes: &[u8]) {
    thread_local! {
        static PLACE: OnceCell<tempfile::TempDir> = const { OnceCell::new() };
    }
    PLACE.with(|place| {
        let place = place.get_or_init(crate::place);
        let keys = place.path().join("vault.keys");
        fs::write(&keys, bytes).unwrap();
        fs::write(place.path().join("record.db"), [7; 4096]).unwrap();
        let _ = Vault::look(place.path());
        let opened = Vault::open(place.path(), &Unlock::RecoveryCode(code()), NOW);
        assert!(opened.is_err());
        assert_eq!(fs::read(&keys).unwrap(), bytes);
    });
}

struct WithBackup {
    _folder: tempfile::TempDir,
    vault: Vault,
    name: String,
    database: PathBuf,
    bytes: Vec<u8>,
}

impl WithBackup {
    fn made() -> Self {
        let folder = crate::place();
        let dir = folder.path().join("record");
        let (vault, _) = Vault::create(&dir, NOW, with_that_code()).unwrap();
        let database = vault.backup(NOW).unwrap().join("record.db");
        Self {
            name: vault.backups().unwrap()[0].name.clone(),
            bytes: fs::read(&database).unwrap(),
            _folder: folder,
            vault,
            database,
        }
    }
}

/// Any change of a backup's bytes is seen: it is refused or found not whole.
pub(crate) fn backup_reader(bytes: &[u8]) {
    thread_local! {
        static PLACE: OnceCell<WithBackup> = const { OnceCell::new() };
    }
    let Ok((at, by, cut)) = <(u32, u8, Option<u16>)>::arbitrary(&mut Unstructured::new(bytes))
    else {
        return;
    };
    PLACE.with(|cell| {
        let place = cell.get_or_init(WithBackup::made);
        let mut bytes = place.bytes.clone();
        let at = at as usize % bytes.len();
        bytes[at] ^= by;
        if let Some(cut) = cut {
            bytes.truncate(cut as usize * 7);
        }
        let same = bytes == place.bytes;
        fs::write(&place.database, &bytes).unwrap();
        let inside = place.vault.look_into_backup(&place.name);
        assert_eq!(inside.is_ok_and(|inside| inside.whole), same, "at {at}");
    });
}

/// Any bytes in the database of a record, opened with a key that fits: refused,
/// and not one byte is changed.
pub(crate) fn record_opener(bytes: &[u8]) {
    thread_local! {
        static PLACE: OnceCell<(tempfile::TempDir, Vec<u8>)> = const { OnceCell::new() };
    }
    let input = <(u16, Vec<u8>)>::arbitrary(&mut Unstructured::new(bytes));
    let Some((at, change)) = input.ok().filter(|(_, change)| !change.is_empty()) else {
        return;
    };
    PLACE.with(|cell| {
        let (folder, whole) = cell.get_or_init(|| {
            let folder = crate::place();
            let dir = folder.path().join("record");
            drop(Vault::create(&dir, NOW, with_that_code()).unwrap());
            let bytes = fs::read(dir.join("record.db")).unwrap();
            (folder, bytes)
        });
        let dir = folder.path().join("record");
        let mut bytes = whole.clone();
        // The first pages, where the version and the shape stand.
        let at = at as usize % 8192;
        for (to, from) in bytes[at..].iter_mut().zip(&change) {
            *to = *from;
        }
        for file in ["record.db-wal", "record.db-shm"] {
            let _ = fs::remove_file(dir.join(file));
        }
        fs::write(dir.join("record.db"), &bytes).unwrap();
        match Vault::open(&dir, &Unlock::RecoveryCode(code()), NOW) {
            Ok(vault) => {
                let is_whole = vault.verify().is_ok_and(|findings| findings.is_empty());
                assert_eq!(is_whole, bytes == *whole);
            }
            Err(_) => assert_eq!(fs::read(dir.join("record.db")).unwrap(), bytes),
        }
    });
}
