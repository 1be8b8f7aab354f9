//! Comma-, semicolon- and tab-separated values.

use csv::ReaderBuilder;

use super::columns::names_a_column;
use super::rows::{gather_grid, Cell, Grid, MOST_CELLS, MOST_ROWS};
use crate::error::ReadError;
use crate::gather::Gather;
use crate::numbers::receipt_exact;
use crate::proposal::{DocumentKind, Proposal, TableChoices};
use crate::source_kind::SourceKind;
use crate::written::Written;

/// What separates cells, the likeliest first.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// Lines among which the header and the first cases stand.
const LINES_SEARCHED: usize = 14;

/// Whether a text is a table: a line with several cells that name columns, or
/// one line after another with a receipt in the same cell.
pub(crate) fn looks_like_table(text: &str) -> bool {
    separator(text).is_some()
}

fn separator(text: &str) -> Option<char> {
    let lines: Vec<&str> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(LINES_SEARCHED)
        .collect();
    SEPARATORS.into_iter().find(|separator| {
        let rows: Vec<Vec<&str>> = lines
            .iter()
            .map(|line| {
                line.split(*separator)
                    .map(|cell| cell.trim().trim_matches('"').trim())
                    .collect::<Vec<_>>()
            })
            .filter(|cells| cells.len() >= 2 && cells.iter().any(|cell| !cell.is_empty()))
            .collect();
        is_table(&rows)
    })
}

fn is_table(rows: &[Vec<&str>]) -> bool {
    let short = |row: &&Vec<&str>| {
        let mut cells = row.iter();
        cells.all(|cell| cell.split_whitespace().count() <= 6)
    };
    let named = |row: &Vec<&str>| row.iter().filter(|cell| names_a_column(cell)).count();
    let receipt = |row: &Vec<&str>| row.iter().position(|cell| receipt_exact(cell).is_some());
    // Where the receipts of a table stand, and how wide its rows are.
    let mut shapes: Vec<(usize, usize)> = rows
        .iter()
        .filter_map(|row| Some((receipt(row)?, row.len())))
        .collect();
    let cases = shapes.len();
    shapes.dedup();
    let header = rows.iter().position(|row| short(&row) && named(row) >= 2);
    let above = rows.iter().take_while(|row| receipt(row).is_none());
    let one_name = above.into_iter().any(|row| short(&row) && named(row) == 1);
    header.is_some_and(|header| header + 1 < rows.len())
        || one_name && cases >= 1 && rows.len() >= 2
        // Numbers under each other, in a table nobody gave names.
        || cases >= 2 && shapes.len() == 1
}

/// Reads comma-separated values.
///
/// # Errors
/// `Empty` without a row, `TooComplex` beyond the limits, `UnsupportedYet` when
/// it is no table of cases.
pub(crate) fn read_csv(text: &str, choices: &TableChoices) -> Result<Proposal, ReadError> {
    let separator = separator(text).unwrap_or(',');
    let written = Written::of(text);
    let mut gather = Gather::new(&written);
    let grid = grid_of(text, separator)?;
    if !gather_grid(&mut gather, &grid, choices) {
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
