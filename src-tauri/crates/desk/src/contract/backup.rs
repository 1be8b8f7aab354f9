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
    /// When a backup was last opened and compared as a whole.
    pub verified_at: Option<String>,
    /// When a restore was last tried.
    pub tried_at: Option<String>,
    /// The second folder, when the person chose one.
    pub second: Option<SecondFolder>,
}

/// A folder of the person's choice into which each backup is copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SecondFolder {
    /// Where it is.
    pub folder: String,
    /// It is there now; a disk that is not plugged in is not.
    pub present: bool,
    /// When the newest backup in it was made.
    pub newest_at: Option<String>,
}

/// What a backup is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupPart {
    /// Bytes are copied.
    Copying,
    /// The copy is opened and compared.
    Comparing,
}

/// How far the backup is that was begun last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupProgress {
    /// What it is doing.
    pub part: BackupPart,
    /// Bytes copied so far.
    #[ts(type = "number")]
    pub copied: u64,
    /// Bytes in all.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What came of trying a backup in a place of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupDrill {
    /// It opened as a record, whole and equal to the backup.
    pub restores: bool,
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
