//! Tables as comma-separated values (RFC 4180, UTF-8), safe to open in a
//! spreadsheet.

/// A table: its columns and its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Cells by row, as many as there are columns.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns and no rows.
    pub fn with_columns(columns: &[&str]) -> Self {
        Self {
            columns: columns.iter().map(|&name| name.to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// The table as text, with a heading row.
    pub fn to_csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        // Writing into memory does not fail.
        let _ = writer.write_record(&self.columns);
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(|cell| guarded(cell)));
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe in
/// front, which spreadsheets do not show.
fn guarded(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let mut table = Table::with_columns(&["name", "note"]);
        for start in ["=", "+", "-", "@"] {
            table.rows.push(vec![
                "Sample".to_owned(),
                format!("{start}HYPERLINK(\"x\")"),
            ]);
        }
        table
            .rows
            .push(vec!["a, \"b\"\nc".to_owned(), "plain".to_owned()]);
        let text = table.to_csv();
        let mut read = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<_> = read.records().flatten().collect();
        assert_eq!(rows.len(), 5);
        assert!(rows[..4].iter().all(|row| row[1].starts_with('\'')));
        assert_eq!(&rows[4][0], "a, \"b\"\nc");
    }
}
