//! Several files at once: what waits to be read, and what was read, in groups.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{KeepProposal, PersonChoice, PersonRef, Phrase};

/// A file that waits to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Arrival {
    /// Its id, valid until it is read, forgotten or locked.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A file that is not read at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefusedArrival {
    /// Its name.
    pub name: String,
    /// Why, as a message.
    pub why: Phrase,
}

/// The files of a folder or an archive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Arrivals {
    /// Name of the folder; none when nothing was chosen.
    pub folder: Option<String>,
    /// Files that wait to be read, by name.
    pub items: Vec<Arrival>,
    /// Files that are not read.
    pub refused: Vec<RefusedArrival>,
    /// It is one thing, to be read as a whole: no archive, or one tracker's
    /// export.
    pub whole: bool,
}

/// Name a file that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArrivalRequest {
    /// Its id.
    pub arrival: String,
}

/// Proposals that are reviewed together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BatchRequest {
    /// Ids of the proposals.
    pub proposals: Vec<String>,
}

/// The proposals of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BatchCase {
    /// Receipt number, for reading; none for papers without one, or with several.
    pub receipt_printed: Option<String>,
    /// Its form.
    pub form: Option<String>,
    /// They name more than one case.
    pub several: bool,
    /// Ids of the proposals, oldest notice first.
    pub proposals: Vec<String>,
    /// What the papers say differently of the same fact (`batch_disagree`).
    pub disagree: Vec<Phrase>,
}

/// The proposals about one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BatchGroup {
    /// Stable while the batch is open.
    pub id: String,
    /// Someone in the record.
    pub person: Option<PersonRef>,
    /// Name on the papers, to add a new person with.
    pub printed_name: Option<PersonChoice>,
    /// Their cases.
    pub cases: Vec<BatchCase>,
}

/// Proposals by person and case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BatchPage {
    /// The groups.
    pub groups: Vec<BatchGroup>,
    /// Everyone they could be about.
    pub people: Vec<PersonRef>,
}

/// Keep several reviewed proposals, in one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeepBatch {
    /// What is to be kept of each.
    pub keeps: Vec<KeepProposal>,
}

/// What was kept of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptBatch {
    /// How many documents.
    pub documents: u32,
    /// How many facts.
    pub facts: u32,
    /// How many files were in the record already, or twice among these.
    pub twice: u32,
}
