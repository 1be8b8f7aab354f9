//! What a reading says, held against what a perfect reader finds.

use std::collections::BTreeSet;

use serde_json::Value;

/// What is expected and not found, named by its place; and how many facts were
/// expected.
pub fn missing(expected: &Value, found: &Value, place: &str, faults: &mut Vec<String>) -> usize {
    match (expected, found) {
        (Value::Object(expected), _) => expected
            .iter()
            .map(|(key, value)| missing(value, &found[key], &format!("{place}.{key}"), faults))
            .sum(),
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => expected
            .iter()
            .zip(found)
            .enumerate()
            .map(|(index, (expected, found))| {
                missing(expected, found, &format!("{place}[{index}]"), faults)
            })
            .sum(),
        _ => {
            if expected != found {
                faults.push(format!("{place}: expected {expected}, found {found}"));
            }
            1
        }
    }
}

/// Receipts, appointments and dates to answer by that are not there.
pub fn false_facts(expected: &Value, found: &Value) -> Vec<String> {
    let texts = |value: &Value, list: &str, field: &str| -> BTreeSet<String> {
        value[list]
            .as_array()
            .into_iter()
            .flatten()
            .map(|entry| entry[field].to_string())
            .filter(|text| text != "null")
            .collect()
    };
    let mut faults = Vec::new();
    for (list, field) in [
        ("cases", "receipt_number"),
        ("appointments", "local_datetime"),
        ("appointments", "instant_utc"),
        ("deadlines", "date"),
    ] {
        let (wanted, seen) = (texts(expected, list, field), texts(found, list, field));
        for extra in seen.difference(&wanted) {
            faults.push(format!("{list}.{field}: {extra} is not there"));
        }
    }
    for list in ["cases", "appointments", "deadlines"] {
        let count = |value: &Value| value[list].as_array().map_or(0, Vec::len);
        if count(found) > count(expected) {
            faults.push(format!(
                "{list}: {} too many",
                count(found) - count(expected)
            ));
        }
    }
    faults
}

/// How well a kind of source was read.
#[derive(Debug, Default)]
pub struct Tally {
    /// Files of the kind.
    pub files: usize,
    /// Facts a perfect reader finds.
    pub expected: usize,
    /// Those that were not found.
    pub missing: usize,
    /// Facts that are not there.
    pub false_facts: usize,
}

impl std::fmt::Display for Tally {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            to,
            "{} files, {} of {} facts, {} false",
            self.files,
            self.expected - self.missing.min(self.expected),
            self.expected,
            self.false_facts
        )
    }
}
