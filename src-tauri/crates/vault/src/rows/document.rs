//! Kept documents: their description, and their bytes, which are stored once
//! however often they arrive.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{params, Params, Row};

use super::{many, one, read_day, read_instant, read_json, write_day, write_instant, Reading};
use crate::error::{Table, VaultError};
use crate::ids::{CaseId, DocumentId, PersonId};
use crate::step::StepTxn;

/// Largest document: 50 MiB, far above what the agency accepts or sends.
const LARGEST: u64 = 50 * 1024 * 1024;

/// A document to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// `receipt`, `biometrics`, …
    pub kind: String,
    /// `application/pdf`, `text/plain`, …
    pub media_type: String,
    /// File name; none for pasted text.
    pub file_name: Option<String>,
    /// The document itself, untouched.
    pub bytes: Vec<u8>,
    /// Its words, for search.
    pub text: String,
    /// Pages, when it has pages.
    pub page_count: Option<u32>,
    /// The date on it.
    pub dated_on: Option<NaiveDate>,
    /// Whose.
    pub people: Vec<PersonId>,
    /// Of which cases.
    pub cases: Vec<CaseId>,
}

/// A kept document without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Id.
    pub id: DocumentId,
    /// See [`NewDocument::kind`].
    pub kind: String,
    /// `application/pdf`, `text/plain`, …
    pub media_type: String,
    /// File name; none for pasted text.
    pub file_name: Option<String>,
    /// Size in bytes.
    pub byte_count: u64,
    /// Its words.
    pub text: String,
    /// Pages, when it has pages.
    pub page_count: Option<u32>,
    /// The date on it.
    pub dated_on: Option<NaiveDate>,
    /// When it was kept.
    pub kept_at: DateTime<Utc>,
    /// Whose.
    pub people: Vec<PersonId>,
    /// Of which cases.
    pub cases: Vec<CaseId>,
}

/// What became of a document that was to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentOutcome {
    /// It is kept now.
    New(DocumentId),
    /// The very same bytes were kept before; nothing changed.
    AlreadyKept(DocumentId),
}

macro_rules! select {
    ($text:literal) => {
        concat!(
            "SELECT document.id, kind, media_type, file_name, byte_count, ",
            $text,
            ", page_count, dated_on, kept_at,
        (SELECT json_group_array(person) FROM
            (SELECT person FROM document_person WHERE document = document.id ORDER BY row)),
        (SELECT json_group_array(filing) FROM
            (SELECT filing FROM document_filing WHERE document = document.id ORDER BY row))
    FROM document"
        )
    };
}
const DOCUMENT: &str = select!("text");
/// The same with an empty text.
pub(super) const SHELF: &str = select!("''");

pub(super) fn document(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        media_type: row.get(2)?,
        file_name: row.get(3)?,
        byte_count: row.get::<_, i64>(4)?.unsigned_abs(),
        text: row.get(5)?,
        page_count: row.get(6)?,
        dated_on: read_day(row, 7)?,
        kept_at: read_instant(row, 8)?,
        people: read_json(row, 9)?,
        cases: read_json(row, 10)?,
    })
}

impl Reading<'_> {
    /// Every document, newest first.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn documents(&self) -> Result<Vec<DocumentRow>, VaultError> {
        self.documents_where("true", [])
    }

    /// The documents of a case, newest first.
    ///
    /// # Errors
    /// As every reading.
    pub fn documents_of(&self, case: CaseId) -> Result<Vec<DocumentRow>, VaultError> {
        self.documents_where(
            "document.id IN (SELECT document FROM document_filing WHERE filing = ?1)",
            [case],
        )
    }

    /// One document.
    ///
    /// # Errors
    /// As every reading.
    pub fn document(&self, id: DocumentId) -> Result<Option<DocumentRow>, VaultError> {
        one(
            self.connection,
            &format!("{DOCUMENT} WHERE document.id = ?1"),
            [id],
            document,
        )
    }

    /// A document, byte for byte.
    ///
    /// # Errors
    /// `NotFound`; as every reading.
    pub fn document_bytes(&self, id: DocumentId) -> Result<Vec<u8>, VaultError> {
        one(
            self.connection,
            "SELECT bytes FROM document_bytes JOIN document USING (hash) WHERE id = ?1",
            [id],
            |row| row.get(0),
        )?
        .ok_or(VaultError::NotFound {
            what: Table::Document,
        })
    }

    /// The kept document with exactly these bytes.
    ///
    /// # Errors
    /// As every reading.
    pub fn document_with(&self, bytes: &[u8]) -> Result<Option<DocumentRow>, VaultError> {
        one(
            self.connection,
            &format!("{DOCUMENT} WHERE hash = ?1"),
            [self.key.document_hash(bytes)],
            document,
        )
    }

    fn documents_where(
        &self,
        which: &str,
        with: impl Params,
    ) -> Result<Vec<DocumentRow>, VaultError> {
        many(
            self.connection,
            &format!(
                "{DOCUMENT} WHERE {which}
                 ORDER BY coalesce(dated_on, substr(kept_at, 1, 10)) DESC, row DESC"
            ),
            with,
            document,
        )
    }
}

impl StepTxn<'_> {
    /// Keeps a document.
    ///
    /// # Errors
    /// `DocumentEmpty`, `DocumentTooLarge`; as every writing.
    pub fn put_document(&mut self, new: &NewDocument) -> Result<DocumentOutcome, VaultError> {
        let byte_count = new.bytes.len() as u64;
        if byte_count == 0 {
            return Err(VaultError::DocumentEmpty);
        }
        if byte_count > LARGEST {
            return Err(VaultError::DocumentTooLarge { limit: LARGEST });
        }
        if let Some(kept) = self.read().document_with(&new.bytes)? {
            return Ok(DocumentOutcome::AlreadyKept(kept.id));
        }
        let id = DocumentId::new(self.now());
        let hash = self.read().key.document_hash(&new.bytes);
        let connection = self.connection();
        connection.execute(
            "INSERT INTO document_bytes (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![hash, new.bytes],
        )?;
        connection.execute(
            "INSERT INTO document (id, kind, media_type, file_name, byte_count, hash, text,
                 page_count, dated_on, kept_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                id,
                new.kind,
                new.media_type,
                new.file_name,
                i64::try_from(byte_count).unwrap_or(i64::MAX),
                hash,
                new.text,
                new.page_count,
                write_day(new.dated_on),
                write_instant(self.now()),
            ],
        )?;
        for person in &new.people {
            connection.execute(
                "INSERT INTO document_person (document, person) VALUES (?1, ?2)",
                params![id, person],
            )?;
        }
        for case in &new.cases {
            connection.execute(
                "INSERT INTO document_filing (document, filing) VALUES (?1, ?2)",
                params![id, case],
            )?;
        }
        Ok(DocumentOutcome::New(id))
    }
}
