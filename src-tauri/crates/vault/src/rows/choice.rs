//! Which reminders a person wants, and when.

use rusqlite::{params, Row};

use super::{json, many, unreadable, write_instant, Reading};
use crate::error::VaultError;
use crate::step::StepTxn;

/// A choice for a kind of date, a case, or a kind in one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderChoice {
    /// The rule; empty: of every kind.
    pub rule: String,
    /// Id of the case; empty: of every case.
    pub case: String,
    /// Whether to remind at all.
    pub is_on: bool,
    /// Days before, instead of the rule's own.
    pub remind_days: Option<Vec<i32>>,
}

fn choice(row: &Row<'_>) -> rusqlite::Result<ReminderChoice> {
    let days: Option<String> = row.get(3)?;
    Ok(ReminderChoice {
        rule: row.get(0)?,
        case: row.get(1)?,
        is_on: row.get(2)?,
        remind_days: days
            .map(|text| serde_json::from_str(&text).map_err(|error| unreadable(Box::new(error))))
            .transpose()?,
    })
}

impl Reading<'_> {
    /// Every choice.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn reminder_choices(&self) -> Result<Vec<ReminderChoice>, VaultError> {
        many(
            self.connection,
            "SELECT rule, filing, is_on, remind_days FROM reminder_choice ORDER BY row",
            [],
            choice,
        )
    }
}

impl StepTxn<'_> {
    /// Chooses. What is on with the rule's own days is no choice and is dropped.
    ///
    /// # Errors
    /// As every writing.
    pub fn put_reminder_choice(&mut self, row: &ReminderChoice) -> Result<(), VaultError> {
        if row.is_on && row.remind_days.is_none() {
            self.connection().execute(
                "DELETE FROM reminder_choice WHERE rule = ?1 AND filing = ?2",
                [&row.rule, &row.case],
            )?;
            return Ok(());
        }
        self.connection().execute(
            "INSERT INTO reminder_choice (rule, filing, is_on, remind_days, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (rule, filing) DO UPDATE SET is_on = ?3, remind_days = ?4,
                 recorded_at = ?5",
            params![
                row.rule,
                row.case,
                row.is_on,
                row.remind_days.as_ref().map(json).transpose()?,
                write_instant(self.now()),
            ],
        )?;
        Ok(())
    }
}
