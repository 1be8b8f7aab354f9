//! How much a reading may cost, and which program reads.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use crate::source_kind::SourceKind;

/// Bounds of one reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Longest time the reading child may live.
    pub wall_time: Duration,
    /// Largest source, in bytes.
    pub max_input: u64,
    /// Largest mailbox, in bytes.
    pub max_mailbox: u64,
    /// Longest time for recognising letters.
    pub picture_time: Duration,
    /// Most pages.
    pub max_pages: u32,
    /// Largest answer of the child, in bytes.
    pub max_output: u64,
    /// Address space of the child, in bytes (where the system can bound it).
    pub memory: u64,
}

impl Limits {
    /// Largest source of a kind, in bytes. A mailbox holds years of mail and is
    /// looked through without being decoded.
    pub fn for_kind(&self, kind: SourceKind) -> u64 {
        match kind {
            SourceKind::Mailbox => self.max_mailbox.max(self.max_input),
            _ => self.max_input,
        }
    }

    /// The same bounds with the time that recognising letters takes.
    pub fn for_pictures(&self) -> Self {
        Self {
            wall_time: self.wall_time.max(self.picture_time),
            ..self.clone()
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wall_time: Duration::from_secs(20),
            max_input: 50_000_000,
            max_mailbox: 400_000_000,
            picture_time: Duration::from_secs(90),
            max_pages: 200,
            max_output: 32_000_000,
            memory: 1 << 30,
        }
    }
}

/// The program whose hidden subcommand calls [`crate::boxed::child_main`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderProgram {
    /// The executable.
    pub path: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
}

impl ReaderProgram {
    /// Names the executable and its arguments.
    pub fn new(path: impl Into<PathBuf>, args: impl IntoIterator<Item = OsString>) -> Self {
        Self {
            path: path.into(),
            args: args.into_iter().collect(),
        }
    }
}
