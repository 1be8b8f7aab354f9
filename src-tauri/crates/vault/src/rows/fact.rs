//! Single facts with their source.

use chrono::{DateTime, Utc};
use rusqlite::{params, Row};

use super::{json, many, read_instant, read_json, unreadable, write_instant, Origin, Reading};
use crate::error::VaultError;
use crate::ids::{AppointmentId, CaseId, DocumentId, PersonId};
use crate::step::StepTxn;

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A person.
    Person(PersonId),
    /// A case.
    Case(CaseId),
    /// An appointment.
    Appointment(AppointmentId),
    /// A document: what it says of itself and of its time limits.
    Document(DocumentId),
}

/// A fact.
#[derive(Debug, Clone, PartialEq)]
pub struct FactRow {
    /// What it is about.
    pub subject: Subject,
    /// Field name, as in the contract of `casekeep-cli read`.
    pub field: String,
    /// Which one, where a field can have several values; from 0.
    pub position: u32,
    /// Stored form.
    pub value: String,
    /// As printed or typed.
    pub shown: String,
    /// Where it came from.
    pub origin: Origin,
    /// When it was written down; set by the record.
    pub recorded_at: DateTime<Utc>,
}

impl Subject {
    pub(super) fn columns(self) -> (&'static str, String) {
        match self {
            Self::Person(id) => ("person", id.to_string()),
            Self::Case(id) => ("case", id.to_string()),
            Self::Appointment(id) => ("appointment", id.to_string()),
            Self::Document(id) => ("document", id.to_string()),
        }
    }

    pub(super) fn read(row: &Row<'_>, kind: usize, id: usize) -> rusqlite::Result<Self> {
        let kind: String = row.get(kind)?;
        match kind.as_str() {
            "person" => Ok(Self::Person(row.get(id)?)),
            "case" => Ok(Self::Case(row.get(id)?)),
            "appointment" => Ok(Self::Appointment(row.get(id)?)),
            "document" => Ok(Self::Document(row.get(id)?)),
            _ => Err(unreadable("unknown subject".into())),
        }
    }
}

const FACT: &str =
    "SELECT subject_kind, subject, field, position, value, shown, origin, recorded_at FROM fact";

fn fact(row: &Row<'_>) -> rusqlite::Result<FactRow> {
    Ok(FactRow {
        subject: Subject::read(row, 0, 1)?,
        field: row.get(2)?,
        position: row.get(3)?,
        value: row.get(4)?,
        shown: row.get(5)?,
        origin: read_json(row, 6)?,
        recorded_at: read_instant(row, 7)?,
    })
}

impl Reading<'_> {
    /// What is known about something, in the order it was learned.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn facts_of(&self, subject: Subject) -> Result<Vec<FactRow>, VaultError> {
        let (kind, id) = subject.columns();
        many(
            self.connection,
            &format!("{FACT} WHERE subject_kind = ?1 AND subject = ?2 ORDER BY row"),
            [kind, &id],
            fact,
        )
    }

    /// Everything that was learned from a document.
    ///
    /// # Errors
    /// As every reading.
    pub fn facts_from(&self, document: DocumentId) -> Result<Vec<FactRow>, VaultError> {
        many(
            self.connection,
            &format!("{FACT} WHERE document = ?1 ORDER BY row"),
            [document],
            fact,
        )
    }
}

impl StepTxn<'_> {
    /// Takes a fact out. It stays in the history of changes.
    ///
    /// # Errors
    /// As every writing.
    pub fn remove_fact(
        &mut self,
        subject: Subject,
        field: &str,
        position: u32,
    ) -> Result<(), VaultError> {
        let (kind, id) = subject.columns();
        self.connection().execute(
            "DELETE FROM fact WHERE subject_kind = ?1 AND subject = ?2 AND field = ?3
                 AND position = ?4",
            params![kind, id, field, position],
        )?;
        Ok(())
    }

    /// Writes a fact down. The one it replaces stays in the history of changes.
    ///
    /// # Errors
    /// As every writing.
    pub fn put_fact(&mut self, row: &FactRow) -> Result<(), VaultError> {
        let (kind, id) = row.subject.columns();
        let document = match &row.origin {
            Origin::Document { document, .. } => Some(*document),
            Origin::Typed => None,
        };
        self.connection().execute(
            "INSERT INTO fact (subject_kind, subject, field, position, value, shown, document,
                 origin, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (subject_kind, subject, field, position) DO UPDATE SET value = ?5,
                 shown = ?6, document = ?7, origin = ?8, recorded_at = ?9",
            params![
                kind,
                id,
                row.field,
                row.position,
                row.value,
                row.shown,
                document,
                json(&row.origin)?,
                write_instant(self.now()),
            ],
        )?;
        Ok(())
    }
}
