//! Forwarded mail: what counts is the message inside, and its own date.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDateTime, Utc};
use regex::Regex;

use super::judge::Sender;

/// The message inside another.
#[derive(Debug)]
pub(super) struct Inner<'b> {
    pub sender: Sender,
    pub subject: &'b str,
    pub date: Option<InnerDate>,
    pub body: &'b str,
}

/// A date inside a forwarded message: mail programs often drop the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InnerDate {
    Instant(DateTime<Utc>),
    Local(NaiveDateTime),
}

// Static patterns; the tests read every message through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?im)^[> \t]*(?:-+ ?(?:forwarded message|original message|mensaje reenviado) ?-+|begin forwarded message:?)[ \t]*$",
    )
});
static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?im)^[> \t*]*(?P<name>from|de|date|sent|fecha|enviado|subject|asunto|to|para|cc)[ \t]*:[ \t*]*(?P<value>[^\r\n]*?)[ \t*]*$",
    )
});
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"));

/// The innermost message that a body holds.
pub(super) fn inner(body: &str) -> Option<Inner<'_>> {
    let mark = MARK.find_iter(body).last();
    let from = match mark {
        Some(mark) => mark.end(),
        // Some programs only repeat the headers.
        None => HEADER
            .captures_iter(body)
            .filter(|found| matches!(found["name"].to_lowercase().as_str(), "from" | "de"))
            .filter(|found| ADDRESS.is_match(&found["value"]))
            .filter_map(|found| Some(found.get(0)?.start()))
            .last()?,
    };
    let rest = &body[from..];
    let mut sender = Sender::default();
    let (mut subject, mut date, mut end) = ("", None, 0);
    for found in HEADER.captures_iter(rest) {
        let (Some(whole), Some(value)) = (found.get(0), found.name("value")) else {
            continue;
        };
        if whole.start() > end + 200 {
            break;
        }
        end = whole.end();
        match found["name"].to_lowercase().as_str() {
            "from" | "de" => sender = sender_of(value.as_str()),
            "subject" | "asunto" => subject = value.as_str(),
            "date" | "sent" | "fecha" | "enviado" => date = date_of(value.as_str()),
            _ => {}
        }
    }
    (!sender.address.is_empty()).then_some(Inner {
        sender,
        subject,
        date,
        body: &rest[end..],
    })
}

fn sender_of(value: &str) -> Sender {
    let address = ADDRESS.find(value);
    let name = address.map_or(value, |found| &value[..found.start()]);
    Sender {
        name: name
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '"' | '['))
            .to_owned(),
        address: address.map_or(String::new(), |found| found.as_str().to_owned()),
    }
}

/// `Mon, 20 Oct 2025 09:15:00 -0400`, `Mon, Oct 20, 2025 at 9:15 AM`,
/// `Monday, October 20, 2025 9:15 AM`.
fn date_of(value: &str) -> Option<InnerDate> {
    if let Ok(instant) = DateTime::parse_from_rfc2822(value.trim()) {
        return Some(InnerDate::Instant(instant.with_timezone(&Utc)));
    }
    let plain = value
        .replace(['\u{202f}', '\u{a0}'], " ")
        .replace(" at ", " ");
    let day = crate::reading::dates::dates_in(&plain).into_iter().next()?;
    let (time, _) = crate::reading::dates::first_time(&plain[day.end..])?;
    Some(InnerDate::Local(day.date.and_time(time)))
}
