//! Which rule speaks to which part of a record, and where each of its facts is
//! looked up. Rows of `data/rules/feeds.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::rows;
use super::rule::Rule;
use crate::embedded;

/// One row: a rule and what it is fed from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// The rule.
    pub rule: String,
    /// What it is asked of.
    pub on: FeedSubject,
    /// The case's form must be one of these; empty: any, or none.
    #[serde(default)]
    pub forms: Vec<String>,
    /// The case's form must be none of these.
    #[serde(default)]
    pub not_forms: Vec<String>,
    /// Of a notice: its kind is one of these. Of a case: it has such a notice.
    #[serde(default)]
    pub notices: Vec<String>,
    /// Of a notice: the time limits it may set for this rule.
    #[serde(default)]
    pub limits: Vec<String>,
    /// Only of a notice that sets one of them.
    #[serde(default)]
    pub needs_limit: bool,
    /// Of an appointment: its kind is one of these.
    #[serde(default)]
    pub appointments: Vec<String>,
    /// Facts that must be known, used or not.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Facts of the case that must have one of these values.
    #[serde(default)]
    pub only_with: BTreeMap<String, Vec<String>>,
    /// Facts that must not be known.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The case must have no notice of these kinds.
    #[serde(default)]
    pub without_notices: Vec<String>,
    /// It is something that should have come by then.
    #[serde(default)]
    pub expects: bool,
    /// Only while the case is undecided.
    #[serde(default)]
    pub pending: bool,
    /// Only while the person is younger than this many years.
    #[serde(default)]
    pub under: Option<u32>,
    /// Where each fact is looked up, first found wins: `notice:FIELD`,
    /// `case:FIELD`, `person:FIELD`, `case/FORM:FIELD` (the person's case of that
    /// form), `appointment:date` and `appointment:at`. Facts not named here are
    /// looked up under their own name, nearest subject first.
    #[serde(default)]
    pub facts: BTreeMap<String, Vec<String>>,
    /// Offer to add the fact the count starts from, when the person has a case of
    /// one of these forms and the fact is not known.
    #[serde(default)]
    pub offer_for: Vec<String>,
}

/// What a rule is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedSubject {
    /// Each appointment.
    Appointment,
    /// Each kept notice.
    Notice,
    /// Each case.
    Case,
    /// Each person.
    Person,
}

static FEEDS: LazyLock<Vec<Feed>> = LazyLock::new(|| {
    embedded::read(
        "rules/feeds.json",
        include_str!("../../data/rules/feeds.json"),
    )
});

static FIELDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut fields: BTreeSet<String> = BTreeSet::new();
    for rule in rows::all() {
        fields.insert(rule.printed_field());
        for need in rule.facts() {
            fields.insert(need.name.to_owned());
            if !rule.is_fed() {
                fields.insert(rule.own_field(need.name));
            }
        }
    }
    for feed in feeds() {
        fields.extend(feed.requires.iter().cloned());
        fields.extend(feed.unless.iter().cloned());
        fields.extend(feed.only_with.keys().cloned());
        for place in feed.facts.values().flatten() {
            fields.extend(place.split_once(':').map(|(_, field)| field.to_owned()));
        }
    }
    fields.into_iter().collect()
});

static FED: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| feeds().iter().map(|feed| feed.rule.as_str()).collect());

/// Every feed, in the order of the data file.
pub fn feeds() -> &'static [Feed] {
    &FEEDS
}

/// Every field of a record that any rule may be fed from.
pub fn fed_fields() -> &'static [String] {
    &FIELDS
}

impl Rule {
    /// The fact the count starts from.
    pub fn start(&self) -> &str {
        &self.count.start
    }

    /// Whether a feed asks it; others are asked only when a person says so.
    pub fn is_fed(&self) -> bool {
        FED.contains(self.id.as_str())
    }

    /// The record's field of a fact that is told to this rule alone.
    pub fn own_field(&self, fact: &str) -> String {
        format!("{}.{fact}", self.id)
    }

    /// The record's field of a date that a notice prints against this rule.
    pub fn printed_field(&self) -> String {
        self.own_field("printed")
    }
}
