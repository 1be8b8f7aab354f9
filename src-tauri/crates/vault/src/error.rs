//! What can go wrong with a record, as a closed list.

use rusqlite::ffi::{ErrorCode, SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE};

use crate::keys::SlotKind;

/// A file of the record folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordFile {
    /// `vault.keys`.
    Keys,
    /// `record.db`.
    Database,
}

/// A kind of row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// People.
    Person,
    /// Numbers of people.
    Identifier,
    /// Online accounts.
    Account,
    /// Filings.
    Case,
    /// Appointments.
    Appointment,
    /// Kept documents.
    Document,
    /// Single facts with their source.
    Fact,
    /// Entries of the history.
    Event,
}

/// Why a record could not be opened, read or written. Nothing of the record was
/// changed by the call that answers with one of these.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// There is no record in the folder.
    #[error("no record in this folder")]
    Missing,
    /// A record is there already.
    #[error("a record is here already")]
    AlreadyExists,
    /// The folder holds something else.
    #[error("the folder is not empty")]
    FolderNotEmpty,
    /// The file is not one of ours.
    #[error("{file:?} is not a Casekeep file")]
    NotOurs {
        /// Which file.
        file: RecordFile,
    },
    /// The database is not encrypted although it must be.
    #[error("the database is a plain file")]
    PlainFile,
    /// The file is cut short.
    #[error("{file:?} is cut short")]
    Truncated {
        /// Which file.
        file: RecordFile,
    },
    /// `vault.keys` is gone while `record.db` is there.
    #[error("the key file is missing")]
    KeysMissing,
    /// `vault.keys` cannot be read as one.
    #[error("the key file is damaged")]
    KeysDamaged,
    /// `record.db` is gone while `vault.keys` is there.
    #[error("the database is missing")]
    DatabaseMissing,
    /// A newer program wrote this record.
    #[error("written by a newer version: {found} > {known}")]
    Newer {
        /// Its version.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// The record has no such slot.
    #[error("no {slot:?} slot")]
    NoSuchSlot {
        /// Which kind.
        slot: SlotKind,
    },
    /// The key does not fit.
    #[error("wrong key for the {slot:?} slot")]
    WrongKey {
        /// Which slot refused.
        slot: SlotKind,
    },
    /// The passphrase is too short.
    #[error("passphrase shorter than {minimum} characters")]
    PassphraseTooShort {
        /// Fewest characters.
        minimum: usize,
    },
    /// What the keychain returned is not a key of ours.
    #[error("not a keychain secret")]
    KeychainSecretMalformed,
    /// The operating system gave no random bytes.
    #[error("no randomness")]
    NoRandomness,
    /// The folder or file cannot be written to.
    #[error("read-only")]
    ReadOnly,
    /// The folder or file may not be opened.
    #[error("no access")]
    NoAccess,
    /// The disk is full.
    #[error("disk full")]
    DiskFull,
    /// Another program is writing and did not finish in time.
    #[error("busy")]
    Busy,
    /// The database is damaged.
    #[error("damaged")]
    Damaged,
    /// The disk answered with an error.
    #[error("disk trouble")]
    DiskTrouble,
    /// Something that must be unique is there already.
    #[error("duplicate {what:?}")]
    Duplicate {
        /// Which kind of row, when SQLite says.
        what: Option<Table>,
    },
    /// What was asked for is not in the record.
    #[error("{what:?} not found")]
    NotFound {
        /// Which kind of row.
        what: Table,
    },
    /// The record does not hold such a value.
    #[error("refused")]
    Refused {
        /// Which kind of row, when SQLite says.
        what: Option<Table>,
    },
    /// The document is too large to keep.
    #[error("document larger than {limit} bytes")]
    DocumentTooLarge {
        /// Largest size in bytes.
        limit: u64,
    },
    /// The document is empty.
    #[error("empty document")]
    DocumentEmpty,
    /// There is nothing to undo.
    #[error("nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("nothing to redo")]
    NothingToRedo,
    /// What the step changed has been changed again since.
    #[error("changed since")]
    UndoConflict,
    /// History cannot be changed.
    #[error("history is append-only")]
    AppendOnly,
    /// A backup could not be made or did not verify.
    #[error("backup failed")]
    BackupFailed,
    /// The work was ended by the person.
    #[error("cancelled")]
    Cancelled,
    /// The folder chosen for second backups is not there now.
    #[error("the second backup folder is missing")]
    SecondFolderMissing,
    /// An answer of SQLite that has no meaning of its own here.
    #[error("store error {code}")]
    Store {
        /// SQLite's extended code.
        code: i32,
    },
}

impl Table {
    const ALL: [Self; 7] = [
        Self::Person,
        Self::Identifier,
        Self::Account,
        Self::Case,
        Self::Appointment,
        Self::Document,
        Self::Fact,
    ];

    /// Name in the database.
    pub(crate) fn sql(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Identifier => "identifier",
            Self::Account => "account",
            Self::Case => "filing",
            Self::Appointment => "appointment",
            Self::Document => "document",
            Self::Fact => "fact",
            Self::Event => "event",
        }
    }

    fn named_in(message: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|table| message.contains(&format!("{}.", table.sql())))
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = error else {
            return Self::Damaged;
        };
        let message = message.unwrap_or_default();
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::NoAccess,
            // A quota or a limit on the file's size: to a person the same as no room.
            // `SHMOPEN` is said when the journal's index cannot grow to three bytes;
            // where it cannot be opened, `CANTOPEN` is.
            ErrorCode::SystemIoFailure
                if matches!(
                    failure.extended_code,
                    SQLITE_IOERR_WRITE | SQLITE_IOERR_SHMSIZE | SQLITE_IOERR_SHMOPEN
                ) =>
            {
                Self::DiskFull
            }
            ErrorCode::SystemIoFailure => Self::DiskTrouble,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged,
            ErrorCode::ConstraintViolation if message == "append_only" => Self::AppendOnly,
            ErrorCode::ConstraintViolation if message.starts_with("UNIQUE") => Self::Duplicate {
                what: Table::named_in(&message),
            },
            ErrorCode::ConstraintViolation => Self::Refused {
                what: Table::named_in(&message),
            },
            _ => Self::Store {
                code: failure.extended_code,
            },
        }
    }
}

impl From<std::io::Error> for VaultError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::PermissionDenied => Self::NoAccess,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            _ => Self::DiskTrouble,
        }
    }
}
