//! Reading of PDFs, pictures and workbooks in a child process: a hostile file can exhaust or crash the
//! child and never the program that holds the record.

mod child;
mod parent;
mod scans;
mod wire;

pub use child::{bound_this_process, child_main};
pub use parent::{read_picture, read_workbook, show_picture};
pub use scans::read_pdf;

/// Gives any bytes to both sides of the conversation, as a child or a parent that
/// was taken over could. For tests alone.
pub fn hear_anything(bytes: &[u8]) {
    let _ = child::read_order(&mut &bytes[..]);
    if let Ok(wire::Answer::Sheet(sheet)) = serde_json::from_slice(bytes) {
        let _ = crate::notice::read_notices(&sheet);
    }
}
