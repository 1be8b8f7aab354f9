//! Numbers of people, other than the online account number.

use chrono::{DateTime, Utc};
use rusqlite::{params, Row};

use super::{json, many, read_instant, read_json, write_instant, Origin, Reading};
use crate::error::{Table, VaultError};
use crate::ids::{IdentifierId, PersonId};
use crate::step::StepTxn;

/// A number of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct IdentifierRow {
    /// Id.
    pub id: IdentifierId,
    /// Whose.
    pub person: PersonId,
    /// Kind: `a_number`, …
    pub kind: String,
    /// Stored form.
    pub value: String,
    /// Its form could be confirmed.
    pub verified: bool,
    /// Where it came from.
    pub origin: Origin,
    /// When it was written down; set by the record.
    pub recorded_at: DateTime<Utc>,
}

const IDENTIFIER: &str =
    "SELECT id, person, kind, value, verified, origin, recorded_at FROM identifier";

fn identifier(row: &Row<'_>) -> rusqlite::Result<IdentifierRow> {
    Ok(IdentifierRow {
        id: row.get(0)?,
        person: row.get(1)?,
        kind: row.get(2)?,
        value: row.get(3)?,
        verified: row.get(4)?,
        origin: read_json(row, 5)?,
        recorded_at: read_instant(row, 6)?,
    })
}

impl Reading<'_> {
    /// Every number that is kept with anybody, in the order they came.
    ///
    /// # Errors
    /// As every reading.
    pub fn identifiers(&self) -> Result<Vec<IdentifierRow>, VaultError> {
        many(
            self.connection,
            &format!("{IDENTIFIER} ORDER BY row"),
            [],
            identifier,
        )
    }

    /// The numbers of a person, in the order they were added.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn identifiers_of(&self, person: PersonId) -> Result<Vec<IdentifierRow>, VaultError> {
        many(
            self.connection,
            &format!("{IDENTIFIER} WHERE person = ?1 ORDER BY row"),
            [person],
            identifier,
        )
    }

    /// Who has this number.
    ///
    /// # Errors
    /// As every reading.
    pub fn identifiers_with(
        &self,
        kind: &str,
        value: &str,
    ) -> Result<Vec<IdentifierRow>, VaultError> {
        many(
            self.connection,
            &format!("{IDENTIFIER} WHERE kind = ?1 AND value = ?2 ORDER BY row"),
            [kind, value],
            identifier,
        )
    }
}

impl StepTxn<'_> {
    /// Adds a number, or replaces the one with this id.
    ///
    /// # Errors
    /// `Duplicate` when the person has it already; as every writing.
    pub fn put_identifier(&mut self, row: &IdentifierRow) -> Result<(), VaultError> {
        self.connection().execute(
            "INSERT INTO identifier (id, person, kind, value, verified, origin, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET person = ?2, kind = ?3, value = ?4, verified = ?5,
                 origin = ?6, recorded_at = ?7",
            params![
                row.id,
                row.person,
                row.kind,
                row.value,
                row.verified,
                json(&row.origin)?,
                write_instant(self.now()),
            ],
        )?;
        Ok(())
    }

    /// Takes a number away.
    ///
    /// # Errors
    /// `NotFound`; as every writing.
    pub fn remove_identifier(&mut self, id: IdentifierId) -> Result<(), VaultError> {
        match self
            .connection()
            .execute("DELETE FROM identifier WHERE id = ?1", [id])?
        {
            0 => Err(VaultError::NotFound {
                what: Table::Identifier,
            }),
            _ => Ok(()),
        }
    }
}
