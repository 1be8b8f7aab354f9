//! The optional passphrase, stretched with Argon2id.

use std::fmt;
use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::error::VaultError;

const SHORTEST: usize = 8;
/// A key file that asks for more is damaged or hostile: 4 GiB, 64 passes.
const MOST_MEMORY_KIB: u32 = 4 * 1024 * 1024;
const MOST_PASSES: u32 = 64;

/// A passphrase as typed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Passphrase(String);

impl Passphrase {
    /// A passphrase, in Unicode's NFKC form, so that the same typing on another
    /// system gives the same key.
    ///
    /// # Errors
    /// `PassphraseTooShort` below 8 characters.
    pub fn new(mut typed: String) -> Result<Self, VaultError> {
        let normal = Self(typed.nfkc().collect());
        typed.zeroize();
        if normal.0.chars().count() < SHORTEST {
            return Err(VaultError::PassphraseTooShort { minimum: SHORTEST });
        }
        Ok(normal)
    }

    pub(super) fn stretch(&self, salt: &[u8], cost: PassphraseCost) -> Option<[u8; 32]> {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?);
        let mut key = [0; 32];
        argon2
            .hash_password_into(self.0.as_bytes(), salt, &mut key)
            .ok()
            .map(|()| key)
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// How much work a passphrase costs. Stands in the slot, so that it can rise
/// with the machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassphraseCost {
    memory_kib: u32,
    passes: u32,
}

impl PassphraseCost {
    /// Never less: 64 MiB and 3 passes.
    pub const FLOOR: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
    };

    /// The number of passes over 64 MiB that takes about `target` here, and
    /// never less than the floor. `timed` runs the work it is given and says
    /// how long that took.
    ///
    /// # Errors
    /// `Store` when the memory cannot be had.
    pub fn calibrate(
        target: Duration,
        timed: impl FnOnce(&mut dyn FnMut()) -> Duration,
    ) -> Result<Self, VaultError> {
        let trial = Passphrase("calibration".to_owned());
        let mut key = None;
        let took = timed(&mut || key = trial.stretch(b"casekeep calibration", Self::FLOOR));
        if key.is_none() {
            return Err(VaultError::NoRandomness);
        }
        let pass = took.as_secs_f64() / f64::from(Self::FLOOR.passes);
        let wanted = (target.as_secs_f64() / pass.max(0.001)).round();
        // Bounded just below, so the cast cannot lose anything.
        let passes = wanted.clamp(f64::from(Self::FLOOR.passes), f64::from(MOST_PASSES)) as u32;
        Ok(Self {
            passes,
            ..Self::FLOOR
        })
    }

    /// Stable spelling, which the wrapped key is bound to.
    pub(super) fn written(self) -> String {
        format!("argon2id,m={},t={},p=1", self.memory_kib, self.passes)
    }

    fn params(self) -> Option<Params> {
        let weak = self.memory_kib < Self::FLOOR.memory_kib || self.passes < Self::FLOOR.passes;
        let absurd = self.memory_kib > MOST_MEMORY_KIB || self.passes > MOST_PASSES;
        if weak || absurd {
            return None;
        }
        Params::new(self.memory_kib, self.passes, 1, Some(32)).ok()
    }
}
