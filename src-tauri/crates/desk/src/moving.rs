//! A move: the new address, and a row for each duty that follows. The rows are
//! dates like all others, so their marks, reminders and undo are those of dates.

use domain::rules;
use vault::{Address, Card, CardId, CaseRow, Label, NewEvent, Origin, PersonId, Reading, Subject};

use crate::contract::{DueItem, ErrorCode, MoveDraft, MovePage, PersonRequest, WireError};
use crate::date_facts::put_typed;
use crate::dates::Dates;
use crate::desk::Desk;
use crate::documents::named_people;
use crate::people::known_person;
use crate::sources::person_ref;
use crate::typed;

/// The fact that every duty of a move counts from.
const MOVED_ON: &str = "moved_on";

impl Desk {
    /// The duties of a person's last move.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn move_show(&self, request: PersonRequest) -> Result<MovePage, WireError> {
        self.with_dates(|vault, dates| {
            let read = vault.read();
            let person = known_person(read, &request.person)?;
            let facts = read.facts_of(Subject::Person(person))?;
            let moved_on = facts.iter().find(|fact| fact.field == MOVED_ON);
            let mut addresses: Vec<Card<Address>> = read.cards_of_person(person)?;
            addresses.retain(|card| card.body.until.is_none());
            addresses.sort_by_key(|card| card.body.since);
            Ok(MovePage {
                person: person_ref(read, person)?.ok_or(ErrorCode::NotFound)?,
                moved_on: moved_on.map(|fact| fact.value.clone()),
                address: addresses
                    .pop()
                    .map(|card| card.body.lines)
                    .unwrap_or_default(),
                rows: rows(read, dates, person)?,
                people: named_people(read)?
                    .into_iter()
                    .map(|(_, named)| named)
                    .collect(),
            })
        })
    }

    /// Writes a move down: the old address ends, the new one begins, and a duty
    /// opens for everyone who moved and for each of their pending receipts.
    ///
    /// # Errors
    /// `TextEmpty`, `DateUnreadable`, `DateImpossible` with their box; `NotFound`,
    /// `Locked`; what writing says.
    pub fn move_begin(&self, draft: MoveDraft) -> Result<MovePage, WireError> {
        let lines = typed::lines(&draft.lines);
        if lines.is_empty() {
            return Err(WireError::new(ErrorCode::TextEmpty).at("lines"));
        }
        let moved_on = typed::day(&draft.moved_on, "moved_on")?.unwrap_or_else(|| self.day());
        if moved_on > self.day() {
            return Err(WireError::new(ErrorCode::DateImpossible)
                .at("moved_on")
                .with("date_on", moved_on));
        }
        let first = draft.people.first().cloned().ok_or(ErrorCode::NotFound)?;
        let now = self.around.clock.now();
        self.writing(|vault| {
            let people = draft.people.iter().map(|id| known_person(vault.read(), id));
            let people = people.collect::<Result<Vec<_>, WireError>>()?;
            vault.step(now, &Label::new("step_moved"), |txn| {
                for person in people {
                    let old: Vec<Card<Address>> = txn.read().cards_of_person(person)?;
                    for mut card in old.into_iter().filter(|card| card.body.until.is_none()) {
                        card.body.until = Some(moved_on);
                        txn.put_card(&card)?;
                    }
                    txn.put_card(&Card {
                        id: CardId::new(now),
                        person: Some(person),
                        case: None,
                        document: None,
                        body: Address {
                            lines: lines.clone(),
                            since: Some(moved_on),
                            until: None,
                        },
                        recorded_at: now,
                    })?;
                    let day = moved_on.to_string();
                    put_typed(txn, Subject::Person(person), MOVED_ON, &day)?;
                    for case in pending(txn.read(), person)? {
                        put_typed(txn, Subject::Case(case.id), MOVED_ON, &day)?;
                    }
                    txn.add_event(&NewEvent {
                        kind: "address".to_owned(),
                        happened_on: Some(moved_on),
                        person: Some(person),
                        case: None,
                        document: None,
                        title: Label::new("event_moved").with("text", lines.join(", ")),
                        quote: None,
                        origin: Origin::Typed,
                    })?;
                }
                Ok::<_, WireError>(())
            })
        })?;
        self.move_show(PersonRequest { person: first })
    }
}

/// Cases with a receipt number and no outcome.
fn pending(read: Reading<'_>, person: PersonId) -> Result<Vec<CaseRow>, WireError> {
    let mut pending = Vec::new();
    for case in read.cases_of(person)? {
        let facts = read.facts_of(Subject::Case(case.id))?;
        let is_over = facts.iter().any(|fact| fact.field == "outcome");
        if case.receipt_number.is_some() && !is_over {
            pending.push(case);
        }
    }
    Ok(pending)
}

/// What is to be received and counts from the move: of the person, then of
/// their cases.
fn rows(read: Reading<'_>, dates: &Dates, person: PersonId) -> Result<Vec<DueItem>, WireError> {
    let cases: Vec<String> = read
        .cases_of(person)?
        .iter()
        .map(|case| format!("case/{}", case.id))
        .collect();
    let own = format!("person/{person}");
    let mut rows: Vec<DueItem> = dates
        .all()
        .filter(|due| {
            let on = due.item.on.as_deref().unwrap_or_default();
            let is_theirs = on == own || cases.iter().any(|case| case == on);
            let rule = rules::find(&due.item.rule).ok();
            is_theirs
                && due.item.kind == "receive"
                && rule.is_some_and(|rule| rule.start() == MOVED_ON)
        })
        .map(|due| due.item.clone())
        .collect();
    rows.sort_by_key(|row| (row.case.is_some(), row.receipt_printed.clone()));
    Ok(rows)
}
