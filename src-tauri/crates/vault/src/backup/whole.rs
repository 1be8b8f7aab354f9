//! The long look at a backup: whether each document in it is what was kept. A
//! page can bear a seal and still be an old one, where a disk lost a write.

use std::fs;

use super::copying::BackupWatch;
use super::kept::{find, READ_WHOLE};
use super::BackupJob;
use crate::connection::open_copy;
use crate::error::VaultError;
use crate::folder::{write_private, DATABASE_FILE};
use crate::verify::{changed_documents, structure_of_rows};

impl BackupJob {
    /// Reads a backup whole, every document in it, beside whoever works with the
    /// record, and marks it. One that is not what was kept is removed: a backup
    /// that can be seen is one that restores.
    ///
    /// # Errors
    /// `BackupFailed` when it was not whole; `Missing`; `NoAccess`, `DiskTrouble`
    /// when it cannot be read now, `Cancelled` when `watch` was told to end it, and the backup stays.
    pub fn read_whole(&self, name: &str, watch: &BackupWatch) -> Result<(), VaultError> {
        let (_, folder) = find(&self.dir, name)?;
        let read = || {
            let opened = open_copy(&folder.join(DATABASE_FILE), &self.key)?;
            let mut findings = structure_of_rows(&opened)?;
            watch.go_on()?;
            findings.extend(changed_documents(&opened, &self.key, || watch.go_on())?);
            Ok(findings.is_empty())
        };
        let whole = match read() {
            // A page that no longer opens, since it was made.
            Err(VaultError::Damaged) => false,
            read => read?,
        };
        if whole {
            return write_private(&folder.join(READ_WHOLE), b"");
        }
        fs::remove_dir_all(&folder)?;
        Err(VaultError::BackupFailed)
    }
}
