//! Full-text search over people, cases and documents, in the same encrypted
//! file. Words are found by their beginnings; numbers by any part, in any
//! spelling.

use std::collections::BTreeSet;

use rusqlite::{params, Connection, OptionalExtension};

use crate::error::VaultError;
use crate::ids::{CaseId, DocumentId, PersonId};
use crate::rows::{many, Reading};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitTarget {
    /// A person.
    Person(PersonId),
    /// A case.
    Case(CaseId),
    /// A document.
    Document(DocumentId),
}

/// A piece of the text around the words that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetPart {
    /// The piece.
    pub text: String,
    /// It is one of the words searched for.
    pub marked: bool,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What.
    pub target: HitTarget,
    /// The words around it; empty when a number was found.
    pub snippet: Vec<SnippetPart>,
}

/// A part of a number shorter than this would find everything (and the trigram
/// index nothing).
const SHORTEST_PART: usize = 3;
/// Marks around a found word: control characters that no text holds.
const MARK: char = '\u{2}';
const END: char = '\u{3}';

/// The touched subjects of a step: what has to be indexed anew.
const TOUCHED: &str = "
    WITH image AS (
        SELECT in_table, coalesce(after, before) AS row FROM change WHERE step = ?1
    ), touched (kind, subject) AS (
        SELECT 'person', row ->> 'id' FROM image WHERE in_table = 'person'
        UNION SELECT 'person', row ->> 'person' FROM image WHERE in_table IN ('identifier', 'account')
        UNION SELECT 'case', row ->> 'id' FROM image WHERE in_table = 'filing'
        UNION SELECT 'case', row ->> 'filing' FROM image WHERE in_table = 'filing_person'
        UNION SELECT 'case', row ->> 'subject' FROM image
            WHERE in_table = 'fact' AND row ->> 'subject_kind' = 'case'
        UNION SELECT 'person', row ->> 'subject' FROM image
            WHERE in_table = 'fact' AND row ->> 'subject_kind' = 'person'
        UNION SELECT 'case', row ->> 'filing' FROM image
            WHERE in_table = 'card' AND row ->> 'filing' IS NOT NULL
        UNION SELECT 'person', row ->> 'person' FROM image
            WHERE in_table = 'card' AND row ->> 'person' IS NOT NULL
        UNION SELECT 'case', filing FROM event WHERE step IN
            (SELECT ?1 UNION SELECT target FROM step WHERE id = ?1) AND filing IS NOT NULL
        UNION SELECT 'person', person FROM event WHERE step IN
            (SELECT ?1 UNION SELECT target FROM step WHERE id = ?1) AND person IS NOT NULL
        UNION SELECT 'document', row ->> 'id' FROM image WHERE in_table = 'document'
    )
    SELECT kind, subject FROM touched
    UNION SELECT 'case', filing FROM filing_person JOIN touched
        ON touched.kind = 'person' AND touched.subject = filing_person.person";

/// Brings the index to what a step left.
pub(crate) fn follow(connection: &Connection, step: i64) -> Result<(), VaultError> {
    let touched: BTreeSet<(String, String)> = many(connection, TOUCHED, [step], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?
    .into_iter()
    .collect();
    for (kind, subject) in touched {
        index(connection, &kind, &subject)?;
    }
    Ok(())
}

/// Indexes the whole record anew.
pub(crate) fn index_everything(connection: &Connection) -> Result<(), VaultError> {
    let subjects: Vec<(String, String)> = many(
        connection,
        "SELECT 'person', id FROM person UNION ALL SELECT 'case', id FROM filing
         UNION ALL SELECT 'document', id FROM document",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (kind, subject) in subjects {
        index(connection, &kind, &subject)?;
    }
    Ok(())
}

struct Entry {
    title: String,
    body: String,
    numbers: String,
}

fn index(connection: &Connection, kind: &str, subject: &str) -> Result<(), VaultError> {
    connection.execute(
        "INSERT INTO search_entry (kind, subject) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        [kind, subject],
    )?;
    let row: i64 = connection.query_row(
        "SELECT row FROM search_entry WHERE kind = ?1 AND subject = ?2",
        [kind, subject],
        |row| row.get(0),
    )?;
    connection.execute("DELETE FROM search_words WHERE rowid = ?1", [row])?;
    connection.execute("DELETE FROM search_numbers WHERE rowid = ?1", [row])?;
    let Some(entry) = entry(connection, kind, subject)? else {
        connection.execute("DELETE FROM search_entry WHERE row = ?1", [row])?;
        return Ok(());
    };
    connection.execute(
        "INSERT INTO search_words (rowid, title, body) VALUES (?1, ?2, ?3)",
        params![row, entry.title, entry.body],
    )?;
    connection.execute(
        "INSERT INTO search_numbers (rowid, compact) VALUES (?1, ?2)",
        params![row, compact_each(&entry.numbers)],
    )?;
    Ok(())
}

fn entry(connection: &Connection, kind: &str, subject: &str) -> Result<Option<Entry>, VaultError> {
    let sql = match kind {
        "person" => {
            "SELECT given_names || ' ' || family_name,
                 (SELECT coalesce(group_concat(words, ' '), '') FROM
                     (SELECT value AS words FROM fact
                          WHERE subject_kind = 'person' AND subject = ?1
                      UNION ALL SELECT words.value FROM card, json_tree(card.body) AS words
                          WHERE card.person = ?1 AND words.type = 'text'
                      UNION ALL SELECT title_params ->> 'text' FROM event
                          JOIN step ON step.id = event.step
                          WHERE event.person = ?1 AND state = 'done'
                              AND title_params ->> 'text' IS NOT NULL)),
                 (SELECT coalesce(group_concat(value, ' '), '') FROM
                     (SELECT value FROM identifier WHERE person = ?1
                      UNION ALL SELECT number FROM account WHERE person = ?1))
             FROM person WHERE id = ?1"
        }
        "case" => {
            // `I-485` is also found as `i485`.
            "SELECT coalesce(form, '') || ' ' || replace(coalesce(form, ''), '-', ''),
                 (SELECT coalesce(group_concat(words, ' '), '') FROM
                     (SELECT given_names || ' ' || family_name AS words FROM person
                          JOIN filing_person ON person = id WHERE filing = ?1
                      UNION ALL SELECT value || ' ' || shown FROM fact
                          WHERE subject_kind = 'case' AND subject = ?1
                      UNION ALL SELECT words.value FROM card, json_tree(card.body) AS words
                          WHERE card.filing = ?1 AND words.type = 'text'
                      UNION ALL SELECT title_params ->> 'text' FROM event
                          JOIN step ON step.id = event.step
                          WHERE filing = ?1 AND state = 'done'
                              AND title_params ->> 'text' IS NOT NULL
                      UNION ALL SELECT quote FROM event JOIN step ON step.id = event.step
                          WHERE filing = ?1 AND quote IS NOT NULL AND state = 'done')),
                 coalesce(receipt_number, '')
             FROM filing WHERE id = ?1"
        }
        _ => "SELECT coalesce(file_name, ''), text, '' FROM document WHERE id = ?1",
    };
    Ok(connection
        .prepare_cached(sql)?
        .query_row([subject], |row| {
            Ok(Entry {
                title: row.get(0)?,
                body: row.get(1)?,
                numbers: row.get(2)?,
            })
        })
        .optional()?)
}

impl Reading<'_> {
    /// Searches: first numbers that contain what was typed, then words that
    /// begin with each word typed, best first. A search is never an error: what
    /// cannot be searched for finds nothing.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn search(&self, words: &str, limit: u32) -> Result<Vec<Hit>, VaultError> {
        let mut hits: Vec<Hit> = Vec::new();
        let numbers = self.numbers_with(words, limit)?;
        for hit in numbers.into_iter().chain(self.words_like(words, limit)?) {
            if !hits.iter().any(|found| found.target == hit.target) {
                hits.push(hit);
            }
        }
        hits.truncate(limit as usize);
        Ok(hits)
    }

    fn numbers_with(&self, typed: &str, limit: u32) -> Result<Vec<Hit>, VaultError> {
        let part = compact(typed);
        if part.len() < SHORTEST_PART || !typed.contains(|c: char| c.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        self.hits(
            "SELECT kind, subject, '' FROM search_numbers
             JOIN search_entry ON search_entry.row = search_numbers.rowid
             WHERE compact LIKE ?1 ORDER BY kind, search_entry.row LIMIT ?2",
            params![format!("%{part}%"), limit],
        )
    }

    fn words_like(&self, typed: &str, limit: u32) -> Result<Vec<Hit>, VaultError> {
        let Some(phrases) = phrases(typed) else {
            return Ok(Vec::new());
        };
        self.hits(
            "SELECT kind, subject, snippet(search_words, 1, char(2), char(3), '…', 12)
             FROM search_words JOIN search_entry ON search_entry.row = search_words.rowid
             WHERE search_words MATCH ?1
             ORDER BY kind = 'document', bm25(search_words, 5.0, 1.0) LIMIT ?2",
            params![phrases, limit],
        )
    }

    /// Documents alone whose name or text has words that begin with each word
    /// typed, best first.
    ///
    /// # Errors
    /// As every reading.
    pub fn documents_with(&self, words: &str, limit: u32) -> Result<Vec<Hit>, VaultError> {
        let Some(phrases) = phrases(words) else {
            return Ok(Vec::new());
        };
        self.hits(
            "SELECT kind, subject, snippet(search_words, 1, char(2), char(3), '…', 12)
             FROM search_words JOIN search_entry ON search_entry.row = search_words.rowid
             WHERE search_words MATCH ?1 AND kind = 'document'
             ORDER BY bm25(search_words, 5.0, 1.0) LIMIT ?2",
            params![phrases, limit],
        )
    }

    fn hits(&self, sql: &str, with: impl rusqlite::Params) -> Result<Vec<Hit>, VaultError> {
        let found: Vec<(String, String, String)> = many(self.connection, sql, with, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        found
            .into_iter()
            .map(|(kind, subject, snippet)| {
                Ok(Hit {
                    target: target(&kind, &subject)?,
                    snippet: parts(&snippet),
                })
            })
            .collect()
    }
}

/// Every word typed as the beginning of a word; `None` without one.
fn phrases(typed: &str) -> Option<String> {
    let phrases: Vec<String> = typed
        .split_whitespace()
        .map(|word| word.replace('"', ""))
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!phrases.is_empty()).then(|| phrases.join(" "))
}

fn target(kind: &str, subject: &str) -> Result<HitTarget, VaultError> {
    let read = match kind {
        "person" => subject.parse().map(HitTarget::Person),
        "case" => subject.parse().map(HitTarget::Case),
        _ => subject.parse().map(HitTarget::Document),
    };
    read.map_err(|_| VaultError::Damaged)
}

/// A number without its blanks and dashes, with the letters people mistake for
/// figures folded into them, so that `I0E 09-12` finds `IOE0912`.
fn compact(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect()
}

fn compact_each(numbers: &str) -> String {
    let each: Vec<String> = numbers.split_whitespace().map(compact).collect();
    each.join(" ")
}

fn parts(snippet: &str) -> Vec<SnippetPart> {
    let mut parts = Vec::new();
    for piece in snippet.split(MARK) {
        let (found, rest) = piece.split_once(END).unwrap_or(("", piece));
        for (text, marked) in [(found, true), (rest, false)] {
            if !text.is_empty() {
                parts.push(SnippetPart {
                    text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                    marked,
                });
            }
        }
    }
    parts
}
