//! Names of people, cases and papers for lists: asked for once for the whole
//! list, one question a kind.

use std::collections::{BTreeSet, HashMap};

use vault::{CaseId, DocumentId, EventRow, LastEvent, Origin, PersonId, Reading, VaultError};

use crate::contract::{PersonRef, Source, SourceKind};
use crate::sources::{full_name, instant};

/// What a list shows beside its own rows.
#[derive(Default)]
pub(crate) struct Names {
    people: HashMap<PersonId, PersonRef>,
    first_of: HashMap<CaseId, PersonId>,
    files: HashMap<DocumentId, Option<String>>,
    last: HashMap<CaseId, LastEvent>,
}

impl Names {
    /// Those that entries of the history need.
    pub(crate) fn of_events(read: Reading<'_>, events: &[EventRow]) -> Result<Self, VaultError> {
        let unnamed = events.iter().filter(|event| event.person.is_none());
        let cases: BTreeSet<CaseId> = unnamed.filter_map(|event| event.case).collect();
        let first_of: HashMap<_, _> = read
            .first_people_of(&Vec::from_iter(cases))?
            .into_iter()
            .collect();
        let people = events
            .iter()
            .filter_map(|event| event.person)
            .chain(first_of.values().copied());
        let papers = events.iter().filter_map(|event| paper(&event.origin));
        Ok(Self {
            people: people_named(read, people)?,
            files: read
                .file_names_of(&Vec::from_iter(papers.collect::<BTreeSet<_>>()))?
                .into_iter()
                .collect(),
            first_of,
            last: HashMap::new(),
        })
    }

    /// Those that a list of cases needs.
    pub(crate) fn of_cases(
        read: Reading<'_>,
        cases: &[vault::CaseRow],
    ) -> Result<Self, VaultError> {
        let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
        let first = cases.iter().filter_map(|case| {
            let (person, _) = case.people.first()?;
            Some((case.id, *person))
        });
        let first_of: HashMap<_, _> = first.collect();
        let last = read.last_events_of(&ids)?.into_iter();
        Ok(Self {
            people: people_named(read, first_of.values().copied())?,
            last: last.map(|event| (event.case, event)).collect(),
            files: HashMap::new(),
            first_of,
        })
    }

    /// A person.
    pub(crate) fn person(&self, id: PersonId) -> Option<PersonRef> {
        self.people.get(&id).cloned()
    }

    /// The first person of a case.
    pub(crate) fn person_of(&self, case: CaseId) -> Option<PersonRef> {
        self.person(*self.first_of.get(&case)?)
    }

    /// The last thing that happened in a case.
    pub(crate) fn last_of(&self, case: CaseId) -> Option<&LastEvent> {
        self.last.get(&case)
    }

    /// Where an entry came from.
    pub(crate) fn source(&self, event: &EventRow) -> Source {
        let (kind, document, page) = match &event.origin {
            Origin::Typed => (SourceKind::Typed, None, None),
            Origin::Document { document, places } => (
                SourceKind::Document,
                Some(document),
                places.first().map(|place| place.page),
            ),
        };
        Source {
            kind,
            document: document.map(ToString::to_string),
            document_name: document.and_then(|id| self.files.get(id).cloned().flatten()),
            page,
            recorded_at: Some(instant(event.recorded_at)),
        }
    }
}

fn people_named(
    read: Reading<'_>,
    people: impl Iterator<Item = PersonId>,
) -> Result<HashMap<PersonId, PersonRef>, VaultError> {
    let ids = Vec::from_iter(people.collect::<BTreeSet<_>>());
    let rows = read.names_of(&ids)?.into_iter();
    let named = rows.map(|(id, given, family)| {
        let person = PersonRef {
            id: id.to_string(),
            name: full_name(&given, &family),
        };
        (id, person)
    });
    Ok(named.collect())
}

fn paper(origin: &Origin) -> Option<DocumentId> {
    match origin {
        Origin::Typed => None,
        Origin::Document { document, .. } => Some(*document),
    }
}
