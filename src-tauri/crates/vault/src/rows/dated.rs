//! The record as dates need it: facts of certain fields and documents without
//! their text, many at once, and what a change touched.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Row;

use super::{json, many, read_day, read_instant, read_json, Reading, Subject};
use crate::error::VaultError;
use crate::ids::{CaseId, DocumentId, PersonId};

/// A fact with as much of its source as a sum shows.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedFact {
    /// What it is about.
    pub subject: Subject,
    /// Field name.
    pub field: String,
    /// Which one of several; from 0.
    pub position: u32,
    /// Stored form.
    pub value: String,
    /// The document it was read from; none: a person typed it.
    pub document: Option<DocumentId>,
    /// The page there.
    pub page: Option<u32>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
}

/// A document without its text.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentHead {
    /// Id.
    pub id: DocumentId,
    /// `receipt`, `rfe`, …
    pub kind: String,
    /// File name; none for pasted text.
    pub file_name: Option<String>,
    /// Date of the notice.
    pub dated_on: Option<NaiveDate>,
    /// When it was kept.
    pub kept_at: DateTime<Utc>,
    /// Whose.
    pub people: Vec<PersonId>,
    /// Of which cases.
    pub cases: Vec<CaseId>,
}

/// Something dates may follow from that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Touched {
    /// A person or what is known of them.
    Person(PersonId),
    /// A case, or what came in about it.
    Case(CaseId),
    /// What people said of their dates.
    Said,
}

const FACT: &str = "SELECT subject_kind, subject, field, position, value, document,
        origin ->> '$.places[0].page', recorded_at FROM fact";
const HEAD: &str = "SELECT document.id, kind, file_name, dated_on, kept_at,
        (SELECT json_group_array(person) FROM
            (SELECT person FROM document_person WHERE document = document.id ORDER BY row)),
        (SELECT json_group_array(filing) FROM
            (SELECT filing FROM document_filing WHERE document = document.id ORDER BY row))
    FROM document";
const TOUCHED: &str = "
    WITH image AS (
        SELECT in_table, coalesce(after, before) AS row FROM change WHERE step > ?1
    ), papers (document) AS (
        SELECT row ->> 'id' FROM image WHERE in_table = 'document'
        UNION SELECT row ->> 'document' FROM image
            WHERE in_table IN ('document_filing', 'document_person')
        UNION SELECT row ->> 'subject' FROM image
            WHERE in_table = 'fact' AND row ->> 'subject_kind' = 'document'
    ), meetings (appointment) AS (
        SELECT row ->> 'id' FROM image WHERE in_table = 'appointment'
        UNION SELECT row ->> 'appointment' FROM image WHERE in_table = 'appointment_filing'
        UNION SELECT row ->> 'subject' FROM image
            WHERE in_table = 'fact' AND row ->> 'subject_kind' = 'appointment'
    ), touched (kind, id) AS (
        SELECT 'person', row ->> 'id' FROM image WHERE in_table = 'person'
        UNION SELECT 'person', row ->> 'person' FROM image
            WHERE in_table IN ('filing_person', 'document_person', 'appointment')
        UNION SELECT 'case', row ->> 'id' FROM image WHERE in_table = 'filing'
        UNION SELECT 'case', row ->> 'filing' FROM image
            WHERE in_table IN ('filing_person', 'document_filing', 'appointment_filing')
        UNION SELECT row ->> 'subject_kind', row ->> 'subject' FROM image
            WHERE in_table = 'fact' AND row ->> 'subject_kind' IN ('person', 'case')
        UNION SELECT 'person', person FROM document_person JOIN papers USING (document)
        UNION SELECT 'case', filing FROM document_filing JOIN papers USING (document)
        UNION SELECT 'case', filing FROM appointment_filing JOIN meetings USING (appointment)
        UNION SELECT 'person', person FROM appointment JOIN meetings
            ON meetings.appointment = appointment.id
        UNION SELECT 'said', in_table FROM image
            WHERE in_table IN ('duty_mark', 'own_date', 'reminder_choice')
    )
    SELECT kind, id FROM touched WHERE id IS NOT NULL
    UNION SELECT 'case', filing FROM filing_person JOIN touched
        ON touched.kind = 'person' AND touched.id = filing_person.person
    UNION SELECT 'person', person FROM filing_person JOIN touched
        ON touched.kind = 'case' AND touched.id = filing_person.filing";

fn fact(row: &Row<'_>) -> rusqlite::Result<DatedFact> {
    Ok(DatedFact {
        subject: Subject::read(row, 0, 1)?,
        field: row.get(2)?,
        position: row.get(3)?,
        value: row.get(4)?,
        document: row.get(5)?,
        page: row.get(6)?,
        recorded_at: read_instant(row, 7)?,
    })
}

fn head(row: &Row<'_>) -> rusqlite::Result<DocumentHead> {
    Ok(DocumentHead {
        id: row.get(0)?,
        kind: row.get(1)?,
        file_name: row.get(2)?,
        dated_on: read_day(row, 3)?,
        kept_at: read_instant(row, 4)?,
        people: read_json(row, 5)?,
        cases: read_json(row, 6)?,
    })
}

impl Reading<'_> {
    /// Facts of these fields, of everything or of these subjects alone, in the
    /// order they were learned.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn dated_facts(
        &self,
        fields: &[String],
        subjects: Option<&[Subject]>,
    ) -> Result<Vec<DatedFact>, VaultError> {
        let fields = json(&fields)?;
        match subjects {
            None => many(
                self.connection,
                &format!("{FACT} WHERE field IN (SELECT value FROM json_each(?1)) ORDER BY row"),
                [fields],
                fact,
            ),
            Some(subjects) => {
                let ids: Vec<String> = subjects.iter().map(|one| one.columns().1).collect();
                many(
                    self.connection,
                    &format!(
                        "{FACT} WHERE subject_kind IN ('person', 'case', 'appointment', 'document')
                             AND subject IN (SELECT value FROM json_each(?2))
                             AND +field IN (SELECT value FROM json_each(?1)) ORDER BY row"
                    ),
                    [fields, json(&ids)?],
                    fact,
                )
            }
        }
    }

    /// Documents without their text: all, or those of these cases and people.
    ///
    /// # Errors
    /// As every reading.
    pub fn document_heads(
        &self,
        of: Option<(&[CaseId], &[PersonId])>,
    ) -> Result<Vec<DocumentHead>, VaultError> {
        match of {
            None => many(self.connection, &format!("{HEAD} ORDER BY row"), [], head),
            Some((cases, people)) => many(
                self.connection,
                &format!(
                    "{HEAD} WHERE id IN (
                         SELECT document FROM document_filing
                             WHERE filing IN (SELECT value FROM json_each(?1))
                         UNION SELECT document FROM document_person
                             WHERE person IN (SELECT value FROM json_each(?2)))
                     ORDER BY row"
                ),
                [json(&cases)?, json(&people)?],
                head,
            ),
        }
    }

    /// What steps after this one touched, with whom a touched person or case
    /// belongs together.
    ///
    /// # Errors
    /// As every reading.
    pub fn touched_since(&self, step: i64) -> Result<Vec<Touched>, VaultError> {
        many(self.connection, TOUCHED, [step], |row| {
            let kind: String = row.get(0)?;
            Ok(match kind.as_str() {
                "person" => Touched::Person(row.get(1)?),
                "case" => Touched::Case(row.get(1)?),
                _ => Touched::Said,
            })
        })
    }
}
