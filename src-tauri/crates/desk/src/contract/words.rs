//! Words that are not sentences yet: codes with parameters, and where a fact
//! came from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sentence by its key in `ui/messages/*.json`, with its parameters.
///
/// A parameter whose name ends in `_on` is a civil date, one ending in `_at` a
/// local time: the face writes both out in the person's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Phrase {
    /// Key in the message files.
    pub code: String,
    /// Values for the braces of the message.
    pub params: BTreeMap<String, String>,
}

/// A sentence of a data row, written in both languages beside its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

/// How a fact came into the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A person typed it.
    Typed,
    /// It was read from a document that is kept.
    Document,
    /// A rule computed it.
    Rule,
}

/// Where a fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Source {
    /// How it came in.
    pub kind: SourceKind,
    /// The kept document, to be opened with `document_show`.
    pub document: Option<String>,
    /// The document's file name.
    pub document_name: Option<String>,
    /// Page of the document, counted from 1.
    pub page: Option<u32>,
    /// When it was written down (UTC instant).
    pub recorded_at: Option<String>,
}
