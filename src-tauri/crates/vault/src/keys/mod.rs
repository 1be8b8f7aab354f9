//! Keys. One random data key, made once, opens the database; every slot of
//! `vault.keys` wraps that same key. No slot ever makes a new one.

mod data_key;
mod keychain_secret;
mod passphrase;
mod recovery_code;
mod slots;

pub(crate) use data_key::DataKey;
pub use keychain_secret::KeychainSecret;
pub use passphrase::{Passphrase, PassphraseCost};
pub use recovery_code::{CodeProblem, RecoveryCode};
pub(crate) use slots::{KeyFile, Wrapping};
pub use slots::{SlotKind, Unlock};

use crate::error::VaultError;

/// Fills `bytes` from the operating system.
pub(crate) fn random(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::NoRandomness)
}
