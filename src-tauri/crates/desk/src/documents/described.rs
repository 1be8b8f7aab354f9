//! A document with everything a person said of it.

use domain::catalog::{checklists, uploads};
use vault::{Card, Checklist, ChecklistMark, DocumentId, DocumentRow, Reading, Subject};

use super::{expiry, named_cases, named_people, pick};
use crate::cases::document_card;
use crate::contract::{
    Bilingual, CaseRef, DocumentCard, DocumentDescribed, DocumentDraft, DocumentRequest, ErrorCode,
    Phrase, ServedItem, WireError,
};
use crate::desk::Desk;

impl Desk {
    /// What a person said of a document, and what it serves.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn document_described(
        &self,
        request: DocumentRequest,
    ) -> Result<DocumentDescribed, WireError> {
        let id: DocumentId = request.document.parse().map_err(|_| ErrorCode::NotFound)?;
        self.reading(|vault| {
            let read = vault.read();
            let row = read.document(id)?.ok_or(ErrorCode::NotFound)?;
            let said = read.facts_of(Subject::Document(id))?;
            let say = |field: &str| {
                let fact = said.iter().find(|fact| fact.field == field);
                fact.map(|fact| fact.value.clone()).unwrap_or_default()
            };
            let translates = Some(say("translates")).filter(|id| !id.is_empty());
            let original = match &translates {
                Some(other) => card(read, other)?,
                None => None,
            };
            let cases = named_cases(read)?;
            let read_from = read.facts_from(id)?;
            let read_from = read_from.iter().filter(|fact| !is_own_end(fact, id));
            Ok(DocumentDescribed {
                people: pick(&named_people(read)?, &row.people),
                serves: served(read, id, &cases)?,
                cases: pick(&cases, &row.cases),
                translated_by: translations(read, id)?,
                facts_read: u32::try_from(read_from.count()).unwrap_or(u32::MAX),
                problems: problems(&row),
                preview: preview(&row).to_owned(),
                draft: DocumentDraft {
                    document: Some(request.document),
                    name: row.file_name.clone().unwrap_or_default(),
                    kind: row.kind.clone(),
                    date: row.dated_on.map(|day| day.to_string()).unwrap_or_default(),
                    people: row.people.iter().map(ToString::to_string).collect(),
                    cases: row.cases.iter().map(ToString::to_string).collect(),
                    expires_on: expiry::end_of(read, id)?
                        .map(|day| day.to_string())
                        .unwrap_or_default(),
                    language: say("language"),
                    note: say("note"),
                    translates: original.as_ref().map(|card| card.id.clone()),
                },
                translates: original,
            })
        })
    }
}

/// A person's date that was counted from the end of the paper is no fact that
/// was read in it.
pub(crate) fn is_own_end(fact: &vault::FactRow, document: DocumentId) -> bool {
    let from_its_end = vault::Origin::Document {
        document,
        places: Vec::new(),
    };
    matches!(fact.subject, Subject::Person(_)) && fact.origin == from_its_end
}

fn card(read: Reading<'_>, id: &str) -> Result<Option<DocumentCard>, WireError> {
    let Ok(id) = id.parse() else {
        return Ok(None);
    };
    Ok(read.document(id)?.as_ref().map(document_card))
}

fn translations(read: Reading<'_>, id: DocumentId) -> Result<Vec<DocumentCard>, WireError> {
    let field = ["translates".to_owned()];
    let mut found = Vec::new();
    for fact in read.dated_facts(&field, None)? {
        if let (Subject::Document(other), true) = (fact.subject, fact.value == id.to_string()) {
            found.extend(read.document(other)?.as_ref().map(document_card));
        }
    }
    Ok(found)
}

fn served(
    read: Reading<'_>,
    id: DocumentId,
    cases: &[(vault::CaseId, CaseRef)],
) -> Result<Vec<ServedItem>, WireError> {
    let marks: Vec<Card<ChecklistMark>> = read.cards()?;
    let lists: Vec<Card<Checklist>> = read.cards()?;
    let mut served = Vec::new();
    for mark in marks
        .iter()
        .filter(|mark| mark.body.documents.contains(&id))
    {
        let named = cases.iter().find(|(case, _)| Some(*case) == mark.case);
        let Some((case, named)) = named else {
            continue;
        };
        let list = lists.iter().find(|list| list.case == Some(*case));
        let form = match list {
            Some(list) => Some(list.body.form.clone()),
            None => read.case(*case)?.and_then(|row| row.form),
        };
        let item = form.as_deref().and_then(checklists::find).and_then(|form| {
            form.items
                .iter()
                .find(|item| Some(&item.id) == mark.body.item.as_ref())
        });
        let label = match item {
            Some(item) => crate::evidence::both(&item.label),
            None => Bilingual {
                en: mark.body.label.clone(),
                es: mark.body.label.clone(),
            },
        };
        served.push(ServedItem {
            case: named.clone(),
            label,
        });
    }
    Ok(served)
}

fn problems(row: &DocumentRow) -> Vec<Phrase> {
    let name = row.file_name.clone().unwrap_or_default();
    let found = uploads::problems(&name, row.byte_count).into_iter();
    found
        .map(|problem| {
            Phrase::new(format!("upload_{}", problem.as_str())).with("name", name.clone())
        })
        .collect()
}

/// How a document can be looked at.
fn preview(row: &DocumentRow) -> &'static str {
    match row.media_type.as_str() {
        "application/pdf" => "pdf",
        "image/heic" => "none",
        kind if kind.starts_with("image/") => "picture",
        _ if row.text.trim().is_empty() => "none",
        _ => "text",
    }
}
