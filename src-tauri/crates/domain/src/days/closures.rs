//! One-off closings of federal offices by executive order.
//!
//! They are not legal holidays: they never make a deadline later. They make the
//! safe day earlier and do not count as business days.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::embedded;
use crate::text::LocalText;

/// A day on which federal offices were closed by order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The day.
    pub date: NaiveDate,
    /// Why.
    pub name: LocalText,
    /// The order.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosureFile {
    #[serde(rename = "as_of")]
    _as_of: NaiveDate,
    closures: Vec<Closure>,
}

static CLOSURES: LazyLock<Vec<Closure>> = LazyLock::new(|| {
    let file: ClosureFile = embedded::read(
        "days/closures.json",
        include_str!("../../data/days/closures.json"),
    );
    file.closures
});

/// Every known closing, oldest first.
pub fn closures() -> &'static [Closure] {
    &CLOSURES
}

/// The closing on this day, if there was one.
pub fn closure_on(date: NaiveDate) -> Option<&'static Closure> {
    closures().iter().find(|closure| closure.date == date)
}
