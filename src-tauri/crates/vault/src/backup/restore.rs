//! Bringing the state of a backup back. What stood before is kept: as a backup
//! when it opens, as it lies there when it does not.

use std::fs;
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::backup::Backup;

use super::kept::find;
use super::{make, BackupWatch, BACKUPS_FOLDER};
use crate::connection;
use crate::error::VaultError;
use crate::folder::{
    copy_private, make_private_folder, sync_folder, write_private, DATABASE_FILE, KEYS_FILE,
};
use crate::keys::{KeyFile, Unlock};
use crate::migrations::{known, migrate, version, MIGRATIONS};
use crate::vault::Vault;
use crate::verify::check;

/// Pages copied before another program gets a turn, and how long that turn is.
const PAGES_AT_ONCE: i32 = 4096;
const TURN: Duration = Duration::from_millis(1);

impl Vault {
    /// Brings a backup's state back into this open record, in one transaction:
    /// other programs that have it open see the new state, and a crash leaves
    /// the old one. A verified backup of the present state is made first; keys
    /// and passphrase stay as they are now.
    ///
    /// # Errors
    /// `Missing`; `Damaged` when the backup is not whole; `Newer`;
    /// `BackupFailed`, `DiskFull`, `Busy`. The record is unchanged then.
    pub fn restore(&mut self, name: &str, now: DateTime<Utc>) -> Result<(), VaultError> {
        let (_, folder) = find(self.dir(), name)?;
        let key = self.read().key.clone();
        let source = connection::open_copy(&folder.join(DATABASE_FILE), &key)
            .map_err(|_| VaultError::Damaged)?;
        let found = version(&source)?;
        if found > known() {
            let known = known();
            return Err(VaultError::Newer { found, known });
        }
        if !check(&source, &key)?.is_empty() {
            return Err(VaultError::Damaged);
        }
        let watch = BackupWatch::default();
        make(self.dir(), self.read().connection, &key, now, &watch)?;
        let connection = self.connection_mut();
        Backup::new(&source, connection)?.run_to_completion(PAGES_AT_ONCE, TURN, None)?;
        // A backup of an earlier version comes up to date like any record; the
        // backup itself stays as it was.
        migrate(connection, MIGRATIONS, || Ok(()))
    }

    /// Brings a backup's state back where the record itself no longer opens.
    /// Its files are moved aside, unchanged, into `backups/set-aside-…`.
    ///
    /// # Errors
    /// `Missing`, `WrongKey`, `NoSuchSlot`, `Damaged`, `Newer`; `DiskFull`,
    /// `ReadOnly`. Nothing was moved then, or it can be run again.
    pub fn restore_damaged(
        dir: &Path,
        name: &str,
        unlock: &Unlock,
        now: DateTime<Utc>,
    ) -> Result<Self, VaultError> {
        let (_, folder) = find(dir, name)?;
        let key = KeyFile::read(&folder)?.open(unlock)?;
        let database = folder.join(DATABASE_FILE);
        let source = connection::open_copy(&database, &key).map_err(|_| VaultError::Damaged)?;
        if !check(&source, &key)?.is_empty() {
            return Err(VaultError::Damaged);
        }
        drop(source);
        put_in_place(dir, &database, &folder.join(KEYS_FILE), now)?;
        Self::open(dir, unlock, now)
    }
}

/// Sets the record's files aside, unchanged, and puts others in their place. Cut
/// short anywhere, what is there says so, and it can be run again.
pub(crate) fn put_in_place(
    dir: &Path,
    database: &Path,
    keys: &Path,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let aside = dir
        .join(BACKUPS_FOLDER)
        .join(format!("set-aside-{}", now.format(super::kept::STAMP)));
    make_private_folder(&aside)?;
    let new_keys = fs::read(keys)?;
    // The keys stay until they are replaced as one, and where they were lost they
    // come first: cut short in between, the folder is a record without its
    // database, and this can be run again.
    if dir.join(KEYS_FILE).exists() {
        write_private(&aside.join(KEYS_FILE), &fs::read(dir.join(KEYS_FILE))?)?;
    } else {
        write_private(&dir.join(KEYS_FILE), &new_keys)?;
    }
    for file in ["record.db-wal", "record.db-shm", DATABASE_FILE] {
        let here = dir.join(file);
        if here.exists() {
            fs::rename(&here, aside.join(file))?;
        }
    }
    sync_folder(&aside)?;
    copy_private(database, &dir.join(DATABASE_FILE))?;
    write_private(&dir.join(KEYS_FILE), &new_keys)
}
