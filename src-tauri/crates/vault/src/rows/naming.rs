//! Names of what lists show beside other things: one question for each kind,
//! however long the list.

use chrono::NaiveDate;

use super::{json, many, read_day, read_json, Reading};
use crate::error::VaultError;
use crate::history::Label;
use crate::ids::{CaseId, DocumentId, PersonId};

/// The last thing that happened in a case.
#[derive(Debug, Clone, PartialEq)]
pub struct LastEvent {
    /// The case.
    pub case: CaseId,
    /// What happened.
    pub title: Label,
    /// When.
    pub happened_on: Option<NaiveDate>,
}

impl Reading<'_> {
    /// Given names and family names of these people.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn names_of(
        &self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, String, String)>, VaultError> {
        many(
            self.connection,
            "SELECT id, given_names, family_name FROM person
             WHERE id IN (SELECT value FROM json_each(?1))",
            [json(&people)?],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
    }

    /// The first person of each of these cases.
    ///
    /// # Errors
    /// As every reading.
    pub fn first_people_of(&self, cases: &[CaseId]) -> Result<Vec<(CaseId, PersonId)>, VaultError> {
        // The other columns of the row with the least number.
        many(
            self.connection,
            "SELECT filing, person, min(row) FROM filing_person
             WHERE filing IN (SELECT value FROM json_each(?1)) GROUP BY filing",
            [json(&cases)?],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// File names of these documents; none for a pasted text.
    ///
    /// # Errors
    /// As every reading.
    pub fn file_names_of(
        &self,
        documents: &[DocumentId],
    ) -> Result<Vec<(DocumentId, Option<String>)>, VaultError> {
        many(
            self.connection,
            "SELECT id, file_name FROM document WHERE id IN (SELECT value FROM json_each(?1))",
            [json(&documents)?],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// The last entry of each of these cases, by the day it happened on.
    ///
    /// # Errors
    /// As every reading.
    pub fn last_events_of(&self, cases: &[CaseId]) -> Result<Vec<LastEvent>, VaultError> {
        many(
            self.connection,
            "SELECT filing.id, event.title_code, event.title_params, event.happened_on
             FROM filing JOIN event ON event.row =
                 (SELECT one.row FROM event AS one JOIN step ON step.id = one.step
                  WHERE one.filing = filing.id AND step.state = 'done' AND step.kind = 'do'
                  ORDER BY coalesce(one.happened_on, substr(one.recorded_at, 1, 10)) DESC,
                      one.row DESC LIMIT 1)
             WHERE filing.id IN (SELECT value FROM json_each(?1))",
            [json(&cases)?],
            |row| {
                Ok(LastEvent {
                    case: row.get(0)?,
                    title: Label {
                        code: row.get(1)?,
                        params: read_json(row, 2)?,
                    },
                    happened_on: read_day(row, 3)?,
                })
            },
        )
    }
}
