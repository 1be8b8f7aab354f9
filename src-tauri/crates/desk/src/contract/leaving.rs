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

/// Who will read it. It decides what is taken out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// The person themself: nothing is taken out.
    Myself,
    /// Somebody who helps: numbers are masked, names stay.
    #[default]
    Helper,
    /// Anybody else: numbers are masked, names become initials, of birth dates
    /// the year stays.
    Others,
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
    /// Who will read it.
    #[serde(default)]
    pub recipient: Recipient,
}

/// What would be written out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportPreview {
    /// Its beginning.
    pub text: String,
    /// There is more than the beginning.
    pub cut: bool,
    /// Numbers that were masked.
    pub masked: u32,
    /// Kept documents that stay behind.
    pub documents_left_out: u32,
    /// Those of them in whose words numbers were found.
    pub documents_with_numbers: u32,
}

/// Write the whole record out, sealed so that only a passphrase opens it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArchiveRequest {
    /// A passphrase for this file, or the record's recovery code.
    pub secret: String,
}

impl std::fmt::Debug for ArchiveRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ArchiveRequest(…)")
    }
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
