//! Appointments: biometrics, interview, oath.

use std::sync::LazyLock;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use regex::Regex;

use super::document::Document;
use super::draft::{Draft, Reading};
use crate::proposal::intake_json::local;
use crate::proposal::{Appointment, AppointmentKind, Confidence, DocumentKind, WarningCode};
use crate::reading::dates::{dates_in, first_time, DateFound};
use crate::reading::label_spelling::Label;
use crate::reading::lines::WordRef;

// A static pattern; the tests read every notice through it.
static ARRIVE_BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\barrive (?:no later than|at least) ([0-9]{1,3}) minutes (?:before|early|prior)",
    )
    .expect("a fixed pattern")
});

/// Adds the appointment a notice gives.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    let kind = match document.kind {
        Some(DocumentKind::Biometrics) => AppointmentKind::Biometrics,
        Some(DocumentKind::Interview) => AppointmentKind::Interview,
        Some(DocumentKind::Oath) => AppointmentKind::OathCeremony,
        _ => return,
    };
    let Some(when) = when(document) else { return };
    if when.weekday_differs {
        draft.warn(WarningCode::WeekdayMismatch, &when.words);
    }
    let Some(time) = when.time else {
        draft.warn(WarningCode::AppointmentTimeMissing, &when.words);
        return;
    };
    let local_datetime = when.date.and_time(time);
    let mut readings = vec![printed("local_datetime", local(local_datetime), when.words)];
    let arrive_by_local = arrive_by(document, local_datetime, &mut readings);
    let place = place(document);
    let (place_name, place_address) = match place {
        Some(place) => {
            readings.push(printed("place_name", place.name.clone(), place.name_words));
            if !place.address.is_empty() {
                readings.push(printed(
                    "place_address",
                    place.address.join("\n"),
                    place.address_words,
                ));
            }
            (Some(place.name), place.address)
        }
        None => (None, Vec::new()),
    };
    let appointment = Appointment {
        kind,
        local_datetime: Some(local_datetime),
        instant_utc: None,
        letter_id: None,
        arrive_by_local,
        place_name,
        place_address,
        receipt_numbers: draft.receipts(),
    };
    draft.appointment(appointment, readings);
}

struct When {
    date: NaiveDate,
    time: Option<NaiveTime>,
    weekday_differs: bool,
    words: Vec<WordRef>,
}

/// One value with date and time, or a value for each.
fn when(document: &Document<'_>) -> Option<When> {
    let (value, time_value) = match document.under(Label::AppointmentTime) {
        Some(value) => (value, value),
        None => {
            let day = document.under(Label::DayOfAppointment)?;
            (day, document.under(Label::TimeOfAppointment).unwrap_or(day))
        }
    };
    let text = document.text(value);
    let found: DateFound = *dates_in(&text).first()?;
    let time_text = document.text(time_value);
    // A date's own digits are no time.
    let after_date = if std::ptr::eq(value, time_value) {
        found.end
    } else {
        0
    };
    let mut words = value.words();
    if !std::ptr::eq(value, time_value) {
        words.extend(time_value.words());
    }
    Some(When {
        date: found.date,
        time: first_time(&time_text[after_date..]).map(|(time, _)| time),
        weekday_differs: found.weekday_differs(),
        words,
    })
}

fn arrive_by(
    document: &Document<'_>,
    appointment: NaiveDateTime,
    readings: &mut Vec<Reading>,
) -> Option<NaiveDateTime> {
    let found = ARRIVE_BY.captures(&document.passage.text)?;
    let whole = found.get(0)?;
    let minutes: i64 = found[1].parse().ok()?;
    let arrive = appointment.checked_sub_signed(Duration::minutes(minutes))?;
    readings.push(Reading {
        field: "arrive_by_local",
        value: local(arrive),
        confidence: Confidence::InSentence,
        words: document.passage.words(whole.start(), whole.end()),
    });
    Some(arrive)
}

struct Place {
    name: String,
    name_words: Vec<WordRef>,
    address: Vec<String>,
    address_words: Vec<WordRef>,
}

/// The block under `Application Support Center` or beside `Please come to:`,
/// or the line after `Place:`.
fn place(document: &Document<'_>) -> Option<Place> {
    let block = document
        .under(Label::SupportCenter)
        .or_else(|| document.under(Label::ComeTo));
    if let Some(block) = block {
        let (name, address) = block.value.split_first()?;
        return Some(Place {
            name: document.layout.text(name),
            name_words: name.clone(),
            address: address
                .iter()
                .map(|line| document.layout.text(line))
                .collect(),
            address_words: address.concat(),
        });
    }
    let line = document.under(Label::Place)?;
    let text = document.text(line);
    let mut parts = text.split(", ").map(str::to_owned);
    Some(Place {
        name: parts.next()?,
        name_words: line.words(),
        address: parts.collect(),
        address_words: line.words(),
    })
}

fn printed(field: &'static str, value: String, words: Vec<WordRef>) -> Reading {
    Reading {
        field,
        value,
        confidence: Confidence::PrintedUnderLabel,
        words,
    }
}
