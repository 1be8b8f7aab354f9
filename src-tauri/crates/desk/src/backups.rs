//! Backups: made every day, looked into without risk, brought back with the
//! present state kept.

use std::path::Path;

use vault::{Passphrase, RecoveryCode, Unlock, Vault};
use zeroize::Zeroize;

use crate::contract::{
    BackupCard, BackupDrill, BackupPreview, BackupRequest, BackupsPage, DoorState, ErrorCode,
    RestoreDamaged, SecondFolder, WireError,
};
use crate::desk::Desk;
use crate::sources::instant;

/// When a backup was last opened and compared as a whole.
pub(crate) const VERIFIED: &str = "backup_verified_at";
/// When a restore was last tried.
const TRIED: &str = "backup_tried_at";
/// The second folder; empty when there is none.
pub(crate) const SECOND: &str = "second_backup_folder";

impl Desk {
    /// The backups of the record.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn backups_list(&self, (): ()) -> Result<BackupsPage, WireError> {
        self.reading(page)
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

    /// Tries a restore without risk: into a place of its own, which is removed.
    ///
    /// # Errors
    /// `NotFound`, `RecordDamaged`, `RecordNewer`, `DiskFull`, `Locked`.
    pub fn backup_try(&self, request: BackupRequest) -> Result<BackupDrill, WireError> {
        let now = self.around.clock.now();
        let mut state = self.state();
        let open = state.open.as_mut().ok_or(ErrorCode::Locked)?;
        let drill = open
            .vault
            .try_restore(&request.backup, now)
            .map_err(not_a_missing_record)?;
        let restores = drill.whole && drill.equal;
        if restores {
            let at = instant(now);
            open.vault.quietly(|txn| {
                txn.put_setting(TRIED, &at)?;
                txn.put_setting(VERIFIED, &at)
            })?;
        }
        Ok(BackupDrill { restores })
    }

    /// Copies every backup from now on to a folder of the person's choice, too,
    /// and the newest at once.
    ///
    /// # Errors
    /// `SecondFolderMissing`, `RecordReadOnly`, `DiskFull`, `BackupFailed`,
    /// `Locked`.
    pub fn second_folder_set(&self, folder: &Path) -> Result<BackupsPage, WireError> {
        let chosen = folder.display().to_string();
        self.writing(|vault| {
            vault.prepare_second_folder(folder)?;
            Ok(vault.quietly(|txn| txn.put_setting(SECOND, &chosen))?)
        })?;
        self.copy_newest_backup()?;
        self.backups_list(())
    }

    /// No longer copies backups to the second folder. What lies there stays.
    ///
    /// # Errors
    /// `Locked`; what writing says.
    pub fn second_folder_forget(&self, (): ()) -> Result<BackupsPage, WireError> {
        self.writing(|vault| {
            vault.quietly(|txn| txn.put_setting(SECOND, ""))?;
            page(vault)
        })
    }

    /// Brings a backup's state back. The present state becomes a backup first.
    ///
    /// # Errors
    /// As [`Desk::backup_look`]; `BackupFailed`, `DiskFull`, `RecordBusy`: the
    /// record is unchanged then.
    pub fn backup_restore(&self, request: BackupRequest) -> Result<BackupsPage, WireError> {
        let now = self.around.clock.now();
        self.replacing(|vault| {
            vault
                .restore(&request.backup, now)
                .map_err(not_a_missing_record)?;
            page(vault)
        })
    }

    /// Brings a backup back where the record itself no longer opens, or what can
    /// still be read of it where there is no backup. Its files are moved aside,
    /// unchanged.
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
        let opened = self.trying(|| {
            let opened = Vault::open(&dir, &unlock, now)?;
            // It may open and still be damaged inside.
            match opened.verify()?.is_empty() {
                true => Ok(()),
                false => Err(WireError::new(ErrorCode::RecordDamaged)),
            }
        });
        match opened {
            Err(error)
                if matches!(
                    error.code,
                    ErrorCode::RecordDamaged | ErrorCode::RecordKeysMissing
                ) => {}
            Err(error) => return Err(error),
            Ok(()) => return Err(ErrorCode::RecordExists.into()),
        }
        let backups = Vault::backups_in(&dir)?;
        let wanted = request.backup.as_ref();
        let backup = backups
            .into_iter()
            .map(|backup| backup.name)
            .find(|name| wanted.is_none_or(|wanted| wanted == name));
        match backup {
            Some(backup) => drop(Vault::restore_damaged(&dir, &backup, &unlock, now)?),
            None if wanted.is_some() => return Err(ErrorCode::NotFound.into()),
            // Without a backup, what can still be read.
            None => drop(Vault::salvage(&dir, &unlock, now)?),
        }
        self.open(&unlock)?;
        Ok(self.door())
    }
}

pub(crate) fn page(vault: &Vault) -> Result<BackupsPage, WireError> {
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
        verified_at: vault.read().setting(VERIFIED)?,
        tried_at: vault.read().setting(TRIED)?,
        second: second(vault)?,
    })
}

/// The second folder the person chose.
pub(crate) fn second_chosen(vault: &Vault) -> Result<Option<String>, WireError> {
    let chosen = vault.read().setting(SECOND)?;
    Ok(chosen.filter(|folder| !folder.is_empty()))
}

fn second(vault: &Vault) -> Result<Option<SecondFolder>, WireError> {
    let Some(folder) = second_chosen(vault)? else {
        return Ok(None);
    };
    // A folder that cannot be read is as good as away.
    let there = vault.backups_in_second(Path::new(&folder)).ok();
    let newest = there.as_ref().and_then(|backups| backups.first());
    Ok(Some(SecondFolder {
        present: there.is_some(),
        newest_at: newest.map(|backup| instant(backup.made_at)),
        folder,
    }))
}

/// Here it is the backup that is missing, not the record.
fn not_a_missing_record(error: vault::VaultError) -> WireError {
    match error {
        vault::VaultError::Missing => ErrorCode::NotFound.into(),
        other => other.into(),
    }
}
