//! What leaves for other programs.

use arbitrary::{Arbitrary, Unstructured};
use chrono::{DateTime, NaiveDate};
use ical::IcalParser;
use outgoing::tables::Table;
use outgoing::{calendar_file, CalendarEntry, EntryTime};

/// A table of any cells is read back as it was, and no cell is a formula.
pub(crate) fn csv_out(bytes: &[u8]) {
    let Ok(cells) = Vec::<String>::arbitrary(&mut Unstructured::new(bytes)) else {
        return;
    };
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
        assert!(
            read == cell || read.strip_prefix('\'') == Some(cell),
            "{read:?}"
        );
        assert!(
            !read.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{read:?}"
        );
    }
}

/// A calendar file of any words is read by another library, and says the same.
pub(crate) fn calendar(bytes: &[u8]) {
    let mut any = Unstructured::new(bytes);
    let (Ok(title), Ok(description), Ok(place)) = (
        String::arbitrary(&mut any),
        String::arbitrary(&mut any),
        String::arbitrary(&mut any),
    ) else {
        return;
    };
    let entry = CalendarEntry {
        uid: "a@casekeep".to_owned(),
        sequence: 1,
        stamp: DateTime::UNIX_EPOCH,
        time: EntryTime::AllDay(NaiveDate::default()),
        title,
        description,
        place,
        alarms: vec![1],
        busy: false,
    };
    let file = calendar_file("Casekeep", &[entry]);
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file:?}");
    // RFC 5545, section 3.1.
    let forbidden = |c: char| c.is_control() && !matches!(c, '\r' | '\n' | '\t');
    assert!(!file.contains(forbidden), "{file:?}");
    let mut read = IcalParser::new(file.as_bytes());
    let calendar = read.next();
    assert!(
        matches!(&calendar, Some(Ok(calendar)) if calendar.events.len() == 1),
        "{file:?}: {calendar:?}"
    );
    assert!(read.next().is_none(), "{file:?}");
}
