//! Troubles of the crates below, turned once into codes that cross the wire.

use std::collections::BTreeMap;
use std::fmt;

use intake::ReadError;
use platform::KeychainError;
use vault::{CodeProblem, SlotKind, VaultError};

use crate::contract::{ErrorCode, WireError};

const MEGABYTE: u64 = 1024 * 1024;

impl WireError {
    /// An error without field or parameters.
    pub fn new(code: ErrorCode) -> Self {
        Self {
            code,
            field: None,
            params: BTreeMap::new(),
            incident: None,
        }
    }

    /// Something that should not happen, at a place with this name.
    pub fn internal(place: &str) -> Self {
        Self {
            incident: Some(place.to_owned()),
            ..Self::new(ErrorCode::Internal)
        }
    }

    /// The same, for one box of a form.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// The same with a value for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

impl ErrorCode {
    /// The code as it stands in JSON and in the message keys.
    pub fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => "internal".to_owned(),
        }
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code.name())
    }
}

impl std::error::Error for WireError {}

impl From<ErrorCode> for WireError {
    fn from(code: ErrorCode) -> Self {
        Self::new(code)
    }
}

impl From<VaultError> for WireError {
    fn from(error: VaultError) -> Self {
        use VaultError as V;
        let code = match &error {
            V::Missing => ErrorCode::RecordMissing,
            V::AlreadyExists => ErrorCode::RecordExists,
            V::FolderNotEmpty | V::NotOurs { .. } => ErrorCode::RecordNotOurs,
            V::PlainFile
            | V::Truncated { .. }
            | V::KeysDamaged
            | V::DatabaseMissing
            | V::Damaged
            | V::AppendOnly => ErrorCode::RecordDamaged,
            V::KeysMissing => ErrorCode::RecordKeysMissing,
            V::Newer { .. } => ErrorCode::RecordNewer,
            V::WrongKey { slot } | V::NoSuchSlot { slot } => match slot {
                SlotKind::RecoveryCode => ErrorCode::WrongRecoveryCode,
                SlotKind::Passphrase => ErrorCode::WrongPassphrase,
                SlotKind::Keychain => ErrorCode::KeychainEmpty,
            },
            V::PassphraseTooShort { .. } => ErrorCode::PassphraseTooShort,
            V::KeychainSecretMalformed => ErrorCode::KeychainEmpty,
            V::ReadOnly | V::NoAccess => ErrorCode::RecordReadOnly,
            V::DiskFull => ErrorCode::DiskFull,
            V::BackupFailed => ErrorCode::BackupFailed,
            V::Cancelled => ErrorCode::BackupCancelled,
            V::SecondFolderMissing => ErrorCode::SecondFolderMissing,
            V::Busy => ErrorCode::RecordBusy,
            V::DiskTrouble => ErrorCode::DiskTrouble,
            V::Duplicate { .. } | V::Refused { .. } => ErrorCode::FactRefused,
            V::NotFound { .. } => ErrorCode::NotFound,
            V::DocumentTooLarge { .. } => ErrorCode::FileTooLarge,
            V::DocumentEmpty => ErrorCode::TextEmpty,
            V::NothingToUndo | V::NothingToRedo | V::UndoConflict => ErrorCode::NothingToUndo,
            V::NoRandomness | V::Store { .. } => ErrorCode::Internal,
        };
        let wire = Self::new(code);
        match error {
            V::Newer { found, known } => wire.with("found", found).with("known", known),
            V::PassphraseTooShort { minimum } => wire.with("minimum", minimum),
            V::DocumentTooLarge { limit } => wire
                .with("megabytes", limit / MEGABYTE)
                .with("limit_megabytes", limit / MEGABYTE),
            V::Store { code } => Self {
                incident: Some(format!("sqlite-{code}")),
                ..wire
            },
            _ => wire,
        }
    }
}

impl From<CodeProblem> for WireError {
    fn from(_: CodeProblem) -> Self {
        Self::new(ErrorCode::RecoveryCodeMistyped)
    }
}

impl From<ReadError> for WireError {
    fn from(error: ReadError) -> Self {
        use ReadError as R;
        match error {
            R::NotAPdf => Self::new(ErrorCode::FileKindUnknown),
            R::Damaged => Self::new(ErrorCode::FileDamaged),
            R::Encrypted => Self::new(ErrorCode::FileEncrypted),
            R::NoText { pages } => Self::new(ErrorCode::FileNoText).with("pages", pages),
            R::TooLarge { bytes, limit } => Self::new(ErrorCode::FileTooLarge)
                .with("megabytes", bytes.div_ceil(MEGABYTE))
                .with("limit_megabytes", limit / MEGABYTE),
            R::TooManyPages { pages, limit } => Self::new(ErrorCode::FileTooManyPages)
                .with("pages", pages)
                .with("limit", limit),
            R::TooComplex => Self::new(ErrorCode::FileTooComplex),
            R::RecogniserMissing => Self::new(ErrorCode::FileRecogniserMissing),
            R::PictureUnsupported => Self::new(ErrorCode::FilePictureUnsupported),
            R::ReaderMissing => Self::new(ErrorCode::FileReaderMissing),
            R::Empty => Self::new(ErrorCode::TextEmpty),
            R::UnsupportedYet { source_kind } => {
                Self::new(ErrorCode::FileKindUnsupported).with("kind", source_kind.as_str())
            }
        }
    }
}

impl From<KeychainError> for WireError {
    fn from(error: KeychainError) -> Self {
        use KeychainError as K;
        Self::new(match error {
            K::Missing => ErrorCode::KeychainMissing,
            K::Locked | K::TimedOut => ErrorCode::KeychainLocked,
            K::Ambiguous | K::TooLong | K::Refused => ErrorCode::KeychainTrouble,
        })
    }
}
