//! History: what is recorded when rows change, and the entries people read.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{params, Connection, Row};

use crate::error::VaultError;
use crate::ids::{CaseId, DocumentId, EventId, PersonId};
use crate::rows::{json, many, read_instant, read_json, write_day, write_instant, Origin, Reading};

/// The tables whose rows undo restores.
pub(crate) const WATCHED: [&str; 15] = [
    "person",
    "identifier",
    "account",
    "filing",
    "filing_person",
    "document",
    "document_filing",
    "document_person",
    "appointment",
    "appointment_filing",
    "fact",
    "card",
    "duty_mark",
    "own_date",
    "reminder_choice",
];

/// A sentence for people: its key in the message files, and its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Key of the message.
    pub code: String,
    /// Values for its braces.
    pub params: BTreeMap<String, String>,
}

impl Label {
    /// A label without parameters.
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            params: BTreeMap::new(),
        }
    }

    /// The same with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
}

/// An entry to add.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    /// What kind of entry: `notice`, `appointment`, `person`, …
    pub kind: String,
    /// When it happened, if that is known.
    pub happened_on: Option<NaiveDate>,
    /// Whose.
    pub person: Option<PersonId>,
    /// Of which case.
    pub case: Option<CaseId>,
    /// The document that tells it.
    pub document: Option<DocumentId>,
    /// What happened, in words.
    pub title: Label,
    /// The agency's own words, unchanged.
    pub quote: Option<String>,
    /// Where it came from.
    pub origin: Origin,
}

/// An entry of the history.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    /// Its id.
    pub id: EventId,
    /// See [`NewEvent::kind`]; also `undo` and `redo`.
    pub kind: String,
    /// When it happened.
    pub happened_on: Option<NaiveDate>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// Whose.
    pub person: Option<PersonId>,
    /// Of which case.
    pub case: Option<CaseId>,
    /// The document that tells it.
    pub document: Option<DocumentId>,
    /// What happened.
    pub title: Label,
    /// The agency's own words.
    pub quote: Option<String>,
    /// Where it came from.
    pub origin: Origin,
    /// Its step was taken back.
    pub undone: bool,
    /// The entry it corrects.
    pub corrects: Option<EventId>,
    /// The entry that corrects it.
    pub corrected_by: Option<EventId>,
}

/// Whose history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimelineScope {
    /// Everything.
    All,
    /// One case.
    Case(CaseId),
    /// One person, with their cases.
    Person(PersonId),
}

/// Makes the triggers that write the images of changed rows. They follow the
/// columns of the tables, so they are made anew after every migration.
pub(crate) fn watch_tables(connection: &Connection) -> Result<(), VaultError> {
    for table in WATCHED {
        let columns = columns(connection, table)?;
        if columns.is_empty() {
            // A later migration makes it.
            continue;
        }
        let image = |side: &str| {
            let pairs: Vec<String> = columns
                .iter()
                .map(|column| format!("'{column}', {side}.{column}"))
                .collect();
            format!("json_object({})", pairs.join(", "))
        };
        let (old, new) = (image("OLD"), image("NEW"));
        let write = "INSERT INTO change (step, in_table, row, before, after)";
        connection.execute_batch(&format!(
            "DROP TRIGGER IF EXISTS {table}_inserted;
             DROP TRIGGER IF EXISTS {table}_updated;
             DROP TRIGGER IF EXISTS {table}_deleted;
             CREATE TRIGGER {table}_inserted AFTER INSERT ON {table} BEGIN
                 {write} VALUES ((SELECT max(id) FROM step), '{table}', NEW.row, NULL, {new});
             END;
             CREATE TRIGGER {table}_updated AFTER UPDATE ON {table} WHEN {old} IS NOT {new} BEGIN
                 {write} VALUES ((SELECT max(id) FROM step), '{table}', NEW.row, {old}, {new});
             END;
             CREATE TRIGGER {table}_deleted AFTER DELETE ON {table} BEGIN
                 {write} VALUES ((SELECT max(id) FROM step), '{table}', OLD.row, {old}, NULL);
             END;"
        ))?;
    }
    Ok(())
}

/// Takes the triggers away, for rows that bring their images along.
pub(crate) fn unwatch_tables(connection: &Connection) -> Result<(), VaultError> {
    for table in WATCHED {
        for change in ["inserted", "updated", "deleted"] {
            connection.execute_batch(&format!("DROP TRIGGER {table}_{change}"))?;
        }
    }
    Ok(())
}

pub(crate) fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, VaultError> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = statement
        .query_map([table], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(names)
}

/// Opens a step in the transaction at hand.
pub(crate) fn begin_step(
    connection: &Connection,
    now: DateTime<Utc>,
    kind: &str,
    target: Option<i64>,
    label: &Label,
) -> Result<i64, VaultError> {
    connection.execute(
        "INSERT INTO step (at, kind, target, label_code, label_params, state)
         VALUES (?1, ?2, ?3, ?4, ?5, 'done')",
        params![
            write_instant(now),
            kind,
            target,
            label.code,
            json(&label.params)?
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn add_event(
    connection: &Connection,
    step: i64,
    now: DateTime<Utc>,
    event: &NewEvent,
    corrects: Option<EventId>,
) -> Result<EventId, VaultError> {
    let id = EventId::new(now);
    connection
        .prepare_cached(
            "INSERT INTO event (id, step, kind, happened_on, recorded_at, person, filing,
                 document, title_code, title_params, quote, origin, corrects)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            id,
            step,
            event.kind,
            write_day(event.happened_on),
            write_instant(now),
            event.person,
            event.case,
            event.document,
            event.title.code,
            json(&event.title.params)?,
            event.quote,
            json(&event.origin)?,
            corrects,
        ])?;
    Ok(id)
}

pub(crate) const EVENT: &str = "SELECT event.id, event.kind, event.happened_on, event.recorded_at,
        event.person, event.filing, event.document, event.title_code, event.title_params,
        event.quote, event.origin, step.state <> 'done', event.corrects,
        (SELECT later.id FROM event later JOIN step ON step.id = later.step
         WHERE later.corrects = event.id AND step.state = 'done' ORDER BY later.row DESC LIMIT 1)
    FROM event JOIN step ON step.id = event.step";
pub(crate) const NEWEST_FIRST: &str =
    "ORDER BY coalesce(event.happened_on, substr(event.recorded_at, 1, 10)) DESC, event.row DESC";

pub(crate) fn event(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    Ok(EventRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        happened_on: crate::rows::read_day(row, 2)?,
        recorded_at: read_instant(row, 3)?,
        person: row.get(4)?,
        case: row.get(5)?,
        document: row.get(6)?,
        title: Label {
            code: row.get(7)?,
            params: read_json(row, 8)?,
        },
        quote: row.get(9)?,
        origin: read_json(row, 10)?,
        undone: row.get(11)?,
        corrects: row.get(12)?,
        corrected_by: row.get(13)?,
    })
}

impl Reading<'_> {
    /// The history, newest first. Entries whose step was undone are left out
    /// unless asked for; they are never gone.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn timeline(
        &self,
        scope: TimelineScope,
        with_undone: bool,
        limit: u32,
    ) -> Result<Vec<EventRow>, VaultError> {
        let kept = if with_undone {
            "true"
        } else {
            "step.state = 'done' AND step.kind = 'do'"
        };
        match scope {
            TimelineScope::All => many(
                self.connection,
                &format!("{EVENT} WHERE {kept} {NEWEST_FIRST} LIMIT ?1"),
                params![limit],
                event,
            ),
            TimelineScope::Case(case) => many(
                self.connection,
                &format!("{EVENT} WHERE event.filing = ?1 AND {kept} {NEWEST_FIRST} LIMIT ?2"),
                params![case, limit],
                event,
            ),
            TimelineScope::Person(person) => many(
                self.connection,
                &format!(
                    "{EVENT} WHERE event.row IN (
                         SELECT row FROM event WHERE person = ?1
                         UNION SELECT event.row FROM event JOIN filing_person USING (filing)
                             WHERE filing_person.person = ?1)
                     AND {kept} {NEWEST_FIRST} LIMIT ?2"
                ),
                params![person, limit],
                event,
            ),
        }
    }
}
