//! `due`: one computed date with its sum, or the list of rules.

use clap::Args;
use domain::rules::{self, Facts, RuleError};
use domain::text::Lang;
use serde_json::Value;

use crate::answers::{each_line, print};
use crate::exit::Exit;
use crate::Shape;

/// Arguments of `due`.
#[derive(Args)]
pub(crate) struct Due {
    /// Rule id, as listed by --list
    rule: Option<String>,
    /// A fact, such as notice_date=2026-01-05; may be given several times
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    facts: Vec<String>,
    /// List every rule with the facts it asks for
    #[arg(long, conflicts_with_all = ["rule", "facts"])]
    list: bool,
}

impl Due {
    pub(crate) fn run(self, lang: Lang, shape: Shape) -> Exit {
        if self.list {
            return list(lang, shape);
        }
        if shape == Shape::JsonLines {
            return each_line(|asked| answer_line(asked, lang));
        }
        let Some(rule) = self.rule else {
            eprintln!("casekeep-cli: due needs a rule; --list names them all");
            return Exit::WrongUsage;
        };
        let mut facts = Facts::new();
        for fact in &self.facts {
            let Some((name, value)) = fact.split_once('=') else {
                eprintln!("casekeep-cli: --fact takes NAME=VALUE, not {fact:?}");
                return Exit::WrongUsage;
            };
            facts.insert_text(name.trim(), value.trim());
        }
        match answer(&rule, &facts, lang) {
            Ok(answer) if shape == Shape::Json => print(&format!("{answer:#}")),
            Ok(answer) => print(&in_words(&answer)),
            Err(error) => {
                eprintln!("casekeep-cli: {error}");
                if shape == Shape::Json {
                    print(&error.to_json().to_string());
                }
                Exit::Unreadable
            }
        }
    }
}

fn answer(rule: &str, facts: &Facts, lang: Lang) -> Result<Value, RuleError> {
    let rule = rules::find(rule)?;
    Ok(rules::compute(rule, facts)?.to_json(lang))
}

fn list(lang: Lang, shape: Shape) -> Exit {
    let entries: Vec<Value> = rules::all().iter().map(|rule| rule.to_json(lang)).collect();
    match shape {
        Shape::Json => print(&format!("{:#}", Value::Array(entries))),
        Shape::JsonLines => print(&joined(entries.iter().map(Value::to_string))),
        Shape::Words => {
            print(&joined(entries.iter().map(|rule| {
                format!("{}\t{}", text(&rule["rule"]), text(&rule["title"]))
            })))
        }
    }
}

fn answer_line(asked: &Value, lang: Lang) -> Result<Value, Value> {
    let rule = asked["rule"].as_str().unwrap_or_default();
    let facts = Facts::from_json(&asked["facts"]).map_err(|error| error.to_json())?;
    answer(rule, &facts, lang).map_err(|error| error.to_json())
}

/// The answer for reading: the day first, then the sum, then where it comes from.
fn in_words(answer: &Value) -> String {
    let mut said = Vec::new();
    let time = answer["time"].as_str().map(|time| format!(" {time}"));
    said.push(format!(
        "{}{}  {}",
        text(&answer["date"]),
        time.unwrap_or_default(),
        text(&answer["meaning"])
    ));
    for step in answer["steps"].as_array().into_iter().flatten() {
        said.push(format!(
            "  {}  {}",
            text(&step["date"]),
            text(&step["text"])
        ));
    }
    for part in ["consequence", "caveat"] {
        if let Some(sentence) = answer[part].as_str() {
            said.push(sentence.to_owned());
        }
    }
    let source = &answer["source"];
    said.push(format!(
        "{} · {}",
        text(&source["cite"]),
        text(&source["as_of"])
    ));
    said.join("\n")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("—")
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
