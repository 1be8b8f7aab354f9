//! `backup` and `restore`.

use std::path::PathBuf;

use clap::Args;
use desk::contract::{BackupRequest, BackupsPage, ErrorCode, RestoreDamaged, WireError};
use desk::Desk;
use serde_json::json;

use super::{unlock, Face};
use crate::exit::Exit;

/// Arguments of `backup`.
#[derive(Args)]
pub(crate) struct Backup {
    /// Only list what is there
    #[arg(long)]
    list: bool,
    /// Copy this and every later backup to a folder on another disk, too
    #[arg(long, value_name = "DIR", conflicts_with = "list")]
    second_folder: Option<PathBuf>,
    /// No longer copy backups to the second folder; what lies there stays
    #[arg(long, conflicts_with_all = ["list", "second_folder"])]
    no_second_folder: bool,
}

/// Arguments of `restore`.
#[derive(Args)]
pub(crate) struct Restore {
    /// Name of the backup, or `latest`: after a restore, also one that was cut short,
    /// that is the state before it
    backup: String,
    /// Only open the backup and check everything in it
    #[arg(long)]
    check: bool,
    /// Restore it into a temporary place, check everything there, and remove it
    #[arg(long, conflicts_with = "check")]
    drill: bool,
}

impl Backup {
    pub(super) fn run(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        if self.no_second_folder {
            desk.second_folder_forget(())?;
        }
        if let Some(folder) = self.second_folder {
            let folder = folder
                .canonicalize()
                .map_err(|_| ErrorCode::SecondFolderMissing)?;
            desk.second_folder_set(&folder)?;
        }
        let page = match self.list {
            true => desk.backups_list(())?,
            false => desk.backup_make(())?,
        };
        Ok(face.answer(&page, || {
            let lines = page
                .backups
                .iter()
                .map(|backup| format!("{}\t{} bytes", backup.backup, backup.bytes));
            lines.collect::<Vec<_>>().join("\n")
        }))
    }
}

impl Restore {
    /// Also where the record itself no longer opens: then its files are set
    /// aside. That needs what was typed, so this command unlocks by itself.
    pub(super) fn run(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        let typed = face.typed()?;
        let typed = typed.as_deref().map(String::as_str);
        match unlock(desk, typed) {
            Ok(_) => self.restore(face, desk),
            Err(error) => match typed {
                Some(secret) if !self.check && !self.drill && is_damaged(&error) => {
                    let backup = Some(self.backup).filter(|name| name != "latest");
                    let secret = secret.to_owned();
                    desk.record_restore_damaged(RestoreDamaged { backup, secret })?;
                    Ok(
                        face.answer(&json!({ "restored": true, "set_aside": true }), || {
                            "restored".to_owned()
                        }),
                    )
                }
                _ => Err(error),
            },
        }
    }

    fn restore(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        let backup = match self.backup.as_str() {
            "latest" => newest(&desk.backups_list(())?)?,
            _ => self.backup,
        };
        if self.drill {
            let tried = desk.backup_try(BackupRequest { backup })?;
            let shown = face.answer(&tried, || format!("restores: {}", tried.restores));
            return Ok(match tried.restores {
                true => shown,
                false => Exit::NeedsPerson,
            });
        }
        let inside = desk.backup_look(BackupRequest {
            backup: backup.clone(),
        })?;
        if self.check {
            let shown = face.answer(&inside, || {
                format!(
                    "{}\t{} people, {} cases, {} documents",
                    inside.made_at, inside.people, inside.cases, inside.documents
                )
            });
            return Ok(match inside.whole {
                true => shown,
                false => Exit::NeedsPerson,
            });
        }
        desk.backup_restore(BackupRequest {
            backup: backup.clone(),
        })?;
        let said = json!({ "restored": true, "set_aside": false, "backup": backup });
        Ok(face.answer(&said, || format!("restored {backup}")))
    }
}

fn newest(page: &BackupsPage) -> Result<String, WireError> {
    page.backups
        .first()
        .map(|backup| backup.backup.clone())
        .ok_or_else(|| ErrorCode::NotFound.into())
}

fn is_damaged(error: &WireError) -> bool {
    matches!(
        error.code,
        ErrorCode::RecordDamaged | ErrorCode::RecordKeysMissing
    )
}
