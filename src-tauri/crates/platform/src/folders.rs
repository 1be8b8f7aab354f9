//! Where things lie on this system.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The program's folders (`~/.local/share/casekeep` and its like; `XDG_*` is
/// honoured).
#[derive(Debug, Clone)]
pub struct Folders {
    data: PathBuf,
    config: PathBuf,
}

/// The system names no home folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no home folder")]
pub struct NoHome;

impl Folders {
    /// The folders of this user.
    ///
    /// # Errors
    /// `NoHome`.
    pub fn of_system() -> Result<Self, NoHome> {
        let dirs = ProjectDirs::from("org.casekeep", "", "Casekeep").ok_or(NoHome)?;
        Ok(Self {
            data: dirs.data_local_dir().to_owned(),
            config: dirs.config_dir().to_owned(),
        })
    }

    /// The record.
    pub fn record(&self) -> PathBuf {
        self.data.join("record")
    }

    /// The sample record.
    pub fn sample(&self) -> PathBuf {
        self.data.join("sample")
    }

    /// When reminders are due, sealed.
    pub fn reminder_plan(&self) -> PathBuf {
        self.data.join("reminders")
    }

    /// What is known before the record is open.
    pub fn preferences_file(&self) -> PathBuf {
        self.config.join("preferences.json")
    }
}
