//! Which reminders were shown.

use chrono::{DateTime, Utc};
use rusqlite::{params, Row};

use super::{many, read_instant, write_instant, Reading};
use crate::error::VaultError;
use crate::step::QuietTxn;

/// A reminder step that was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Which step of which duty.
    pub step_key: String,
    /// When.
    pub delivered_at: DateTime<Utc>,
    /// How: `notification`, `catch_up`, …
    pub how: String,
}

/// Whether this program is the one to show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryOutcome {
    /// Written down now.
    Recorded,
    /// Another program was first.
    AlreadyDelivered,
}

fn delivery(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    Ok(Delivery {
        step_key: row.get(0)?,
        delivered_at: read_instant(row, 1)?,
        how: row.get(2)?,
    })
}

impl Reading<'_> {
    /// Everything that was shown.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn deliveries(&self) -> Result<Vec<Delivery>, VaultError> {
        many(
            self.connection,
            "SELECT step_key, delivered_at, how FROM delivery ORDER BY delivered_at",
            [],
            delivery,
        )
    }
}

impl QuietTxn<'_> {
    /// Writes down that a step was shown, unless another program was first.
    ///
    /// # Errors
    /// As every writing.
    pub fn record_delivery(&mut self, row: &Delivery) -> Result<DeliveryOutcome, VaultError> {
        let written = self.connection().execute(
            "INSERT INTO delivery (step_key, delivered_at, how) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
            params![row.step_key, write_instant(row.delivered_at), row.how],
        )?;
        Ok(match written {
            0 => DeliveryOutcome::AlreadyDelivered,
            _ => DeliveryOutcome::Recorded,
        })
    }

    /// Takes a delivery back that failed after all.
    ///
    /// # Errors
    /// As every writing.
    pub fn forget_delivery(&mut self, step_key: &str) -> Result<(), VaultError> {
        self.connection()
            .execute("DELETE FROM delivery WHERE step_key = ?1", [step_key])?;
        Ok(())
    }
}
