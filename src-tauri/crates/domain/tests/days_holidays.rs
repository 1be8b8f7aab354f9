//! Federal holidays against published lists, and the moves around them.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use domain::days::{
    add_business_days, add_months, add_years, closures, days_between, federal_holidays,
    holiday_observed_on, is_business_day, is_legal_day_off, month_end, next_working_day_or_same,
    previous_business_day_or_same, HolidayName, MissingDay,
};
use domain::text::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The days off the Office of Personnel Management lists for each year, in the
/// order New Year, King, Washington, Memorial, Juneteenth, July 4, Labor,
/// Columbus, Veterans, Thanksgiving, Christmas.
const PUBLISHED: [&str; 7] = [
    "2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24",
    "2021-12-31 2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11 2022-11-24 2022-12-26",
    "2023-01-02 2023-01-16 2023-02-20 2023-05-29 2023-06-19 2023-07-04 2023-09-04 2023-10-09 2023-11-10 2023-11-23 2023-12-25",
    "2024-01-01 2024-01-15 2024-02-19 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-10-14 2024-11-11 2024-11-28 2024-12-25",
    "2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-10-13 2025-11-11 2025-11-27 2025-12-25",
    "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25",
    "2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24",
];

#[test]
fn the_years_2021_to_2027_are_as_published() {
    for (year, line) in (2021..).zip(PUBLISHED) {
        let published: Vec<NaiveDate> = line.split(' ').map(day).collect();
        let ours: Vec<NaiveDate> = federal_holidays(year).iter().map(|h| h.observed).collect();
        assert_eq!(ours, published, "{year}");
    }
}

#[test]
fn seventy_years_equal_an_independent_list() {
    let listed: BTreeSet<NaiveDate> = include_str!("days_off_1990_2060.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(day)
        .collect();
    let ours: BTreeSet<NaiveDate> = day("1990-01-01")
        .iter_days()
        .take_while(|date| date.year() <= 2060)
        .filter(|date| holiday_observed_on(*date).is_some())
        .filter(|date| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun))
        .collect();
    assert_eq!(ours, listed);
}

#[test]
fn juneteenth_is_a_holiday_from_2021_and_inauguration_day_never() {
    assert_eq!(holiday_observed_on(day("2020-06-19")), None);
    assert_eq!(
        holiday_observed_on(day("2021-06-18")),
        Some(HolidayName::Juneteenth)
    );
    // January 20, 2021 was a Wednesday; in 2025 the day was also King's birthday.
    assert!(is_business_day(day("2021-01-20")));
    assert!(is_business_day(day("2029-01-19")));
}

#[test]
fn a_closing_by_order_is_no_business_day_but_no_legal_holiday_either() {
    assert!(!is_business_day(day("2024-12-24")));
    assert!(!is_legal_day_off(day("2024-12-24")));
    // Both days around Christmas 2025 were closed: back to the 23rd, but a
    // deadline on the 25th still ends on the 26th.
    assert_eq!(
        previous_business_day_or_same(day("2025-12-26")),
        day("2025-12-23")
    );
    assert_eq!(
        next_working_day_or_same(day("2025-12-25")),
        day("2025-12-26")
    );
    assert!(closures()
        .windows(2)
        .all(|pair| pair[0].date < pair[1].date));
    assert!(closures()
        .iter()
        .all(|closure| !closure.source.is_empty() && closure.name.en != closure.name.es));
}

#[test]
fn moving_forward_and_back_passes_weekends_and_holidays_together() {
    // Memorial Day after a weekend.
    assert_eq!(
        next_working_day_or_same(day("2026-05-23")),
        day("2026-05-26")
    );
    // Independence Day 2026 is a Saturday, observed on the Friday before.
    assert_eq!(
        previous_business_day_or_same(day("2026-07-05")),
        day("2026-07-02")
    );
    // New Year's Day 2028 is observed on the last day of 2027.
    assert_eq!(
        previous_business_day_or_same(day("2027-12-31")),
        day("2027-12-30")
    );
    assert_eq!(
        next_working_day_or_same(day("2026-11-24")),
        day("2026-11-24")
    );
}

#[test]
fn business_days_are_counted_after_the_first_day() {
    // November 11, 2026 is Veterans Day.
    assert_eq!(
        add_business_days(day("2026-11-10"), 1),
        Some(day("2026-11-12"))
    );
    assert_eq!(
        add_business_days(day("2026-11-14"), 0),
        Some(day("2026-11-14"))
    );
    assert_eq!(
        add_business_days(day("2025-12-23"), 1),
        Some(day("2025-12-29"))
    );
}

#[test]
fn a_missing_day_is_taken_early_for_deadlines_and_late_for_openings() {
    let cases = [
        ("2024-02-29", 12, "2025-02-28", "2025-03-01"),
        ("2024-02-29", 24, "2026-02-28", "2026-03-01"),
        ("2024-02-29", 48, "2028-02-29", "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28", "2027-03-01"),
        ("2026-08-31", 3, "2026-11-30", "2026-12-01"),
        ("2026-08-31", -6, "2026-02-28", "2026-03-01"),
        ("2026-12-31", 2, "2027-02-28", "2027-03-01"),
    ];
    for (start, months, last, next) in cases {
        assert_eq!(
            add_months(day(start), months, MissingDay::Last),
            Some(day(last))
        );
        assert_eq!(
            add_months(day(start), months, MissingDay::Next),
            Some(day(next))
        );
    }
    assert_eq!(
        add_years(day("2008-02-29"), 18, MissingDay::Last),
        Some(day("2026-02-28"))
    );
}

#[test]
fn counts_off_the_calendar_have_no_answer() {
    assert_eq!(add_months(NaiveDate::MAX, 1, MissingDay::Last), None);
    assert_eq!(
        add_years(day("2026-01-01"), i32::MAX, MissingDay::Last),
        None
    );
    assert_eq!(month_end(2026, 13), None);
    assert_eq!(month_end(2028, 2), Some(day("2028-02-29")));
    assert_eq!(days_between(day("2026-03-01"), day("2026-02-27")), -2);
}

#[test]
fn every_holiday_has_a_name_in_both_languages() {
    let mut names = BTreeSet::new();
    for holiday in federal_holidays(2026) {
        let (en, es) = (holiday.name.title(Lang::En), holiday.name.title(Lang::Es));
        assert!(!en.is_empty() && !es.is_empty() && en != es, "{en}");
        names.insert(en);
    }
    assert_eq!(names.len(), 11);
}
