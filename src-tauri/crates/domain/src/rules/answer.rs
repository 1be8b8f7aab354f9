//! What a rule answers, and its form as JSON.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use serde_json::{json, Map, Value};

use super::rule::Rule;
use super::steps::Step;
use crate::text::Lang;

/// A further thing a rule found out besides its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Finding {
    /// A number of days.
    Number(i64),
    /// Whether something holds.
    Flag(bool),
}

/// A rule's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The plain count, before any move; the printed date where there is one.
    pub nominal: Option<NaiveDate>,
    /// The last day we would defend; the printed date where there is one. `None`
    /// where there is no calendar date.
    pub date: Option<NaiveDate>,
    /// The last business day on or before `nominal`, for dates to act by.
    pub safe_by: Option<NaiveDate>,
    /// The local time, for a cut-off by the hour.
    pub time: Option<NaiveTime>,
    /// Whether `date` is the one printed on the notice.
    pub printed: bool,
    /// Our own count, where a date is printed.
    pub computed: Option<NaiveDate>,
    /// Days from our count to the printed date; other than zero, the notice
    /// should be read again.
    pub mismatch_days: Option<i64>,
    /// What else was found out, by name.
    pub findings: BTreeMap<&'r str, Finding>,
    /// Facts that were not given and were read the cautious way.
    pub assumed: Vec<&'static str>,
    /// How the dates came about, in order.
    pub steps: Vec<Step<'r>>,
}

impl Answer<'_> {
    /// The day reminders count back from: `safe_by`, or the date itself.
    pub fn remind_from(&self) -> Option<NaiveDate> {
        self.safe_by.or(self.date)
    }

    /// The answer as `casekeep-cli due` gives it, in one language.
    pub fn to_json(&self, lang: Lang) -> Value {
        let rule = self.rule;
        let mut object = Map::new();
        object.insert("rule".into(), json!(rule.id));
        object.insert("title".into(), json!(rule.title.get(lang)));
        object.insert("kind".into(), json!(rule.kind));
        object.insert("date".into(), json!(self.date));
        object.insert("nominal".into(), json!(self.nominal));
        object.insert("safe_by".into(), json!(self.safe_by));
        if let Some(time) = self.time {
            object.insert("time".into(), json!(time.format("%H:%M").to_string()));
        }
        object.insert("printed".into(), json!(self.printed));
        if let Some(computed) = self.computed {
            object.insert("computed".into(), json!(computed));
        }
        if let Some(days) = self.mismatch_days {
            object.insert("mismatch_days".into(), json!(days));
        }
        for (name, finding) in &self.findings {
            object.insert((*name).to_owned(), json!(finding));
        }
        object.insert("assumed".into(), json!(self.assumed));
        object.insert(
            "steps".into(),
            self.steps
                .iter()
                .map(|step| {
                    json!({ "text": step.sentence(lang), "date": step.date, "source": step.source })
                })
                .collect(),
        );
        object.insert("meaning".into(), json!(rule.meaning.get(lang)));
        let sentence = |text: &Option<crate::text::LocalText>| {
            text.as_ref().map(|text| text.get(lang).to_owned())
        };
        object.insert("consequence".into(), json!(sentence(&rule.consequence)));
        object.insert(
            "source".into(),
            json!({
                "cite": rule.source.place.cite,
                "url": rule.source.place.url,
                "as_of": rule.as_of,
                "certainty": rule.certainty,
                "read": rule.source.read,
            }),
        );
        object.insert("also".into(), json!(rule.also));
        object.insert("caveat".into(), json!(sentence(&rule.caveat)));
        if let Some(change) = &rule.change {
            object.insert(
                "change".into(),
                json!({ "state": change.state, "since": change.since, "note": change.note.get(lang) }),
            );
        }
        object.insert("reminders".into(), json!(rule.profile));
        Value::Object(object)
    }
}
