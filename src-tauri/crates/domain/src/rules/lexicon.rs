//! What each fact is called, which shape it has, and reading it in that shape.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::error::{FactFault, RuleError};
use super::facts::{FactValue, Facts};
use crate::catalog::forms::FormType;
use crate::embedded;
use crate::text::LocalText;

/// The years a given date may lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
/// The counts of days a given number may have: up to a hundred years.
const NUMBERS: std::ops::RangeInclusive<i64> = 0..=36_525;

/// The shape of a fact's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactShape {
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM-DDTHH:MM`, as printed, without a zone.
    LocalTime,
    /// `YYYY-MM`.
    Month,
    /// A fiscal year as a number; it ends on September 30.
    FiscalYear,
    /// A whole number of days.
    Number,
    /// True or false.
    Flag,
    /// One of the choices.
    Choice,
    /// A form number, such as `I-539`.
    Form,
}

/// One entry of the list of facts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactEntry {
    /// The shape of its value.
    pub shape: FactShape,
    /// What a person calls it.
    pub label: LocalText,
    /// The values of a choice, with what a person calls each.
    #[serde(default)]
    pub choices: BTreeMap<String, LocalText>,
    /// Other spellings of a choice.
    #[serde(default)]
    aliases: BTreeMap<String, String>,
    /// The numbers it can be; empty: any.
    #[serde(default)]
    pub numbers: Vec<i64>,
}

static LEXICON: LazyLock<BTreeMap<String, FactEntry>> = LazyLock::new(|| {
    embedded::read(
        "rules/facts.json",
        include_str!("../../data/rules/facts.json"),
    )
});

/// The entry of a fact, if any rule uses a fact of this name.
pub fn fact_entry(name: &str) -> Option<&'static FactEntry> {
    LEXICON.get(name)
}

/// Whether a fact can have this value, as its stored text.
pub fn accepts(name: &str, text: &str) -> bool {
    let Some(entry) = fact_entry(name) else {
        return false;
    };
    let mut facts = Facts::new();
    facts.insert_text(name, text);
    match entry.shape {
        FactShape::Date => date(&facts, name).is_ok(),
        FactShape::LocalTime => local_time(&facts, name).is_ok(),
        FactShape::Month => month(&facts, name).is_ok(),
        FactShape::FiscalYear => year(&facts, name).is_ok(),
        FactShape::Number => number(&facts, name).is_ok(),
        FactShape::Flag => flag(&facts, name).is_ok(),
        FactShape::Choice => choice(&facts, name).is_ok(),
        FactShape::Form => form(&facts, name).is_ok(),
    }
}

/// A date; of a local time the day is taken. `None` when not given.
pub(super) fn date(facts: &Facts, name: &str) -> Result<Option<NaiveDate>, RuleError> {
    let date = match facts.get(name) {
        None => return Ok(None),
        Some(FactValue::Date(date)) => *date,
        Some(FactValue::LocalTime(moment)) => moment.date(),
        Some(_) => return Err(RuleError::impossible(name, FactFault::NotADate)),
    };
    within_years(name, date).map(Some)
}

/// A local date with time. `None` when not given.
pub(super) fn local_time(facts: &Facts, name: &str) -> Result<Option<NaiveDateTime>, RuleError> {
    match facts.get(name) {
        None => Ok(None),
        Some(FactValue::LocalTime(moment)) => {
            within_years(name, moment.date())?;
            Ok(Some(*moment))
        }
        Some(_) => Err(RuleError::impossible(name, FactFault::NotALocalTime)),
    }
}

/// A month as its year and number. `None` when not given.
pub(super) fn month(facts: &Facts, name: &str) -> Result<Option<(i32, u32)>, RuleError> {
    match facts.get(name) {
        None => Ok(None),
        Some(FactValue::Month { year, month }) if YEARS.contains(year) => Ok(Some((*year, *month))),
        Some(FactValue::Month { .. }) => Err(RuleError::impossible(name, FactFault::OutOfRange)),
        Some(_) => Err(RuleError::impossible(name, FactFault::NotAMonth)),
    }
}

/// A year as a number. `None` when not given.
pub(super) fn year(facts: &Facts, name: &str) -> Result<Option<i32>, RuleError> {
    let Some(number) = whole(facts, name)? else {
        return Ok(None);
    };
    match i32::try_from(number) {
        Ok(year) if YEARS.contains(&year) => Ok(Some(year)),
        _ => Err(RuleError::impossible(name, FactFault::OutOfRange)),
    }
}

/// A count of days. `None` when not given.
pub(super) fn number(facts: &Facts, name: &str) -> Result<Option<i64>, RuleError> {
    let Some(number) = whole(facts, name)? else {
        return Ok(None);
    };
    let listed = fact_entry(name).map_or(&[][..], |entry| &entry.numbers);
    if !NUMBERS.contains(&number) {
        Err(RuleError::impossible(name, FactFault::OutOfRange))
    } else if !listed.is_empty() && !listed.contains(&number) {
        Err(RuleError::impossible(name, FactFault::NotOneOf))
    } else {
        Ok(Some(number))
    }
}

/// True or false. `None` when not given.
pub(super) fn flag(facts: &Facts, name: &str) -> Result<Option<bool>, RuleError> {
    match facts.get(name) {
        None => Ok(None),
        Some(FactValue::Flag(flag)) => Ok(Some(*flag)),
        Some(_) => Err(RuleError::impossible(name, FactFault::NotTrueOrFalse)),
    }
}

/// A choice in its own spelling. `None` when not given.
pub(super) fn choice(facts: &Facts, name: &str) -> Result<Option<&'static str>, RuleError> {
    let Some(value) = facts.get(name) else {
        return Ok(None);
    };
    let not_one_of = || RuleError::impossible(name, FactFault::NotOneOf);
    let FactValue::Text(text) = value else {
        return Err(not_one_of());
    };
    let entry = fact_entry(name).ok_or_else(not_one_of)?;
    let wanted = entry.aliases.get(text).unwrap_or(text);
    entry
        .choices
        .get_key_value(wanted)
        .map(|(key, _)| Some(key.as_str()))
        .ok_or_else(not_one_of)
}

/// A form number in its canonical spelling. `None` when not given.
pub(super) fn form(facts: &Facts, name: &str) -> Result<Option<FormType>, RuleError> {
    match facts.get(name) {
        None => Ok(None),
        Some(FactValue::Text(text)) => FormType::parse(text)
            .map(Some)
            .ok_or_else(|| RuleError::impossible(name, FactFault::NotOneOf)),
        Some(_) => Err(RuleError::impossible(name, FactFault::NotOneOf)),
    }
}

fn whole(facts: &Facts, name: &str) -> Result<Option<i64>, RuleError> {
    match facts.get(name) {
        None => Ok(None),
        Some(FactValue::Number(number)) => Ok(Some(*number)),
        Some(_) => Err(RuleError::impossible(name, FactFault::NotANumber)),
    }
}

fn within_years(name: &str, date: NaiveDate) -> Result<NaiveDate, RuleError> {
    if YEARS.contains(&date.year()) {
        Ok(date)
    } else {
        Err(RuleError::impossible(name, FactFault::OutOfRange))
    }
}
