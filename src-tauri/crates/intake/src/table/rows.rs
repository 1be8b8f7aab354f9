//! Rows of a table become cases.

use std::ops::Range;

use domain::catalog::forms::FormType;
use domain::catalog::status_text::phase_of;

use super::columns::{columns_of, Columns};
use super::dates::{date_in, order_of};
use crate::error::ReadError;
use crate::gather::Gather;
use crate::numbers::receipt_exact;
use crate::proposal::{
    Column, Confidence, DayOrder as Order, DocumentKind, Proposal, TableChoices, TableSeen,
    WarningCode,
};
use crate::source_kind::SourceKind;
use crate::written::Written;

/// Most rows of a table.
pub(crate) const MOST_ROWS: usize = 50_000;
/// Most cells of a table.
pub(crate) const MOST_CELLS: usize = 1_000_000;

/// A cell and its place in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub text: String,
    pub at: Option<Range<usize>>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Grid {
    pub rows: Vec<Vec<Cell>>,
}

/// Reads a spreadsheet's cells.
///
/// # Errors
/// `Empty` without a cell, `UnsupportedYet` when it is no table of cases.
pub(crate) fn read_grid(
    rows: Vec<Vec<String>>,
    choices: &TableChoices,
) -> Result<Proposal, ReadError> {
    let mut text = String::new();
    let mut grid = Grid::default();
    for row in rows {
        let mut cells = Vec::new();
        for value in row {
            let from = text.len();
            text.push_str(&value);
            cells.push(Cell {
                at: (!value.is_empty()).then_some(from..text.len()),
                text: value.trim().to_owned(),
            });
            text.push('\t');
        }
        text.push('\n');
        grid.rows.push(cells);
    }
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let written = Written::of(&text);
    let mut gather = Gather::new(&written);
    if !gather_grid(&mut gather, &grid, choices) {
        return Err(ReadError::UnsupportedYet {
            source_kind: SourceKind::Xlsx,
        });
    }
    gather.kind(DocumentKind::Spreadsheet);
    Ok(gather.finish(SourceKind::Xlsx))
}

/// Adds the cases of a table. `false` when no column holds receipts.
pub(super) fn gather_grid(gather: &mut Gather<'_>, grid: &Grid, choices: &TableChoices) -> bool {
    let Some(columns) = columns_of(grid, choices.columns.as_deref()) else {
        return false;
    };
    if columns.guessed {
        gather.warn(WarningCode::ColumnsGuessed, None);
    }
    let told = order(grid, &columns);
    let order = match choices.day_first {
        Some(true) => Order::DayFirst,
        Some(false) => Order::MonthFirst,
        None => told,
    };
    if choices.day_first.is_none() && order != Order::MonthFirst {
        gather.warn(WarningCode::DayFirstDates, None);
    }
    gather.table(TableSeen {
        columns: columns.seen(grid),
        days: order,
        ask_days: told != Order::MonthFirst,
    });
    // Days that nobody settled are questions.
    let days = match choices.day_first {
        None if order != Order::MonthFirst => Confidence::Corrected,
        _ => Confidence::PrintedUnderLabel,
    };
    let mut bad = Vec::new();
    for (number, row) in grid.rows[columns.first_row..].iter().enumerate() {
        if row.iter().all(|cell| cell.text.is_empty()) {
            continue;
        }
        let receipt = columns
            .columns
            .iter()
            .position(|column| *column == Column::Receipt)
            .and_then(|place| row.get(place));
        let found = receipt.and_then(|cell| receipt_exact(&cell.text));
        match (found, receipt) {
            (Some(found), Some(cell)) => {
                let confidence = Confidence::PrintedUnderLabel;
                let case = gather.case_found(&found, confidence, cell.at.clone());
                case_of_row(gather, case, row, &columns, (order, days));
            }
            _ => {
                bad.push((number + 1).to_string());
                let whole: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                let at = row.iter().find_map(|cell| cell.at.clone());
                let label = format!("row {}", number + 1);
                gather.unknown(&label, &guarded(whole.join(" | ").trim()), at);
            }
        }
    }
    if !bad.is_empty() {
        gather.warn_with(WarningCode::RowReceiptInvalid, "rows", bad.join(", "));
    }
    true
}

fn order(grid: &Grid, columns: &Columns) -> Order {
    let dated = |column: &Column| {
        matches!(
            column,
            Column::Received | Column::Priority | Column::Notice | Column::StatusDate
        )
    };
    let cells = grid.rows[columns.first_row..].iter().flat_map(|row| {
        row.iter()
            .zip(&columns.columns)
            .filter(|(_, column)| dated(column))
            .map(|(cell, _)| cell.text.as_str())
    });
    order_of(cells)
}

fn case_of_row(
    gather: &mut Gather<'_>,
    case: usize,
    row: &[Cell],
    columns: &Columns,
    (order, days): (Order, Confidence),
) {
    for (place, (cell, column)) in row.iter().zip(&columns.columns).enumerate() {
        if cell.text.is_empty() {
            continue;
        }
        let at = cell.at.clone();
        if is_formula(&cell.text) {
            gather.warn(WarningCode::FormulaNotRun, at.clone());
        }
        let label = Confidence::PrintedUnderLabel;
        let date_field = match column {
            Column::Received => "received_date",
            Column::Priority => "priority_date",
            Column::Notice => "notice_date",
            Column::StatusDate => "status_date",
            _ => "",
        };
        if !date_field.is_empty() {
            match date_in(&cell.text, order) {
                Some(date) => gather.set(case, date_field, &date.to_string(), days, at),
                None => gather.warn(WarningCode::RowDateUnreadable, at),
            }
            continue;
        }
        match column {
            Column::Form => match FormType::parse(&cell.text) {
                Some(form) => gather.set(case, "form_type", form.as_str(), label, at),
                None => gather.unknown("form", &guarded(&cell.text), at),
            },
            Column::Status => {
                gather.set(case, "status_title", &guarded(&cell.text), label, at);
                if let Some(phase) = phase_of(&cell.text) {
                    gather.set(case, "status_phase", phase, Confidence::Inferred, None);
                }
            }
            Column::Nickname => gather.set(case, "nickname", &guarded(&cell.text), label, at),
            Column::Applicant => {
                gather.set(case, "applicant_name", &guarded(&cell.text), label, at);
            }
            Column::Office => gather.set(case, "office", &guarded(&cell.text), label, at),
            Column::Notes => gather.set_if_open(case, "notes", &guarded(&cell.text), label, at),
            Column::Receipt => {}
            _ => {
                let header = columns.headers.get(place).map_or("", String::as_str);
                gather.unknown(header, &guarded(&cell.text), at);
            }
        }
    }
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '@'])
        || text.starts_with(['+', '-'])
            && text[1..].starts_with(|c: char| c.is_alphabetic() || c == '(')
}

/// A text that no spreadsheet program takes for a formula again.
fn guarded(text: &str) -> String {
    if is_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
