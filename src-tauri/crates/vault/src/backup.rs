//! Backups: a copy that is itself a record folder, and that is opened and
//! compared before it counts.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::connection;
use crate::error::VaultError;
use crate::folder::{
    make_private_file, make_private_folder, sync_folder, workshop, write_private, DATABASE_FILE,
    KEYS_FILE,
};
use crate::keys::DataKey;
use crate::vault::Vault;
use crate::verify::{check, content_hash};

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
        make(self.dir(), read.connection, read.key, now)
    }
}

pub(crate) fn make(
    dir: &Path,
    source: &Connection,
    key: &DataKey,
    now: DateTime<Utc>,
) -> Result<PathBuf, VaultError> {
    let backups = dir.join(BACKUPS_FOLDER);
    make_private_folder(&backups)?;
    let making = workshop(&backups, ".making-")?;
    let database = making.path().join(DATABASE_FILE);
    let name = database.to_str().ok_or(VaultError::NoAccess)?;
    source.execute("VACUUM INTO ?1", [name])?;
    make_private_file(&database)?;
    write_private(
        &making.path().join(KEYS_FILE),
        &fs::read(dir.join(KEYS_FILE))?,
    )?;
    is_equal(source, &database, key)?;
    fs::File::open(&database)?.sync_all()?;
    let stamp = now.format("%Y%m%dT%H%M%S%.3fZ").to_string();
    let finished = backups.join(stamp);
    fs::rename(making.path(), &finished)?;
    // Renamed: there is nothing left for `making` to remove.
    let _ = making.keep();
    sync_folder(&backups)?;
    Ok(finished)
}

fn is_equal(source: &Connection, copy: &Path, key: &DataKey) -> Result<(), VaultError> {
    let opened = connection::open(copy, key).map_err(|_| VaultError::BackupFailed)?;
    let whole = check(&opened, key)?.is_empty();
    if whole && content_hash(&opened)? == content_hash(source)? {
        Ok(())
    } else {
        Err(VaultError::BackupFailed)
    }
}
