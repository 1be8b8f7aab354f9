//! Cells of a workbook. Formulas are not run: a cell is what was saved.

use std::io::Cursor;

use calamine::{open_workbook_auto_from_rs, Data, Reader};

use super::rows::{MOST_CELLS, MOST_ROWS};
use crate::error::ReadError;

/// The rows of the first sheet that has any. Runs in the bounded child.
///
/// # Errors
/// `Damaged` when it is no workbook, `Empty` without a cell, `TooComplex`
/// beyond the limits.
pub(crate) fn rows_of(bytes: &[u8]) -> Result<Vec<Vec<String>>, ReadError> {
    let mut book =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else {
            continue;
        };
        let (height, width) = range.get_size();
        if height > MOST_ROWS || height.saturating_mul(width) > MOST_CELLS {
            return Err(ReadError::TooComplex);
        }
        if range.is_empty() {
            continue;
        }
        return Ok(range
            .rows()
            .map(|row| row.iter().map(written).collect())
            .collect());
    }
    Err(ReadError::Empty)
}

fn written(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(when) => when.as_datetime().map_or(String::new(), |when| {
            match when.time() == chrono::NaiveTime::MIN {
                true => when.date().to_string(),
                false => when.to_string(),
            }
        }),
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        // Receipts of digits alone lose nothing here; fractions keep theirs.
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        other => other.to_string(),
    }
}
