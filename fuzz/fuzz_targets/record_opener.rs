//! Any bytes as the database of a record, opened with a key that fits: refused,
//! and not one byte is changed.
#![no_main]

use std::cell::OnceCell;
use std::fs;

use libfuzzer_sys::fuzz_target;
use vault::{CreateOptions, RecoveryCode, Unlock, Vault};

struct Place {
    folder: tempfile::TempDir,
    bytes: Vec<u8>,
}

thread_local! {
    static PLACE: OnceCell<Place> = const { OnceCell::new() };
}

const NOW: chrono::DateTime<chrono::Utc> = chrono::DateTime::UNIX_EPOCH;

fn place() -> Place {
    let folder = tempfile::tempdir_in("/dev/shm").unwrap();
    let dir = folder.path().join("record");
    let options = CreateOptions {
        recovery_code: Some(RecoveryCode::of_sample([7; 20])),
        ..CreateOptions::default()
    };
    drop(Vault::create(&dir, NOW, options).unwrap());
    let bytes = fs::read(dir.join("record.db")).unwrap();
    Place { folder, bytes }
}

fuzz_target!(|input: (u16, Vec<u8>)| {
    let (at, change) = input;
    if change.is_empty() {
        return;
    }
    PLACE.with(|cell| {
        let place = cell.get_or_init(place);
        let dir = place.folder.path().join("record");
        let mut bytes = place.bytes.clone();
        // The first pages, where the version and the shape stand.
        let at = at as usize % 8192;
        for (to, from) in bytes[at..].iter_mut().zip(&change) {
            *to = *from;
        }
        for file in ["record.db-wal", "record.db-shm"] {
            let _ = fs::remove_file(dir.join(file));
        }
        fs::write(dir.join("record.db"), &bytes).unwrap();
        let unlock = Unlock::RecoveryCode(RecoveryCode::of_sample([7; 20]));
        let opened = Vault::open(&dir, &unlock, NOW);
        if let Ok(vault) = opened {
            let whole = vault.verify().is_ok_and(|findings| findings.is_empty());
            assert_eq!(whole, bytes == place.bytes);
        } else {
            assert_eq!(fs::read(dir.join("record.db")).unwrap(), bytes);
        }
    });
});
