//! What leaves the record, and comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to write out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportKind {
    /// Everything, documents included, to be read into another record.
    Json,
    /// A table of cases.
    Cases,
    /// A table of the history.
    History,
    /// A table of people and their numbers.
    People,
    /// A table of appointments.
    Appointments,
    /// A table of documents, without their contents.
    Documents,
}

/// Write something out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportRequest {
    /// What.
    pub what: ExportKind,
    /// Of the history: only this case.
    pub case: Option<String>,
    /// Of the history: only this person, with their cases.
    pub person: Option<String>,
}

/// Fill the record, in which nothing was written yet, from an export.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportRecord {
    /// The text of the exported JSON file.
    pub text: String,
}

/// What a record holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// How many people.
    pub people: u32,
    /// How many cases.
    pub cases: u32,
    /// How many documents.
    pub documents: u32,
}
