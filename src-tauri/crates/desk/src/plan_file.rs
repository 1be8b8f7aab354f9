//! The reminder plan outside the record: when something is due, and nothing of
//! what. A run without the key can say that much and no more.
//!
//! Times lie there in the clear, as they must for a run that has no key; the
//! steps are keyed hashes, which tell nothing to anyone else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::NaiveDateTime;
use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use vault::PlanKey;

/// What lies in the file.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlanFile {
    /// When which step is to be said, local time.
    pub(crate) steps: Vec<PlannedStep>,
    /// Steps that were said without their words while the record was locked.
    pub(crate) said: BTreeSet<String>,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlannedStep {
    /// Local time.
    pub(crate) at: NaiveDateTime,
    /// Keyed hash of the step.
    pub(crate) step: String,
}

impl PlanFile {
    /// Reads the file; a missing or damaged one is an empty plan.
    pub(crate) fn read(path: &Path) -> Self {
        fs::read(path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Works on the file while no other program does: of two runs at once, the
    /// second sees what the first has said.
    pub(crate) fn alone<T>(path: &Path, work: impl FnOnce() -> T) -> T {
        let held = platform::hold(&path.with_extension("hold"));
        if let Err(error) = &held {
            tracing::warn!(kind = ?error.kind(), "the reminder plan could not be held");
        }
        work()
    }

    /// Writes the file; the record is the truth, so a plan that cannot be
    /// written is only missed while the record is locked.
    pub(crate) fn write(&self, path: &Path) {
        let written = serde_json::to_vec(self)
            .map_err(std::io::Error::from)
            .and_then(|bytes| platform::write_private(path, &bytes));
        if let Err(error) = written {
            tracing::warn!(kind = ?error.kind(), "the reminder plan was not written");
        }
    }

    /// Steps whose time has come and that were not said yet.
    pub(crate) fn due(&self, now: NaiveDateTime) -> Vec<String> {
        self.steps
            .iter()
            .filter(|step| step.at <= now && !self.said.contains(&step.step))
            .map(|step| step.step.clone())
            .collect()
    }
}

/// The keyed hash of a step.
pub(crate) fn sealed(key: &PlanKey, step: &str) -> String {
    let mut block = [0; 64];
    block[..32].copy_from_slice(key.expose());
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    mac.update(step.as_bytes());
    HEXLOWER.encode(&mac.finalize().into_bytes())
}
