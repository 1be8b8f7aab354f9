//! Backups: made every day, looked into without risk, brought back with the
//! present state kept.

use chrono::TimeDelta;
use vault::{Passphrase, RecoveryCode, Unlock, Vault};
use zeroize::Zeroize;

use crate::contract::{
    BackupCard, BackupPreview, BackupRequest, BackupsPage, DoorState, ErrorCode, RestoreDamaged,
    WireError,
};
use crate::desk::Desk;
use crate::sources::instant;

/// So long the newest backup is new enough.
const A_DAY: TimeDelta = TimeDelta::hours(24);

impl Desk {
    /// The backups of the record.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn backups_list(&self, (): ()) -> Result<BackupsPage, WireError> {
        self.reading(page)
    }

    /// Makes a backup now, and removes those that are no longer needed.
    ///
    /// # Errors
    /// `BackupFailed`, `DiskFull`, `RecordReadOnly`, `Locked`.
    pub fn backup_make(&self, (): ()) -> Result<BackupsPage, WireError> {
        let now = self.around.clock.now();
        self.reading(|vault| {
            vault.backup(now)?;
            vault.prune_backups()?;
            page(vault)
        })
    }

    /// Opens a backup and checks everything in it. Nothing changes: it can be
    /// tried at any time.
    ///
    /// # Errors
    /// `NotFound`, `RecordDamaged`, `RecordNewer`, `Locked`.
    pub fn backup_look(&self, request: BackupRequest) -> Result<BackupPreview, WireError> {
        self.reading(|vault| {
            let inside = vault
                .look_into_backup(&request.backup)
                .map_err(not_a_missing_record)?;
            Ok(BackupPreview {
                made_at: instant(inside.made_at),
                people: inside.people,
                cases: inside.cases,
                documents: inside.documents,
                whole: inside.whole,
                backup: request.backup,
            })
        })
    }

    /// Brings a backup's state back. The present state becomes a backup first.
    ///
    /// # Errors
    /// As [`Desk::backup_look`]; `BackupFailed`, `DiskFull`, `RecordBusy`: the
    /// record is unchanged then.
    pub fn backup_restore(&self, request: BackupRequest) -> Result<BackupsPage, WireError> {
        let now = self.around.clock.now();
        self.writing(|vault| {
            vault
                .restore(&request.backup, now)
                .map_err(not_a_missing_record)?;
            page(vault)
        })
    }

    /// Brings a backup back where the record itself no longer opens. Its files
    /// are moved aside, unchanged.
    ///
    /// # Errors
    /// `NotFound` without a backup; `WrongRecoveryCode`, `WrongPassphrase`;
    /// `RecordExists` when the record is not damaged at all; `DiskFull`.
    pub fn record_restore_damaged(
        &self,
        mut request: RestoreDamaged,
    ) -> Result<DoorState, WireError> {
        let dir = self.around.record_dir.clone();
        let code = RecoveryCode::parse(&request.secret);
        let unlock = match code {
            Ok(code) => Unlock::RecoveryCode(code),
            Err(_) => Unlock::Passphrase(
                Passphrase::new(std::mem::take(&mut request.secret))
                    .map_err(|_| ErrorCode::WrongPassphrase)?,
            ),
        };
        request.secret.zeroize();
        let now = self.around.clock.now();
        match Vault::open(&dir, &unlock, now)
            .map(drop)
            .map_err(WireError::from)
        {
            Err(error)
                if matches!(
                    error.code,
                    ErrorCode::RecordDamaged | ErrorCode::RecordKeysMissing
                ) => {}
            Err(error) => return Err(error),
            Ok(()) => return Err(ErrorCode::RecordExists.into()),
        }
        let backups = Vault::backups_in(&dir)?;
        let backup = backups
            .into_iter()
            .map(|backup| backup.name)
            .find(|name| request.backup.as_ref().is_none_or(|wanted| wanted == name))
            .ok_or(ErrorCode::NotFound)?;
        drop(Vault::restore_damaged(&dir, &backup, &unlock, now)?);
        self.open(&unlock)?;
        Ok(self.door())
    }

    /// Makes the day's backup when the newest is older than a day and something
    /// was kept since. Works beside the person: nobody waits for it. Does
    /// nothing while the record is locked, and for the sample household.
    ///
    /// # Errors
    /// As [`Desk::backup_make`].
    pub fn backup_when_due(&self) -> Result<bool, WireError> {
        let now = self.around.clock.now();
        let job = {
            let state = self.state();
            let Some(open) = state.open.as_ref().filter(|open| !open.sample) else {
                return Ok(false);
            };
            let newest = open.vault.backups()?.into_iter().next();
            let fresh = newest.is_some_and(|backup| now - backup.made_at < A_DAY);
            if fresh || !open.vault.changed_since_backup()? {
                return Ok(false);
            }
            open.vault.backup_job()
        };
        job.run(now)?;
        let state = self.state();
        if let Some(open) = state.open.as_ref().filter(|open| !open.sample) {
            open.vault.prune_backups()?;
        }
        Ok(true)
    }
}

fn page(vault: &Vault) -> Result<BackupsPage, WireError> {
    let backups = vault.backups()?;
    Ok(BackupsPage {
        backups: backups
            .into_iter()
            .map(|backup| BackupCard {
                backup: backup.name,
                made_at: instant(backup.made_at),
                bytes: backup.bytes,
            })
            .collect(),
        folder: vault
            .dir()
            .join(vault::BACKUPS_FOLDER)
            .display()
            .to_string(),
        changed_since: vault.changed_since_backup()?,
    })
}

/// Here it is the backup that is missing, not the record.
fn not_a_missing_record(error: vault::VaultError) -> WireError {
    match error {
        vault::VaultError::Missing => ErrorCode::NotFound.into(),
        other => other.into(),
    }
}
