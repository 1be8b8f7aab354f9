//! The record's rows. Each file holds one table's row type, its writing and its
//! questions.

mod account;
mod appointment;
mod card;
mod case;
mod choice;
mod dated;
mod delivery;
mod document;
mod fact;
mod identifier;
mod mark;
mod naming;
mod own_date;
mod person;
mod setting;
mod shelf;

pub use account::AccountRow;
pub use appointment::AppointmentRow;
pub use card::{Card, CardBody};
pub use case::CaseRow;
pub use choice::ReminderChoice;
pub use dated::{DatedFact, DocumentHead, Touched};
pub use delivery::{Delivery, DeliveryOutcome};
pub use document::{DocumentOutcome, DocumentRow, NewDocument};
pub use fact::{FactRow, Subject};
pub use identifier::IdentifierRow;
pub use mark::{DutyMark, MarkKind};
pub use naming::LastEvent;
pub use own_date::{OwnDate, Repeats};
pub use person::PersonRow;
pub use shelf::{DocumentDescription, OnShelf};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, OptionalExtension, Params, Row};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::VaultError;
use crate::ids::DocumentId;
use crate::keys::DataKey;

/// Where a fact came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "from")]
pub enum Origin {
    /// A person typed it.
    Typed,
    /// It was read from a kept document.
    Document {
        /// Which.
        document: DocumentId,
        /// Where it stands there.
        #[serde(default)]
        places: Vec<Place>,
    },
}

/// A place in a document: a box on a page, as fractions of its width and height
/// from the top left corner, or a stretch of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Page, counted from 1.
    pub page: u32,
    /// Left edge, 0 to 1.
    pub x0: f64,
    /// Upper edge, 0 to 1.
    pub y0: f64,
    /// Right edge, 0 to 1.
    pub x1: f64,
    /// Lower edge, 0 to 1.
    pub y1: f64,
    /// The words there.
    pub text: String,
    /// First and last character of a text (code points), end exclusive.
    pub span: Option<(u32, u32)>,
}

/// Questions to the record. Also inside a step, where they see its own writes.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) key: &'a DataKey,
}

pub(crate) fn many<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, VaultError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement
        .query_map(params, read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

pub(crate) fn one<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>, VaultError> {
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params, read)
        .optional()?)
}

pub(crate) fn json(value: &impl Serialize) -> Result<String, VaultError> {
    serde_json::to_string(value).map_err(|_| VaultError::Refused { what: None })
}

pub(crate) fn read_json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| unreadable(Box::new(error)))
}

pub(crate) fn write_day(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

pub(crate) fn read_day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| {
        text.parse()
            .map_err(|error: chrono::ParseError| unreadable(Box::new(error)))
    })
    .transpose()
}

pub(crate) fn write_instant(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Millis, true)
}

pub(crate) fn read_instant(row: &Row<'_>, column: usize) -> rusqlite::Result<DateTime<Utc>> {
    let text: String = row.get(column)?;
    DateTime::parse_from_rfc3339(&text)
        .map(|instant| instant.with_timezone(&Utc))
        .map_err(|error| unreadable(Box::new(error)))
}

pub(crate) fn unreadable(error: Box<dyn std::error::Error + Send + Sync>) -> rusqlite::Error {
    FromSqlError::Other(error).into()
}
