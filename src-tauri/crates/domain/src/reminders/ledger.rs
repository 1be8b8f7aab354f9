//! The key of one step, by which the ledger knows that it was said.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which step of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepName {
    /// The word on entry.
    Entry,
    /// This many days before the date; negative: after it.
    DaysBefore(i32),
}

/// One step of one duty for one date: `<duty>@<date>#<days before>`, or `#entry`.
///
/// A duty whose date changes has new keys, so nothing said about the old date
/// silences the new one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StepKey {
    /// The duty.
    pub duty: String,
    /// The date its steps count back from.
    pub due: NaiveDate,
    /// The step.
    pub step: StepName,
}

/// What was said already, by duty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger(HashMap<String, BTreeSet<(NaiveDate, StepName)>>);

impl Ledger {
    /// The steps of one duty.
    pub(super) fn of(&self, duty: &str) -> Option<&BTreeSet<(NaiveDate, StepName)>> {
        self.0.get(duty)
    }
}

impl FromIterator<StepKey> for Ledger {
    fn from_iter<I: IntoIterator<Item = StepKey>>(keys: I) -> Self {
        let mut ledger = Self::default();
        ledger.extend(keys);
        ledger
    }
}

impl Extend<StepKey> for Ledger {
    fn extend<I: IntoIterator<Item = StepKey>>(&mut self, keys: I) {
        for key in keys {
            let said = self.0.entry(key.duty).or_default();
            said.insert((key.due, key.step));
        }
    }
}

/// The text is no step key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a reminder step key")]
pub struct NotAStepKey;

impl fmt::Display for StepKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}@{}#", self.duty, self.due)?;
        match self.step {
            StepName::Entry => out.write_str("entry"),
            StepName::DaysBefore(days) => write!(out, "{days}"),
        }
    }
}

impl FromStr for StepKey {
    type Err = NotAStepKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A duty's own name may hold either sign: read from the end.
        let (rest, step) = text.rsplit_once('#').ok_or(NotAStepKey)?;
        let (duty, due) = rest.rsplit_once('@').ok_or(NotAStepKey)?;
        Ok(Self {
            duty: duty.to_owned(),
            due: due.parse().map_err(|_| NotAStepKey)?,
            step: match step {
                "entry" => StepName::Entry,
                days => StepName::DaysBefore(days.parse().map_err(|_| NotAStepKey)?),
            },
        })
    }
}

impl TryFrom<String> for StepKey {
    type Error = NotAStepKey;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<StepKey> for String {
    fn from(key: StepKey) -> Self {
        key.to_string()
    }
}
