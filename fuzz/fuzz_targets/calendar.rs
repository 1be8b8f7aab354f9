//! A calendar file of any words is read by another library, and says the same.
#![no_main]

use arbitrary::Arbitrary;
use chrono::{DateTime, NaiveDate};
use icalendar::parser::{read_calendar, unfold};
use libfuzzer_sys::fuzz_target;
use outgoing::{calendar_file, CalendarEntry, EntryTime};

#[derive(Debug, Arbitrary)]
struct Words {
    title: String,
    description: String,
    place: String,
}

fuzz_target!(|words: Words| {
    let entry = CalendarEntry {
        uid: "a@casekeep".to_owned(),
        sequence: 1,
        stamp: DateTime::UNIX_EPOCH,
        time: EntryTime::AllDay(NaiveDate::default()),
        title: words.title,
        description: words.description,
        place: words.place,
        alarms: vec![1],
        busy: false,
    };
    let file = calendar_file("Casekeep", &[entry]);
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file:?}");
    let plain = unfold(&file);
    let read = read_calendar(&plain);
    assert!(read.is_ok_and(|calendar| calendar.components.len() == 1), "{file:?}");
});
