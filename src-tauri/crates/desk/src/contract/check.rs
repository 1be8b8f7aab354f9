//! The whole record looked over.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Phrase;

/// How one thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// As it should.
    Good,
    /// Nothing is lost, but something is to be done.
    Look,
    /// Damaged.
    Broken,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckLine {
    /// How it stands.
    pub state: CheckState,
    /// What was found.
    pub said: Phrase,
}

/// The record looked over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordCheck {
    /// Everything that was looked at.
    pub lines: Vec<CheckLine>,
}
