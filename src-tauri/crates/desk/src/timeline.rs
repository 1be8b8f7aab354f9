//! The history, as the faces show it.

use vault::{Reading, TimelineScope, VaultError};

use crate::contract::{ErrorCode, TimelineEntry, TimelinePage, TimelineRequest, WireError};
use crate::desk::Desk;
use crate::sources::{instant, person_of_case, person_ref, source};

impl Desk {
    /// The timeline of a case, of a person, or of all.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn timeline(&self, request: TimelineRequest) -> Result<TimelinePage, WireError> {
        let unknown = |_| WireError::new(ErrorCode::NotFound);
        let scope = match (&request.case, &request.person) {
            (Some(case), _) => TimelineScope::Case(case.parse().map_err(unknown)?),
            (None, Some(person)) => TimelineScope::Person(person.parse().map_err(unknown)?),
            (None, None) => TimelineScope::All,
        };
        self.reading(|vault| {
            Ok(TimelinePage {
                entries: entries(vault.read(), scope, request.limit)?,
            })
        })
    }
}

/// Entries of the history, newest first, without what was undone.
pub(crate) fn entries(
    read: Reading<'_>,
    scope: TimelineScope,
    limit: u32,
) -> Result<Vec<TimelineEntry>, VaultError> {
    let events = read.timeline(scope, false, limit)?;
    let entries = events.into_iter().map(|event| {
        let person = match (event.person, event.case) {
            (Some(person), _) => person_ref(read, person)?,
            (None, Some(case)) => person_of_case(read, case)?,
            (None, None) => None,
        };
        Ok(TimelineEntry {
            id: event.id.to_string(),
            kind: event.kind,
            happened_on: event.happened_on.map(|day| day.to_string()),
            recorded_at: instant(event.recorded_at),
            title: event.title.into(),
            quote: event.quote,
            source: source(read, &event.origin, Some(event.recorded_at))?,
            person,
            case: event.case.map(|case| case.to_string()),
            undone: event.undone,
            corrected: event.corrected_by.is_some(),
            correction: event.corrects.is_some(),
        })
    });
    entries.collect()
}
