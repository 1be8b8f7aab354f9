//! Dates people add themselves.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::{params, Row};

use super::{json, many, read_instant, read_json, unreadable, write_instant, Reading};
use crate::error::VaultError;
use crate::ids::{CaseId, OwnDateId, PersonId};
use crate::step::StepTxn;

/// How often a date comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repeats {
    /// It does not.
    Once,
    /// Every seven days.
    Weekly,
    /// On the same day of each month.
    Monthly,
    /// On the same day of each year.
    Yearly,
}

impl Repeats {
    /// Its name: `once`, `weekly`, `monthly`, `yearly`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Yearly => "yearly",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Once, Self::Weekly, Self::Monthly, Self::Yearly]
            .into_iter()
            .find(|repeats| repeats.as_str() == name)
    }
}

/// A date a person added.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnDate {
    /// Id.
    pub id: OwnDateId,
    /// In the person's words.
    pub title: String,
    /// The day, or the first of them.
    pub on_day: NaiveDate,
    /// Wall clock, if it has a time.
    pub at_time: Option<NaiveTime>,
    /// How often it comes again.
    pub repeats: Repeats,
    /// Days before on which to remind, furthest first.
    pub remind_days: Vec<i32>,
    /// In the person's words; may be empty.
    pub note: String,
    /// Whose.
    pub person: Option<PersonId>,
    /// Of which case.
    pub case: Option<CaseId>,
    /// When it was written down; set by the record.
    pub recorded_at: DateTime<Utc>,
}

const CLOCK: &str = "%H:%M";

fn own_date(row: &Row<'_>) -> rusqlite::Result<OwnDate> {
    let on_day: String = row.get(2)?;
    let at_time: Option<String> = row.get(3)?;
    let repeats: String = row.get(4)?;
    Ok(OwnDate {
        id: row.get(0)?,
        title: row.get(1)?,
        on_day: on_day
            .parse()
            .map_err(|error: chrono::ParseError| unreadable(Box::new(error)))?,
        at_time: at_time
            .map(|text| {
                NaiveTime::parse_from_str(&text, CLOCK).map_err(|error| unreadable(Box::new(error)))
            })
            .transpose()?,
        repeats: Repeats::parse(&repeats).ok_or_else(|| unreadable("unknown repeat".into()))?,
        remind_days: read_json(row, 5)?,
        note: row.get(6)?,
        person: row.get(7)?,
        case: row.get(8)?,
        recorded_at: read_instant(row, 9)?,
    })
}

impl Reading<'_> {
    /// Every date people added, earliest first.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn own_dates(&self) -> Result<Vec<OwnDate>, VaultError> {
        many(
            self.connection,
            "SELECT id, title, on_day, at_time, repeats, remind_days, note, person, filing,
                 recorded_at
             FROM own_date ORDER BY on_day, row",
            [],
            own_date,
        )
    }
}

impl StepTxn<'_> {
    /// Adds a date, or replaces the one with this id.
    ///
    /// # Errors
    /// As every writing.
    pub fn put_own_date(&mut self, row: &OwnDate) -> Result<(), VaultError> {
        self.connection().execute(
            "INSERT INTO own_date (id, title, on_day, at_time, repeats, remind_days, note, person,
                 filing, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET title = ?2, on_day = ?3, at_time = ?4, repeats = ?5,
                 remind_days = ?6, note = ?7, person = ?8, filing = ?9",
            params![
                row.id,
                row.title,
                row.on_day.to_string(),
                row.at_time.map(|time| time.format(CLOCK).to_string()),
                row.repeats.as_str(),
                json(&row.remind_days)?,
                row.note,
                row.person,
                row.case,
                write_instant(self.now()),
            ],
        )?;
        Ok(())
    }

    /// Takes a date away that a person added.
    ///
    /// # Errors
    /// As every writing.
    pub fn drop_own_date(&mut self, id: OwnDateId) -> Result<(), VaultError> {
        self.connection()
            .execute("DELETE FROM own_date WHERE id = ?1", [id])?;
        Ok(())
    }
}
