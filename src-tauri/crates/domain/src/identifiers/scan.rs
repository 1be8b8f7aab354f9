//! Every number in free text, in reading order.
//!
//! One pass: words of letters, digits and asterisks, joined by single blanks or
//! dashes; at each word the longest joined run that is a number wins. A run has
//! at most [`MOST_WORDS`] words, so the time is linear in the text.

use chrono::NaiveDate;
use serde::Serialize;

use super::cleaning::{clean, compact, is_dash};
use super::kind::IdentifierKind as K;
use super::labels::label_before;
use super::prefixes;
use super::reading::{Action, Verdict};
use super::recognise::labelled;
use super::shapes;

/// Tracking numbers are printed in up to six groups.
const MOST_WORDS: usize = 7;
/// How far before a number its label may begin, in bytes.
const LABEL_REACH: usize = 120;
/// The longest run that can be a number, in bytes.
const LONGEST: usize = 60;

/// A number found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is.
    pub kind: K,
    /// As it stands in the text.
    pub raw: String,
    /// First character, in code points.
    pub start: usize,
    /// After the last character, in code points.
    pub end: usize,
    /// First byte.
    pub byte_start: usize,
    /// After the last byte.
    pub byte_end: usize,
    /// Stored form; none when nothing may be stored.
    pub normalized: Option<String>,
    /// What to do with it.
    pub action: Action,
}

struct Word {
    start: usize,
    end: usize,
    /// Joined to the next word by one blank or dash.
    joined: bool,
    has_digit: bool,
}

/// Finds every number in a text. `today` bounds the years inside some numbers.
pub fn scan(text: &str, today: NaiveDate) -> Vec<Finding> {
    let words = words(text);
    let mut findings: Vec<Finding> = Vec::new();
    let mut at = 0;
    let mut counted = (0, 0);
    while at < words.len() {
        let found = longest(text, &words, at, today);
        let Some((last, kind, normalized, action)) = found else {
            at += 1;
            continue;
        };
        let (byte_start, byte_end) = (words[at].start, words[last].end);
        let start = counted.1 + text[counted.0..byte_start].chars().count();
        let raw = &text[byte_start..byte_end];
        let end = start + raw.chars().count();
        counted = (byte_end, end);
        findings.push(Finding {
            kind,
            raw: raw.to_owned(),
            start,
            end,
            byte_start,
            byte_end,
            normalized,
            action,
        });
        at = last + 1;
    }
    findings
}

fn words(text: &str) -> Vec<Word> {
    let part = |c: char| c.is_alphanumeric() || c == '*';
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    let mut close = |start: usize, end: usize, has_digit: bool| {
        let raw = &text[start..end];
        // Asterisks at the ends are barcode marks.
        let trimmed = raw.trim_start_matches('*');
        let start = end - trimmed.len();
        let end = start + trimmed.trim_end_matches('*').len();
        if start < end {
            words.push(Word {
                start,
                end,
                joined: false,
                has_digit,
            });
        }
    };
    for (place, c) in text.char_indices() {
        match (part(c), open) {
            (true, None) => open = Some((place, c.is_numeric())),
            (true, Some((start, digit))) => open = Some((start, digit || c.is_numeric())),
            (false, Some((start, digit))) => {
                close(start, place, digit);
                open = None;
            }
            (false, None) => {}
        }
    }
    if let Some((start, digit)) = open {
        close(start, text.len(), digit);
    }
    for i in 1..words.len() {
        let between = &text[words[i - 1].end..words[i].start];
        let mut signs = between.chars();
        let one = signs.next().filter(|_| signs.next().is_none());
        words[i - 1].joined =
            one.is_some_and(|c| is_dash(c) || (c.is_whitespace() && c != '\n' && c != '\r'));
    }
    words
}

type Found = (usize, K, Option<String>, Action);

fn longest(text: &str, words: &[Word], first: usize, today: NaiveDate) -> Option<Found> {
    let start = words[first].start;
    if text[..start].ends_with('@') {
        return None;
    }
    let mut last = first;
    while last + 1 < words.len() && last - first + 1 < MOST_WORDS && words[last].joined {
        last += 1;
    }
    // A run of words without a digit cannot hold a number.
    if !words[first..=last].iter().any(|w| w.has_digit) {
        return None;
    }
    let label = label_at(text, start);
    (first..=last)
        .rev()
        .filter(|&last| words[last].has_digit && words[last].end - start <= LONGEST)
        .filter(|&last| !text[words[last].end..].starts_with('@'))
        .find_map(|last| {
            let run = &words[first..=last];
            let goes_on = words[last].joined
                && words
                    .get(last + 1)
                    .is_some_and(|next| all_digits(text, next))
                || first > 0 && words[first - 1].joined && all_digits(text, &words[first - 1]);
            let (kind, normalized, action) = judge(text, run, label, goes_on, today)?;
            Some((last, kind, normalized, action))
        })
}

fn all_digits(text: &str, word: &Word) -> bool {
    text[word.start..word.end].chars().all(char::is_numeric)
}

/// The label of a number: the rest of its line before it, or the line above.
fn label_at(text: &str, start: usize) -> Option<K> {
    let mut from = start.saturating_sub(LABEL_REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..start];
    let mut lines = before.rsplit('\n');
    let same_line = lines.next().unwrap_or_default();
    label_before(same_line, lines.next().unwrap_or_default())
}

/// What a run of words is; only what is certain in running text.
fn judge(
    text: &str,
    run: &[Word],
    label: Option<K>,
    goes_on: bool,
    today: NaiveDate,
) -> Option<(K, Option<String>, Action)> {
    let (first, last) = (run.first()?, run.last()?);
    let cleaned = clean(&text[first.start..last.end]);
    let value = compact(&cleaned);
    if !value.is_ascii() || value.is_empty() {
        return None;
    }
    let groups: Vec<usize> = run
        .iter()
        .map(|w| text[w.start..w.end].chars().count())
        .collect();
    let accept =
        |kind: K| shapes::stored_as(kind, &cleaned, today).map(|v| (kind, Some(v), Action::Accept));
    let digits_only = value.bytes().all(|b| b.is_ascii_digit());

    if let Some(label) = label.filter(|_| !(digits_only && goes_on)) {
        if let Some(found) = under_label(label, &cleaned, &groups, today) {
            return Some(found);
        }
    }
    if shapes::is_tracking(&value) && !goes_on {
        return accept(K::UspsTracking);
    }
    if shapes::labor(&cleaned).is_some() && groups.len() > 2 {
        return accept(K::DolCaseNumber);
    }
    if shapes::is_receipt_shape(&value) && groups[0] >= 3 && !shapes::is_filler(&value) {
        let (prefix, nvc) = (&value[..3], shapes::nvc_parts(&value, today).is_some());
        if prefixes::is_foia(prefix) {
            return accept(K::FoiaControlNumber);
        }
        if prefixes::is_also_post(prefix) && nvc {
            return Some((K::NvcCaseNumber, Some(value), Action::Confirm));
        }
        return match (prefixes::is_receipt(prefix), nvc) {
            (true, _) => accept(K::ReceiptNumber),
            (false, true) => accept(K::NvcCaseNumber),
            (false, false) => None,
        };
    }
    let from_a = matches!(
        groups[..],
        [10 | 9] | [1, 3, 3, 3] | [1, 2, 3, 3] | [4, 3, 3] | [3, 3, 3] | [1, 9] | [1, 8]
    );
    if value.starts_with('A') && value.len() >= 9 && from_a {
        if let Some(found) = accept(K::ANumber) {
            return Some(found);
        }
    }
    if digits_only && !goes_on {
        return match groups[..] {
            [12] | [4, 4, 4] => accept(K::OnlineAccountNumber),
            [3, 2, 4] => shapes::social(&value).map(|kind| (kind, None, Action::Sensitive)),
            [3, 3, 3] if text[first.end..].starts_with(is_dash) => {
                accept(K::ANumber).map(|(kind, v, _)| (kind, v, Action::Confirm))
            }
            _ => None,
        };
    }
    if groups.len() == 1 || value.starts_with('N') && groups[0] <= 3 {
        let sevis = value.starts_with('N') && value.len() == 11;
        let found =
            (value.starts_with("AA00") && value.len() == 10).then(|| accept(K::Ds160Confirmation));
        return found
            .or_else(|| sevis.then(|| accept(K::SevisId)))
            .or_else(|| (shapes::is_i94(&value) && !digits_only).then(|| accept(K::I94Number)))
            .flatten()
            .or_else(|| accept(K::DvCaseNumber));
    }
    None
}

/// A number whose label stands before it.
fn under_label(
    label: K,
    cleaned: &str,
    groups: &[usize],
    today: NaiveDate,
) -> Option<(K, Option<String>, Action)> {
    let has_own_shape = !matches!(
        label,
        K::OnlineAccessCode
            | K::NvcInvoiceId
            | K::PassportNumber
            | K::NaturalizationCertificateNumber
            | K::VisaFoilNumber
    );
    // Free-form numbers are one word: the next word is the sentence again.
    if !has_own_shape && groups.len() > 1 {
        return None;
    }
    if label.is_sensitive() {
        let digits = compact(cleaned);
        let fits = digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit());
        return fits.then_some((label, None, Action::Sensitive));
    }
    let reading = labelled(label, cleaned, today);
    let named = reading.kind == Verdict::Kind(label);
    named.then_some((label, reading.normalized, reading.action))
}
