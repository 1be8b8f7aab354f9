//! Any change of a backup's bytes is seen: it is refused or found not whole.
#![no_main]

use std::cell::OnceCell;
use std::fs;

use libfuzzer_sys::fuzz_target;
use vault::{CreateOptions, RecoveryCode, Vault};

struct Place {
    _folder: tempfile::TempDir,
    vault: Vault,
    name: String,
    database: std::path::PathBuf,
    bytes: Vec<u8>,
}

thread_local! {
    static PLACE: OnceCell<Place> = const { OnceCell::new() };
}

fn place() -> Place {
    let folder = tempfile::tempdir_in("/dev/shm").unwrap();
    let options = CreateOptions {
        recovery_code: Some(RecoveryCode::of_sample([7; 20])),
        ..CreateOptions::default()
    };
    let now = chrono::DateTime::UNIX_EPOCH;
    let (vault, _) = Vault::create(&folder.path().join("record"), now, options).unwrap();
    let database = vault.backup(now).unwrap().join("record.db");
    Place {
        name: vault.backups().unwrap()[0].name.clone(),
        bytes: fs::read(&database).unwrap(),
        _folder: folder,
        vault,
        database,
    }
}

fuzz_target!(|change: (u32, u8, Option<u16>)| {
    PLACE.with(|cell| {
        let place = cell.get_or_init(place);
        let (at, by, cut) = change;
        let mut bytes = place.bytes.clone();
        let at = at as usize % bytes.len();
        bytes[at] ^= by;
        if let Some(cut) = cut {
            bytes.truncate(cut as usize * 7);
        }
        let same = bytes == place.bytes;
        fs::write(&place.database, &bytes).unwrap();
        let whole = place
            .vault
            .look_into_backup(&place.name)
            .is_ok_and(|inside| inside.whole);
        assert_eq!(whole, same, "at {at}");
    });
});
