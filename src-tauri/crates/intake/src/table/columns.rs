//! What the columns of somebody's own table hold: by their headers, else by
//! their contents.

use domain::catalog::forms::FormType;
use domain::catalog::status_text::phase_of;

use super::dates::looks_like_date;
use super::rows::Grid;
use crate::numbers::receipt_exact;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Receipt,
    Form,
    Nickname,
    Applicant,
    Received,
    Priority,
    Notice,
    Status,
    StatusDate,
    Office,
    Notes,
    Unknown,
}

/// Words of a header, letters and digits only. The longest that occurs decides.
const HEADERS: [(&str, Column); 62] = [
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

/// Tells the columns of a table; `None` when no column holds receipts.
pub(super) fn columns_of(grid: &Grid) -> Option<Columns> {
    let width = grid.rows.iter().map(Vec::len).max()?;
    let named = |row: &usize| {
        grid.rows[*row]
            .iter()
            .filter(|cell| names_a_column(&cell.text))
            .count()
    };
    let holds_receipt = |row: &usize| {
        grid.rows[*row]
            .iter()
            .any(|cell| receipt_exact(&cell.text).is_some())
    };
    let header = (0..grid.rows.len().min(TITLE_ROWS))
        .filter(|row| !holds_receipt(row))
        .max_by_key(|row| (named(row), std::cmp::Reverse(*row)))
        .filter(|row| named(row) > 0);
    let first_row = header.map_or(0, |row| row + 1);
    let mut columns: Vec<Column> = (0..width)
        .map(|place| {
            header
                .and_then(|row| grid.rows[row].get(place))
                .map_or(Column::Unknown, |cell| by_header(&cell.text))
        })
        .collect();
    let mut guessed = false;
    if !columns.contains(&Column::Receipt) {
        let best = (0..width).max_by_key(|place| count(grid, first_row, *place, is_receipt))?;
        if count(grid, first_row, best, is_receipt) == 0 {
            return None;
        }
        columns[best] = Column::Receipt;
        guessed = true;
    }
    for (wanted, is) in [
        (Column::Form, is_form as fn(&str) -> bool),
        (Column::Status, is_status),
        (Column::Received, looks_like_date),
    ] {
        if columns.contains(&wanted) || header.is_some() && wanted == Column::Received {
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
    // A column is taken once: of two with one name the first counts.
    for place in 1..width {
        if columns[place] != Column::Notes && columns[..place].contains(&columns[place]) {
            columns[place] = Column::Unknown;
        }
    }
    let headers = (0..width)
        .map(|place| {
            header
                .and_then(|row| grid.rows[row].get(place))
                .map_or(String::new(), |cell| cell.text.clone())
        })
        .collect();
    Some(Columns {
        columns,
        headers,
        first_row,
        guessed,
    })
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
