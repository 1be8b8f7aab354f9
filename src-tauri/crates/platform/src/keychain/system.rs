//! The keychain of the system this runs on.

use std::sync::mpsc;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use keyring_core::{CredentialStore, Entry, Error};
use zeroize::Zeroizing;

use super::{Keychain, KeychainEntry, KeychainError, KeychainState};

/// Secret Service, Keychain or Credential Manager.
///
/// A locked keychain may open a prompt and not return until it is answered, so
/// every call runs on a thread of its own and is given up after a while.
#[derive(Debug, Clone)]
pub struct SystemKeychain {
    patience: Duration,
}

/// Asking whether it answers should take milliseconds.
const STATE_PATIENCE: Duration = Duration::from_secs(3);

impl SystemKeychain {
    /// Waits this long for an answer.
    pub fn new(patience: Duration) -> Self {
        Self { patience }
    }

    fn call<T: Send + 'static>(
        patience: Duration,
        entry: &KeychainEntry,
        work: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let entry = entry.clone();
        let (say, heard) = mpsc::channel();
        thread::spawn(move || {
            let answer = store()
                .and_then(|store| store.build(&entry.service, &entry.user, None))
                .and_then(|entry| work(&entry));
            // Whoever asked may have given up.
            let _ = say.send(answer);
        });
        match heard.recv_timeout(patience) {
            Ok(answer) => answer.map_err(|error| named(&error)),
            Err(mpsc::RecvTimeoutError::Timeout) => Err(KeychainError::TimedOut),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(KeychainError::Refused),
        }
    }
}

impl Keychain for SystemKeychain {
    fn state(&self) -> KeychainState {
        // An entry that is never made: looking for it opens no prompt.
        let nobody = KeychainEntry {
            service: "Casekeep".to_owned(),
            user: "is anybody there".to_owned(),
        };
        match Self::call(STATE_PATIENCE, &nobody, Entry::get_secret) {
            Ok(_) | Err(KeychainError::Ambiguous) => KeychainState::Ready,
            Err(KeychainError::Locked | KeychainError::TimedOut) => KeychainState::Locked,
            Err(KeychainError::Refused) => KeychainState::Ready,
            Err(KeychainError::Missing | KeychainError::TooLong) => KeychainState::Missing,
        }
    }

    fn get(&self, entry: &KeychainEntry) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        Self::call(self.patience, entry, |entry| match entry.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn set(&self, entry: &KeychainEntry, secret: &[u8]) -> Result<(), KeychainError> {
        let secret = Zeroizing::new(secret.to_vec());
        Self::call(self.patience, entry, move |entry| entry.set_secret(&secret))
    }

    fn remove(&self, entry: &KeychainEntry) -> Result<(), KeychainError> {
        Self::call(self.patience, entry, |entry| {
            match entry.delete_credential() {
                Ok(()) | Err(Error::NoEntry) => Ok(()),
                Err(error) => Err(error),
            }
        })
    }
}

fn named(error: &Error) -> KeychainError {
    match error {
        Error::PlatformFailure(_) | Error::NoDefaultStore => KeychainError::Missing,
        Error::NoStorageAccess(_) => KeychainError::Locked,
        Error::Ambiguous(_) => KeychainError::Ambiguous,
        Error::TooLong(..) => KeychainError::TooLong,
        _ => KeychainError::Refused,
    }
}

#[cfg(target_os = "linux")]
fn store() -> Result<Arc<CredentialStore>, Error> {
    Ok(dbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn store() -> Result<Arc<CredentialStore>, Error> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn store() -> Result<Arc<CredentialStore>, Error> {
    Ok(windows_native_keyring_store::Store::new()?)
}
