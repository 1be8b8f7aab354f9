//! Dates of somebody's own table: month first, day first, or either.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use crate::proposal::DayOrder as Order;
use crate::reading::dates::{dates_in, spanish_dates_in};

// Static patterns; the tests read every table through them.
static FIGURES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}.*)?$")
        .expect("a fixed pattern")
});
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(\d{1,2})[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -,]+(\d{4})$",
    )
    .expect("a fixed pattern")
});

pub(super) fn looks_like_date(text: &str) -> bool {
    FIGURES.is_match(text)
        || NAMED.is_match(text)
        || text.len() <= 40 && (dates_in(text).len() == 1 || spanish_dates_in(text).len() == 1)
}

struct Parts {
    first: u32,
    second: u32,
    year: i32,
    dotted: bool,
}

fn parts(text: &str) -> Option<Parts> {
    let found = FIGURES.captures(text.trim())?;
    let year: i32 = found[4].parse().ok()?;
    Some(Parts {
        first: found[1].parse().ok()?,
        second: found[3].parse().ok()?,
        // Two figures are of this century: the agency's receipts are.
        year: if year < 100 { 2000 + year } else { year },
        dotted: &found[2] == ".",
    })
}

/// The order all dates of a table have together.
pub(super) fn order_of<'c>(cells: impl Iterator<Item = &'c str>) -> Order {
    let (mut month, mut day, mut any) = (false, false, false);
    for parts in cells.filter_map(parts) {
        any = true;
        month |= parts.second > 12 && parts.first <= 12;
        day |= parts.first > 12 && parts.second <= 12 || parts.dotted;
    }
    match (month, day) {
        (true, true) => Order::Mixed,
        (false, true) => Order::DayFirst,
        (false, false) if any => Order::Open,
        _ => Order::MonthFirst,
    }
}

/// The date of a cell.
pub(super) fn date_in(text: &str, order: Order) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some(parts) = parts(text) {
        let month_first = NaiveDate::from_ymd_opt(parts.year, parts.first, parts.second);
        let day_first = NaiveDate::from_ymd_opt(parts.year, parts.second, parts.first);
        return match order {
            Order::DayFirst => day_first,
            Order::MonthFirst | Order::Open => month_first,
            // Only what can be read one way.
            Order::Mixed if parts.first == parts.second => month_first,
            Order::Mixed => month_first.xor(day_first),
        };
    }
    if let Some(found) = NAMED.captures(text) {
        let turned = format!("{} {}, {}", &found[2], &found[1], &found[3]);
        return dates_in(&turned).first().map(|found| found.date);
    }
    let found = dates_in(text);
    found
        .first()
        .or(spanish_dates_in(text).first())
        .map(|found| found.date)
}
