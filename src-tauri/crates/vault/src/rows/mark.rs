//! What a person said of a computed date.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{params, Row};

use super::{many, read_day, read_instant, unreadable, write_day, write_instant, Reading};
use crate::error::VaultError;
use crate::step::StepTxn;

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// The answer was sent; ends the date.
    Answered,
    /// It was done; ends the date.
    Done,
    /// The person has seen it: no daily repeats of what was said before.
    Seen,
    /// Nothing is to be said before a day.
    PutOff,
}

impl MarkKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Done => "done",
            Self::Seen => "seen",
            Self::PutOff => "put_off",
        }
    }

    /// Whether nothing more is due.
    pub fn ends(self) -> bool {
        matches!(self, Self::Answered | Self::Done)
    }
}

/// A mark. There is one of a kind for each date; a newer one replaces it, and
/// the history keeps both.
#[derive(Debug, Clone, PartialEq)]
pub struct DutyMark {
    /// Name of the date.
    pub duty: String,
    /// What was said.
    pub mark: MarkKind,
    /// The day it was sent or done; the day until which it was put off.
    pub on_day: Option<NaiveDate>,
    /// Who carried it; may be empty.
    pub carrier: String,
    /// The carrier's number; may be empty.
    pub tracking: String,
    /// In the person's words; may be empty.
    pub note: String,
    /// When it was said; set by the record.
    pub recorded_at: DateTime<Utc>,
}

fn mark(row: &Row<'_>) -> rusqlite::Result<DutyMark> {
    let kind: String = row.get(1)?;
    Ok(DutyMark {
        duty: row.get(0)?,
        mark: match kind.as_str() {
            "answered" => MarkKind::Answered,
            "done" => MarkKind::Done,
            "seen" => MarkKind::Seen,
            "put_off" => MarkKind::PutOff,
            _ => return Err(unreadable("unknown mark".into())),
        },
        on_day: read_day(row, 2)?,
        carrier: row.get(3)?,
        tracking: row.get(4)?,
        note: row.get(5)?,
        recorded_at: read_instant(row, 6)?,
    })
}

impl Reading<'_> {
    /// Every mark.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn duty_marks(&self) -> Result<Vec<DutyMark>, VaultError> {
        many(
            self.connection,
            "SELECT duty, mark, on_day, carrier, tracking, note, recorded_at FROM duty_mark
             ORDER BY row",
            [],
            mark,
        )
    }
}

impl StepTxn<'_> {
    /// Marks a date.
    ///
    /// # Errors
    /// As every writing.
    pub fn put_duty_mark(&mut self, row: &DutyMark) -> Result<(), VaultError> {
        self.connection().execute(
            "INSERT INTO duty_mark (duty, mark, on_day, carrier, tracking, note, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (duty, mark) DO UPDATE SET on_day = ?3, carrier = ?4, tracking = ?5,
                 note = ?6, recorded_at = ?7",
            params![
                row.duty,
                row.mark.as_str(),
                write_day(row.on_day),
                row.carrier,
                row.tracking,
                row.note,
                write_instant(self.now()),
            ],
        )?;
        Ok(())
    }

    /// Takes every mark off a date: it is due again. What was said stays in the
    /// history.
    ///
    /// # Errors
    /// As every writing.
    pub fn drop_duty_marks(&mut self, duty: &str) -> Result<(), VaultError> {
        self.connection()
            .execute("DELETE FROM duty_mark WHERE duty = ?1", [duty])?;
        Ok(())
    }
}
