//! Everything that is kept, as it stands on a shelf.

mod adding;
mod described;
mod expiry;
mod leaving;

pub(crate) use adding::media_type;
pub(crate) use described::is_own_end;

use std::collections::{BTreeSet, HashMap};

use domain::catalog::papers;
use vault::{CaseId, CaseRow, DocumentId, DocumentRow, Hit, HitTarget, OnShelf, PersonId, Reading};

use crate::cases::document_card;
use crate::contract::{
    CaseRef, DocumentsPage, DocumentsRequest, ErrorCode, PaperKindView, PersonRef, ShelfRow,
    SnippetPart, WireError,
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
            let (found, total) = fitting(read, &request, request.limit)?;
            let (people, cases) = names_for(read, &found)?;
            let mut rows = Vec::new();
            for (row, snippet) in found {
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
            let (mut people, mut cases) = (Vec::new(), Vec::new());
            if request.choices {
                people = named_people(read)?;
                cases = named_cases(read)?;
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
type People = Vec<(PersonId, PersonRef)>;
type Cases = Vec<(CaseId, CaseRef)>;

/// The documents that fit, best first when words were looked for, otherwise
/// newest first; and how many there are in all.
fn fitting(
    read: Reading<'_>,
    request: &DocumentsRequest,
    limit: u32,
) -> Result<(Vec<Shown>, u32), WireError> {
    let unknown = |_| WireError::new(ErrorCode::NotFound);
    let mut which = OnShelf {
        kind: request.kind.clone(),
        person: request
            .person
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(unknown)?,
        case: request
            .case
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(unknown)?,
        ids: None,
    };
    if request.words.trim().is_empty() {
        let (rows, total) = read.on_shelf(&which, limit)?;
        return Ok((
            rows.into_iter().map(|row| (row, Vec::new())).collect(),
            total,
        ));
    }
    let hits = read.documents_with(&request.words, MOST_HITS)?;
    let ids = hits.iter().filter_map(document_of);
    which.ids = Some(ids.collect());
    let (rows, total) = read.on_shelf(&which, MOST_HITS)?;
    let mut fitting: HashMap<DocumentId, DocumentRow> =
        rows.into_iter().map(|row| (row.id, row)).collect();
    let shown = hits.into_iter().filter_map(|hit| {
        let row = fitting.remove(&document_of(&hit)?)?;
        let snippet = hit.snippet.into_iter().map(|part| SnippetPart {
            text: part.text,
            hit: part.marked,
        });
        Some((row, snippet.collect()))
    });
    Ok((shown.take(limit as usize).collect(), total))
}

fn document_of(hit: &Hit) -> Option<DocumentId> {
    match hit.target {
        HitTarget::Document(id) => Some(id),
        HitTarget::Person(_) | HitTarget::Case(_) => None,
    }
}

/// The people and cases of these documents, named.
fn names_for(read: Reading<'_>, shown: &[Shown]) -> Result<(People, Cases), WireError> {
    let rows = || shown.iter().map(|(row, _)| row);
    let people: BTreeSet<PersonId> = rows().flat_map(|row| row.people.iter().copied()).collect();
    let cases: BTreeSet<CaseId> = rows().flat_map(|row| row.cases.iter().copied()).collect();
    let named = read.names_of(&Vec::from_iter(people))?.into_iter();
    let people = named.map(|(id, given, family)| {
        let name = full_name(&given, &family);
        (
            id,
            PersonRef {
                id: id.to_string(),
                name,
            },
        )
    });
    let mut named = Vec::new();
    for case in cases {
        named.extend(read.case(case)?.map(|row| case_ref(&row)));
    }
    Ok((people.collect(), named))
}

fn pick<Id: PartialEq, Named: Clone>(all: &[(Id, Named)], ids: &[Id]) -> Vec<Named> {
    ids.iter()
        .filter_map(|id| all.iter().find(|(other, _)| other == id))
        .map(|(_, named)| named.clone())
        .collect()
}

/// Everyone, named.
pub(crate) fn named_people(read: Reading<'_>) -> Result<People, WireError> {
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
pub(crate) fn named_cases(read: Reading<'_>) -> Result<Cases, WireError> {
    Ok(read.cases()?.iter().map(case_ref).collect())
}

fn case_ref(row: &CaseRow) -> (CaseId, CaseRef) {
    let named = CaseRef {
        id: row.id.to_string(),
        name: case_name(row.form.as_deref(), row.receipt_number.as_deref()),
    };
    (row.id, named)
}

/// `I-485 · IOE 09 1234 5678`, as far as it is known.
pub(crate) fn case_name(form: Option<&str>, receipt: Option<&str>) -> String {
    let number = receipt.map(|number| printed("receipt_number", number));
    let parts: Vec<String> = form.map(str::to_owned).into_iter().chain(number).collect();
    parts.join(" · ")
}
