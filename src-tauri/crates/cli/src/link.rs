//! `link`: is this address official?

use std::io::{BufRead, Write};

use clap::Args;
use domain::links::{judge, LinkReading, LinkVerdict};
use domain::text::Lang;
use serde_json::{json, Value};

use crate::exit::Exit;
use crate::Shape;

/// Arguments of `link`.
#[derive(Args)]
pub(crate) struct Link {
    /// Addresses to judge; with --jsonl they are read from standard input
    url: Vec<String>,
}

impl Link {
    pub(crate) fn run(self, lang: Lang, shape: Shape) -> Exit {
        if shape == Shape::JsonLines && self.url.is_empty() {
            return lines(lang);
        }
        if self.url.is_empty() {
            eprintln!("casekeep-cli: link needs an address");
            return Exit::WrongUsage;
        }
        let readings: Vec<LinkReading> = self.url.iter().map(|url| judge(url)).collect();
        let answers: Vec<Value> = readings.iter().map(|r| answer(r, lang)).collect();
        let said = match (shape, &answers[..]) {
            (Shape::Json, [only]) => format!("{only:#}"),
            (Shape::Json, _) => format!("{:#}", Value::Array(answers)),
            (Shape::JsonLines, _) => joined(answers.iter().map(Value::to_string)),
            (Shape::Words, _) => joined(readings.iter().zip(&self.url).map(|(r, url)| {
                let alternative = r.official_alternative.as_deref().unwrap_or_default();
                format!("{url}\t{}\t{alternative}", r.reason.explained(lang))
            })),
        };
        if writeln!(std::io::stdout(), "{said}").is_err() {
            return Exit::Unreadable;
        }
        let fine = |r: &LinkReading| {
            matches!(r.verdict, LinkVerdict::Official | LinkVerdict::OfficialMail)
        };
        if readings.iter().all(fine) {
            Exit::Done
        } else {
            Exit::NeedsPerson
        }
    }
}

fn answer(reading: &LinkReading, lang: Lang) -> Value {
    let mut answer = json!(reading);
    answer["explanation"] = json!(reading.reason.explained(lang));
    answer
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// Lines `{"id", "input"}` (or `url`), answered one by one.
fn lines(lang: Lang) -> Exit {
    let mut end = Exit::Done;
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else {
            return Exit::Unreadable;
        };
        if line.trim().is_empty() {
            continue;
        }
        let asked: Value = serde_json::from_str(&line).unwrap_or_default();
        let url = asked["input"].as_str().or(asked["url"].as_str());
        let mut answered = match url {
            Some(url) => answer(&judge(url), lang),
            None => {
                end = Exit::NeedsPerson;
                json!({ "error": "line_not_understood" })
            }
        };
        if let Some(id) = asked.get("id") {
            answered["id"] = id.clone();
        }
        if writeln!(std::io::stdout(), "{answered}").is_err() {
            return Exit::Unreadable;
        }
    }
    end
}
