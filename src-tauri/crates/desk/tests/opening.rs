//! Opening by the keychain: each question to it costs an exchange of keys.
#![allow(clippy::unwrap_used)]

mod around;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

use desk::contract::{CreateRecord, Door, DoorState};
use desk::{Clock, Desk};
use platform::{Keychain, KeychainEntry, KeychainError, KeychainState, MemoryKeychain};
use zeroize::Zeroizing;

use around::around;

/// Counts what it is asked.
#[derive(Default)]
struct Counted {
    kept: MemoryKeychain,
    asked: AtomicUsize,
}

impl Counted {
    fn asked_by(&self, work: impl FnOnce() -> DoorState) -> usize {
        let before = self.asked.load(Ordering::SeqCst);
        assert_eq!(work().door, Door::RecoveryUnconfirmed, "it is open");
        self.asked.load(Ordering::SeqCst) - before
    }
}

impl Keychain for Counted {
    fn state(&self) -> KeychainState {
        self.asked.fetch_add(1, Ordering::SeqCst);
        self.kept.state()
    }

    fn get(&self, entry: &KeychainEntry) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        self.kept.get(entry)
    }

    fn set(&self, entry: &KeychainEntry, secret: &[u8]) -> Result<(), KeychainError> {
        self.kept.set(entry, secret)
    }

    fn remove(&self, entry: &KeychainEntry) -> Result<(), KeychainError> {
        self.kept.remove(entry)
    }
}

#[test]
fn a_start_asks_the_keychain_once() {
    let home = tempfile::tempdir().unwrap();
    let keychain = Arc::new(Counted::default());
    let started = || {
        let mut around = around(home.path(), Clock::System);
        around.keychain = Arc::clone(&keychain) as Arc<dyn Keychain>;
        Desk::new(around)
    };
    started()
        .record_create(CreateRecord {
            passphrase: None,
            use_keychain: true,
        })
        .unwrap();
    let window = started();
    assert_eq!(keychain.asked_by(|| window.door_state(()).unwrap()), 1);
    drop(window);
    let command_line = started();
    let unlock = || command_line.unlock_with_keychain(()).unwrap();
    assert_eq!(keychain.asked_by(unlock), 1);
}
