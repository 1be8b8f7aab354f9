//! `check`: what numbers are in here?

use std::io::Read;

use chrono::NaiveDate;
use clap::Args;
use domain::identifiers::{recognise, scan, Action, IdentifierKind, Reading};
use domain::text::Lang;
use serde_json::{json, Value};

use crate::answers::{each_line, not_understood, print};
use crate::exit::Exit;
use crate::Shape;

/// Arguments of `check`.
#[derive(Args)]
pub(crate) struct Check {
    /// One value, or several; without any, standard input is read as a text
    text: Vec<String>,
    /// The kind of the box the value was typed into, such as receipt_number
    #[arg(long, value_name = "KIND", value_parser = kind)]
    field: Option<IdentifierKind>,
}

fn kind(code: &str) -> Result<IdentifierKind, String> {
    code.parse().map_err(|()| {
        let kinds: Vec<&str> = IdentifierKind::ALL.iter().map(|k| k.as_str()).collect();
        format!("one of: {}", kinds.join(", "))
    })
}

impl Check {
    pub(crate) fn run(self, lang: Lang, shape: Shape, today: NaiveDate) -> Exit {
        if shape == Shape::JsonLines {
            return each_line(|asked| line_answer(asked, lang, today).ok_or_else(not_understood));
        }
        if self.text.is_empty() {
            let mut bytes = Vec::new();
            if std::io::stdin().lock().read_to_end(&mut bytes).is_err() {
                eprintln!("casekeep-cli: standard input cannot be read");
                return Exit::Unreadable;
            }
            return text(&String::from_utf8_lossy(&bytes), lang, shape, today);
        }
        let readings: Vec<(&String, Reading)> = self
            .text
            .iter()
            .map(|value| (value, recognise(value, self.field, today)))
            .collect();
        let said: Vec<String> = match shape {
            Shape::Json if readings.len() == 1 => {
                vec![format!("{:#}", answer(&readings[0].1, lang))]
            }
            Shape::Json => {
                let all: Vec<Value> = readings.iter().map(|(_, r)| answer(r, lang)).collect();
                vec![format!("{:#}", Value::Array(all))]
            }
            _ => readings
                .iter()
                .map(|(value, reading)| in_words(value, reading, lang))
                .collect(),
        };
        let asks = readings
            .iter()
            .any(|(_, r)| !matches!(r.action, Action::Accept | Action::Ignore));
        print(&said.join("\n")).and(if asks { Exit::NeedsPerson } else { Exit::Done })
    }
}

/// A reading with its explanation, as promised to scripts.
fn answer(reading: &Reading, lang: Lang) -> Value {
    let mut answer = json!(reading);
    answer["explanation"] = json!(reading.explanation(lang));
    answer
}

fn findings(text: &str, today: NaiveDate) -> Value {
    json!({ "findings": scan(text, today) })
}

fn text(text: &str, lang: Lang, shape: Shape, today: NaiveDate) -> Exit {
    if shape == Shape::Json {
        return print(&format!("{:#}", findings(text, today)));
    }
    for finding in scan(text, today) {
        let stored = finding.normalized.as_deref().unwrap_or("—");
        let line = format!(
            "{}\t{stored}\t{}",
            finding.raw,
            finding.kind.explained(lang)
        );
        if print(&line) != Exit::Done {
            return Exit::Unreadable;
        }
    }
    Exit::Done
}

fn in_words(value: &str, reading: &Reading, lang: Lang) -> String {
    let stored = reading.normalized.as_deref().unwrap_or("—");
    let mut said = format!("{value}\t{stored}\t{}", reading.explanation(lang));
    if let Some(suggestion) = &reading.suggestion {
        said.push_str(&format!("\n\t? {}", suggestion.value));
    }
    said
}

fn line_answer(asked: &Value, lang: Lang, today: NaiveDate) -> Option<Value> {
    if let Some(text) = asked["text"].as_str() {
        return Some(findings(text, today));
    }
    let field = match &asked["field"] {
        Value::Null => None,
        field => Some(field.as_str()?.parse().ok()?),
    };
    let reading = recognise(asked["input"].as_str()?, field, today);
    Some(answer(&reading, lang))
}
