//! The data key and the keys derived from it.

use std::fmt;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::random;
use crate::error::VaultError;

/// 32 random bytes, made once for a record.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct DataKey([u8; 32]);

impl DataKey {
    pub(crate) fn generate() -> Result<Self, VaultError> {
        let mut key = Self([0; 32]);
        random(&mut key.0)?;
        Ok(key)
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// SQLCipher's raw key: no derivation, so opening takes well under a
    /// millisecond.
    pub(crate) fn raw_key_pragma(&self) -> Zeroizing<String> {
        let hex = Zeroizing::new(data_encoding::HEXLOWER.encode(&self.0));
        Zeroizing::new(format!("x'{}'", hex.as_str()))
    }

    /// Keyed hash of a document, so that its name in the record tells nothing
    /// to someone who has the same document.
    pub(crate) fn document_hash(&self, bytes: &[u8]) -> String {
        let key = Zeroizing::new(derive(&self.0, b"", b"casekeep document hash"));
        // One block of the hash: HMAC pads a shorter key with zeros to the same.
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(&*key);
        let mut mac = <Hmac<Sha256> as KeyInit>::new(&(*block).into());
        mac.update(bytes);
        data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes())
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// HKDF-SHA256. 32 bytes are always a valid length for it.
pub(super) fn derive(secret: &[u8], salt: &[u8], purpose: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    let expanded = Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose, &mut key);
    debug_assert!(expanded.is_ok());
    key
}
