//! Days inside and outside the United States, as the naturalization rules count
//! them: sums beside the rule, never a conclusion.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::days::{add_years, days_between, MissingDay};
use crate::embedded;
use crate::text::LocalText;

/// A stay outside the United States.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// Day of leaving.
    pub left_on: NaiveDate,
    /// Day of coming back; none while away.
    pub back_on: Option<NaiveDate>,
}

/// Days of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// First day of the stretch.
    pub from: NaiveDate,
    /// The day it ends before: the day of filing.
    pub until: NaiveDate,
    /// Days of the stretch.
    pub days: i64,
    /// Days wholly outside: the days of leaving and of coming back count as
    /// days in the United States.
    pub outside: i64,
    /// The same with the days of leaving and of coming back counted as outside.
    pub outside_cautious: i64,
}

/// A stretch of time that a rule looks back over.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// `5yr` or `3yr`.
    pub id: String,
    /// Years before filing.
    pub years: i32,
    /// Days of physical presence that the rule asks for.
    pub days_present: i64,
    /// The rule, in words.
    pub rule: LocalText,
    /// Where it stands.
    pub source: RuleSource,
}

/// How long a single stay outside may be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// `short`, `over_six_months`, `year_or_more`.
    pub id: String,
    /// What the rule says of it.
    pub rule: LocalText,
    /// Where it stands.
    pub source: RuleSource,
}

/// Where a rule stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSource {
    /// `8 CFR 316.5(c)(1)`.
    pub cite: String,
    /// Address on an official site.
    pub url: String,
    /// As of when it was read.
    pub as_of: String,
    /// `high` or `medium`.
    pub certainty: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresenceFile {
    /// Most days of a stay that raises no question.
    six_months_days: i64,
    tracks: Vec<Track>,
    lengths: Vec<Length>,
}

static PRESENCE: LazyLock<PresenceFile> = LazyLock::new(|| {
    embedded::read(
        "rules/presence.json",
        include_str!("../data/rules/presence.json"),
    )
});

/// The stretches of time that the rules look back over.
pub fn tracks() -> &'static [Track] {
    &PRESENCE.tracks
}

/// What the rules say of the length of a stay.
pub fn lengths() -> &'static [Length] {
    &PRESENCE.lengths
}

/// Days from leaving to coming back; while away, to this day.
pub fn days_away(absence: Absence, today: NaiveDate) -> i64 {
    days_between(absence.left_on, absence.back_on.unwrap_or(today)).max(0)
}

/// Which length a stay has.
pub fn length_of(absence: Absence, today: NaiveDate) -> &'static str {
    let back = absence.back_on.unwrap_or(today);
    let year = add_years(absence.left_on, 1, MissingDay::Last);
    if year.is_some_and(|year| back >= year) {
        "year_or_more"
    } else if days_away(absence, today) > PRESENCE.six_months_days {
        "over_six_months"
    } else {
        "short"
    }
}

/// The days of the stretch before a day of filing. Stays that overlap are
/// counted once. `None` beyond the calendar.
pub fn sum(track: &Track, absences: &[Absence], filing_on: NaiveDate) -> Option<Sum> {
    let from = add_years(filing_on, -track.years, MissingDay::Last)?;
    let count = |with_edges: bool| {
        let outside = |day: &NaiveDate| {
            absences.iter().any(|absence| {
                let back = absence.back_on.unwrap_or(NaiveDate::MAX);
                match with_edges {
                    true => absence.left_on <= *day && *day <= back,
                    false => absence.left_on < *day && *day < back,
                }
            })
        };
        let days = from.iter_days().take_while(|day| *day < filing_on);
        days.filter(outside).count() as i64
    };
    Some(Sum {
        from,
        until: filing_on,
        days: days_between(from, filing_on),
        outside: count(false),
        outside_cautious: count(true),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn away(left: &str, back: &str) -> Absence {
        Absence {
            left_on: day(left),
            back_on: (!back.is_empty()).then(|| day(back)),
        }
    }

    #[test]
    fn days_of_leaving_and_return_count_as_inside_or_cautiously_as_outside() {
        let track = &tracks()[0];
        let trips = [
            away("2024-03-01", "2024-03-11"),
            // Overlaps the first one: counted once.
            away("2024-03-05", "2024-03-06"),
            // Began before the stretch.
            away("2020-12-20", "2021-06-05"),
        ];
        let found = sum(track, &trips, day("2026-06-01")).unwrap();
        assert_eq!((found.from, found.days), (day("2021-06-01"), 1826));
        assert_eq!(found.outside, 9 + 4);
        assert_eq!(found.outside_cautious, 11 + 5);
    }

    #[test]
    fn the_lengths_turn_at_180_days_and_at_a_year() {
        let today = day("2026-06-01");
        for (back, wanted) in [
            ("2025-06-30", "short"),
            ("2025-07-01", "over_six_months"),
            ("2025-12-31", "over_six_months"),
            ("2026-01-01", "year_or_more"),
            ("", "year_or_more"),
        ] {
            assert_eq!(length_of(away("2025-01-01", back), today), wanted, "{back}");
        }
    }

    #[test]
    fn every_length_has_its_rule() {
        let named: Vec<&str> = lengths().iter().map(|length| length.id.as_str()).collect();
        assert_eq!(named, ["short", "over_six_months", "year_or_more"]);
        assert_eq!(tracks()[0].days_present, 913);
        assert_eq!(tracks()[1].days_present, 548);
    }
}
