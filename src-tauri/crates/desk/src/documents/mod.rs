//! Everything that is kept, as it stands on a shelf.

mod adding;
mod described;
mod expiry;
mod leaving;

pub(crate) use adding::media_type;
pub(crate) use described::is_own_end;

use std::collections::HashMap;

use domain::catalog::papers;
use vault::{CaseId, DocumentId, DocumentRow, HitTarget, PersonId, Reading};

use crate::cases::document_card;
use crate::contract::{
    CaseRef, DocumentsPage, DocumentsRequest, PaperKindView, PersonRef, ShelfRow, SnippetPart,
    WireError,
};
use crate::desk::Desk;
use crate::sources::{full_name, printed};

/// Hits of a search among documents.
const MOST_HITS: u32 = 2_000;

impl Desk {
    /// The shelf: every document, or those that fit.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn documents_shelf(&self, request: DocumentsRequest) -> Result<DocumentsPage, WireError> {
        let today = self.day();
        self.reading(|vault| {
            let read = vault.read();
            let (people, cases) = (named_people(read)?, named_cases(read)?);
            let fitting = fitting(read, &request)?;
            let total = u32::try_from(fitting.len()).unwrap_or(u32::MAX);
            let mut rows = Vec::new();
            for (row, snippet) in fitting.into_iter().take(request.limit as usize) {
                let ends = expiry::end_of(read, row.id)?;
                rows.push(ShelfRow {
                    people: pick(&people, &row.people),
                    cases: pick(&cases, &row.cases),
                    expired: ends.is_some_and(|end| end < today),
                    expires_on: ends.map(|end| end.to_string()),
                    card: document_card(&row),
                    snippet,
                });
            }
            Ok(DocumentsPage {
                rows,
                total,
                kinds: papers::all()
                    .iter()
                    .map(|paper| PaperKindView {
                        kind: paper.kind.clone(),
                        counted: paper.ends.is_some(),
                    })
                    .collect(),
                people: people.into_iter().map(|(_, person)| person).collect(),
                cases: cases.into_iter().map(|(_, case)| case).collect(),
            })
        })
    }
}

type Shown = (DocumentRow, Vec<SnippetPart>);

/// The documents that fit.
fn fitting(read: Reading<'_>, request: &DocumentsRequest) -> Result<Vec<Shown>, WireError> {
    let mut found = found(read, &request.words, read.shelf()?)?;
    found.retain(|(row, _)| fits(row, request));
    Ok(found)
}

/// What has the words, best first; everything without words.
fn found(read: Reading<'_>, words: &str, shelf: Vec<DocumentRow>) -> Result<Vec<Shown>, WireError> {
    if words.trim().is_empty() {
        return Ok(shelf.into_iter().map(|row| (row, Vec::new())).collect());
    }
    let mut shelf: HashMap<DocumentId, DocumentRow> =
        shelf.into_iter().map(|row| (row.id, row)).collect();
    let hits = read.documents_with(words, MOST_HITS)?.into_iter();
    let rows = hits.filter_map(|hit| {
        let HitTarget::Document(id) = hit.target else {
            return None;
        };
        let snippet = hit.snippet.into_iter().map(|part| SnippetPart {
            text: part.text,
            hit: part.marked,
        });
        Some((shelf.remove(&id)?, snippet.collect()))
    });
    Ok(rows.collect())
}

fn fits(row: &DocumentRow, request: &DocumentsRequest) -> bool {
    let has = |ids: Vec<String>, wanted: &Option<String>| {
        wanted.as_ref().is_none_or(|wanted| ids.contains(wanted))
    };
    let people = row.people.iter().map(ToString::to_string).collect();
    let cases = row.cases.iter().map(ToString::to_string).collect();
    has(people, &request.person)
        && has(cases, &request.case)
        && request.kind.as_ref().is_none_or(|kind| row.kind == *kind)
}

fn pick<Id: PartialEq, Named: Clone>(all: &[(Id, Named)], ids: &[Id]) -> Vec<Named> {
    ids.iter()
        .filter_map(|id| all.iter().find(|(other, _)| other == id))
        .map(|(_, named)| named.clone())
        .collect()
}

/// Everyone, named.
pub(crate) fn named_people(read: Reading<'_>) -> Result<Vec<(PersonId, PersonRef)>, WireError> {
    let people = read.people()?.into_iter().map(|row| {
        let named = PersonRef {
            id: row.id.to_string(),
            name: full_name(&row.given_names, &row.family_name),
        };
        (row.id, named)
    });
    Ok(people.collect())
}

/// Every case, named.
pub(crate) fn named_cases(read: Reading<'_>) -> Result<Vec<(CaseId, CaseRef)>, WireError> {
    let cases = read.cases()?.into_iter().map(|row| {
        let named = CaseRef {
            id: row.id.to_string(),
            name: case_name(row.form.as_deref(), row.receipt_number.as_deref()),
        };
        (row.id, named)
    });
    Ok(cases.collect())
}

/// `I-485 · IOE 09 1234 5678`, as far as it is known.
pub(crate) fn case_name(form: Option<&str>, receipt: Option<&str>) -> String {
    let number = receipt.map(|number| printed("receipt_number", number));
    let parts: Vec<String> = form.map(str::to_owned).into_iter().chain(number).collect();
    parts.join(" · ")
}
