//! The second folder: backups are copied to a place the person chose, for
//! instance another disk, and compared there.

use std::fs;
use std::path::{Path, PathBuf};

use super::copying::{compare, copy_sealed, BackupWatch};
use super::kept::{find, list_in, prune, BackupSummary, READ_WHOLE};
use super::{finish, BackupJob};
use crate::connection;
use crate::error::VaultError;
use crate::folder::{make_private_folder, workshop, write_private, DATABASE_FILE, KEYS_FILE};
use crate::left_over::MAKING_BACKUP;
use crate::vault::Vault;
use crate::verify::rows_hash;

/// Folder of all our backups in the place the person chose.
const OURS: &str = "casekeep-backups";

impl Vault {
    /// Makes the record's folder in the place the person chose. Later it must be
    /// there: a disk that is not plugged in is not mistaken for an empty folder.
    ///
    /// # Errors
    /// `SecondFolderMissing`; `ReadOnly`, `NoAccess`, `DiskFull`.
    pub fn prepare_second_folder(&self, chosen: &Path) -> Result<(), VaultError> {
        if !chosen.is_dir() || chosen.starts_with(self.dir()) {
            return Err(VaultError::SecondFolderMissing);
        }
        make_private_folder(&self.second_folder(chosen))
    }

    /// The backups in the place the person chose, newest first.
    ///
    /// # Errors
    /// `SecondFolderMissing` when it is not there now; `NoAccess`, `DiskTrouble`.
    pub fn backups_in_second(&self, chosen: &Path) -> Result<Vec<BackupSummary>, VaultError> {
        let folder = self.second_folder(chosen);
        match folder.is_dir() {
            true => list_in(&folder),
            false => Err(VaultError::SecondFolderMissing),
        }
    }

    fn second_folder(&self, chosen: &Path) -> PathBuf {
        chosen.join(OURS).join(self.id().to_string())
    }
}

impl BackupJob {
    /// Copies a backup to the place the person chose, opens and compares it
    /// there, and removes those that are no longer needed. That it was read
    /// whole is told there, too.
    ///
    /// # Errors
    /// `SecondFolderMissing`; `BackupFailed`, `DiskFull`, `ReadOnly`,
    /// `Cancelled`. The backup itself stays, and nothing half done is left.
    pub fn copy_to(
        &self,
        name: &str,
        chosen: &Path,
        watch: &BackupWatch,
    ) -> Result<(), VaultError> {
        let folder = chosen.join(OURS).join(self.id.to_string());
        if !folder.is_dir() {
            return Err(VaultError::SecondFolderMissing);
        }
        let (backup, from) = find(&self.dir, name)?;
        if !folder.join(name).exists() {
            let making = workshop(&folder, MAKING_BACKUP)?;
            let copy = making.path().join(DATABASE_FILE);
            copy_sealed(&from.join(DATABASE_FILE), &copy, &self.key, watch)?;
            write_private(
                &making.path().join(KEYS_FILE),
                &fs::read(from.join(KEYS_FILE))?,
            )?;
            watch.comparing()?;
            let source = connection::open_copy(&from.join(DATABASE_FILE), &self.key)?;
            compare(&copy, &self.key, &rows_hash(&source)?, watch)?;
            finish(making, &folder, backup.made_at)?;
        }
        if backup.read_whole {
            write_private(&folder.join(name).join(READ_WHOLE), b"")?;
        }
        prune(&folder).map(|_| ())
    }
}
