//! Filings: what people call their cases.

use chrono::{DateTime, Utc};
use rusqlite::{params, Params, Row};

use super::{json, many, one, read_instant, read_json, write_instant, Origin, Reading};
use crate::error::VaultError;
use crate::ids::{AccountId, CaseId, PersonId};
use crate::step::StepTxn;

/// A filing.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRow {
    /// Id.
    pub id: CaseId,
    /// Form: `I-485`.
    pub form: Option<String>,
    /// Receipt number in its stored form: 3 letters and 10 digits.
    pub receipt_number: Option<String>,
    /// The online account it is linked to.
    pub account: Option<AccountId>,
    /// The people of the case with their roles (`applicant`, `petitioner`,
    /// `beneficiary`, …).
    pub people: Vec<(PersonId, String)>,
    /// Where the receipt number came from.
    pub origin: Origin,
    /// When it was written down; set by the record.
    pub recorded_at: DateTime<Utc>,
}

const CASE: &str = "SELECT filing.id, filing.form, filing.receipt_number, filing.account,
        (SELECT json_group_array(json_array(person, role)) FROM
            (SELECT person, role FROM filing_person WHERE filing = filing.id ORDER BY row)),
        filing.origin, filing.recorded_at
    FROM filing";

fn case(row: &Row<'_>) -> rusqlite::Result<CaseRow> {
    Ok(CaseRow {
        id: row.get(0)?,
        form: row.get(1)?,
        receipt_number: row.get(2)?,
        account: row.get(3)?,
        people: read_json(row, 4)?,
        origin: read_json(row, 5)?,
        recorded_at: read_instant(row, 6)?,
    })
}

impl Reading<'_> {
    /// How many cases there are.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn cases_count(&self) -> Result<u32, VaultError> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM filing", [], |row| row.get(0))?)
    }

    /// Every case, in the order they were added.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn cases(&self) -> Result<Vec<CaseRow>, VaultError> {
        self.cases_where("true", [])
    }

    /// The cases a person has a part in.
    ///
    /// # Errors
    /// As every reading.
    pub fn cases_of(&self, person: PersonId) -> Result<Vec<CaseRow>, VaultError> {
        self.cases_where(
            "filing.id IN (SELECT filing FROM filing_person WHERE person = ?1)",
            [person],
        )
    }

    /// The cases linked to an account.
    ///
    /// # Errors
    /// As every reading.
    pub fn cases_of_account(&self, account: AccountId) -> Result<Vec<CaseRow>, VaultError> {
        self.cases_where("filing.account = ?1", [account])
    }

    /// One case.
    ///
    /// # Errors
    /// As every reading.
    pub fn case(&self, id: CaseId) -> Result<Option<CaseRow>, VaultError> {
        one(
            self.connection,
            &format!("{CASE} WHERE filing.id = ?1"),
            [id],
            case,
        )
    }

    /// The case with this receipt number.
    ///
    /// # Errors
    /// As every reading.
    pub fn case_by_receipt(&self, receipt: &str) -> Result<Option<CaseRow>, VaultError> {
        one(
            self.connection,
            &format!("{CASE} WHERE filing.receipt_number = ?1"),
            [receipt],
            case,
        )
    }

    fn cases_where(&self, which: &str, with: impl Params) -> Result<Vec<CaseRow>, VaultError> {
        many(
            self.connection,
            &format!("{CASE} WHERE {which} ORDER BY filing.row"),
            with,
            case,
        )
    }
}

impl StepTxn<'_> {
    /// Adds a case, or replaces the one with this id.
    ///
    /// # Errors
    /// `Duplicate` when another case has the receipt number; `Refused` unless it
    /// is 3 letters and 10 digits; as every writing.
    pub fn put_case(&mut self, row: &CaseRow) -> Result<(), VaultError> {
        let now = write_instant(self.now());
        let connection = self.connection();
        connection.execute(
            "INSERT INTO filing (id, form, receipt_number, account, origin, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET form = ?2, receipt_number = ?3, account = ?4,
                 origin = ?5",
            params![
                row.id,
                row.form,
                row.receipt_number,
                row.account,
                json(&row.origin)?,
                now,
            ],
        )?;
        connection.execute(
            "DELETE FROM filing_person WHERE filing = ?1 AND json_array(person, role) NOT IN
                 (SELECT json(value) FROM json_each(?2))",
            params![row.id, json(&row.people)?],
        )?;
        for (person, role) in &row.people {
            connection.execute(
                "INSERT INTO filing_person (filing, person, role) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING",
                params![row.id, person, role],
            )?;
        }
        Ok(())
    }
}
