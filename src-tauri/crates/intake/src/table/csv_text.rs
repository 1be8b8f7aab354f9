//! Comma-, semicolon- and tab-separated values.

use csv::ReaderBuilder;

use super::columns::names_a_column;
use super::rows::{gather_grid, Cell, Grid, MOST_CELLS, MOST_ROWS};
use crate::error::ReadError;
use crate::gather::Gather;
use crate::numbers::receipt_exact;
use crate::proposal::{DocumentKind, Proposal};
use crate::source_kind::SourceKind;
use crate::written::Written;

/// What separates cells, the likeliest first.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// Whether a text is a table: a first line with several cells of which at least
/// one names a column, or one line after another with a receipt in a cell.
pub(crate) fn looks_like_table(text: &str) -> bool {
    separator(text).is_some()
}

fn separator(text: &str) -> Option<char> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let header = lines.next()?.trim_start_matches('\u{feff}');
    let row = lines.next()?;
    SEPARATORS.into_iter().find(|separator| {
        let cells = |line: &str| {
            line.split(*separator)
                .map(|cell| cell.trim().trim_matches('"').trim().to_owned())
                .collect::<Vec<_>>()
        };
        let (head, first) = (cells(header), cells(row));
        if head.len() < 2 || first.len() < 2 {
            return false;
        }
        let named = head.iter().filter(|cell| names_a_column(cell)).count();
        let short = head.iter().all(|cell| cell.split_whitespace().count() <= 6);
        let holds_receipt =
            |cells: &[String]| cells.iter().any(|cell| receipt_exact(cell).is_some());
        short
            && (named >= 2
                || named == 1 && holds_receipt(&first)
                || holds_receipt(&head) && holds_receipt(&first))
    })
}

/// Reads comma-separated values.
///
/// # Errors
/// `Empty` without a row, `TooComplex` beyond the limits, `UnsupportedYet` when
/// it is no table of cases.
pub(crate) fn read_csv(text: &str) -> Result<Proposal, ReadError> {
    let separator = separator(text).unwrap_or(',');
    let written = Written::of(text);
    let mut gather = Gather::new(&written);
    let grid = grid_of(text, separator)?;
    if !gather_grid(&mut gather, &grid) {
        return Err(ReadError::UnsupportedYet {
            source_kind: SourceKind::Csv,
        });
    }
    gather.kind(DocumentKind::Spreadsheet);
    Ok(gather.finish(SourceKind::Csv))
}

fn grid_of(text: &str, separator: char) -> Result<Grid, ReadError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = 0;
    for record in reader.records() {
        let record = record.map_err(|_| ReadError::Damaged)?;
        let from = record
            .position()
            .map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let mut at = from;
        let row: Vec<Cell> = record
            .iter()
            .map(|value| {
                let place = text
                    .get(at..)
                    .filter(|_| !value.is_empty())
                    .and_then(|rest| rest.find(value))
                    .map(|found| at + found..at + found + value.len());
                if let Some(place) = &place {
                    at = place.end;
                }
                Cell {
                    text: value.trim_matches('\u{feff}').trim().to_owned(),
                    at: place,
                }
            })
            .collect();
        cells += row.len();
        if rows.len() >= MOST_ROWS || cells > MOST_CELLS {
            return Err(ReadError::TooComplex);
        }
        rows.push(row);
    }
    if rows.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Grid { rows })
}
