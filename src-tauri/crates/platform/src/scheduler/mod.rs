//! The system's scheduler: it runs reminders while the window is closed.

mod launchd;
mod systemd;
mod task_scheduler;

pub use launchd::launchd_agent;
pub use systemd::{systemd_units, SystemdUnits};
pub use task_scheduler::task_scheduler_xml;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use directories::BaseDirs;

use crate::files::write_private;

/// What the scheduler knows of us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchedulerState {
    /// It runs exactly this program with these arguments.
    Installed,
    /// It runs us, but otherwise.
    Outdated,
    /// It does not run us.
    NotInstalled,
    /// There is none we can use.
    Unsupported,
}

/// Why the scheduler was not set up. Nothing is left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SchedulerError {
    /// There is none we can use.
    #[error("no scheduler")]
    NoScheduler,
    /// It refused.
    #[error("the scheduler refused")]
    Refused,
}

/// The user's own scheduler.
#[derive(Debug, Clone)]
pub struct Scheduler {
    kind: Kind,
    /// Where its files lie.
    folder: PathBuf,
    /// The program that makes it read them.
    control: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Systemd,
    Launchd,
    TaskScheduler,
}

struct File {
    name: &'static str,
    text: String,
}

impl Scheduler {
    /// The scheduler of this system.
    pub fn of_system() -> Self {
        let base = BaseDirs::new();
        let home = |part: fn(&BaseDirs) -> &Path| base.as_ref().map(|dirs| part(dirs).to_owned());
        if cfg!(windows) {
            Self {
                kind: Kind::TaskScheduler,
                folder: home(BaseDirs::data_local_dir)
                    .unwrap_or_default()
                    .join("Casekeep"),
                control: "schtasks".into(),
            }
        } else if cfg!(target_os = "macos") {
            Self {
                kind: Kind::Launchd,
                folder: home(BaseDirs::home_dir)
                    .unwrap_or_default()
                    .join("Library/LaunchAgents"),
                control: "launchctl".into(),
            }
        } else {
            Self::systemd(
                home(BaseDirs::config_dir)
                    .unwrap_or_default()
                    .join("systemd/user"),
                "systemctl",
            )
        }
    }

    /// A systemd user manager whose units lie in `folder` and which `control`
    /// (`systemctl`) speaks to.
    pub fn systemd(folder: impl Into<PathBuf>, control: impl Into<PathBuf>) -> Self {
        Self {
            kind: Kind::Systemd,
            folder: folder.into(),
            control: control.into(),
        }
    }

    /// What it knows of us.
    pub fn state(&self, program: &Path, arguments: &[String]) -> SchedulerState {
        let wanted = self.files(program, arguments);
        let kept: Vec<Option<String>> = wanted
            .iter()
            .map(|file| fs::read_to_string(self.folder.join(file.name)).ok())
            .collect();
        if kept.iter().all(Option::is_none) {
            return if self.answers() {
                SchedulerState::NotInstalled
            } else {
                SchedulerState::Unsupported
            };
        }
        let same = wanted
            .iter()
            .zip(&kept)
            .all(|(file, kept)| kept.as_deref() == Some(file.text.as_str()));
        if same {
            SchedulerState::Installed
        } else {
            SchedulerState::Outdated
        }
    }

    /// Makes it run the program every quarter of an hour, also after a sleep.
    ///
    /// # Errors
    /// See [`SchedulerError`].
    pub fn install(&self, program: &Path, arguments: &[String]) -> Result<(), SchedulerError> {
        if !self.answers() {
            return Err(SchedulerError::NoScheduler);
        }
        for file in self.files(program, arguments) {
            if write_private(&self.folder.join(file.name), file.text.as_bytes()).is_err() {
                self.forget_files();
                return Err(SchedulerError::Refused);
            }
        }
        if self.start().is_err() {
            self.forget_files();
            return Err(SchedulerError::Refused);
        }
        Ok(())
    }

    /// Takes us out of it again.
    ///
    /// # Errors
    /// `Refused` when its files cannot be removed.
    pub fn remove(&self) -> Result<(), SchedulerError> {
        // One that is not running cannot be stopped; its files go all the same.
        let _ = self.stop();
        self.forget_files();
        let left = self
            .names()
            .iter()
            .any(|name| self.folder.join(name).exists());
        if left {
            return Err(SchedulerError::Refused);
        }
        if self.kind == Kind::Systemd {
            let _ = self.tell(&["--user", "daemon-reload"]);
        }
        Ok(())
    }

    fn names(&self) -> &'static [&'static str] {
        match self.kind {
            Kind::Systemd => &[systemd::SERVICE, systemd::TIMER],
            Kind::Launchd => &[launchd::FILE],
            Kind::TaskScheduler => &[task_scheduler::FILE],
        }
    }

    fn files(&self, program: &Path, arguments: &[String]) -> Vec<File> {
        let texts = match self.kind {
            Kind::Systemd => {
                let units = systemd_units(program, arguments);
                vec![units.service, units.timer]
            }
            Kind::Launchd => vec![launchd_agent(program, arguments)],
            Kind::TaskScheduler => vec![task_scheduler_xml(program, arguments)],
        };
        let names = self.names().iter();
        names
            .zip(texts)
            .map(|(name, text)| File { name, text })
            .collect()
    }

    fn answers(&self) -> bool {
        let question: &[&str] = match self.kind {
            // Fails where no user manager runs.
            Kind::Systemd => &["--user", "show-environment"],
            Kind::Launchd => &["list"],
            Kind::TaskScheduler => &["/query", "/fo", "list"],
        };
        self.tell(question).is_ok()
    }

    fn start(&self) -> io::Result<()> {
        match self.kind {
            Kind::Systemd => {
                self.tell(&["--user", "daemon-reload"])?;
                self.tell(&["--user", "enable", "--now", systemd::TIMER])
            }
            Kind::Launchd => {
                let file = self.folder.join(launchd::FILE);
                self.tell(&["load", "-w", &file.to_string_lossy()])
            }
            Kind::TaskScheduler => {
                let file = self.folder.join(task_scheduler::FILE);
                let file = file.to_string_lossy();
                let name = task_scheduler::NAME;
                self.tell(&["/create", "/f", "/tn", name, "/xml", &file])
            }
        }
    }

    fn stop(&self) -> io::Result<()> {
        match self.kind {
            Kind::Systemd => self.tell(&["--user", "disable", "--now", systemd::TIMER]),
            Kind::Launchd => {
                let file = self.folder.join(launchd::FILE);
                self.tell(&["unload", "-w", &file.to_string_lossy()])
            }
            Kind::TaskScheduler => self.tell(&["/delete", "/f", "/tn", task_scheduler::NAME]),
        }
    }

    /// Tells the control program something, word by word: no shell reads it.
    fn tell(&self, words: &[&str]) -> io::Result<()> {
        let status = Command::new(&self.control)
            .args(words)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if status.success() {
            Ok(())
        } else {
            Err(io::ErrorKind::Other.into())
        }
    }

    fn forget_files(&self) {
        for name in self.names() {
            // Whether one is left is looked at by whoever has to know.
            let _ = fs::remove_file(self.folder.join(name));
        }
    }
}
