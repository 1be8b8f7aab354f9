//! People.

use chrono::NaiveDate;
use rusqlite::{params, Row};
use serde::{Deserialize, Serialize};

use super::{many, one, read_day, write_day, write_instant, Reading};
use crate::error::VaultError;
use crate::ids::PersonId;
use crate::step::StepTxn;

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Id.
    pub id: PersonId,
    /// Given names, as the person writes them.
    pub given_names: String,
    /// Family name, as the person writes it.
    pub family_name: String,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
}

const PERSON: &str = "SELECT id, given_names, family_name, birth_date FROM person";

fn person(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: row.get(0)?,
        given_names: row.get(1)?,
        family_name: row.get(2)?,
        birth_date: read_day(row, 3)?,
    })
}

impl Reading<'_> {
    /// How many people there are.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn people_count(&self) -> Result<u32, VaultError> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM person", [], |row| row.get(0))?)
    }

    /// Everyone, in the order they were added.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn people(&self) -> Result<Vec<PersonRow>, VaultError> {
        many(
            self.connection,
            &format!("{PERSON} ORDER BY row"),
            [],
            person,
        )
    }

    /// One person.
    ///
    /// # Errors
    /// As every reading.
    pub fn person(&self, id: PersonId) -> Result<Option<PersonRow>, VaultError> {
        one(
            self.connection,
            &format!("{PERSON} WHERE id = ?1"),
            [id],
            person,
        )
    }
}

impl StepTxn<'_> {
    /// Adds a person, or replaces the one with this id.
    ///
    /// # Errors
    /// `Refused` when both names are empty; as every writing.
    pub fn put_person(&mut self, row: &PersonRow) -> Result<(), VaultError> {
        self.connection().execute(
            "INSERT INTO person (id, given_names, family_name, birth_date, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET given_names = ?2, family_name = ?3, birth_date = ?4",
            params![
                row.id,
                row.given_names,
                row.family_name,
                write_day(row.birth_date),
                write_instant(self.now()),
            ],
        )?;
        Ok(())
    }
}
