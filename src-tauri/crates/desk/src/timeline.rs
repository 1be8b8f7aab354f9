//! The history, as the faces show it.

use chrono::{DateTime, Utc};
use domain::catalog::event_codes::{event_code, CodeCertainty};
use vault::{EventRow, Reading, Sought, SoughtWord, TimelineScope, VaultError};

use crate::contract::{
    ErrorCode, HistorySeen, InternalCode, NewSince, TimelineEntry, TimelinePage, TimelineRequest,
    WireError,
};
use crate::desk::Desk;
use crate::messages::codes_saying;
use crate::naming::Names;
use crate::sharing::TakesOut;
use crate::sources::instant;

/// When the history was last looked at.
const SEEN: &str = "history_seen_at";

impl Desk {
    /// The timeline of a case, of a person, or of all.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn timeline(&self, request: TimelineRequest) -> Result<TimelinePage, WireError> {
        let scope = scope_of(request.case.as_deref(), request.person.as_deref())?;
        let words = request.words.split_whitespace().map(|word| SoughtWord {
            text: word.to_lowercase(),
            titles: codes_saying(word, "event_"),
        });
        let sought = Sought {
            scope,
            words: words.collect(),
            kinds: request.kinds,
            after: None,
            // One more tells whether there are more.
            limit: request.limit.saturating_add(1),
        };
        self.reading(|vault| {
            let mut events = vault.read().history(&sought)?;
            let more = events.len() > request.limit as usize;
            events.truncate(request.limit as usize);
            let mut entries = told(vault.read(), events)?;
            TakesOut::for_recipient(vault.read(), request.recipient, self.day())?
                .in_entries(&mut entries);
            Ok(TimelinePage { entries, more })
        })
    }

    /// Marks that the history was looked at now, and says when it was before.
    ///
    /// # Errors
    /// `Locked`; what writing says.
    pub fn history_seen(&self, (): ()) -> Result<HistorySeen, WireError> {
        let now = instant(self.around.clock.now());
        let mut state = self.state();
        let open = state.open.as_mut().ok_or(ErrorCode::Locked)?;
        let before = open.vault.read().setting(SEEN)?;
        open.vault.quietly(|txn| txn.put_setting(SEEN, &now))?;
        Ok(HistorySeen { before })
    }
}

/// Whose history is meant.
pub(crate) fn scope_of(
    case: Option<&str>,
    person: Option<&str>,
) -> Result<TimelineScope, WireError> {
    let unknown = |_| WireError::new(ErrorCode::NotFound);
    Ok(match (case, person) {
        (Some(case), _) => TimelineScope::Case(case.parse().map_err(unknown)?),
        (None, Some(person)) => TimelineScope::Person(person.parse().map_err(unknown)?),
        (None, None) => TimelineScope::All,
    })
}

/// What was written down since the last look at the history.
pub(crate) fn new_since(read: Reading<'_>) -> Result<Option<NewSince>, VaultError> {
    let Some(looked_at) = read.setting(SEEN)? else {
        return Ok(None);
    };
    let Ok(at) = looked_at.parse::<DateTime<Utc>>() else {
        return Ok(None);
    };
    let count = read.entries_after(at)?;
    Ok((count > 0).then_some(NewSince { looked_at, count }))
}

/// Entries of the history, newest first, without what was undone.
pub(crate) fn entries(
    read: Reading<'_>,
    scope: TimelineScope,
    limit: u32,
) -> Result<Vec<TimelineEntry>, VaultError> {
    let events = read.timeline(scope, false, limit)?;
    told(read, events)
}

fn told(read: Reading<'_>, events: Vec<EventRow>) -> Result<Vec<TimelineEntry>, VaultError> {
    let names = Names::of_events(read, &events)?;
    let entries = events.into_iter().map(|event| TimelineEntry {
        id: event.id.to_string(),
        happened_on: event.happened_on.map(|day| day.to_string()),
        recorded_at: instant(event.recorded_at),
        source: names.source(&event),
        code: internal_code(&event),
        person: match (event.person, event.case) {
            (Some(person), _) => names.person(person),
            (None, Some(case)) => names.person_of(case),
            (None, None) => None,
        },
        kind: event.kind,
        title: event.title.into(),
        quote: event.quote,
        case: event.case.map(|case| case.to_string()),
        undone: event.undone,
        corrected: event.corrected_by.is_some(),
        correction: event.corrects.is_some(),
    });
    Ok(entries.collect())
}

/// The internal code a reported entry begins with. The wording is only told
/// where a public list of the agency has it.
fn internal_code(event: &EventRow) -> Option<InternalCode> {
    let quote = event
        .quote
        .as_deref()
        .filter(|_| event.kind == "reported")?;
    let (code, rest) = quote.split_once(':').unwrap_or((quote, ""));
    let looks_like_one = (2..=6).contains(&code.len())
        && code
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let known = event_code(code);
    if !looks_like_one || (known.is_none() && !rest.is_empty()) {
        return None;
    }
    Some(InternalCode {
        code: code.to_owned(),
        wording: known
            .filter(|known| known.certainty == CodeCertainty::Official)
            .map(|known| known.meaning.clone()),
    })
}
