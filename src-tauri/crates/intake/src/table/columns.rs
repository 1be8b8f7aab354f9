//! What the columns of somebody's own table hold: by their headers, else by
//! their contents.

use domain::catalog::forms::FormType;
use domain::catalog::status_text::phase_of;

use super::dates::looks_like_date;
use super::rows::Grid;
use crate::numbers::receipt_exact;
use crate::proposal::{Column, ColumnSeen};

/// Words of a header, letters and digits only. The longest that occurs decides.
const HEADERS: &[(&str, Column)] = &[
    ("receiptnumber", Column::Receipt),
    ("receiptno", Column::Receipt),
    ("receiptnum", Column::Receipt),
    ("receipt", Column::Receipt),
    ("casenumber", Column::Receipt),
    ("caseno", Column::Receipt),
    ("caseid", Column::Receipt),
    ("numeroderecibo", Column::Receipt),
    ("recibo", Column::Receipt),
    ("formnumber", Column::Form),
    ("formtype", Column::Form),
    ("formnum", Column::Form),
    ("form", Column::Form),
    ("casetype", Column::Form),
    ("applicationtype", Column::Form),
    ("formulario", Column::Form),
    ("nickname", Column::Nickname),
    ("label", Column::Nickname),
    ("alias", Column::Nickname),
    ("apodo", Column::Nickname),
    ("applicant", Column::Applicant),
    ("applicantname", Column::Applicant),
    ("beneficiary", Column::Applicant),
    ("person", Column::Applicant),
    ("name", Column::Applicant),
    ("who", Column::Applicant),
    ("nombre", Column::Applicant),
    ("solicitante", Column::Applicant),
    ("receiveddate", Column::Received),
    ("datereceived", Column::Received),
    ("receiptdate", Column::Received),
    ("received", Column::Received),
    ("fileddate", Column::Received),
    ("datefiled", Column::Received),
    ("filed", Column::Received),
    ("filingdate", Column::Received),
    ("submitted", Column::Received),
    ("submitteddate", Column::Received),
    ("fecharecibido", Column::Received),
    ("fechaderecibo", Column::Received),
    ("prioritydate", Column::Priority),
    ("pd", Column::Priority),
    ("noticedate", Column::Notice),
    ("status", Column::Status),
    ("casestatus", Column::Status),
    ("currentstatus", Column::Status),
    ("statustext", Column::Status),
    ("actioncodetext", Column::Status),
    ("estado", Column::Status),
    ("estatus", Column::Status),
    ("lastupdated", Column::StatusDate),
    ("lastupdate", Column::StatusDate),
    ("lastupdatedate", Column::StatusDate),
    ("statusdate", Column::StatusDate),
    ("updated", Column::StatusDate),
    ("updatedat", Column::StatusDate),
    ("actualizado", Column::StatusDate),
    ("servicecenter", Column::Office),
    ("office", Column::Office),
    ("notes", Column::Notes),
    ("comments", Column::Notes),
    ("notas", Column::Notes),
    ("case", Column::Receipt),
    ("caso", Column::Receipt),
    ("numerodecaso", Column::Receipt),
    ("tipodeformulario", Column::Form),
    ("tramite", Column::Form),
    ("persona", Column::Applicant),
    ("beneficiario", Column::Applicant),
    ("fechadepresentacion", Column::Received),
    ("fechaderecepcion", Column::Received),
    ("presentado", Column::Received),
    ("fechadeprioridad", Column::Priority),
    ("fechadenotificacion", Column::Notice),
    ("fechadeaviso", Column::Notice),
    ("estadodelcaso", Column::Status),
    ("fechadeestado", Column::StatusDate),
    ("ultimaactualizacion", Column::StatusDate),
    ("laststatuschange", Column::StatusDate),
    ("centrodeservicio", Column::Office),
    ("oficina", Column::Office),
    ("comentarios", Column::Notes),
    ("observaciones", Column::Notes),
];

fn key(header: &str) -> String {
    header
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' => 'u',
            other => other,
        })
        .collect()
}

fn by_header(header: &str) -> Column {
    let key = key(header.trim_start_matches('\u{feff}'));
    HEADERS
        .iter()
        .find(|(name, _)| *name == key)
        .or_else(|| {
            HEADERS
                .iter()
                .filter(|(name, _)| name.len() >= 6 && key.contains(name))
                .max_by_key(|(name, _)| name.len())
        })
        .map_or(Column::Unknown, |(_, column)| *column)
}

/// Whether a cell is a header this module knows.
pub(super) fn names_a_column(cell: &str) -> bool {
    by_header(cell) != Column::Unknown
}

/// The columns of a table and its first row of values.
pub(super) struct Columns {
    pub columns: Vec<Column>,
    /// Headers as they stand; empty where there are none.
    pub headers: Vec<String>,
    pub first_row: usize,
    /// Some were told by their contents alone.
    pub guessed: bool,
}

/// Rows above the header that may hold a title.
const TITLE_ROWS: usize = 10;

/// Cells of a column that are shown to tell it by.
const SAMPLES: usize = 3;
/// Longest of them, in characters.
const LONGEST_SAMPLE: usize = 40;

/// Tells the columns of a table, or takes what a person says of them; `None`
/// when no column holds receipts.
pub(super) fn columns_of(grid: &Grid, chosen: Option<&[Column]>) -> Option<Columns> {
    let width = grid.rows.iter().map(Vec::len).max()?;
    let header = header_row(grid);
    let first_row = header.map_or(0, |row| row + 1);
    let headers: Vec<String> = (0..width)
        .map(|place| {
            header
                .and_then(|row| grid.rows[row].get(place))
                .map_or(String::new(), |cell| cell.text.clone())
        })
        .collect();
    let (columns, guessed) = match chosen {
        Some(chosen) => {
            let said = |place: usize| chosen.get(place).copied().unwrap_or(Column::Unknown);
            ((0..width).map(said).collect(), false)
        }
        None => told(grid, &headers, first_row)?,
    };
    let columns = once_each(columns);
    columns.contains(&Column::Receipt).then_some(Columns {
        columns,
        headers,
        first_row,
        guessed,
    })
}

/// The row that names the columns: the one with the most known names, else the
/// last one with several cells above the first receipt.
fn header_row(grid: &Grid) -> Option<usize> {
    let named = |row: &usize| {
        let cells = grid.rows[*row].iter();
        cells.filter(|cell| names_a_column(&cell.text)).count()
    };
    let holds_receipt = |row: &usize| {
        let mut cells = grid.rows[*row].iter();
        cells.any(|cell| receipt_exact(&cell.text).is_some())
    };
    let first_receipt = (0..grid.rows.len()).find(holds_receipt);
    let above = first_receipt.unwrap_or(grid.rows.len()).min(TITLE_ROWS + 1);
    let known = (0..above)
        .max_by_key(|row| (named(row), std::cmp::Reverse(*row)))
        .filter(|row| named(row) > 0);
    let filled = |row: &usize| {
        let cells = grid.rows[*row].iter();
        cells.filter(|cell| !cell.text.is_empty()).count()
    };
    known.or_else(|| {
        first_receipt?;
        (0..above).rev().find(|row| filled(row) >= 2)
    })
}

/// Columns by their headers, else by what stands in them; and whether any was
/// told by its contents alone.
fn told(grid: &Grid, headers: &[String], first_row: usize) -> Option<(Vec<Column>, bool)> {
    let mut columns: Vec<Column> = headers.iter().map(|header| by_header(header)).collect();
    let width = columns.len();
    let mut guessed = false;
    let holds_none = |place: usize| count(grid, first_row, place, is_receipt) == 0;
    let named = columns.iter().position(|column| *column == Column::Receipt);
    let best = (0..width).max_by_key(|place| count(grid, first_row, *place, is_receipt))?;
    // A header may promise receipts where another column has them.
    if named.is_none_or(holds_none) && !holds_none(best) {
        if let Some(named) = named {
            columns[named] = Column::Unknown;
        }
        columns[best] = Column::Receipt;
        guessed = true;
    } else if named.is_none() {
        return None;
    }
    let nothing_named = columns
        .iter()
        .all(|column| matches!(column, Column::Receipt | Column::Unknown));
    for (wanted, is) in [
        (Column::Form, is_form as fn(&str) -> bool),
        (Column::Status, is_status),
        (Column::Received, looks_like_date),
    ] {
        // Under headers a date column without a name may be of anything.
        if columns.contains(&wanted) || wanted == Column::Received && !nothing_named {
            continue;
        }
        let place = (0..width).find(|place| {
            let filled = count(grid, first_row, *place, |text| !text.is_empty());
            columns[*place] == Column::Unknown
                && filled > 0
                && count(grid, first_row, *place, is) * 2 > filled
        });
        if let Some(place) = place {
            columns[place] = wanted;
            guessed = true;
        }
    }
    Some((columns, guessed))
}

/// A column is taken once: of two of one kind the first counts.
fn once_each(mut columns: Vec<Column>) -> Vec<Column> {
    for place in 1..columns.len() {
        if columns[place] != Column::Notes && columns[..place].contains(&columns[place]) {
            columns[place] = Column::Unknown;
        }
    }
    columns
}

impl Columns {
    /// The columns for a person to put right.
    pub fn seen(&self, grid: &Grid) -> Vec<ColumnSeen> {
        let of = |(place, holds): (usize, &Column)| {
            let cells = grid.rows[self.first_row..].iter();
            let filled = cells
                .filter_map(|row| row.get(place))
                .filter(|cell| !cell.text.is_empty());
            ColumnSeen {
                header: self.headers[place].clone(),
                holds: *holds,
                samples: filled
                    .take(SAMPLES)
                    .map(|cell| cell.text.chars().take(LONGEST_SAMPLE).collect())
                    .collect(),
            }
        };
        self.columns.iter().enumerate().map(of).collect()
    }
}

fn count(grid: &Grid, first: usize, place: usize, is: impl Fn(&str) -> bool) -> usize {
    grid.rows[first..]
        .iter()
        .filter_map(|row| row.get(place))
        .filter(|cell| is(&cell.text))
        .count()
}

fn is_receipt(text: &str) -> bool {
    receipt_exact(text).is_some()
}

fn is_form(text: &str) -> bool {
    FormType::parse(text).is_some()
}

fn is_status(text: &str) -> bool {
    text.split_whitespace().count() >= 2 && phase_of(text).is_some()
}
