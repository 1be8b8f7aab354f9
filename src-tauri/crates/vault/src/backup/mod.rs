//! Backups: a copy that is itself a record folder, and that is opened and
//! compared before it counts.

mod copying;
mod drill;
mod kept;
mod restore;
mod second;
mod whole;

pub use copying::{BackupPart, BackupWatch};
pub use drill::BackupDrill;
pub use kept::{BackupContents, BackupSummary};
pub(crate) use restore::put_in_place;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::connection;
use crate::error::VaultError;
use crate::folder::{
    make_private_folder, sync_folder, workshop, write_private, DATABASE_FILE, KEYS_FILE,
};
use crate::ids::VaultId;
use crate::keys::DataKey;
use crate::left_over::MAKING_BACKUP;
use crate::vault::Vault;

/// Folder of the backups inside the record's folder.
pub const BACKUPS_FOLDER: &str = "backups";

impl Vault {
    /// Makes a verified backup inside the record's folder and says where.
    ///
    /// # Errors
    /// `BackupFailed` when the copy is not equal to the record; `DiskFull`,
    /// `ReadOnly`, `Busy`. A failed backup leaves nothing behind.
    pub fn backup(&self, now: DateTime<Utc>) -> Result<PathBuf, VaultError> {
        let read = self.read();
        make(
            self.dir(),
            read.connection,
            read.key,
            now,
            &BackupWatch::default(),
        )
    }

    /// A backup to be made elsewhere, while the record is worked with.
    pub fn backup_job(&self) -> BackupJob {
        BackupJob {
            dir: self.dir().to_owned(),
            id: self.id(),
            key: self.read().key.clone(),
        }
    }
}

/// A backup that is made with a connection of its own, so that nobody waits for
/// it. It sees the record as it stood when it began.
pub struct BackupJob {
    dir: PathBuf,
    id: VaultId,
    key: DataKey,
}

impl BackupJob {
    /// Makes it and says where. `watch` is told how far it is, and can end it.
    ///
    /// # Errors
    /// As [`Vault::backup`]; `Cancelled`, which leaves nothing behind either.
    pub fn run(&self, now: DateTime<Utc>, watch: &BackupWatch) -> Result<PathBuf, VaultError> {
        let source = connection::open(&self.dir.join(DATABASE_FILE), &self.key)?;
        make(&self.dir, &source, &self.key, now, watch)
    }
}

pub(crate) fn make(
    dir: &Path,
    source: &Connection,
    key: &DataKey,
    now: DateTime<Utc>,
    watch: &BackupWatch,
) -> Result<PathBuf, VaultError> {
    let backups = dir.join(BACKUPS_FOLDER);
    make_private_folder(&backups)?;
    let making = workshop(&backups, MAKING_BACKUP)?;
    copying::copy_verified(
        source,
        &dir.join(DATABASE_FILE),
        &making.path().join(DATABASE_FILE),
        key,
        watch,
    )?;
    write_private(
        &making.path().join(KEYS_FILE),
        &fs::read(dir.join(KEYS_FILE))?,
    )?;
    finish(making, &backups, now)
}

/// Gives a backup that was made its name: from here on it counts.
fn finish(
    making: tempfile::TempDir,
    backups: &Path,
    made_at: DateTime<Utc>,
) -> Result<PathBuf, VaultError> {
    let finished = backups.join(made_at.format(kept::STAMP).to_string());
    fs::rename(making.path(), &finished)?;
    // Renamed: there is nothing left for `making` to remove.
    let _ = making.keep();
    sync_folder(backups)?;
    Ok(finished)
}
