//! Errors as they cross the wire: a closed code and safe parameters.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why something could not be done. Each code has three messages:
/// `error_<code>` (what happened), `error_<code>_kept` (what was kept) and
/// `error_<code>_do` (what to do).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The record is locked: open it first.
    Locked,
    /// There is no record in the folder.
    RecordMissing,
    /// A record is there already and stays as it is.
    RecordExists,
    /// The folder holds something that is not a Casekeep record.
    RecordNotOurs,
    /// A newer Casekeep wrote this record. Params: `found`, `known`.
    RecordNewer,
    /// The record or its key file is damaged or cut short.
    RecordDamaged,
    /// The key file is gone; the record itself is untouched.
    RecordKeysMissing,
    /// The record folder cannot be written to.
    RecordReadOnly,
    /// Another Casekeep is writing; nothing was changed.
    RecordBusy,
    /// The disk is full; what was kept before is safe.
    DiskFull,
    /// The disk answered with an error.
    DiskTrouble,
    /// A backup could not be made, or was not equal to the record.
    BackupFailed,
    /// The person ended the backup; nothing half done is left.
    BackupCancelled,
    /// The packet could not be bound.
    PacketFailed,
    /// The person ended the packet.
    PacketCancelled,
    /// The folder for second backups is not there now.
    SecondFolderMissing,
    /// The passphrase does not open the record.
    WrongPassphrase,
    /// Several wrong tries: the next one may come a little later. Params: `seconds`.
    TriesSlowed,
    /// The recovery code does not open the record.
    WrongRecoveryCode,
    /// The recovery code has a typing error: its check letters do not fit.
    RecoveryCodeMistyped,
    /// No recovery code waits to be confirmed.
    NoRecoveryCodeShown,
    /// The passphrase is too short. Params: `minimum`.
    PassphraseTooShort,
    /// Without keychain and passphrase only the recovery code would be left:
    /// a passphrase is needed.
    PassphraseNeeded,
    /// No keychain answers on this machine.
    KeychainMissing,
    /// The keychain is locked or did not answer in time.
    KeychainLocked,
    /// The keychain holds no key for this record, or another one.
    KeychainEmpty,
    /// The keychain refused.
    KeychainTrouble,
    /// The keychain keeps secrets of the account: they are removed first.
    CredentialKept,
    /// The sample household keeps no secrets.
    SampleRefused,
    /// A name is needed.
    NameMissing,
    /// A title is needed.
    TitleMissing,
    /// The value cannot be read. Params: `text`.
    ValueUnreadable,
    /// The date cannot be read. Params: `text`.
    DateUnreadable,
    /// The date cannot be right (in the future, or too long ago). Params: `date_on`.
    DateImpossible,
    /// The time cannot be read. Params: `text`.
    TimeUnreadable,
    /// The text is no form number. Params: `text`.
    FormUnknown,
    /// The record to be filled holds something already.
    RecordNotEmpty,
    /// The file is no export of a record, or not a whole one.
    ImportUnreadable,
    /// The number cannot be kept under this kind. Params: `kind`, `reason`.
    NumberNotKept,
    /// A Social Security or taxpayer number is not stored.
    NumberSensitive,
    /// The account number is kept as that of an attorney or representative.
    /// Params: `name`.
    NumberOfAttorney,
    /// The account number is a person's own. Params: `name`.
    NumberOfPerson,
    /// The clipboard does not answer.
    ClipboardTrouble,
    /// The address is not on the list of official ones.
    LinkNotOfficial,
    /// No browser could be started.
    BrowserMissing,
    /// The file is not a PDF or a text.
    FileKindUnknown,
    /// Files of this kind cannot be read yet. Params: `kind`.
    FileKindUnsupported,
    /// The PDF is damaged.
    FileDamaged,
    /// The PDF asks for a password.
    FileEncrypted,
    /// The PDF has no text: it is a picture. Params: `pages`.
    FileNoText,
    /// The file is too large. Params: `megabytes`, `limit_megabytes`.
    FileTooLarge,
    /// The PDF has too many pages. Params: `pages`, `limit`.
    FileTooManyPages,
    /// Reading the PDF took too much time or memory and was stopped.
    FileTooComplex,
    /// The part of Casekeep that reads PDFs is missing from this machine.
    FileReaderMissing,
    /// The file is a picture, and no program that reads pictures is installed.
    FileRecogniserMissing,
    /// A picture of a format that is not read, such as HEIC.
    FilePictureUnsupported,
    /// The text is empty.
    TextEmpty,
    /// The proposal is no longer waiting; drop the document again.
    ProposalGone,
    /// The very same file is kept already.
    DocumentKept,
    /// Nothing is ticked, so there is nothing to keep.
    NothingTicked,
    /// Two facts of the proposal contradict what the record must hold.
    FactRefused,
    /// The marked words are no value of that fact. Params: `shown`.
    MarkRefused,
    /// What was asked for is not in the record.
    NotFound,
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// The system's scheduler could not be set up.
    SchedulerTrouble,
    /// The settings file could not be written.
    PreferencesTrouble,
    /// Something that should not happen; `incident` names the log line.
    Internal,
}

/// An error as the faces receive it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WireError {
    /// What kind of trouble.
    pub code: ErrorCode,
    /// The box of the form it belongs to, if any.
    pub field: Option<String>,
    /// Safe values for the message; never a secret, never a path of another person.
    pub params: BTreeMap<String, String>,
    /// Number of the incident in the log, for `internal`.
    pub incident: Option<String>,
}
