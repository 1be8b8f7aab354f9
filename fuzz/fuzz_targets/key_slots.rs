//! Any bytes as the key file: the record is looked at, and not one is changed.
#![no_main]

use std::cell::OnceCell;
use std::fs;

use libfuzzer_sys::fuzz_target;
use vault::{RecoveryCode, Unlock, Vault};

thread_local! {
    static PLACE: OnceCell<tempfile::TempDir> = const { OnceCell::new() };
}

fuzz_target!(|bytes: &[u8]| {
    PLACE.with(|place| {
        let place = place.get_or_init(|| tempfile::tempdir_in("/dev/shm").unwrap());
        let keys = place.path().join("vault.keys");
        fs::write(&keys, bytes).unwrap();
        fs::write(place.path().join("record.db"), [7; 4096]).unwrap();
        let _ = Vault::look(place.path());
        let unlock = Unlock::RecoveryCode(RecoveryCode::of_sample([7; 20]));
        let opened = Vault::open(place.path(), &unlock, chrono::DateTime::UNIX_EPOCH);
        assert!(opened.is_err());
        assert_eq!(fs::read(&keys).unwrap(), bytes);
    });
});
