//! `link`: is this address official?

use clap::Args;
use domain::links::{judge, LinkReading, LinkVerdict};
use domain::text::Lang;
use serde_json::{json, Value};

use crate::answers::{each_line, not_understood, print};
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
            return each_line(|asked| line_answer(asked, lang).ok_or_else(not_understood));
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
        let fine = |r: &LinkReading| {
            matches!(r.verdict, LinkVerdict::Official | LinkVerdict::OfficialMail)
        };
        let asks = !readings.iter().all(fine);
        print(&said).and(if asks { Exit::NeedsPerson } else { Exit::Done })
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

/// Answers `{"id", "input"}` (or `url`).
fn line_answer(asked: &Value, lang: Lang) -> Option<Value> {
    let url = asked["input"].as_str().or(asked["url"].as_str())?;
    Some(answer(&judge(url), lang))
}
