//! Reading of PDFs, pictures and workbooks in a child process: a hostile file can exhaust or crash the
//! child and never the program that holds the record.

mod child;
mod parent;
mod wire;

pub use child::child_main;
pub use parent::{read_pdf, read_picture, read_workbook, show_picture};
