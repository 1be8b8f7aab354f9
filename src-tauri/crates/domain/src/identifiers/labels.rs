//! Labels that stand before a number and decide what it is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;

use super::kind::IdentifierKind;

#[derive(Deserialize, Default)]
struct File {
    labels: BTreeMap<String, Vec<String>>,
    neutral: Vec<String>,
    attorney: Vec<String>,
}

/// Labels in upper case, longest first, so that the fullest one wins. A neutral
/// one (`Case number:`) stands before several kinds and decides nothing.
struct Labels {
    known: Vec<(String, Option<IdentifierKind>)>,
    /// Finds the labels of a kind in running text, in any case.
    in_text: Option<AhoCorasick>,
    /// The kind of each pattern of `in_text`.
    kinds: Vec<IdentifierKind>,
    /// The last words of those labels, as [`last_letters`] gives them, in order.
    last_words: Vec<u64>,
    /// Words that say a number is an attorney's.
    attorney: Vec<String>,
}

// The file is part of the program; the tests read every label in it.
static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let file: File = serde_json::from_str(include_str!("../../data/identifiers/labels.json"))
        .unwrap_or_default();
    let of_kind: Vec<(String, IdentifierKind)> = file
        .labels
        .into_iter()
        .filter_map(|(code, labels)| Some((code.parse().ok()?, labels)))
        .flat_map(|(kind, labels)| labels.into_iter().map(move |label| (label, kind)))
        .collect();
    // Only ASCII letters are folded by the search: accented ones are given in
    // both cases.
    let spellings = of_kind
        .iter()
        .flat_map(|(label, kind)| [(label.to_lowercase(), *kind), (label.to_uppercase(), *kind)]);
    let (patterns, kinds): (Vec<String>, Vec<IdentifierKind>) = spellings.unzip();
    let mut last_words: Vec<u64> = patterns
        .iter()
        .filter_map(|label| words_from_the_end(label).next())
        .map(last_letters)
        .collect();
    last_words.sort_unstable();
    let in_text = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::DFA))
        .build(&patterns)
        .ok();
    let neutral = file
        .neutral
        .iter()
        .map(|label| (label.to_uppercase(), None));
    let mut known: Vec<_> = of_kind
        .iter()
        .map(|(label, kind)| (label.to_uppercase(), Some(*kind)))
        .chain(neutral)
        .collect();
    known.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    Labels {
        known,
        in_text,
        kinds,
        last_words,
        attorney: file
            .attorney
            .iter()
            .map(|word| word.to_uppercase())
            .collect(),
    }
});

/// Small words between a label and its number.
const BETWEEN: &[&str] = &[
    "IS", "ES", "NUMBER", "NO", "NUM", "ID", "IF", "ANY", "WAS", "SI", "TIENE", "NÚMERO", "MY",
];

fn is_between(word: &str) -> bool {
    BETWEEN
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known) || word == "número")
}

/// The words of a text, last one first.
fn words_from_the_end(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let word = &rest[..end_of_last_word(rest)];
        let (before, word) = word.split_at(begin_of_last_word(word));
        rest = before;
        Some(word).filter(|word| !word.is_empty())
    })
}

fn end_of_last_word(text: &str) -> usize {
    // Byte by byte, as long as they are plain.
    let of_word = |b: &u8| !b.is_ascii() || b.is_ascii_alphanumeric();
    match text.as_bytes().iter().rposition(of_word) {
        Some(place) if text.as_bytes()[place].is_ascii() => place + 1,
        Some(_) => text.trim_end_matches(|c: char| !c.is_alphanumeric()).len(),
        None => 0,
    }
}

fn begin_of_last_word(text: &str) -> usize {
    let between = |b: &u8| !b.is_ascii_alphanumeric();
    match text.as_bytes().iter().rposition(between) {
        Some(place) if text.as_bytes()[place].is_ascii() => place + 1,
        Some(_) => text.trim_end_matches(char::is_alphanumeric).len(),
        None => 0,
    }
}

/// The last letters of a word, in one case, as one number.
fn last_letters(word: &str) -> u64 {
    let last = word.bytes().rev().take(8);
    last.fold(0, |all, b| (all << 8) | u64::from(b.to_ascii_lowercase()))
}

/// Whether a label may end before a number, told by the words nearest to it: says
/// no to nearly everything in running text before a label is searched for.
fn may_end_in_label(same_line: &str) -> bool {
    for word in words_from_the_end(same_line) {
        if LABELS.last_words.binary_search(&last_letters(word)).is_ok() {
            return true;
        }
        if !is_between(word) {
            // `RECEIPTNO`: a small word grown onto its label.
            return BETWEEN.iter().any(|small| {
                let begins = word.len().checked_sub(small.len());
                begins
                    .and_then(|begins| word.get(begins..))
                    .is_some_and(|end| end.eq_ignore_ascii_case(small))
            });
        }
    }
    false
}

fn only_filler(text: &str) -> bool {
    words_from_the_end(text).all(is_between)
}

/// Whether a cleaned value says of itself that it is an attorney's.
pub(super) fn names_an_attorney(cleaned: &str) -> bool {
    LABELS
        .attorney
        .iter()
        .any(|word| cleaned.contains(word.as_str()))
}

/// Splits what is no part of the number off the front of a cleaned value:
/// labels, several of them if need be, and the small words between. The kind is
/// that of the first label that names one.
pub(super) fn split_label(cleaned: &str) -> (Option<IdentifierKind>, &str) {
    let mut kind = None;
    let mut value = cleaned;
    while let Some((named, rest)) = without_one_label(value) {
        kind = kind.or(named);
        value = rest;
    }
    (kind, value)
}

fn without_one_label(cleaned: &str) -> Option<(Option<IdentifierKind>, &str)> {
    for (label, kind) in &LABELS.known {
        let Some(rest) = cleaned.strip_prefix(label.as_str()) else {
            continue;
        };
        // `A#012`: the sign ends the label; `SSNX` is not the label `SSN`.
        let ended = label.ends_with('#') || !rest.starts_with(|c: char| c.is_alphanumeric());
        // `CASE-…` and `DV-…` would be parts of a number, not words before one.
        let is_word = label.len() > 2 || !rest.starts_with('-');
        let mut value = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        while let Some((word, after)) = value.split_once([' ', ':']) {
            if !is_between(word.trim_matches(|c: char| !c.is_alphanumeric())) {
                break;
            }
            value = after.trim_start_matches(|c: char| !c.is_alphanumeric());
        }
        if ended && is_word && value.chars().any(|c| c.is_ascii_digit()) {
            return Some((*kind, value));
        }
    }
    None
}

/// A label found before a number in free text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    pub kind: IdentifierKind,
    /// Whether it stands on the same line, and where it begins there.
    pub start: Option<usize>,
}

/// The label nearest before a number in free text. `same_line` is the rest of
/// its line before it; `line_above` is the whole line above, wanted only when
/// nothing else stands on its own line.
pub(super) fn label_before<'a>(
    same_line: &str,
    line_above: impl FnOnce() -> &'a str,
) -> Option<Label> {
    let search = LABELS.in_text.as_ref()?;
    let mut nearest: Option<(usize, usize, IdentifierKind)> = None;
    let searched = if may_end_in_label(same_line) {
        same_line
    } else {
        ""
    };
    for found in search.find_overlapping_iter(searched) {
        let (start, end) = (found.start(), found.end());
        let better = nearest.is_none_or(|(from, to, _)| end > to || (end == to && start < from));
        let own_word = !same_line[..start].ends_with(char::is_alphanumeric);
        if better && own_word && only_filler(&same_line[end..]) {
            let kind = LABELS.kinds[found.pattern().as_usize()];
            nearest = Some((start, end, kind));
        }
    }
    if let Some((start, _, kind)) = nearest {
        return Some(Label {
            kind,
            start: Some(start),
        });
    }
    if !same_line.trim().is_empty() {
        return None;
    }
    let above = line_above().trim().trim_end_matches(':');
    let whole = search
        .find_overlapping_iter(above)
        .find(|found| found.start() == 0 && found.end() == above.len())?;
    Some(Label {
        kind: LABELS.kinds[whole.pattern().as_usize()],
        start: None,
    })
}
