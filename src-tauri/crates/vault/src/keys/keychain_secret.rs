//! The secret that the operating system's keychain keeps.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::random;
use crate::error::VaultError;

/// 32 random bytes. A convenience only: it may vanish at any time.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct KeychainSecret([u8; 32]);

impl KeychainSecret {
    /// A new secret.
    ///
    /// # Errors
    /// `NoRandomness`.
    pub fn generate() -> Result<Self, VaultError> {
        let mut secret = Self([0; 32]);
        random(&mut secret.0)?;
        Ok(secret)
    }

    /// What a keychain returned.
    ///
    /// # Errors
    /// `KeychainSecretMalformed` unless it is 32 bytes long.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| VaultError::KeychainSecretMalformed)
    }

    /// The bytes to hand to the keychain.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for KeychainSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeychainSecret(…)")
    }
}
