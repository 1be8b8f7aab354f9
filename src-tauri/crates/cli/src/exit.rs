//! Exit codes, as promised to scripts.

use std::process::{ExitCode, Termination};

use desk::contract::{ErrorCode, WireError};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done,
    /// Done, and something needs the person.
    NeedsPerson,
    /// Wrong usage.
    WrongUsage,
    /// The input cannot be read.
    Unreadable,
    /// The record is locked or cannot be opened.
    NotOpen,
    /// Disk or keychain trouble.
    Trouble,
}

impl Exit {
    /// This ending, unless it went well: then the other.
    pub(crate) fn and(self, other: Self) -> Self {
        if self == Self::Done {
            other
        } else {
            self
        }
    }
}

impl From<&WireError> for Exit {
    fn from(error: &WireError) -> Self {
        use ErrorCode as E;
        match error.code {
            E::Locked
            | E::RecordMissing
            | E::RecordExists
            | E::RecordNotEmpty
            | E::RecordNotOurs
            | E::RecordNewer
            | E::RecordDamaged
            | E::RecordKeysMissing
            | E::RecordBusy
            | E::WrongPassphrase
            | E::WrongRecoveryCode
            | E::RecoveryCodeMistyped
            | E::TriesSlowed
            | E::KeychainEmpty => Self::NotOpen,
            E::RecordReadOnly
            | E::DiskFull
            | E::DiskTrouble
            | E::BackupFailed
            | E::BackupCancelled
            | E::PacketFailed
            | E::PacketCancelled
            | E::SecondFolderMissing
            | E::KeychainMissing
            | E::KeychainLocked
            | E::KeychainTrouble
            | E::ClipboardTrouble
            | E::BrowserMissing
            | E::SchedulerTrouble
            | E::PreferencesTrouble
            | E::Internal => Self::Trouble,
            E::NothingToUndo | E::ProposalGone => Self::NeedsPerson,
            E::NoRecoveryCodeShown
            | E::PassphraseTooShort
            | E::PassphraseNeeded
            | E::NameMissing
            | E::TitleMissing
            | E::ValueUnreadable
            | E::DateUnreadable
            | E::DateImpossible
            | E::TimeUnreadable
            | E::FormUnknown
            | E::ImportUnreadable
            | E::NumberNotKept
            | E::NumberSensitive
            | E::NumberOfAttorney
            | E::NumberOfPerson
            | E::LinkNotOfficial
            | E::FileKindUnknown
            | E::FileKindUnsupported
            | E::FileDamaged
            | E::FileEncrypted
            | E::FileNoText
            | E::FileTooLarge
            | E::FileTooManyPages
            | E::FileTooComplex
            | E::FileReaderMissing
            | E::FileRecogniserMissing
            | E::FilePictureUnsupported
            | E::TextEmpty
            | E::NothingTicked
            | E::FactRefused
            | E::MarkRefused
            | E::CredentialKept
            | E::SampleRefused
            | E::DocumentKept
            | E::NotFound => Self::Unreadable,
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::NeedsPerson => 1,
            Self::WrongUsage => 2,
            Self::Unreadable => 3,
            Self::NotOpen => 4,
            Self::Trouble => 5,
        })
    }
}
