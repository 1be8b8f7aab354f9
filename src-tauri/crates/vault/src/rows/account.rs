//! Online accounts.

use chrono::{DateTime, Utc};
use rusqlite::{params, Row};

use super::{json, many, one, read_instant, read_json, write_instant, Origin, Reading};
use crate::error::{Table, VaultError};
use crate::ids::{AccountId, PersonId};
use crate::step::StepTxn;

/// An online account.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountRow {
    /// Id.
    pub id: AccountId,
    /// Whose.
    pub person: PersonId,
    /// The online account number: 12 digits.
    pub number: String,
    /// Where it came from.
    pub origin: Origin,
    /// When it was written down; set by the record.
    pub recorded_at: DateTime<Utc>,
}

const ACCOUNT: &str = "SELECT id, person, number, origin, recorded_at FROM account";

fn account(row: &Row<'_>) -> rusqlite::Result<AccountRow> {
    Ok(AccountRow {
        id: row.get(0)?,
        person: row.get(1)?,
        number: row.get(2)?,
        origin: read_json(row, 3)?,
        recorded_at: read_instant(row, 4)?,
    })
}

impl Reading<'_> {
    /// The accounts of a person, in the order they were added.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn accounts_of(&self, person: PersonId) -> Result<Vec<AccountRow>, VaultError> {
        many(
            self.connection,
            &format!("{ACCOUNT} WHERE person = ?1 ORDER BY row"),
            [person],
            account,
        )
    }

    /// Every account.
    ///
    /// # Errors
    /// As every reading.
    pub fn accounts(&self) -> Result<Vec<AccountRow>, VaultError> {
        many(
            self.connection,
            &format!("{ACCOUNT} ORDER BY row"),
            [],
            account,
        )
    }

    /// One account.
    ///
    /// # Errors
    /// As every reading.
    pub fn account(&self, id: AccountId) -> Result<Option<AccountRow>, VaultError> {
        one(
            self.connection,
            &format!("{ACCOUNT} WHERE id = ?1"),
            [id],
            account,
        )
    }

    /// The account with this number.
    ///
    /// # Errors
    /// As every reading.
    pub fn account_by_number(&self, number: &str) -> Result<Option<AccountRow>, VaultError> {
        one(
            self.connection,
            &format!("{ACCOUNT} WHERE number = ?1"),
            [number],
            account,
        )
    }
}

impl StepTxn<'_> {
    /// Adds an account, or replaces the one with this id.
    ///
    /// # Errors
    /// `Duplicate` when another account has the number; `Refused` unless it is
    /// 12 digits; as every writing.
    pub fn put_account(&mut self, row: &AccountRow) -> Result<(), VaultError> {
        self.connection().execute(
            "INSERT INTO account (id, person, number, origin, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET person = ?2, number = ?3, origin = ?4,
                 recorded_at = ?5",
            params![
                row.id,
                row.person,
                row.number,
                json(&row.origin)?,
                write_instant(self.now()),
            ],
        )?;
        Ok(())
    }

    /// Takes an account away; its cases stay, without account.
    ///
    /// # Errors
    /// `NotFound`; as every writing.
    pub fn remove_account(&mut self, id: AccountId) -> Result<(), VaultError> {
        self.connection()
            .execute("UPDATE filing SET account = NULL WHERE account = ?1", [id])?;
        match self
            .connection()
            .execute("DELETE FROM account WHERE id = ?1", [id])?
        {
            0 => Err(VaultError::NotFound {
                what: Table::Account,
            }),
            _ => Ok(()),
        }
    }
}
