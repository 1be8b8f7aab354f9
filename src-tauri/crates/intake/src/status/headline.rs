//! Where a status begins: a known headline, or a short line before a paragraph
//! that is one.

use std::sync::LazyLock;

use domain::catalog::status_text::{headline_of_paragraph, phase_of};
use domain::catalog::statuses;
use regex::Regex;

use super::paragraph::first_dated_lead;
use crate::numbers::receipts_in;

/// One status: its title as it stands in the text, and its paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block<'t> {
    /// The agency's words; empty when the page was copied without them.
    pub title: &'t str,
    /// The sentences under it.
    pub body: &'t str,
}

/// Longest headline in words, with some room.
const TITLE_WORDS: usize = 22;

// A static pattern; the tests read every status through it.
static MENTIONS_A_CASE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)receipt (?:number|#|no)|n[uú]mero de recibo|recibo n[uú]m|\b(?:your|su) (?:case|form|caso|formulario)\b|USCIS")
        .expect("a fixed pattern")
});

/// Whether a text is, or begins with, a status.
pub(crate) fn has_status(text: &str) -> bool {
    if text.len() > 200_000 {
        return false;
    }
    !blocks(text).is_empty()
}

/// Every status of a text.
pub(crate) fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some((from, to)) = title_in(line) {
            starts.push((at + from, at + to));
        }
        at += line.len();
    }
    let mut found: Vec<Block<'_>> = Vec::new();
    for (index, (from, to)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |next| next.0);
        let (title, body) = (text[*from..*to].trim(), text[*to..end].trim());
        // A menu or a list names headlines too; a status has its sentences.
        if body.is_empty() && starts.len() > 1 || !body.is_empty() && !is_about_a_case(body) {
            continue;
        }
        found.push(Block { title, body });
    }
    if found.is_empty() {
        found.extend(without_known_title(text));
    }
    found
}

fn is_about_a_case(body: &str) -> bool {
    MENTIONS_A_CASE.is_match(body) || first_dated_lead(body).is_some()
}

/// A headline that fills a line or begins it before its sentence.
fn title_in(line: &str) -> Option<(usize, usize)> {
    let lead = line.len()
        - line
            .trim_start_matches(['#', '*', '-', '•', ' ', '\t', '\u{feff}'])
            .len();
    let shown = line[lead..].trim_end_matches(['*', ' ', '\n', '\r', '\t', ':']);
    if shown.is_empty() || shown.len() > 4_000 {
        return None;
    }
    if statuses::headline(shown).is_some_and(|known| !known.starts)
        && shown.split_whitespace().count() <= TITLE_WORDS
    {
        return Some((lead, lead + shown.len()));
    }
    // `Card Was Picked Up By The United States Postal Service On July 21, 2026, …`
    let mut ends: Vec<usize> = shown
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .take(TITLE_WORDS)
        .collect();
    ends.reverse();
    ends.into_iter()
        .find(|end| {
            let (title, rest) = shown.split_at(*end);
            let rest = rest.trim_start();
            title.split_whitespace().count() >= 2
                && statuses::headline(title).is_some_and(|known| !known.starts)
                && (rest.starts_with(|c: char| c.is_uppercase())
                    || rest.starts_with(['-', ':', '–']))
                && is_about_a_case(rest)
        })
        .map(|end| (lead, lead + end))
}

/// A status whose title is on no list, in English or Spanish: a short first
/// line with a phase, over a paragraph with a receipt or a dated lead. Or a
/// paragraph that is known, without its title.
fn without_known_title(text: &str) -> Option<Block<'_>> {
    let trimmed = text.trim_start_matches('\u{feff}').trim();
    let (lead_at, _) = first_dated_lead(trimmed)?;
    let before = trimmed[..lead_at].trim_end();
    let title = before.lines().last().unwrap_or_default().trim();
    let body = &trimmed[lead_at..];
    let names_receipt = !receipts_in(body).is_empty();
    let is_title = !title.is_empty()
        && title.split_whitespace().count() <= TITLE_WORDS
        && !title.ends_with([',', ';'])
        && (phase_of(title).is_some() || names_receipt && is_capitalised(title));
    if is_title && (names_receipt || MENTIONS_A_CASE.is_match(body)) {
        return Some(Block { title, body });
    }
    let known = headline_of_paragraph(body).is_some() || phase_of(first_sentence(body)).is_some();
    (names_receipt && known && before.len() < 200).then_some(Block { title: "", body })
}

/// A title whose words begin with capitals, as headlines do.
fn is_capitalised(title: &str) -> bool {
    let words: Vec<&str> = title
        .split_whitespace()
        .filter(|word| word.len() > 3)
        .collect();
    let capitals = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    title.split_whitespace().count() >= 2
        && !title.ends_with(['.', ':'])
        && capitals * 4 >= words.len() * 3
        && capitals > 0
}

pub(super) fn first_sentence(body: &str) -> &str {
    let end = body.find(". ").map_or(body.len(), |at| at + 1);
    &body[..end]
}
