//! The operating system's keychain. Its entries are a convenience that may
//! vanish at any time; nothing here makes up for a missing one.

mod memory;
mod system;

pub use memory::{MemoryKeychain, Weather};
pub use system::SystemKeychain;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A keychain.
pub trait Keychain: Send + Sync {
    /// Whether it answers. Makes nothing and opens no prompt.
    fn state(&self) -> KeychainState;

    /// The secret of an entry; `None` when there is none.
    ///
    /// # Errors
    /// See [`KeychainError`].
    fn get(&self, entry: &KeychainEntry) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError>;

    /// Keeps a secret, in place of the one that was there.
    ///
    /// # Errors
    /// See [`KeychainError`].
    fn set(&self, entry: &KeychainEntry, secret: &[u8]) -> Result<(), KeychainError>;

    /// Removes an entry; one that is not there is removed already.
    ///
    /// # Errors
    /// See [`KeychainError`].
    fn remove(&self, entry: &KeychainEntry) -> Result<(), KeychainError>;
}

/// Name of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeychainEntry {
    /// What it is for.
    pub service: String,
    /// Which one.
    pub user: String,
}

/// What a keychain says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeychainState {
    /// It answers.
    Ready,
    /// There is none.
    Missing,
    /// It is there and locked.
    Locked,
}

/// Why a keychain did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeychainError {
    /// There is none.
    #[error("no keychain")]
    Missing,
    /// It is locked, or has no place to keep things yet.
    #[error("keychain locked")]
    Locked,
    /// It did not answer in time.
    #[error("keychain did not answer")]
    TimedOut,
    /// Several entries have this name.
    #[error("several entries")]
    Ambiguous,
    /// The secret is longer than it keeps.
    #[error("secret too long")]
    TooLong,
    /// It refused for another reason.
    #[error("keychain refused")]
    Refused,
}
