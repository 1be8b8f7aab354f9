//! A document added and described by hand, also one that no reader
//! understands; and one that is taken out.

use domain::catalog::papers;
use vault::{
    DocumentDescription, DocumentId, DocumentOutcome, Label, NewDocument, NewEvent, Origin,
    PersonId, StepTxn, Subject,
};

use super::expiry;
use crate::case_edits::known_case;
use crate::contract::{DocumentDescribed, DocumentDraft, DocumentRequest, ErrorCode, WireError};
use crate::date_facts::put_typed;
use crate::desk::Desk;
use crate::people::known_person;
use crate::reading::readable_name;
use crate::typed;

impl Desk {
    /// Keeps a file as it is. Its words are read for the search, as far as a
    /// reader understands it. `name` is its percent-encoded name.
    ///
    /// # Errors
    /// `DocumentKept` when the very same file is kept already; `TextEmpty`,
    /// `FileTooLarge`; as [`Desk::document_save`].
    pub fn document_add(
        &self,
        bytes: Vec<u8>,
        name: Option<&str>,
        draft: DocumentDraft,
    ) -> Result<DocumentDescribed, WireError> {
        if bytes.is_empty() {
            return Err(ErrorCode::TextEmpty.into());
        }
        let kind = intake::kind_of(&bytes);
        // What no reader understands has no words, and is kept all the same.
        let read = intake::read(&bytes, &self.around.reader).ok();
        let name = match typed::tidy(&draft.name) {
            typed if typed.is_empty() => name.map(readable_name),
            typed => Some(typed),
        };
        let now = self.around.clock.now();
        let label =
            Label::new("step_document_added").with("name", name.clone().unwrap_or_default());
        let id = self.writing(|vault| {
            vault.step(now, &label, |txn| {
                let mut description = description(txn, &draft)?;
                description.file_name = name.filter(|name| !name.is_empty());
                let outcome = txn.put_document(&NewDocument {
                    kind: description.kind.clone(),
                    media_type: media_type(kind, &bytes).to_owned(),
                    file_name: description.file_name.clone(),
                    page_count: read
                        .as_ref()
                        .map(|read| read.page_count)
                        .filter(|count| *count > 0),
                    text: read.map(|read| read.text).unwrap_or_default(),
                    bytes,
                    dated_on: description.dated_on,
                    people: description.people.clone(),
                    cases: description.cases.clone(),
                })?;
                let DocumentOutcome::New(id) = outcome else {
                    return Err(WireError::new(ErrorCode::DocumentKept));
                };
                say_of(txn, id, &draft)?;
                feed_all(txn, &description.people, &description.kind)?;
                txn.add_event(&NewEvent {
                    kind: "document".to_owned(),
                    happened_on: description.dated_on,
                    person: description.people.first().copied(),
                    case: description.cases.first().copied(),
                    document: Some(id),
                    title: Label::new("event_document_added")
                        .with("name", description.file_name.clone().unwrap_or_default()),
                    quote: None,
                    origin: Origin::Typed,
                })?;
                Ok(id)
            })
        })?;
        self.document_described(DocumentRequest {
            document: id.to_string(),
        })
    }

    /// The same, described by a percent-encoded JSON document.
    ///
    /// # Errors
    /// `Internal` for another shape; as [`Desk::document_add`].
    pub fn document_add_described(
        &self,
        bytes: Vec<u8>,
        name: Option<&str>,
        described: &str,
    ) -> Result<DocumentDescribed, WireError> {
        let text = percent_encoding::percent_decode_str(described).decode_utf8_lossy();
        let draft = serde_json::from_str(&text).map_err(|_| WireError::internal("document"))?;
        self.document_add(bytes, name, draft)
    }

    /// Describes a kept document anew. Its bytes stay as they are.
    ///
    /// # Errors
    /// `DateUnreadable`, `FactRefused` and `NotFound` with their box; `Locked`;
    /// what writing says.
    pub fn document_save(&self, draft: DocumentDraft) -> Result<DocumentDescribed, WireError> {
        let document = draft.document.clone().unwrap_or_default();
        let id: DocumentId = document.parse().map_err(|_| ErrorCode::NotFound)?;
        let now = self.around.clock.now();
        self.writing(|vault| {
            let before = vault.read().document(id)?.ok_or(ErrorCode::NotFound)?;
            let name = typed::tidy(&draft.name);
            let label = Label::new("step_document_changed").with("name", name.clone());
            vault.step(now, &label, |txn| {
                let mut described = description_of(txn, &draft, &before.kind)?;
                described.file_name = Some(name).filter(|name| !name.is_empty());
                txn.describe_document(id, &described)?;
                say_of(txn, id, &draft)?;
                for kind in [&before.kind, &described.kind] {
                    feed_all(txn, &before.people, kind)?;
                    feed_all(txn, &described.people, kind)?;
                }
                Ok::<_, WireError>(())
            })
        })?;
        self.document_described(DocumentRequest { document })
    }

    /// Takes a document out, with what was read from it. Undo brings both back.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn document_remove(&self, request: DocumentRequest) -> Result<(), WireError> {
        let id: DocumentId = request.document.parse().map_err(|_| ErrorCode::NotFound)?;
        let now = self.around.clock.now();
        self.writing(|vault| {
            let row = vault.read().document(id)?.ok_or(ErrorCode::NotFound)?;
            let label = Label::new("step_document_removed")
                .with("name", row.file_name.clone().unwrap_or_default());
            vault.step(now, &label, |txn| {
                txn.remove_document(id)?;
                feed_all(txn, &row.people, &row.kind)
            })
        })
    }
}

fn feed_all(txn: &mut StepTxn<'_>, people: &[PersonId], kind: &str) -> Result<(), WireError> {
    for person in people {
        expiry::feed(txn, *person, kind)?;
    }
    Ok(())
}

fn description(txn: &StepTxn<'_>, draft: &DocumentDraft) -> Result<DocumentDescription, WireError> {
    description_of(txn, draft, "other")
}

/// What was typed, read for the record. `kept` is a kind that may stay although
/// no person can choose it.
fn description_of(
    txn: &StepTxn<'_>,
    draft: &DocumentDraft,
    kept: &str,
) -> Result<DocumentDescription, WireError> {
    let known = papers::all().iter().any(|paper| paper.kind == draft.kind);
    if !known && draft.kind != kept {
        return Err(WireError::new(ErrorCode::FactRefused).at("kind"));
    }
    let read = txn.read();
    let people = draft.people.iter().map(|id| known_person(read, id));
    let cases = draft.cases.iter().map(|id| Ok(known_case(read, id)?.id));
    Ok(DocumentDescription {
        kind: draft.kind.clone(),
        file_name: None,
        dated_on: typed::day(&draft.date, "date")?,
        people: people.collect::<Result<_, WireError>>()?,
        cases: cases.collect::<Result<_, WireError>>()?,
    })
}

/// Writes down what a document says of itself.
fn say_of(txn: &mut StepTxn<'_>, id: DocumentId, draft: &DocumentDraft) -> Result<(), WireError> {
    expiry::put_end(txn, id, typed::day(&draft.expires_on, "expires_on")?)?;
    let translates = draft.translates.clone().unwrap_or_default();
    if !translates.is_empty() {
        let other: DocumentId = translates.parse().map_err(|_| ErrorCode::NotFound)?;
        if other == id || txn.read().document(other)?.is_none() {
            return Err(WireError::new(ErrorCode::FactRefused).at("translates"));
        }
    }
    let subject = Subject::Document(id);
    for (field, value) in [
        ("language", typed::tidy(&draft.language)),
        ("translates", translates),
        ("note", draft.note.trim().to_owned()),
    ] {
        if value.is_empty() {
            txn.remove_fact(subject, field, 0)?;
        } else {
            put_typed(txn, subject, field, &value)?;
        }
    }
    Ok(())
}

/// What a file is, told by its content.
pub(crate) fn media_type(kind: intake::SourceKind, bytes: &[u8]) -> &'static str {
    use intake::SourceKind as S;
    match kind {
        S::Pdf => "application/pdf",
        S::Image if bytes.starts_with(b"\x89PNG") => "image/png",
        S::Image if bytes.starts_with(b"\xff\xd8") => "image/jpeg",
        S::Image if bytes.starts_with(b"GIF8") => "image/gif",
        S::Image if bytes.starts_with(b"RIFF") => "image/webp",
        S::Image if bytes.get(4..8) == Some(b"ftyp") => "image/heic",
        S::Image => "image/tiff",
        S::Email => "message/rfc822",
        S::Mailbox => "application/mbox",
        S::Html => "text/html",
        S::AccountJson | S::PublicStatusJson | S::TorchApiJson | S::TrackerExport => {
            "application/json"
        }
        S::Csv => "text/csv",
        S::Xlsx => "application/vnd.ms-excel",
        S::Archive => "application/zip",
        S::Unknown => "application/octet-stream",
        _ => "text/plain",
    }
}
