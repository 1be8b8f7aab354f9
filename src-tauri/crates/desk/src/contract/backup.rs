//! Backups: what lies there, what is in one, and bringing it back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A backup that was verified when it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupCard {
    /// Its name.
    pub backup: String,
    /// When it was made.
    pub made_at: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// The backups of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupsPage {
    /// Newest first.
    pub backups: Vec<BackupCard>,
    /// Where they lie.
    pub folder: String,
    /// Whether something was kept since the newest one.
    pub changed_since: bool,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupRequest {
    /// Its name.
    pub backup: String,
}

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupPreview {
    /// Its name.
    pub backup: String,
    /// When it was made.
    pub made_at: String,
    /// People in it.
    pub people: u32,
    /// Cases in it.
    pub cases: u32,
    /// Kept documents in it.
    pub documents: u32,
    /// Whether every page, reference and document in it is whole: it would
    /// come back as it was.
    pub whole: bool,
}

/// Brings a backup back where the record itself no longer opens.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RestoreDamaged {
    /// Which backup; the newest when none is named.
    pub backup: Option<String>,
    /// Recovery code or passphrase, as typed.
    pub secret: String,
}

impl std::fmt::Debug for RestoreDamaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RestoreDamaged({:?})", self.backup)
    }
}
