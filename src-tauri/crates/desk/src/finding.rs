//! The palette's search.

use vault::{Hit, HitTarget, Reading};

use crate::contract::{Found, Phrase, SearchPage, SearchRequest, SnippetPart, Target, WireError};
use crate::desk::Desk;
use crate::sources::{full_name, person_of_case, person_ref, printed};

impl Desk {
    /// Searches the record.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn search(&self, request: SearchRequest) -> Result<SearchPage, WireError> {
        self.reading(|vault| {
            let read = vault.read();
            let hits = read.search(&request.words, request.limit)?;
            let mut found = Vec::with_capacity(hits.len());
            for hit in hits {
                found.extend(describe(read, hit)?);
            }
            Ok(SearchPage { found })
        })
    }
}

fn describe(read: Reading<'_>, hit: Hit) -> Result<Option<Found>, WireError> {
    let snippet = hit
        .snippet
        .into_iter()
        .map(|part| SnippetPart {
            text: part.text,
            hit: part.marked,
        })
        .collect();
    let found = match hit.target {
        HitTarget::Person(id) => read.person(id)?.map(|row| Found {
            target: Target::Person { id: id.to_string() },
            title: full_name(&row.given_names, &row.family_name),
            what: Phrase::new("found_person"),
            person: None,
            snippet,
        }),
        HitTarget::Case(id) => match read.case(id)? {
            None => None,
            Some(case) => {
                let number = case
                    .receipt_number
                    .map(|number| printed("receipt_number", &number));
                let title: Vec<String> = case.form.into_iter().chain(number).collect();
                Some(Found {
                    target: Target::Case { id: id.to_string() },
                    title: title.join(" · "),
                    what: Phrase::new("found_case"),
                    person: person_of_case(read, id)?,
                    snippet,
                })
            }
        },
        HitTarget::Document(id) => match read.document(id)? {
            None => None,
            Some(document) => Some(Found {
                target: Target::Document { id: id.to_string() },
                what: Phrase::new(format!("document_kind_{}", document.kind)),
                title: document.file_name.unwrap_or_default(),
                person: match document.people.first() {
                    Some(person) => person_ref(read, *person)?,
                    None => None,
                },
                snippet,
            }),
        },
    };
    Ok(found)
}
