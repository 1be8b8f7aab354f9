//! Making backups beside the person: nobody waits for one, and it can be ended.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::TimeDelta;
use vault::{BackupJob, BackupSummary, BackupWatch};

use crate::backups::{page, second_chosen, VERIFIED};
use crate::contract::{BackupPart, BackupProgress, BackupsPage, ErrorCode, WireError};
use crate::desk::{Desk, Open};
use crate::sources::instant;

/// So long the newest backup is new enough.
const A_DAY: TimeDelta = TimeDelta::hours(24);

/// Everything a backup needs once it works without the desk.
struct Work {
    job: BackupJob,
    second: Option<PathBuf>,
    watch: Arc<BackupWatch>,
}

impl Desk {
    /// Makes a backup now, copies it to the second folder when that is there,
    /// and removes those that are no longer needed.
    ///
    /// # Errors
    /// `BackupFailed`, `BackupCancelled`, `DiskFull`, `RecordReadOnly`, `Locked`.
    pub fn backup_make(&self, (): ()) -> Result<BackupsPage, WireError> {
        let work = self.begin(|_| Ok(true))?.ok_or(ErrorCode::Locked)?;
        self.back_up(&work)?;
        self.settle(&work)?;
        self.reading(page)
    }

    /// How far the backup is that was begun last.
    ///
    /// # Errors
    /// `Locked`.
    pub fn backup_progress(&self, (): ()) -> Result<BackupProgress, WireError> {
        let state = self.state();
        state.open.as_ref().ok_or(ErrorCode::Locked)?;
        let (part, copied, bytes) = state.backing_up.so_far();
        Ok(BackupProgress {
            part: match part {
                vault::BackupPart::Copying => BackupPart::Copying,
                vault::BackupPart::Comparing => BackupPart::Comparing,
            },
            copied,
            bytes,
        })
    }

    /// Ends the backup that is being made; it leaves nothing behind.
    ///
    /// # Errors
    /// `Locked`.
    pub fn backup_cancel(&self, (): ()) -> Result<(), WireError> {
        let state = self.state();
        state.open.as_ref().ok_or(ErrorCode::Locked)?;
        state.backing_up.cancel();
        Ok(())
    }

    /// Makes the day's backup when the newest is older than a day and something
    /// was kept since; reads the newest whole when that was not done yet; copies it
    /// to the second folder when that was away until now. Works beside the person:
    /// nobody waits for it. Does nothing while the record is locked, and for the
    /// sample household. Answers whether one was made.
    ///
    /// # Errors
    /// As [`Desk::backup_make`].
    pub fn backup_when_due(&self) -> Result<bool, WireError> {
        let now = self.around.clock.now();
        let due = |open: &Open| -> Result<bool, WireError> {
            let newest = open.vault.backups()?.into_iter().next();
            let fresh = newest.is_some_and(|backup| now - backup.made_at < A_DAY);
            Ok(!open.sample && !fresh && open.vault.changed_since_backup()?)
        };
        // Only what was read whole goes to the second folder and makes others
        // needless.
        let work = || -> Result<bool, WireError> {
            let due = self.begin(due)?;
            if let Some(work) = &due {
                self.back_up(work)?;
            }
            if self.read_newest_whole()? || self.second_waits()? {
                let work = self.begin(|_| Ok(true))?.ok_or(ErrorCode::Locked)?;
                self.settle(&work)?;
            }
            Ok(due.is_some())
        };
        match work() {
            Err(error) if error.code == ErrorCode::Locked => Ok(false),
            done => done,
        }
    }

    /// Whether the second folder is there and lacks the newest backup, which was
    /// read whole: its disk was away until now.
    fn second_waits(&self) -> Result<bool, WireError> {
        self.reading(|vault| {
            let newest = vault.backups()?.into_iter().next();
            let newest = newest.filter(|newest| newest.read_whole);
            let (Some(second), Some(newest)) = (second_chosen(vault)?, newest) else {
                return Ok(false);
            };
            let is_it = |copy: &BackupSummary| copy.name == newest.name && copy.read_whole;
            let there = vault.backups_in_second(Path::new(&second));
            Ok(there.is_ok_and(|copies| !copies.iter().any(is_it)))
        })
    }

    /// Reads the newest backup whole, once. Answers whether it did.
    fn read_newest_whole(&self) -> Result<bool, WireError> {
        let Some((name, job, watch)) = self.to_be_read()? else {
            return Ok(false);
        };
        match job.read_whole(&name, &watch) {
            // Locked or removed meanwhile: the next look begins anew.
            Err(vault::VaultError::Cancelled | vault::VaultError::Missing) => Ok(false),
            read => Ok(read.map(|()| true)?),
        }
    }

    /// The newest backup, when nobody has read it whole.
    fn to_be_read(&self) -> Result<Option<(String, BackupJob, Arc<BackupWatch>)>, WireError> {
        let mut state = self.state();
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        let newest = open.vault.backups()?.into_iter().next();
        let Some(newest) = newest.filter(|newest| !open.sample && !newest.read_whole) else {
            return Ok(None);
        };
        let job = open.vault.backup_job();
        state.reading_backup = Arc::default();
        Ok(Some((newest.name, job, Arc::clone(&state.reading_backup))))
    }

    /// Copies the newest backup to the second folder.
    pub(crate) fn copy_newest_backup(&self) -> Result<(), WireError> {
        match self.begin(|_| Ok(true))? {
            Some(work) => self.copy_newest(&work),
            None => Ok(()),
        }
    }

    fn copy_newest(&self, work: &Work) -> Result<(), WireError> {
        let newest = self.reading(|vault| Ok(vault.backups()?.into_iter().next()))?;
        if let (Some(newest), Some(folder)) = (newest, &work.second) {
            work.job.copy_to(&newest.name, folder, &work.watch)?;
        }
        Ok(())
    }

    /// What a backup needs, when `wanted`.
    fn begin(
        &self,
        wanted: impl FnOnce(&Open) -> Result<bool, WireError>,
    ) -> Result<Option<Work>, WireError> {
        let mut state = self.state();
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        if !wanted(open)? {
            return Ok(None);
        }
        let work = Work {
            job: open.vault.backup_job(),
            second: second_chosen(&open.vault)?.map(PathBuf::from),
            watch: Arc::default(),
        };
        state.backing_up = Arc::clone(&work.watch);
        Ok(Some(work))
    }

    fn back_up(&self, work: &Work) -> Result<(), WireError> {
        let now = self.around.clock.now();
        work.job.run(now, &work.watch)?;
        let mut state = self.state();
        // Locked meanwhile: the backup is there all the same.
        if let Some(open) = state.open.as_mut() {
            open.vault
                .quietly(|txn| txn.put_setting(VERIFIED, &instant(now)))?;
        }
        Ok(())
    }

    /// Copies the newest backup to the second folder and removes those that are no
    /// longer needed. A second folder that is away is no failure of the backup: the
    /// settings screen says so.
    fn settle(&self, work: &Work) -> Result<(), WireError> {
        match self.copy_newest(work) {
            Err(error) if error.code == ErrorCode::SecondFolderMissing => {}
            copied => copied?,
        }
        self.reading(|vault| Ok(vault.prune_backups().map(|_| ())?))
    }
}
