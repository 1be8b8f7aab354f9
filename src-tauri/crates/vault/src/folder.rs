//! The record folder: its files, their modes, and a look at it that changes
//! nothing.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::UNIX_EPOCH;

use chrono::{DateTime, Utc};

use crate::error::{RecordFile, VaultError};
use crate::ids::VaultId;
use crate::keys::{KeyFile, SlotKind};
use crate::left_over::WRITING;

pub(crate) const DATABASE_FILE: &str = "record.db";
/// Named by SQLite.
const JOURNAL_FILE: &str = "record.db-wal";
pub(crate) const KEYS_FILE: &str = "vault.keys";

/// SQLite's first page is never smaller.
const SMALLEST_DATABASE: u64 = 512;
const PLAIN_HEADER: &[u8; 16] = b"SQLite format 3\0";

/// What lies in a folder.
#[derive(Debug, Clone, PartialEq)]
pub enum RecordState {
    /// Nothing: a record can be made here.
    Missing,
    /// A record.
    Present(RecordSummary),
    /// Something that cannot be opened, and why.
    Trouble(VaultError),
}

/// What can be known of a locked record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSummary {
    /// Which record it is.
    pub vault_id: VaultId,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// The ways to open it.
    pub slots: Vec<SlotKind>,
}

/// Looks at a folder. Never changes a byte of it.
pub(crate) fn look(dir: &Path) -> RecordState {
    match summary(dir) {
        Ok(summary) => RecordState::Present(summary),
        Err(VaultError::Missing) => RecordState::Missing,
        Err(trouble) => RecordState::Trouble(trouble),
    }
}

fn summary(dir: &Path) -> Result<RecordSummary, VaultError> {
    if is_empty_or_missing(dir)? {
        return Err(VaultError::Missing);
    }
    let keys = KeyFile::read(dir);
    match (&keys, check_database(dir)) {
        (Err(VaultError::KeysMissing), Err(VaultError::DatabaseMissing)) => {
            return Err(VaultError::FolderNotEmpty)
        }
        (Ok(_), Err(trouble)) => return Err(trouble),
        _ => {}
    }
    let keys = keys?;
    Ok(RecordSummary {
        vault_id: keys.vault_id,
        created_at: keys.created_at,
        slots: keys.kinds(),
    })
}

/// Whether the folder is free for a new record.
pub(crate) fn is_empty_or_missing(dir: &Path) -> Result<bool, VaultError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(VaultError::FolderNotEmpty)
        }
        Err(error) => Err(error.into()),
    }
}

/// Checks, before SQLCipher touches it, that the database can be ours.
pub(crate) fn check_database(dir: &Path) -> Result<(), VaultError> {
    let path = dir.join(DATABASE_FILE);
    let mut file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(VaultError::DatabaseMissing)
        }
        Err(error) => return Err(error.into()),
    };
    if file.metadata()?.len() < SMALLEST_DATABASE {
        return Err(VaultError::Truncated {
            file: RecordFile::Database,
        });
    }
    let mut header = [0; PLAIN_HEADER.len()];
    file.read_exact(&mut header)?;
    if &header == PLAIN_HEADER {
        return Err(VaultError::PlainFile);
    }
    Ok(())
}

/// The size and time of the database and of its journal, as one text. A journal
/// without content is no journal: it comes and goes with readers.
pub(crate) fn stamp(dir: &Path) -> Option<String> {
    let of = |name: &str| -> Option<String> {
        let metadata = fs::metadata(dir.join(name)).ok()?;
        let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        (metadata.len() > 0).then(|| format!("{}:{}", metadata.len(), changed.as_nanos()))
    };
    let database = of(DATABASE_FILE)?;
    let journal = of(JOURNAL_FILE).unwrap_or_default();
    Some(format!("{database} {journal}"))
}

/// Makes a folder (and those above it) for the owner alone.
pub(crate) fn make_private_folder(dir: &Path) -> Result<(), VaultError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(dir)?;
    Ok(())
}

/// A folder beside the one to come, for the owner alone: what is made in it
/// appears whole by a rename, or is removed.
pub(crate) fn workshop(parent: &Path, prefix: &str) -> Result<tempfile::TempDir, VaultError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    Ok(builder.tempdir_in(parent)?)
}

/// Writes a file for the owner alone: whole or not at all, also when the power
/// goes in between.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    appear(path, bytes)
}

/// Copies a file in the same way; it may be larger than memory.
pub(crate) fn copy_private(from: &Path, to: &Path) -> Result<(), VaultError> {
    appear(to, File::open(from)?)
}

fn appear(path: &Path, mut contents: impl Read) -> Result<(), VaultError> {
    let folder = path.parent().ok_or(VaultError::NoAccess)?;
    // `tempfile` makes its files with mode 0600.
    let mut file = tempfile::Builder::new()
        .prefix(WRITING)
        .tempfile_in(folder)?;
    io::copy(&mut contents, file.as_file_mut())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|refused| refused.error)?;
    sync_folder(folder)
}

/// Makes a rename inside `folder` survive a power cut.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), VaultError> {
    // Windows has no way to sync a folder; its renames are journalled.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Gives a file to its owner alone.
pub(crate) fn make_private_file(path: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
