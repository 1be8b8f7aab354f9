//! The calendar file.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryTime {
    /// A whole day.
    AllDay(NaiveDate),
    /// A wall-clock time at its place. No zone: paper never names one, and a
    /// calendar shows such a time as it is wherever it is opened.
    At(NaiveDateTime),
}

/// One date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Stays the same when the date is written again, so that a calendar
    /// replaces it.
    pub uid: String,
    /// Grows with every change, so that a calendar takes the newer one.
    pub sequence: u32,
    /// When it was last changed.
    pub stamp: DateTime<Utc>,
    /// When it is.
    pub time: EntryTime,
    /// Its title.
    pub title: String,
    /// What else to know; may be empty.
    pub description: String,
    /// Where; may be empty.
    pub place: String,
    /// Days before on which to remind.
    pub alarms: Vec<i32>,
    /// Whether the day is taken up by it, as by an appointment.
    pub busy: bool,
}

/// How long an appointment is shown to last.
const APPOINTMENT: Duration = Duration::hours(1);
/// The hour at which the alarm of a whole day goes off.
const ALARM_HOUR: i64 = 9;

/// The file, in the order given.
pub fn calendar_file(name: &str, entries: &[CalendarEntry]) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Casekeep//Dates//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.name(name);
    for entry in entries {
        calendar.push(event(entry));
    }
    without_random_marks(&calendar.to_string())
}

/// The library gives each alarm the time of writing and a random name, which no
/// alarm needs: the same dates would never give the same file.
fn without_random_marks(file: &str) -> String {
    let mut in_alarm = false;
    let mut kept = String::with_capacity(file.len());
    for line in file.split_inclusive("\r\n") {
        match line.trim_end() {
            "BEGIN:VALARM" => in_alarm = true,
            "END:VALARM" => in_alarm = false,
            _ => {}
        }
        if !(in_alarm && (line.starts_with("DTSTAMP:") || line.starts_with("UID:"))) {
            kept.push_str(line);
        }
    }
    kept
}

/// Without control characters, which no text of a calendar may have (RFC 5545,
/// section 3.1); words read from a paper sometimes do.
fn plain(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().filter(allowed).collect()
}

fn event(entry: &CalendarEntry) -> Event {
    let title = plain(&entry.title);
    let mut event = Event::new();
    event.uid(&entry.uid);
    event.sequence(entry.sequence);
    event.timestamp(entry.stamp);
    event.last_modified(entry.stamp);
    event.summary(&title);
    if !entry.description.is_empty() {
        event.description(&plain(&entry.description));
    }
    if !entry.place.is_empty() {
        event.location(&plain(&entry.place));
    }
    event.add_property("TRANSP", if entry.busy { "OPAQUE" } else { "TRANSPARENT" });
    match entry.time {
        EntryTime::AllDay(day) => {
            event.starts(day);
            event.ends(day.succ_opt().unwrap_or(day));
        }
        EntryTime::At(at) => {
            event.starts(at);
            event.ends(at.checked_add_signed(APPOINTMENT).unwrap_or(at));
        }
    }
    for days in &entry.alarms {
        let back = Duration::days(i64::from(*days));
        let before = match entry.time {
            EntryTime::AllDay(_) => Duration::hours(ALARM_HOUR) - back,
            // On the day itself two hours before.
            EntryTime::At(_) if *days == 0 => -Duration::hours(2),
            EntryTime::At(_) => -back,
        };
        event.alarm(Alarm::display(&title, before));
    }
    event.done()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn entry(time: EntryTime) -> CalendarEntry {
        CalendarEntry {
            uid: "abc@casekeep".into(),
            sequence: 3,
            stamp: DateTime::UNIX_EPOCH,
            time,
            title: "Biometrics; bring the notice, and an ID".into(),
            description: "Line one\nline two".into(),
            place: "USCIS ANYTOWN, 1 Example Street".into(),
            alarms: vec![7, 0],
            busy: true,
        }
    }

    #[test]
    fn the_same_dates_give_the_same_bytes() {
        let day = EntryTime::AllDay("2026-06-01".parse().unwrap());
        let first = calendar_file("Casekeep", &[entry(day)]);
        assert_eq!(first, calendar_file("Casekeep", &[entry(day)]));
        assert!(first.contains("DTSTART;VALUE=DATE:20260601\r\n"));
        assert!(first.contains("DTEND;VALUE=DATE:20260602\r\n"));
        assert!(first.contains("SEQUENCE:3\r\n"));
    }

    #[test]
    fn what_no_calendar_may_hold_is_left_out() {
        let day = EntryTime::AllDay("2026-06-01".parse().unwrap());
        let with_controls = CalendarEntry {
            title: "Card\u{0} pick\u{8}up\u{7f}".into(),
            description: "One\r\ntwo\u{4}".into(),
            place: "Any\u{e}town".into(),
            ..entry(day)
        };
        let file = calendar_file("Casekeep", &[with_controls]);
        assert!(file.contains("SUMMARY:Card pickup\r\n"), "{file:?}");
        assert!(file.contains("One\\ntwo"), "{file:?}");
        assert!(file.contains("LOCATION:Anytown\r\n"), "{file:?}");
    }

    #[test]
    fn an_appointment_keeps_its_wall_clock() {
        let at = EntryTime::At("2026-06-01T08:30:00".parse().unwrap());
        let file = calendar_file("Casekeep", &[entry(at)]);
        assert!(file.contains("DTSTART:20260601T083000\r\n"), "{file}");
    }

    #[test]
    fn no_line_is_longer_than_75_bytes() {
        let mut long = entry(EntryTime::AllDay("2026-06-01".parse().unwrap()));
        long.description = "ñ".repeat(300);
        let file = calendar_file("Casekeep", &[long]);
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    }
}
