//! Kept documents: listed, looked at, described, added by hand.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DocumentCard, PersonRef, Phrase, SnippetPart};

/// Which documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentsRequest {
    /// Words inside them, or of their names; empty for all.
    pub words: String,
    /// Only this person's.
    pub person: Option<String>,
    /// Only of this case.
    pub case: Option<String>,
    /// Only of this kind.
    pub kind: Option<String>,
    /// How many at most.
    pub limit: u32,
    /// Also the people and cases to choose from.
    #[serde(default)]
    pub choices: bool,
}

/// Write documents out, byte for byte, into a new folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentsExport {
    /// Which: ids; empty for every document that fits `of`.
    pub documents: Vec<String>,
    /// Which, when none are named.
    pub of: DocumentsRequest,
}

/// What was written out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedDocuments {
    /// Name of the new folder; none when the person chose no place.
    pub folder: Option<String>,
    /// How many files are in it.
    pub count: u32,
}

/// A kind of paper to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperKindView {
    /// Message `document_kind_<kind>`.
    pub kind: String,
    /// A date is counted from its end.
    pub counted: bool,
}

/// A case, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CaseRef {
    /// Id of the case.
    pub id: String,
    /// `I-485 · IOE 09 1234 5678`; empty before it has form and number.
    pub name: String,
}

/// A document on the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShelfRow {
    /// The document.
    pub card: DocumentCard,
    /// Whose.
    pub people: Vec<PersonRef>,
    /// Of which cases.
    pub cases: Vec<CaseRef>,
    /// It is good until this day.
    pub expires_on: Option<String>,
    /// That day has passed.
    pub expired: bool,
    /// Where the words stand that were looked for.
    pub snippet: Vec<SnippetPart>,
}

/// The shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentsPage {
    /// Best first when words were looked for, otherwise newest first.
    pub rows: Vec<ShelfRow>,
    /// How many there are in all that fit.
    pub total: u32,
    /// Kinds that may be chosen, in order.
    pub kinds: Vec<PaperKindView>,
    /// People to choose, when asked for.
    pub people: Vec<PersonRef>,
    /// Cases to choose, when asked for.
    pub cases: Vec<CaseRef>,
}

/// Describe a document, or one that is being added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentDraft {
    /// Id of the document; none adds one.
    pub document: Option<String>,
    /// File name.
    pub name: String,
    /// Kind.
    pub kind: String,
    /// The date on it, as typed; empty when there is none.
    pub date: String,
    /// Whose: ids of people.
    pub people: Vec<String>,
    /// Of which cases: ids.
    pub cases: Vec<String>,
    /// It is good until this day, as typed; empty when it does not end.
    pub expires_on: String,
    /// Its language: `en`, `es` or any other code; empty when not said.
    pub language: String,
    /// Id of the document whose translation it is.
    pub translates: Option<String>,
    /// What the person wants to remember.
    pub note: String,
}

/// An item of evidence that a document serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServedItem {
    /// The case.
    pub case: CaseRef,
    /// What the item is called.
    pub label: super::Bilingual,
}

/// A document as a person described it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentDescribed {
    /// As it stands, ready to be changed.
    pub draft: DocumentDraft,
    /// Whose.
    pub people: Vec<PersonRef>,
    /// Of which cases.
    pub cases: Vec<CaseRef>,
    /// The document whose translation it is.
    pub translates: Option<DocumentCard>,
    /// Documents that are translations of it.
    pub translated_by: Vec<DocumentCard>,
    /// Evidence it serves.
    pub serves: Vec<ServedItem>,
    /// Facts that were read from it and would go with it.
    pub facts_read: u32,
    /// What may keep the agency's account from taking it.
    pub problems: Vec<Phrase>,
    /// `pdf`, `picture`, `text` or `none`: how it can be looked at.
    pub preview: String,
}
