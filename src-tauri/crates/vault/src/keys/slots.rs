//! `vault.keys`: the slots that wrap the data key.

use std::fs;
use std::io;
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::data_key::derive;
use super::{random, DataKey, KeychainSecret, Passphrase, PassphraseCost, RecoveryCode};
use crate::error::{RecordFile, VaultError};
use crate::folder::{write_private, KEYS_FILE};
use crate::ids::VaultId;

const FORMAT: &str = "casekeep-keys";
const VERSION: u32 = 1;
/// A key file is about 1 kB; anything larger is not one.
const LARGEST: u64 = 64 * 1024;

/// A way to open the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// The code shown once. Always there.
    RecoveryCode,
    /// A passphrase the person chose.
    Passphrase,
    /// A secret in the operating system's keychain.
    Keychain,
}

/// What a person or a keychain hands over to open the record.
#[derive(Debug, Clone)]
pub enum Unlock {
    /// The recovery code.
    RecoveryCode(RecoveryCode),
    /// The passphrase.
    Passphrase(Passphrase),
    /// The secret the keychain kept.
    KeychainSecret(KeychainSecret),
}

/// What a slot is made from.
pub(crate) enum Wrapping<'a> {
    RecoveryCode(&'a RecoveryCode),
    Passphrase(&'a Passphrase, PassphraseCost),
    KeychainSecret(&'a KeychainSecret),
}

/// The contents of `vault.keys`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    format: String,
    version: u32,
    pub(crate) vault_id: VaultId,
    pub(crate) created_at: DateTime<Utc>,
    slots: Vec<Slot>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Slot {
    kind: SlotKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cost: Option<PassphraseCost>,
    nonce: String,
    wrapped: String,
}

impl KeyFile {
    pub(crate) fn new(vault_id: VaultId, created_at: DateTime<Utc>) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            vault_id,
            created_at,
            slots: Vec::new(),
        }
    }

    /// Reads the key file of a record folder; changes nothing.
    pub(crate) fn read(dir: &Path) -> Result<Self, VaultError> {
        let path = dir.join(KEYS_FILE);
        let length = match fs::metadata(&path) {
            Ok(metadata) => metadata.len(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(VaultError::KeysMissing)
            }
            Err(error) => return Err(error.into()),
        };
        if length == 0 {
            return Err(VaultError::Truncated {
                file: RecordFile::Keys,
            });
        }
        if length > LARGEST {
            return Err(VaultError::NotOurs {
                file: RecordFile::Keys,
            });
        }
        Self::parse(&fs::read(&path)?)
    }

    fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        let head: Head = serde_json::from_slice(bytes).map_err(|error| {
            if error.is_eof() {
                VaultError::Truncated {
                    file: RecordFile::Keys,
                }
            } else if bytes.starts_with(b"{") {
                VaultError::KeysDamaged
            } else {
                VaultError::NotOurs {
                    file: RecordFile::Keys,
                }
            }
        })?;
        if head.format != FORMAT {
            return Err(VaultError::NotOurs {
                file: RecordFile::Keys,
            });
        }
        if head.version > VERSION {
            return Err(VaultError::Newer {
                found: head.version,
                known: VERSION,
            });
        }
        serde_json::from_slice(bytes).map_err(|_| VaultError::KeysDamaged)
    }

    /// Writes the key file atomically.
    pub(crate) fn write(&self, dir: &Path) -> Result<(), VaultError> {
        let text = serde_json::to_vec_pretty(self).map_err(|_| VaultError::KeysDamaged)?;
        write_private(&dir.join(KEYS_FILE), &text)
    }

    pub(crate) fn kinds(&self) -> Vec<SlotKind> {
        self.slots.iter().map(|slot| slot.kind).collect()
    }

    /// Puts a slot in place of the one of its kind.
    pub(crate) fn put(&mut self, with: &Wrapping<'_>, key: &DataKey) -> Result<(), VaultError> {
        let mut nonce = [0; 24];
        random(&mut nonce)?;
        let mut slot = Slot {
            kind: with.kind(),
            salt: None,
            cost: None,
            nonce: BASE64.encode(&nonce),
            wrapped: String::new(),
        };
        if let Wrapping::Passphrase(_, cost) = with {
            let mut salt = [0; 16];
            random(&mut salt)?;
            slot.salt = Some(BASE64.encode(&salt));
            slot.cost = Some(*cost);
        }
        let wrapping_key = Zeroizing::new(self.wrapping_key(&slot, with)?);
        let wrapped = XChaCha20Poly1305::new(&(*wrapping_key).into())
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: key.bytes(),
                    aad: self.bound_to(&slot).as_bytes(),
                },
            )
            .map_err(|_| VaultError::KeysDamaged)?;
        slot.wrapped = BASE64.encode(&wrapped);
        self.drop_kind(slot.kind);
        self.slots.push(slot);
        Ok(())
    }

    pub(crate) fn drop_kind(&mut self, kind: SlotKind) {
        self.slots.retain(|slot| slot.kind != kind);
    }

    /// The data key, by one of the slots.
    pub(crate) fn open(&self, unlock: &Unlock) -> Result<DataKey, VaultError> {
        let kind = unlock.kind();
        let slot = self
            .slots
            .iter()
            .find(|slot| slot.kind == kind)
            .ok_or(VaultError::NoSuchSlot { slot: kind })?;
        let with = match unlock {
            Unlock::RecoveryCode(code) => Wrapping::RecoveryCode(code),
            Unlock::Passphrase(passphrase) => {
                Wrapping::Passphrase(passphrase, slot.cost.ok_or(VaultError::KeysDamaged)?)
            }
            Unlock::KeychainSecret(secret) => Wrapping::KeychainSecret(secret),
        };
        let wrapping_key = Zeroizing::new(self.wrapping_key(slot, &with)?);
        let nonce: [u8; 24] = decoded(&slot.nonce)?
            .as_slice()
            .try_into()
            .map_err(|_| VaultError::KeysDamaged)?;
        let opened = Zeroizing::new(
            XChaCha20Poly1305::new(&(*wrapping_key).into())
                .decrypt(
                    &XNonce::from(nonce),
                    Payload {
                        msg: &decoded(&slot.wrapped)?,
                        aad: self.bound_to(slot).as_bytes(),
                    },
                )
                .map_err(|_| VaultError::WrongKey { slot: kind })?,
        );
        DataKey::from_bytes(&opened).ok_or(VaultError::KeysDamaged)
    }

    fn wrapping_key(&self, slot: &Slot, with: &Wrapping<'_>) -> Result<[u8; 32], VaultError> {
        let id = self.vault_id.to_string();
        match with {
            Wrapping::RecoveryCode(code) => Ok(derive(
                code.bytes(),
                id.as_bytes(),
                b"casekeep recovery slot",
            )),
            Wrapping::KeychainSecret(secret) => Ok(derive(
                secret.expose(),
                id.as_bytes(),
                b"casekeep keychain slot",
            )),
            Wrapping::Passphrase(passphrase, cost) => {
                let salt = decoded(slot.salt.as_deref().ok_or(VaultError::KeysDamaged)?)?;
                passphrase
                    .stretch(&salt, *cost)
                    .ok_or(VaultError::KeysDamaged)
            }
        }
    }

    /// What a wrapped key is bound to: it cannot be moved to another record or
    /// another kind of slot, and its parameters cannot be weakened.
    fn bound_to(&self, slot: &Slot) -> String {
        let kind = match slot.kind {
            SlotKind::RecoveryCode => "recovery_code",
            SlotKind::Passphrase => "passphrase",
            SlotKind::Keychain => "keychain",
        };
        let salt = slot.salt.as_deref().unwrap_or_default();
        let cost = slot.cost.map(PassphraseCost::written).unwrap_or_default();
        format!("{FORMAT}/{VERSION}|{}|{kind}|{salt}|{cost}", self.vault_id)
    }
}

impl Unlock {
    /// The slot it fits.
    pub fn kind(&self) -> SlotKind {
        match self {
            Self::RecoveryCode(_) => SlotKind::RecoveryCode,
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::KeychainSecret(_) => SlotKind::Keychain,
        }
    }
}

impl Wrapping<'_> {
    fn kind(&self) -> SlotKind {
        match self {
            Self::RecoveryCode(_) => SlotKind::RecoveryCode,
            Self::Passphrase(..) => SlotKind::Passphrase,
            Self::KeychainSecret(_) => SlotKind::Keychain,
        }
    }
}

fn decoded(text: &str) -> Result<Vec<u8>, VaultError> {
    BASE64
        .decode(text.as_bytes())
        .map_err(|_| VaultError::KeysDamaged)
}
