//! Backups: a copy that is itself a record folder, and that is opened and
//! compared before it counts.

mod kept;
mod restore;

pub use kept::{BackupContents, BackupSummary};

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

    /// A backup to be made elsewhere, while the record is worked with.
    pub fn backup_job(&self) -> BackupJob {
        BackupJob {
            dir: self.dir().to_owned(),
            key: self.read().key.clone(),
        }
    }
}

/// A backup that is made with a connection of its own, so that nobody waits for
/// it. It sees the record as it stood when it began.
pub struct BackupJob {
    dir: PathBuf,
    key: DataKey,
}

impl BackupJob {
    /// Makes it and says where.
    ///
    /// # Errors
    /// As [`Vault::backup`].
    pub fn run(self, now: DateTime<Utc>) -> Result<PathBuf, VaultError> {
        let source = connection::open(&self.dir.join(DATABASE_FILE), &self.key)?;
        make(&self.dir, &source, &self.key, now)
    }
}

/// How often a copy is made anew because somebody wrote meanwhile.
const TRIES: u32 = 3;

pub(crate) fn make(
    dir: &Path,
    source: &Connection,
    key: &DataKey,
    now: DateTime<Utc>,
) -> Result<PathBuf, VaultError> {
    let backups = dir.join(BACKUPS_FOLDER);
    make_private_folder(&backups)?;
    let making = workshop(&backups, kept::MAKING)?;
    let database = making.path().join(DATABASE_FILE);
    copy(source, &database, key)?;
    write_private(
        &making.path().join(KEYS_FILE),
        &fs::read(dir.join(KEYS_FILE))?,
    )?;
    fs::File::open(&database)?.sync_all()?;
    let stamp = now.format(kept::STAMP).to_string();
    let finished = backups.join(stamp);
    fs::rename(making.path(), &finished)?;
    // Renamed: there is nothing left for `making` to remove.
    let _ = making.keep();
    sync_folder(&backups)?;
    Ok(finished)
}

/// Copies the database and compares the copy. When another program wrote in
/// between the two cannot be equal: then once more.
fn copy(source: &Connection, database: &Path, key: &DataKey) -> Result<(), VaultError> {
    let name = database.to_str().ok_or(VaultError::NoAccess)?;
    let newest = || -> Result<i64, VaultError> {
        let sql = "SELECT coalesce(max(id), 0) FROM step";
        Ok(source.query_row(sql, [], |row| row.get(0))?)
    };
    let mut tries = 0;
    loop {
        let before = newest()?;
        source.execute("VACUUM INTO ?1", [name])?;
        make_private_file(database)?;
        match is_equal(source, database, key) {
            Err(VaultError::BackupFailed) if newest()? != before && tries < TRIES => {
                tries += 1;
                fs::remove_file(database)?;
            }
            compared => return compared,
        }
    }
}

fn is_equal(source: &Connection, copy: &Path, key: &DataKey) -> Result<(), VaultError> {
    let opened = connection::open_copy(copy, key).map_err(|_| VaultError::BackupFailed)?;
    let whole = check(&opened, key)?.is_empty();
    if whole && content_hash(&opened)? == content_hash(source)? {
        Ok(())
    } else {
        Err(VaultError::BackupFailed)
    }
}
