//! Kept documents as they stand on a shelf: listed without their words,
//! described anew, taken out.

use chrono::NaiveDate;
use rusqlite::params;

use super::document::{document, SHELF};
use super::{json, many, write_day, DocumentRow, Reading};
use crate::error::{Table, VaultError};
use crate::ids::{CaseId, DocumentId, PersonId};
use crate::step::StepTxn;

/// What a person says of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentDescription {
    /// `receipt`, `passport`, …
    pub kind: String,
    /// File name; none for pasted text.
    pub file_name: Option<String>,
    /// The date on it.
    pub dated_on: Option<NaiveDate>,
    /// Whose.
    pub people: Vec<PersonId>,
    /// Of which cases.
    pub cases: Vec<CaseId>,
}

/// Which documents of the shelf.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnShelf {
    /// Of this kind.
    pub kind: Option<String>,
    /// Of this person.
    pub person: Option<PersonId>,
    /// Of this case.
    pub case: Option<CaseId>,
    /// These alone.
    pub ids: Option<Vec<DocumentId>>,
}

const ON_SHELF: &str = "(?1 IS NULL OR kind = ?1)
    AND (?2 IS NULL OR id IN (SELECT document FROM document_person WHERE person = ?2))
    AND (?3 IS NULL OR id IN (SELECT document FROM document_filing WHERE filing = ?3))
    AND (?4 IS NULL OR id IN (SELECT value FROM json_each(?4)))";

impl Reading<'_> {
    /// Documents with an empty text, newest first, and how many there are in
    /// all.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn on_shelf(
        &self,
        which: &OnShelf,
        limit: u32,
    ) -> Result<(Vec<DocumentRow>, u32), VaultError> {
        let ids = which.ids.as_ref().map(json).transpose()?;
        let count = self.connection.query_row(
            &format!("SELECT count(*) FROM document WHERE {ON_SHELF}"),
            params![which.kind, which.person, which.case, ids],
            |row| row.get(0),
        )?;
        let rows = many(
            self.connection,
            // The newest are found first; only they are read whole.
            &format!(
                "{SHELF} WHERE document.row IN (SELECT row FROM document WHERE {ON_SHELF}
                     ORDER BY coalesce(dated_on, substr(kept_at, 1, 10)) DESC, row DESC LIMIT ?5)
                 ORDER BY coalesce(dated_on, substr(kept_at, 1, 10)) DESC, row DESC"
            ),
            params![which.kind, which.person, which.case, ids, limit],
            document,
        )?;
        Ok((rows, count))
    }

    /// Every document with an empty text, newest first.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn shelf(&self) -> Result<Vec<DocumentRow>, VaultError> {
        many(
            self.connection,
            &format!("{SHELF} ORDER BY coalesce(dated_on, substr(kept_at, 1, 10)) DESC, row DESC"),
            [],
            document,
        )
    }
}

impl StepTxn<'_> {
    /// Describes a document anew. Its bytes stay as they are.
    ///
    /// # Errors
    /// `NotFound`; as every writing.
    pub fn describe_document(
        &mut self,
        id: DocumentId,
        as_is: &DocumentDescription,
    ) -> Result<(), VaultError> {
        let connection = self.connection();
        let changed = connection.execute(
            "UPDATE document SET kind = ?2, file_name = ?3, dated_on = ?4 WHERE id = ?1",
            params![id, as_is.kind, as_is.file_name, write_day(as_is.dated_on)],
        )?;
        if changed == 0 {
            return Err(VaultError::NotFound {
                what: Table::Document,
            });
        }
        connection.execute("DELETE FROM document_person WHERE document = ?1", [id])?;
        connection.execute("DELETE FROM document_filing WHERE document = ?1", [id])?;
        for person in &as_is.people {
            connection.execute(
                "INSERT INTO document_person (document, person) VALUES (?1, ?2)",
                params![id, person],
            )?;
        }
        for case in &as_is.cases {
            connection.execute(
                "INSERT INTO document_filing (document, filing) VALUES (?1, ?2)",
                params![id, case],
            )?;
        }
        Ok(())
    }

    /// Takes a document out, with every fact that was read from it and every
    /// card that belongs to it. Undo brings all of it back.
    ///
    /// # Errors
    /// `NotFound`; as every writing.
    pub fn remove_document(&mut self, id: DocumentId) -> Result<(), VaultError> {
        let connection = self.connection();
        for sql in [
            "DELETE FROM fact WHERE document = ?1",
            "DELETE FROM fact WHERE subject_kind = 'document' AND subject = ?1",
            "DELETE FROM card WHERE document = ?1",
            "DELETE FROM document_person WHERE document = ?1",
            "DELETE FROM document_filing WHERE document = ?1",
        ] {
            connection.execute(sql, [id])?;
        }
        match connection.execute("DELETE FROM document WHERE id = ?1", [id])? {
            0 => Err(VaultError::NotFound {
                what: Table::Document,
            }),
            _ => Ok(()),
        }
    }
}
