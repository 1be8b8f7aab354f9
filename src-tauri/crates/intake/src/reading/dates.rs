//! Dates and times as notices print them. Always month first: the agency
//! never prints a day first.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use regex::Regex;

// Static patterns; the tests read every notice through them.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        (?: (?P<weekday>sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)? \s*,\s* )?
        (?: \b(?P<m>[0-9]{1,2}) \s?/\s? (?P<d>[0-9]{1,2}) \s?/\s? (?P<y>[0-9]{4})\b
          | \b(?P<iso_y>[0-9]{4})-(?P<iso_m>[0-9]{2})-(?P<iso_d>[0-9]{2})\b
          | \b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?
            \s+ (?P<day>[0-9]{1,2}) (?:st|nd|rd|th)? \s*,?\s+ (?P<year>[0-9]{4})\b
        )",
    )
    .expect("a fixed pattern")
});

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?P<h>[0-9]{1,2})\s?:\s?(?P<m>[0-9]{2})\s?(?:(?P<half>[ap])\.?\s?m\b\.?)?|\b(?P<noon>12\s+noon|noon|midnight)\b")
        .expect("a fixed pattern")
});

/// A date and where it stands in the text (bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateFound {
    pub date: NaiveDate,
    pub weekday: Option<Weekday>,
    pub start: usize,
    pub end: usize,
}

impl DateFound {
    /// Whether a printed weekday belongs to another date.
    pub fn weekday_differs(&self) -> bool {
        self.weekday.is_some_and(|day| day != self.date.weekday())
    }
}

/// Every date of a text, in order.
pub(crate) fn dates_in(text: &str) -> Vec<DateFound> {
    DATE.captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let number = |name: &str| found.name(name).and_then(|part| part.as_str().parse().ok());
            let date =
                if let (Some(m), Some(d), Some(y)) = (number("m"), number("d"), found.name("y")) {
                    NaiveDate::from_ymd_opt(y.as_str().parse().ok()?, m, d)
                } else if let Some(y) = found.name("iso_y") {
                    NaiveDate::from_ymd_opt(
                        y.as_str().parse().ok()?,
                        number("iso_m")?,
                        number("iso_d")?,
                    )
                } else {
                    NaiveDate::from_ymd_opt(
                        found.name("year")?.as_str().parse().ok()?,
                        month(found.name("month")?.as_str())?,
                        number("day")?,
                    )
                }?;
            Some(DateFound {
                date,
                weekday: found.name("weekday").and_then(|day| weekday(day.as_str())),
                start: whole.start(),
                end: whole.end(),
            })
        })
        .collect()
}

static SPANISH_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?P<day>[0-9]{1,2})\.?[ºo°]?\s+de\s+(?P<month>enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)\s+(?:de|del)\s+(?P<year>[0-9]{4})\b",
    )
    .expect("a fixed pattern")
});

/// Every date written in Spanish, `9 de octubre de 2025`, in order.
pub(crate) fn spanish_dates_in(text: &str) -> Vec<DateFound> {
    const MONTHS: [&str; 12] = [
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "se", "oct", "nov", "dic",
    ];
    SPANISH_DATE
        .captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let name = found["month"].to_lowercase();
            let month = MONTHS.iter().position(|month| name.starts_with(month))? + 1;
            let date = NaiveDate::from_ymd_opt(
                found["year"].parse().ok()?,
                u32::try_from(month).ok()?,
                found["day"].parse().ok()?,
            )?;
            Some(DateFound {
                date,
                weekday: None,
                start: whole.start(),
                end: whole.end(),
            })
        })
        .collect()
}

/// The date that a text consists of, apart from its ends.
pub(crate) fn only_date(text: &str) -> Option<NaiveDate> {
    let found = dates_in(text);
    let [one] = found.as_slice() else { return None };
    let around = text[..one.start].trim().len() + text[one.end..].trim_matches(['.', ' ']).len();
    (around == 0).then_some(one.date)
}

fn month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let name = name.to_ascii_lowercase();
    let place = MONTHS.iter().position(|month| *month == name)?;
    u32::try_from(place + 1).ok()
}

fn weekday(name: &str) -> Option<Weekday> {
    match name.to_ascii_lowercase().get(..3)? {
        "sun" => Some(Weekday::Sun),
        "mon" => Some(Weekday::Mon),
        "tue" => Some(Weekday::Tue),
        "wed" => Some(Weekday::Wed),
        "thu" => Some(Weekday::Thu),
        "fri" => Some(Weekday::Fri),
        "sat" => Some(Weekday::Sat),
        _ => None,
    }
}

/// The first time of day in a text, and where it ends (bytes).
pub(crate) fn first_time(text: &str) -> Option<(NaiveTime, usize)> {
    TIME.captures_iter(text).find_map(|found| {
        let end = found.get(0)?.end();
        if let Some(word) = found.name("noon") {
            let hour = if word.as_str().eq_ignore_ascii_case("midnight") {
                0
            } else {
                12
            };
            return Some((NaiveTime::from_hms_opt(hour, 0, 0)?, end));
        }
        let hour: u32 = found.name("h")?.as_str().parse().ok()?;
        let minute: u32 = found.name("m")?.as_str().parse().ok()?;
        let hour = match found
            .name("half")
            .map(|half| half.as_str().to_ascii_lowercase())
        {
            // Noon is 12 PM, midnight 12 AM.
            Some(half) if (1..=12).contains(&hour) => hour % 12 + if half == "p" { 12 } else { 0 },
            Some(_) => return None,
            None => hour,
        };
        Some((NaiveTime::from_hms_opt(hour, minute, 0)?, end))
    })
}
