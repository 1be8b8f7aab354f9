//! What a document seems to say, before a person keeps it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MissingField, PersonRef, Phrase, Source};

/// A place on a page, as fractions of the page's width and height from the
/// top left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Spot {
    /// Page, counted from 1.
    pub page: u32,
    /// Left edge, 0 to 1.
    pub x0: f64,
    /// Upper edge, 0 to 1.
    pub y0: f64,
    /// Right edge, 0 to 1.
    pub x1: f64,
    /// Lower edge, 0 to 1.
    pub y1: f64,
    /// The words there.
    pub text: String,
    /// For pasted text: first and last character (code points), end exclusive.
    pub span: Option<(u32, u32)>,
}

/// How sure the reading is, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Printed beside or under its label.
    Printed,
    /// Found in a sentence.
    InSentence,
    /// Concluded from other facts.
    Inferred,
    /// Repaired: check it against the paper.
    Corrected,
    /// A person marked its words on the page.
    Marked,
    /// A person typed it beside the page.
    Typed,
}

/// What the record already says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactConflict {
    /// The value in the record, for reading.
    pub recorded: String,
    /// Where that came from.
    pub source: Source,
}

/// One proposed fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProposedFact {
    /// Id within the proposal.
    pub id: String,
    /// Field name, as in the contract of `casekeep-cli read`; its label is the
    /// message `field_<field>`.
    pub field: String,
    /// What it belongs to: `case`, `appointment`, `deadline`, `person`, `document`.
    pub group: String,
    /// Stored form.
    pub value: String,
    /// For reading. Dates and times: the stored form, written out by the face.
    pub shown: String,
    /// How sure.
    pub confidence: Confidence,
    /// Ticked from the start.
    pub ticked: bool,
    /// Where it stands in the document.
    pub spots: Vec<Spot>,
    /// The record says otherwise.
    pub conflict: Option<FactConflict>,
    /// The record has exactly this already.
    pub known: bool,
}

/// Size of a page in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PageSize {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
}

/// The very same file is in the record already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlreadyKept {
    /// Id of the kept document.
    pub document: String,
    /// When it was kept (UTC instant).
    pub kept_at: String,
    /// Case it belongs to.
    pub case: Option<String>,
}

/// What a document seems to say. Nothing is stored yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Proposal {
    /// Id of the proposal, valid until kept, discarded or locked.
    pub id: String,
    /// `pdf`, `text`, …
    pub source_kind: String,
    /// `receipt`, `biometrics`, …: message `document_kind_<kind>`.
    pub document_kind: String,
    /// `I-797C`, …
    pub form_family: Option<String>,
    /// File name, if it was a file.
    pub file_name: Option<String>,
    /// Pages; empty for pasted text.
    pub pages: Vec<PageSize>,
    /// The text, for pasted text.
    pub text: Option<String>,
    /// Proposed facts, in reading order of the sheet.
    pub facts: Vec<ProposedFact>,
    /// What the paper can be, when the reader could not tell.
    pub kinds: Vec<String>,
    /// Facts that were not found and can be marked on the page, or typed.
    pub missing: Vec<MissingField>,
    /// Things to look at (`warning_…`).
    pub warnings: Vec<Phrase>,
    /// Same file kept before.
    pub already_kept: Option<AlreadyKept>,
    /// The person it seems to be about.
    pub person: Option<PersonRef>,
    /// Everyone it could be about.
    pub people: Vec<PersonRef>,
    /// Name printed on the document, to add a new person with.
    pub printed_name: Option<PersonChoice>,
    /// How a table was taken, to be put right; `None` for everything else.
    pub table: Option<TableView>,
}

/// A column of a table as it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TableColumn {
    /// Its header; empty when it has none.
    pub header: String,
    /// What it is taken to hold: message `table_holds_<holds>`.
    pub holds: String,
    /// Its first cells that hold anything.
    pub samples: Vec<String>,
}

/// A table as it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TableView {
    /// Its columns, left to right.
    pub columns: Vec<TableColumn>,
    /// Everything a column can hold.
    pub kinds: Vec<String>,
    /// The order its dates are taken in: `month_first`, `day_first`, `open`, `mixed`.
    pub days: String,
    /// The dates alone do not settle the order.
    pub ask_days: bool,
}

/// Take a table as a person says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakeTable {
    /// Id of the proposal.
    pub proposal: String,
    /// What each column holds, left to right.
    pub columns: Vec<String>,
    /// Whether the day comes first; `null` when nobody said it.
    pub day_first: Option<bool>,
}

/// Whom a document is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "choice")]
pub enum PersonChoice {
    /// Someone in the record.
    Known {
        /// Id of the person.
        person: String,
    },
    /// Someone new.
    New {
        /// Given names.
        given_names: String,
        /// Family name.
        family_name: String,
    },
}

/// Read pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadText {
    /// The text as pasted.
    pub text: String,
}

/// Name a waiting proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposalRequest {
    /// Id of the proposal.
    pub proposal: String,
}

/// Keep the ticked facts and the document, in one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeepProposal {
    /// Id of the proposal.
    pub proposal: String,
    /// Ids of the ticked facts.
    pub ticked: Vec<String>,
    /// Values the person corrected, by fact id.
    pub corrected: BTreeMap<String, String>,
    /// Whom it is about.
    pub person: PersonChoice,
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Kept {
    /// Id of the kept document.
    pub document: String,
    /// Id of the case, when one was found or made.
    pub case: Option<String>,
    /// Id of the person.
    pub person: String,
    /// How many facts were kept.
    pub facts: u32,
}
