//! A table of any cells is read back as it was, and no cell is a formula.
#![no_main]

use libfuzzer_sys::fuzz_target;
use outgoing::tables::Table;

fuzz_target!(|cells: Vec<String>| {
    if cells.is_empty() {
        return;
    }
    let mut table = Table::with_columns(&vec!["a"; cells.len()]);
    table.rows.push(cells.clone());
    let text = table.to_csv();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let Some(Ok(row)) = reader.records().next() else {
        // One empty cell is an empty line.
        assert!(cells.len() == 1 && cells[0].is_empty(), "{text:?}");
        return;
    };
    for (read, cell) in row.iter().zip(&cells) {
        assert!(read == cell || read.strip_prefix('\'') == Some(cell), "{read:?}");
        assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r']), "{read:?}");
    }
});
