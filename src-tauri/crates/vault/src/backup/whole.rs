//! The long look at a backup: whether each document in it is what was kept. A
//! page can bear a seal and still be an old one, where a disk lost a write.

use std::fs;

use super::copying::{open, BackupWatch};
use super::kept::find;
use super::BackupJob;
use crate::error::VaultError;
use crate::folder::DATABASE_FILE;
use crate::verify::{changed_documents, structure_of_rows};

impl BackupJob {
    /// Reads a backup whole, every document in it, beside whoever works with the
    /// record. One that is not what was kept is removed: a backup that can be
    /// seen is one that restores.
    ///
    /// # Errors
    /// `BackupFailed` when it was not whole, or does not open; `Missing`;
    /// `Cancelled` when `watch` was told to end it, and the backup stays.
    pub fn read_whole(&self, name: &str, watch: &BackupWatch) -> Result<(), VaultError> {
        let (_, folder) = find(&self.dir, name)?;
        let opened = open(&folder.join(DATABASE_FILE), &self.key)?;
        let mut findings = structure_of_rows(&opened)?;
        watch.go_on()?;
        findings.extend(changed_documents(&opened, &self.key, || watch.go_on())?);
        drop(opened);
        if findings.is_empty() {
            return Ok(());
        }
        fs::remove_dir_all(&folder)?;
        Err(VaultError::BackupFailed)
    }
}
