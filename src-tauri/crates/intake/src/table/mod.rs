//! Tables people keep: comma-separated values and spreadsheets.

mod columns;
mod csv_text;
mod dates;
mod rows;
mod workbook;

pub(crate) use csv_text::{looks_like_table, read_csv};
pub(crate) use rows::read_grid;
pub(crate) use workbook::rows_of;
