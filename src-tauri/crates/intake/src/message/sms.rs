//! Text messages, as pasted from a telephone.

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime};
use regex::Regex;

use super::alert;
use super::judge::bad_links;
use super::mail::received;
use super::sign_in_code::{has_sign_in_code, without_figures};
use crate::gather::Gather;
use crate::numbers::receipts_in;
use crate::proposal::{DocumentKind, Proposal, WarningCode};
use crate::reading::dates::{dates_in, first_time};
use crate::source_kind::SourceKind;
use crate::written::Written;

/// Sender number since July 2025 (USA-IMM).
const NOW: &str = "872466";
/// Sender number until June 2025 (GOV-311).
const BEFORE: &str = "468311";
/// The day the number changed.
const CHANGED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 7, 1);

/// Longest text message that is taken for one, in bytes.
const LONGEST: usize = 1_500;

// Static patterns; the tests read every message through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

static SENDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?im)^\s*(?:(?:from|de|sender|sms from|text message)\s*:?\s*)?\[?(?P<number>\+?[\d() -]{5,18}\d)\]?\s*(?:$|:|(?P<rest>\S))",
    )
});
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bUSCIS(?: alert| update)?\s*:|^\s*USCIS\b|text(?:ed)? (?:message )?from USCIS|Reply STOP",
    )
});
static DATE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?im)^\s*(?:date|sent|received|fecha|today|time)\s*:?\s*(?P<date>[^\n]*\d{1,2}:\d{2}[^\n]*)$",
    )
});

/// Whether a text is short and begins with a sender number of the agency.
pub(crate) fn is_from_short_code(text: &str) -> bool {
    text.len() <= LONGEST && sender(text).is_some_and(|number| number == NOW || number == BEFORE)
}

/// Whether a text is a text message.
pub(crate) fn is_sms(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST || text.lines().count() > 25 {
        return false;
    }
    let number = sender(text);
    let speaks = OPENING.is_match(text) || has_sign_in_code("", text);
    let short = number
        .as_deref()
        .is_some_and(|number| (5..=6).contains(&number.len()) || number.len() >= 10);
    is_from_short_code(text)
        || OPENING.is_match(text) && !receipts_in(text).is_empty()
        || short && speaks
}

/// The sender's number, figures only.
fn sender(text: &str) -> Option<String> {
    let found = SENDER.captures(text.trim_start().lines().next()?)?;
    let figures: String = found["number"]
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    ((5..=6).contains(&figures.len()) || figures.len() >= 10).then_some(figures)
}

/// Reads a text message. It never sets a status.
pub(crate) fn read_sms(text: &str) -> Proposal {
    if has_sign_in_code("", text) {
        let blotted = without_figures(text);
        let written = Written::of(&blotted);
        let mut gather = Gather::new(&written);
        gather.kind(DocumentKind::SignInCode);
        gather.warn(WarningCode::SignInCodeNotImported, None);
        return gather.finish(SourceKind::Sms);
    }
    let written = Written::of(text);
    let mut gather = Gather::new(&written);
    let when = when(text);
    let number = sender(text);
    number_doubts(&mut gather, number.as_deref(), when);
    let links = bad_links(text, &[]);
    for (code, shown) in &links {
        gather.warn_with(*code, "shown", shown.clone());
    }
    let believed = links.is_empty() && !gather.warns(WarningCode::UnknownShortCode);
    let kind = match believed {
        true => alert::read(&mut gather, "", text).unwrap_or(DocumentKind::AccountAlert),
        false => DocumentKind::SuspiciousMessage,
    };
    gather.kind(kind);
    if believed {
        if gather.cases() == 0 {
            gather.warn(WarningCode::NoReceiptNumber, None);
        }
        let receipts = (0..gather.cases())
            .filter_map(|case| gather.receipt_of(case))
            .collect();
        let mut event = received(receipts);
        event.local_datetime = when.map(|when| when.format("%Y-%m-%dT%H:%M").to_string());
        gather.event(event, None);
    }
    gather.finish(SourceKind::Sms)
}

fn number_doubts(gather: &mut Gather<'_>, number: Option<&str>, when: Option<NaiveDateTime>) {
    match number {
        Some(BEFORE) => {
            gather.warn(WarningCode::OldShortCode, None);
            let later = when
                .zip(CHANGED)
                .is_some_and(|(when, day)| when.date() > day);
            if later {
                gather.warn(WarningCode::OldShortCodeAfterChange, None);
            }
        }
        Some(NOW) | None => {}
        Some(other) => gather.warn_with(WarningCode::UnknownShortCode, "shown", other.to_owned()),
    }
}

/// Local time of the telephone: a line of its own, or the brackets at the end.
fn when(text: &str) -> Option<NaiveDateTime> {
    let line = DATE_LINE
        .captures(text)
        .and_then(|found| found.name("date"));
    let searched = line.map_or(text, |line| line.as_str());
    let day = dates_in(searched).into_iter().next()?;
    let (time, _) = first_time(&searched[day.end..])?;
    Some(day.date.and_time(time))
}
