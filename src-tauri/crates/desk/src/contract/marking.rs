//! Correcting a reading by marking words on the page.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Spot;

/// A fact that was not found and can be marked on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingField {
    /// `case`, `appointment` or `deadline`.
    pub group: String,
    /// Which of them, counted from 0.
    pub index: u32,
    /// Field name.
    pub field: String,
}

/// The words of a document in reading order, each with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PageWords {
    /// The words.
    pub words: Vec<Spot>,
}

/// What marked words are the value of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "target")]
pub enum MarkTarget {
    /// A fact of the proposal.
    Fact {
        /// Its id.
        fact: String,
    },
    /// A fact the reader did not find.
    Missing {
        /// Which one.
        missing: MissingField,
    },
}

/// Give a fact the value of marked words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkWords {
    /// Id of the proposal.
    pub proposal: String,
    /// The fact.
    pub mark: MarkTarget,
    /// First word, counted from 0 in [`PageWords`].
    pub from: u32,
    /// Last word, the same or a later one.
    pub to: u32,
}

/// Type a fact the reader did not find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TypeFact {
    /// Id of the proposal.
    pub proposal: String,
    /// The fact.
    pub missing: MissingField,
    /// What the paper says.
    pub text: String,
}

/// Say what a paper is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallPaper {
    /// Id of the proposal.
    pub proposal: String,
    /// One of the proposal's `kinds`.
    pub kind: String,
}

/// The pages of a picture, to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PagePictures {
    /// Addresses that hold the picture themselves (`data:`), page after page.
    pub pages: Vec<String>,
}
