//! The legal public holidays of 5 U.S.C. 6103(a), computed by rule.
//!
//! Meant for 1990 to 2060. A holiday on a Saturday is observed on the Friday
//! before (5 U.S.C. 6103(b)(1)), one on a Sunday on the Monday after (Executive
//! Order 11582, section 3). Inauguration Day is left out on purpose: it is a
//! holiday only for federal workers around Washington.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::embedded;
use crate::text::{Lang, LocalText};

/// The eleven holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayName {
    /// January 1.
    NewYear,
    /// Birthday of Martin Luther King, Jr., third Monday of January.
    King,
    /// Washington's Birthday, third Monday of February.
    Washington,
    /// Memorial Day, last Monday of May.
    Memorial,
    /// Juneteenth, June 19; a holiday since 2021 (Public Law 117-17).
    Juneteenth,
    /// Independence Day, July 4.
    Independence,
    /// Labor Day, first Monday of September.
    Labor,
    /// Columbus Day, second Monday of October.
    Columbus,
    /// Veterans Day, November 11.
    Veterans,
    /// Thanksgiving Day, fourth Thursday of November.
    Thanksgiving,
    /// December 25.
    Christmas,
}

static TITLES: LazyLock<BTreeMap<HolidayName, LocalText>> = LazyLock::new(|| {
    embedded::read(
        "days/holidays.json",
        include_str!("../../data/days/holidays.json"),
    )
});

impl HolidayName {
    const ALL: [Self; 11] = [
        Self::NewYear,
        Self::King,
        Self::Washington,
        Self::Memorial,
        Self::Juneteenth,
        Self::Independence,
        Self::Labor,
        Self::Columbus,
        Self::Veterans,
        Self::Thanksgiving,
        Self::Christmas,
    ];

    /// What a person calls the holiday.
    pub fn title(self, lang: Lang) -> &'static str {
        // Every holiday has an entry: a test reads all eleven in both languages.
        TITLES.get(&self).map_or("", |title| title.get(lang))
    }

    fn statutory_date(self, year: i32) -> Option<NaiveDate> {
        let nth = |month, weekday, n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
        let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        match self {
            Self::NewYear => fixed(1, 1),
            Self::King => nth(1, Weekday::Mon, 3),
            Self::Washington => nth(2, Weekday::Mon, 3),
            Self::Memorial => nth(5, Weekday::Mon, 5).or_else(|| nth(5, Weekday::Mon, 4)),
            Self::Juneteenth if year < 2021 => None,
            Self::Juneteenth => fixed(6, 19),
            Self::Independence => fixed(7, 4),
            Self::Labor => nth(9, Weekday::Mon, 1),
            Self::Columbus => nth(10, Weekday::Mon, 2),
            Self::Veterans => fixed(11, 11),
            Self::Thanksgiving => nth(11, Weekday::Thu, 4),
            Self::Christmas => fixed(12, 25),
        }
    }
}

/// One holiday of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Holiday {
    /// Which holiday.
    pub name: HolidayName,
    /// The day the statute names.
    pub statutory: NaiveDate,
    /// The day offices are closed for it. New Year's Day on a Saturday is
    /// observed on December 31 of the year before.
    pub observed: NaiveDate,
}

/// The holidays whose statutory day lies in `year`, in order.
pub fn federal_holidays(year: i32) -> Vec<Holiday> {
    HolidayName::ALL
        .into_iter()
        .filter_map(|name| {
            let statutory = name.statutory_date(year)?;
            let observed = match statutory.weekday() {
                Weekday::Sat => statutory.pred_opt()?,
                Weekday::Sun => statutory.checked_add_days(Days::new(1))?,
                _ => statutory,
            };
            Some(Holiday {
                name,
                statutory,
                observed,
            })
        })
        .collect()
}

/// The holiday for which offices are closed on this weekday, if any.
pub fn holiday_observed_on(date: NaiveDate) -> Option<HolidayName> {
    // Next year's January 1 may be observed on this year's December 31.
    [date.year(), date.year() + 1]
        .into_iter()
        .flat_map(federal_holidays)
        .find(|holiday| holiday.observed == date)
        .map(|holiday| holiday.name)
}
