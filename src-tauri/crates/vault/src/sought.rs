//! The history searched: by kind of entry, by words, and what is new.

use chrono::{DateTime, Utc};
use rusqlite::params;
use serde::Serialize;

use crate::error::VaultError;
use crate::history::{event, EventRow, TimelineScope, EVENT, NEWEST_FIRST};
use crate::rows::{json, many, one, write_instant, Reading};

/// Which entries are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// Whose history.
    pub scope: TimelineScope,
    /// Only these kinds of entries; empty: all.
    pub kinds: Vec<String>,
    /// Entries in which every one of these stands.
    pub words: Vec<SoughtWord>,
    /// Only entries written down after this.
    pub after: Option<DateTime<Utc>>,
    /// How many at most.
    pub limit: u32,
}

/// A word that is looked for in entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SoughtWord {
    /// The word itself: it may stand in the agency's words, or in what was
    /// written by hand.
    pub text: String,
    /// Titles whose sentence has the word.
    pub titles: Vec<String>,
}

impl Reading<'_> {
    /// Entries of the history, newest first, without what was undone.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn history(&self, sought: &Sought) -> Result<Vec<EventRow>, VaultError> {
        let (whose, id) = match sought.scope {
            TimelineScope::All => ("?1 = ''", String::new()),
            TimelineScope::Case(case) => ("event.filing = ?1", case.to_string()),
            TimelineScope::Person(person) => (
                "event.row IN (
                     SELECT row FROM event WHERE person = ?1
                     UNION SELECT event.row FROM event JOIN filing_person USING (filing)
                         WHERE filing_person.person = ?1)",
                person.to_string(),
            ),
        };
        let kinds = match sought.kinds.is_empty() {
            true => "?2 = '[]'",
            false => "event.kind IN (SELECT value FROM json_each(?2))",
        };
        let words = match sought.words.is_empty() {
            true => "?3 = '[]'",
            false => {
                "NOT EXISTS (SELECT 1 FROM json_each(?3) AS word WHERE NOT (
                     event.title_code IN
                         (SELECT value FROM json_each(word.value, '$.titles'))
                     OR instr(lower(event.title_params), word.value ->> 'text') > 0
                     OR instr(lower(coalesce(event.quote, '')), word.value ->> 'text') > 0))"
            }
        };
        let after = match sought.after {
            Some(_) => "event.recorded_at > ?4",
            None => "?4 IS NULL",
        };
        many(
            self.connection,
            &format!(
                "{EVENT} WHERE {whose} AND {kinds} AND {words} AND {after}
                     AND step.state = 'done' AND step.kind = 'do' {NEWEST_FIRST} LIMIT ?5"
            ),
            params![
                id,
                json(&sought.kinds)?,
                json(&sought.words)?,
                sought.after.map(write_instant),
                sought.limit
            ],
            event,
        )
    }

    /// How many entries were written down after an instant, and are not undone.
    ///
    /// # Errors
    /// As every reading.
    pub fn entries_after(&self, instant: DateTime<Utc>) -> Result<u32, VaultError> {
        let count = one(
            self.connection,
            "SELECT count(*) FROM event JOIN step ON step.id = event.step
             WHERE event.recorded_at > ?1 AND step.state = 'done' AND step.kind = 'do'",
            [write_instant(instant)],
            |row| row.get(0),
        )?;
        Ok(count.unwrap_or_default())
    }
}
