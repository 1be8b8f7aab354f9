//! The facts a rule is asked with: names to values, read from JSON or from text.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use super::error::{FactFault, RuleError};

/// One value. What a rule needs is checked when the rule reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// A civil date.
    Date(NaiveDate),
    /// A local date with time, as printed; no zone.
    LocalTime(NaiveDateTime),
    /// A calendar month.
    Month {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// A whole number.
    Number(i64),
    /// True or false.
    Flag(bool),
    /// Anything else, a choice among them.
    Text(String),
}

impl FactValue {
    fn from_text(text: &str) -> Self {
        let text = text.trim();
        if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Self::Date(date);
        }
        for form in ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"] {
            if let Ok(moment) = NaiveDateTime::parse_from_str(text, form) {
                return Self::LocalTime(moment);
            }
        }
        if let Some((year, month)) = month_of(text) {
            return Self::Month { year, month };
        }
        Self::Text(text.to_owned())
    }
}

fn month_of(text: &str) -> Option<(i32, u32)> {
    let (year, month) = text.split_once('-')?;
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    (1..=12).contains(&month).then_some((year, month))
}

impl From<NaiveDate> for FactValue {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<NaiveDateTime> for FactValue {
    fn from(moment: NaiveDateTime) -> Self {
        Self::LocalTime(moment)
    }
}

impl From<i64> for FactValue {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for FactValue {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<&str> for FactValue {
    /// Dates, local times and months in ISO form are recognised; all else is text.
    fn from(text: &str) -> Self {
        Self::from_text(text)
    }
}

/// Named facts. A rule reads those it knows and passes over the rest, so one map
/// can serve every rule of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<String, FactValue>);

impl Facts {
    /// No facts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same facts and one more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<FactValue>) -> Self {
        self.insert(name, value);
        self
    }

    /// Adds or replaces one fact.
    pub fn insert(&mut self, name: &str, value: impl Into<FactValue>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// Adds a fact written as text, as on a command line: whole numbers, `true`
    /// and `false` are recognised besides dates.
    pub fn insert_text(&mut self, name: &str, text: &str) {
        let value = match (text.trim(), text.trim().parse::<i64>()) {
            (_, Ok(number)) => FactValue::Number(number),
            ("true", _) => FactValue::Flag(true),
            ("false", _) => FactValue::Flag(false),
            _ => FactValue::from_text(text),
        };
        self.0.insert(name.to_owned(), value);
    }

    /// Reads a JSON object of facts. `null` and empty text count as not given.
    ///
    /// # Errors
    /// [`RuleError::FactsNotAnObject`], or [`RuleError::ImpossibleFact`] for a
    /// list or an object as a value.
    pub fn from_json(object: &Value) -> Result<Self, RuleError> {
        let entries = object.as_object().ok_or(RuleError::FactsNotAnObject)?;
        let mut facts = Self::new();
        for (name, value) in entries {
            let value = match value {
                Value::Null => continue,
                Value::String(text) if text.trim().is_empty() => continue,
                Value::String(text) => FactValue::from_text(text),
                Value::Bool(flag) => FactValue::Flag(*flag),
                Value::Number(number) => match number.as_i64() {
                    Some(whole) => FactValue::Number(whole),
                    None => FactValue::Text(number.to_string()),
                },
                Value::Array(_) | Value::Object(_) => {
                    return Err(RuleError::impossible(name, FactFault::NotOneValue))
                }
            };
            facts.0.insert(name.clone(), value);
        }
        Ok(facts)
    }

    /// One fact, if given.
    pub fn get(&self, name: &str) -> Option<&FactValue> {
        self.0.get(name)
    }

    /// Takes one fact out; whether it was there.
    pub fn remove(&mut self, name: &str) -> bool {
        self.0.remove(name).is_some()
    }

    /// The names of all facts given, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
