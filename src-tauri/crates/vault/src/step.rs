//! A step: one transaction, one undo.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Table, VaultError};
use crate::history::{add_event, begin_step, Label, NewEvent};
use crate::ids::EventId;
use crate::keys::DataKey;
use crate::rows::{Origin, Reading};
use crate::search;
use crate::vault::Vault;

/// A step while it is being written.
pub struct StepTxn<'a> {
    txn: Transaction<'a>,
    key: &'a DataKey,
    now: DateTime<Utc>,
    step: i64,
    events: u32,
}

/// A transaction for what no person undoes: deliveries and settings.
pub struct QuietTxn<'a> {
    txn: Transaction<'a>,
}

impl Vault {
    /// Writes one step. An error of `work` takes everything back; a step that
    /// changed nothing leaves nothing. A step without an entry of its own gets
    /// one made of its label.
    ///
    /// # Errors
    /// Those of `work`, and `Busy`, `DiskFull`, `ReadOnly`, `DiskTrouble`,
    /// `Damaged`.
    pub fn step<T, E: From<VaultError>>(
        &mut self,
        now: DateTime<Utc>,
        label: &Label,
        work: impl FnOnce(&mut StepTxn<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (connection, key) = self.parts();
        let txn = begin(connection)?;
        let step = begin_step(&txn, now, "do", None, label)?;
        let mut writing = StepTxn {
            txn,
            key,
            now,
            step,
            events: 0,
        };
        let outcome = work(&mut writing)?;
        writing.finish(label)?;
        Ok(outcome)
    }

    /// Writes what no person undoes.
    ///
    /// # Errors
    /// As [`Vault::step`].
    pub fn quietly<T, E: From<VaultError>>(
        &mut self,
        work: impl FnOnce(&mut QuietTxn<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.quiet_writes += 1;
        let (connection, _) = self.parts();
        let mut writing = QuietTxn {
            txn: begin(connection)?,
        };
        let outcome = work(&mut writing)?;
        writing.txn.commit().map_err(VaultError::from)?;
        Ok(outcome)
    }
}

/// Takes the pen at once, so that a second writer waits here and not half-way.
pub(crate) fn begin(connection: &mut Connection) -> Result<Transaction<'_>, VaultError> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

impl StepTxn<'_> {
    /// When the step is written.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Questions that see the step's own writes.
    pub fn read(&self) -> Reading<'_> {
        Reading {
            connection: &self.txn,
            key: self.key,
        }
    }

    /// Adds an entry to the history.
    ///
    /// # Errors
    /// As every writing.
    pub fn add_event(&mut self, event: &NewEvent) -> Result<EventId, VaultError> {
        self.events += 1;
        add_event(&self.txn, self.step, self.now, event, None)
    }

    /// Adds an entry that corrects another. That one stays.
    ///
    /// # Errors
    /// `NotFound` when there is none; as every writing.
    pub fn correct_event(&mut self, old: EventId, event: &NewEvent) -> Result<EventId, VaultError> {
        let known: bool = self.txn.query_row(
            "SELECT EXISTS (SELECT 1 FROM event WHERE id = ?1)",
            [old],
            |row| row.get(0),
        )?;
        if !known {
            return Err(VaultError::NotFound { what: Table::Event });
        }
        self.events += 1;
        add_event(&self.txn, self.step, self.now, event, Some(old))
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.txn
    }

    fn finish(mut self, label: &Label) -> Result<(), VaultError> {
        let changed: bool = self.txn.query_row(
            "SELECT EXISTS (SELECT 1 FROM change WHERE step = ?1)",
            [self.step],
            |row| row.get(0),
        )?;
        if !changed && self.events == 0 {
            return Ok(self.txn.rollback()?);
        }
        if self.events == 0 {
            self.add_event(&NewEvent {
                kind: "change".to_owned(),
                happened_on: None,
                person: None,
                case: None,
                document: None,
                title: label.clone(),
                quote: None,
                origin: Origin::Typed,
            })?;
        }
        // What was undone before this step can no longer be redone. It follows the
        // last step that was done before this one: the rest is not looked at.
        self.txn.execute(
            "UPDATE step SET state = 'gone' WHERE state = 'undone' AND id > coalesce(
                 (SELECT id FROM step WHERE kind = 'do' AND state = 'done' AND id < ?1
                  ORDER BY id DESC LIMIT 1), 0)",
            [self.step],
        )?;
        search::follow(&self.txn, self.step)?;
        Ok(self.txn.commit()?)
    }
}

impl QuietTxn<'_> {
    /// Questions that see the transaction's own writes.
    pub(crate) fn connection(&self) -> &Connection {
        &self.txn
    }
}
