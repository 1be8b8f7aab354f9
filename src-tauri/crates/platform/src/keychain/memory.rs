//! A keychain in memory, for tests: it keeps what it is given until it is told
//! to fail in one of the ways real ones do.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use super::{Keychain, KeychainEntry, KeychainError, KeychainState};

/// How a keychain behaves today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weather {
    /// As it should.
    #[default]
    Fair,
    /// There is no keychain.
    NoService,
    /// It is locked.
    Locked,
    /// It does not answer.
    Hanging,
    /// It has several entries of every name.
    Ambiguous,
}

/// The keychain.
#[derive(Default)]
pub struct MemoryKeychain {
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    weather: Weather,
    entries: HashMap<KeychainEntry, Vec<u8>>,
}

impl MemoryKeychain {
    /// Changes how it behaves.
    pub fn turn(&self, weather: Weather) {
        self.inside().weather = weather;
    }

    /// Loses every entry, as a keyring that was made anew.
    pub fn lose_everything(&self) {
        self.inside().entries.clear();
    }

    /// Replaces every secret by another one of the same length.
    pub fn replace_everything(&self) {
        for secret in self.inside().entries.values_mut() {
            secret.fill(0x5a);
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answering(&self) -> Result<MutexGuard<'_, Inside>, KeychainError> {
        let inside = self.inside();
        match inside.weather {
            Weather::Fair => Ok(inside),
            Weather::NoService => Err(KeychainError::Missing),
            Weather::Locked => Err(KeychainError::Locked),
            Weather::Hanging => Err(KeychainError::TimedOut),
            Weather::Ambiguous => Err(KeychainError::Ambiguous),
        }
    }
}

impl Keychain for MemoryKeychain {
    fn state(&self) -> KeychainState {
        match self.inside().weather {
            Weather::Fair | Weather::Ambiguous => KeychainState::Ready,
            Weather::NoService => KeychainState::Missing,
            Weather::Locked | Weather::Hanging => KeychainState::Locked,
        }
    }

    fn get(&self, entry: &KeychainEntry) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        let inside = self.answering()?;
        Ok(inside.entries.get(entry).cloned().map(Zeroizing::new))
    }

    fn set(&self, entry: &KeychainEntry, secret: &[u8]) -> Result<(), KeychainError> {
        let mut inside = self.answering()?;
        inside.entries.insert(entry.clone(), secret.to_vec());
        Ok(())
    }

    fn remove(&self, entry: &KeychainEntry) -> Result<(), KeychainError> {
        self.answering()?.entries.remove(entry);
        Ok(())
    }
}
