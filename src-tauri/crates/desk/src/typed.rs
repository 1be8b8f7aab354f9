//! What is typed into boxes, read for the record.

use chrono::{NaiveDate, NaiveTime};
use serde::de::DeserializeOwned;

use crate::contract::{ErrorCode, WireError};
use crate::typed_date::read_typed_date;

/// A date as typed; `None` for an empty box.
///
/// # Errors
/// `DateUnreadable` with the box.
pub(crate) fn day(text: &str, field: &str) -> Result<Option<NaiveDate>, WireError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    read_typed_date(text).map(Some).ok_or_else(|| {
        WireError::new(ErrorCode::DateUnreadable)
            .at(field)
            .with("text", text)
    })
}

/// A time as typed: `9:00 AM`, `9 am`, `14:30`.
///
/// # Errors
/// `TimeUnreadable` with the box.
pub(crate) fn time(text: &str, field: &str) -> Result<NaiveTime, WireError> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '.')
        .collect::<String>()
        .to_uppercase();
    let (clock, half) = match (compact.strip_suffix("AM"), compact.strip_suffix("PM")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (compact.as_str(), None),
    };
    let (hour, minute) = match half {
        // A bare `9` is no time: it could be a slip.
        None => clock.split_once(':').unwrap_or(("", "")),
        Some(_) => clock.split_once(':').unwrap_or((clock, "0")),
    };
    let read = || {
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        let hour = match half {
            Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
            Some(_) => return None,
            None => hour,
        };
        NaiveTime::from_hms_opt(hour, minute, 0)
    };
    read().ok_or_else(|| {
        WireError::new(ErrorCode::TimeUnreadable)
            .at(field)
            .with("text", text.trim())
    })
}

/// Blanks folded, ends trimmed.
pub(crate) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines that say something.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(tidy)
        .filter(|line| !line.is_empty())
        .collect()
}

/// A word out of a closed list, by its name on the wire.
///
/// # Errors
/// `FactRefused` with the box.
pub(crate) fn word<T: DeserializeOwned>(name: &str, field: &str) -> Result<T, WireError> {
    serde_json::from_value(serde_json::Value::String(name.to_owned()))
        .map_err(|_| WireError::new(ErrorCode::FactRefused).at(field))
}

/// The same the other way round.
pub(crate) fn name_of(word: &impl serde::Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_people_write_a_time() {
        for (text, wanted) in [
            ("9:00 AM", "09:00"),
            ("9 a.m.", "09:00"),
            ("12:15 pm", "12:15"),
            ("12:05 AM", "00:05"),
            ("14:30", "14:30"),
        ] {
            assert_eq!(
                time(text, "time").unwrap().format("%H:%M").to_string(),
                wanted,
                "{text}"
            );
        }
        for text in ["", "9", "25:00", "13:00 PM", "noon"] {
            assert!(time(text, "time").is_err(), "{text}");
        }
    }
}
