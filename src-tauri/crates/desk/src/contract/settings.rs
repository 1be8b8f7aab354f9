//! Settings: how the program looks and when it speaks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DoorState;

/// Language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// As the operating system says.
    System,
    /// English.
    En,
    /// Spanish.
    Es,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the operating system says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How much a reminder says on a screen others may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// What is due, and when.
    Full,
    /// Only that something is due.
    Generic,
}

/// What is not secret and known before the record is open; kept in a small
/// settings file outside the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
// A file of an earlier version lacks what came later.
#[serde(default)]
pub struct Preferences {
    /// Language of the program.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Text size in percent, 90 to 150.
    pub text_size: u16,
    /// How much a reminder says.
    pub wording: Wording,
    /// No reminder from this hour on (0 to 23), local.
    pub quiet_from: u8,
    /// Until this hour, local.
    pub quiet_until: u8,
    /// Minutes without the person after which the record locks; 0 for never.
    pub lock_after: u16,
    /// The program goes on, with an icon on the desktop's panel, when its window
    /// is closed.
    pub stay_in_tray: bool,
}

/// The icon on the desktop's panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrayState {
    /// Whether this desktop has a place for it.
    pub there: bool,
}

/// What the operating system's scheduler says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SchedulerState {
    /// Reminders come also while the window is closed.
    Installed,
    /// Installed, but for a program that has moved: install again.
    Outdated,
    /// Not installed.
    NotInstalled,
    /// This machine has no scheduler we can use.
    Unsupported,
}

/// Reminders while the window is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemindersState {
    /// What the scheduler says.
    pub scheduler: SchedulerState,
}

/// The settings screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettingsPage {
    /// Doors and keys.
    pub door: DoorState,
    /// How the program looks and speaks.
    pub preferences: Preferences,
    /// Reminders while the window is closed.
    pub reminders: RemindersState,
    /// Whether what the keychain keeps opens the record; none when there is no
    /// keychain slot, or the keychain does not answer.
    pub keychain_fits: Option<bool>,
    /// Version of the program.
    pub version: String,
}
