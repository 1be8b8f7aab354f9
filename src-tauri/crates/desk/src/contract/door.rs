//! The door of the record: first run, unlock, lock, keys.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

use super::{Target, WireError};

/// Where the person stands before the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// No record yet.
    FirstRun,
    /// The record is open but its recovery code was never typed back: show a
    /// new one (`recovery_code_renew`) before anything else.
    RecoveryUnconfirmed,
    /// A record is there and locked.
    Locked,
    /// The record is open.
    Open,
    /// The record cannot be opened; `trouble` says why. Nothing was changed.
    Trouble,
}

/// A way to open the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// The code shown once when the record was made.
    RecoveryCode,
    /// A passphrase the person chose.
    Passphrase,
    /// A key in the operating system's keychain.
    Keychain,
}

/// What the operating system's keychain says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeychainState {
    /// It answers.
    Ready,
    /// There is none on this machine.
    Missing,
    /// It is there but locked.
    Locked,
}

/// Everything the window needs to know before it shows a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoorState {
    /// Where the person stands.
    pub door: Door,
    /// Folder of the record, for reading.
    pub record_dir: String,
    /// The ways to open it that exist now.
    pub slots: Vec<SlotKind>,
    /// What the keychain says.
    pub keychain: KeychainState,
    /// The sample household is being looked at.
    pub sample: bool,
    /// A fixed day was asked for on the command line (`--today`).
    pub pretended_today: Option<String>,
    /// Why the record cannot be opened, with `Door::Trouble`.
    pub trouble: Option<WireError>,
    /// What the program was asked to show (a click on a reminder): go there
    /// once the record is open. Given once.
    pub asked: Option<Target>,
}

/// Make a record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreateRecord {
    /// Also make a keychain slot (the default where a keychain answers).
    pub use_keychain: bool,
    /// An optional passphrase; needed where there is no keychain.
    pub passphrase: Option<String>,
}

/// The record was made (or its recovery code renewed): this is the code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreatedRecord {
    /// The code in its groups, in order. Shown once.
    pub recovery_code: Vec<String>,
    /// Which groups have to be typed back (counted from 0), two of them.
    pub confirm_groups: Vec<u32>,
    /// The keychain slot was made.
    pub keychain_slot: bool,
}

/// One group of the recovery code, typed back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TypedGroup {
    /// Which group, counted from 0.
    pub group: u32,
    /// What was typed.
    pub text: String,
}

/// The typed-back groups.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConfirmRecoveryCode {
    /// The groups that were asked for.
    pub groups: Vec<TypedGroup>,
}

/// Whether each typed group was right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConfirmedRecoveryCode {
    /// All groups were right; the code is not shown again.
    pub confirmed: bool,
    /// The groups that were wrong.
    pub wrong_groups: Vec<u32>,
}

/// The recovery sheet for printing or saving, while the code is shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecoverySheet {
    /// Plain text, to be saved or printed.
    pub text: String,
    /// A file name to offer.
    pub file_name: String,
}

/// A passphrase, to set or to open with.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PassphraseRequest {
    /// The passphrase as typed.
    pub passphrase: String,
}

/// A recovery code to open with.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecoveryCodeRequest {
    /// The code as typed, in any spelling.
    pub code: String,
}

/// Whether the recovery sheet was saved through the system's save dialog.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedSheet {
    /// False when the person closed the dialog.
    pub saved: bool,
}

/// Words of one box that were typed and not saved.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnsavedText {
    /// The box's label, as it was shown.
    pub label: String,
    /// The words.
    pub text: String,
}

/// What was typed and not saved when the record locked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unsaved {
    /// Where the person was, in the page's own spelling.
    pub place: String,
    /// The boxes.
    pub texts: Vec<UnsavedText>,
}

impl Drop for UnsavedText {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

impl std::fmt::Debug for Unsaved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Unsaved({} boxes)", self.texts.len())
    }
}
