//! Trying a restore without any risk: into a place of its own, opened as a
//! record, compared, and removed.

use std::fs;

use chrono::{DateTime, Utc};

use super::copying::{copy_file, BackupWatch};
use super::kept::find;
use super::BACKUPS_FOLDER;
use crate::connection;
use crate::error::VaultError;
use crate::folder::{workshop, write_private, DATABASE_FILE, KEYS_FILE};
use crate::left_over::TRYING_BACKUP;
use crate::migrations::{known, version};
use crate::vault::Vault;
use crate::verify::rows_hash;

/// What came of trying a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupDrill {
    /// It opened as a record of its own, and nothing in it was amiss.
    pub whole: bool,
    /// Its contents were those of the backup.
    pub equal: bool,
}

impl Vault {
    /// Restores a backup into a temporary place, opens it there as a record,
    /// checks and compares everything, and removes it. The record and the
    /// backup stay as they are.
    ///
    /// # Errors
    /// `Missing` when there is no such backup; `Damaged` when it does not open;
    /// `Newer`, `DiskFull`.
    pub fn try_restore(&self, name: &str, now: DateTime<Utc>) -> Result<BackupDrill, VaultError> {
        let (_, folder) = find(self.dir(), name)?;
        let key = self.read().key;
        let place = workshop(&self.dir().join(BACKUPS_FOLDER), TRYING_BACKUP)?;
        let database = place.path().join(DATABASE_FILE);
        copy_file(
            &folder.join(DATABASE_FILE),
            &database,
            &BackupWatch::default(),
        )?;
        write_private(
            &place.path().join(KEYS_FILE),
            &fs::read(folder.join(KEYS_FILE))?,
        )?;
        let source = connection::open_copy(&folder.join(DATABASE_FILE), key)
            .map_err(|_| VaultError::Damaged)?;
        // A backup of an earlier version comes up to date like any record: what
        // it holds is then written in other columns.
        let comparable = version(&source)? == known();
        let restored = Self::with_key(place.path(), self.id(), key.clone(), now)?;
        // Whole, every document is what its hash says: the rows, which hold the
        // hashes, are then all there is to compare.
        let whole = restored.verify()?.is_empty();
        let equal = !comparable || rows_hash(restored.read().connection)? == rows_hash(&source)?;
        Ok(BackupDrill { whole, equal })
    }
}
