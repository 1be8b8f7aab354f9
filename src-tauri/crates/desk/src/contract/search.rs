//! The palette's search.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PersonRef, Phrase};

/// What a hit leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Target {
    /// A person.
    Person {
        /// Id of the person.
        id: String,
    },
    /// A case.
    Case {
        /// Id of the case.
        id: String,
    },
    /// A kept document.
    Document {
        /// Id of the document.
        id: String,
    },
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SnippetPart {
    /// The words.
    pub text: String,
    /// They matched.
    pub hit: bool,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Found {
    /// Where it leads.
    pub target: Target,
    /// Its name: a person's name, `I-485 · IOE 09 1234 5678`, a file name.
    pub title: String,
    /// What it is, in words.
    pub what: Phrase,
    /// Whose.
    pub person: Option<PersonRef>,
    /// Where the words stand.
    pub snippet: Vec<SnippetPart>,
}

/// Search the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchRequest {
    /// Words, or any part of a number in any spelling.
    pub words: String,
    /// How many at most.
    pub limit: u32,
}

/// What was found, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchPage {
    /// Best first.
    pub found: Vec<Found>,
}
