//! Answers on standard output: one text, or a JSON line for each line asked.

use std::io::{BufRead, Write};

use desk::contract::WireError;
use desk::messages::say_error;
use domain::text::Lang;
use serde_json::{json, Value};

use crate::exit::Exit;
use crate::Shape;

/// Prints, and does not panic when the reader has gone away.
pub(crate) fn print(text: &str) -> Exit {
    match writeln!(std::io::stdout(), "{text}") {
        Ok(()) => Exit::Done,
        Err(_) => Exit::Unreadable,
    }
}

/// Says why something was not done: in words on standard error, and as a code
/// for scripts.
pub(crate) fn refuse(error: &WireError, lang: Lang, shape: Shape) -> Exit {
    let said = say_error(lang, error);
    eprintln!("casekeep-cli: {said}");
    if shape != Shape::Words {
        print(
            &json!({
                "error": error.code.name(),
                "field": error.field,
                "params": error.params,
                "message": said,
            })
            .to_string(),
        );
    }
    Exit::from(error)
}

/// Answers a JSON line for each line of standard input, with the same `id`. A
/// line that cannot be answered gets its error, and the others are answered all
/// the same.
pub(crate) fn each_line(answer: impl Fn(&Value) -> Result<Value, Value>) -> Exit {
    let mut end = Exit::Done;
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else {
            return Exit::Unreadable;
        };
        if line.trim().is_empty() {
            continue;
        }
        let asked: Option<Value> = serde_json::from_str(&line).ok();
        let mut answered = match &asked {
            Some(asked) => answer(asked),
            None => Err(json!({ "error": "line_not_json" })),
        }
        .unwrap_or_else(|refused| {
            end = Exit::NeedsPerson;
            refused
        });
        if let Some(id) = asked.as_ref().and_then(|asked| asked.get("id")) {
            answered["id"] = id.clone();
        }
        if print(&answered.to_string()) != Exit::Done {
            return Exit::Unreadable;
        }
    }
    end
}

/// A line that is JSON but does not ask for anything.
pub(crate) fn not_understood() -> Value {
    json!({ "error": "line_not_understood" })
}
