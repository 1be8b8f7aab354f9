//! Numbers as they stand on paper, told apart by the recogniser of `domain`.

use chrono::NaiveDate;
use domain::identifiers::{recognise, scan, Action, IdentifierKind, Reading, Reason, Verdict};

/// What makes a number uncertain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Characters that look alike were put right.
    Corrected,
    /// Its prefix is on no list.
    UnknownPrefix,
}

/// A number and its place in the text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    pub value: String,
    pub start: usize,
    pub end: usize,
    pub doubt: Option<Doubt>,
}

/// Paper may be of any year: none of these numbers is refused for its year.
const ANY_YEAR: NaiveDate = NaiveDate::MAX;

/// Every receipt number in running text.
pub(crate) fn receipts_in(text: &str) -> Vec<Number> {
    scan(text, ANY_YEAR)
        .into_iter()
        .filter(|found| found.kind == IdentifierKind::ReceiptNumber)
        .filter_map(|found| {
            Some(Number {
                value: found.normalized?,
                start: found.byte_start,
                end: found.byte_end,
                doubt: (found.action == Action::Confirm).then_some(Doubt::UnknownPrefix),
            })
        })
        .collect()
}

/// Where running text has something that begins like a receipt number and has
/// the wrong length, in bytes.
pub(crate) fn cut_receipts_in(text: &str) -> Vec<(usize, usize)> {
    let is_cut = |word: &str| {
        let begins = word.len() > 6 && word[..3].bytes().all(|b| b.is_ascii_uppercase());
        let reason = recognise(word, Some(IdentifierKind::ReceiptNumber), ANY_YEAR).reason;
        begins && matches!(reason, Reason::TooShort | Reason::TooLong)
    };
    text.split_ascii_whitespace()
        .filter(|word| word.is_ascii() && is_cut(word))
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start, start + word.len())
        })
        .collect()
}

/// Words that are a receipt number but for letters a recogniser took for
/// others: `10E0000000101`. Each is a question.
pub(crate) fn misread_receipts_in(text: &str) -> Vec<Number> {
    text.split_ascii_whitespace()
        .filter_map(|word| {
            let part = |c: char| c.is_ascii_alphanumeric() || SIGNS_FOR_LETTERS.contains(&c);
            let bare = word.trim_matches(|c: char| !part(c));
            // Letters that stand for figures count as figures here.
            let is_figure = |c: char| c.is_ascii_digit() || "OoQDlISB".contains(c);
            let digits = bare.chars().skip(3).filter(|c| is_figure(*c)).count();
            let prefix_has_letter = bare.chars().take(3).any(|c| !c.is_ascii_digit());
            if bare.chars().count() != 13 || digits < 10 || !prefix_has_letter {
                return None;
            }
            let number = receipt_under_label(bare)?;
            let start = bare.as_ptr() as usize - text.as_ptr() as usize;
            Some(Number {
                start,
                end: start + bare.len(),
                ..number
            })
        })
        .collect()
}

/// Whether a text is a list of receipt numbers: `IOE…, IOE…` or `IOE… and IOE…`.
pub(crate) fn only_receipts(text: &str) -> bool {
    let mut parts = text
        .split([',', ';', '/', '&'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .peekable();
    parts.peek().is_some() && parts.all(|part| receipt_exact(part).is_some())
}

/// A text that is one receipt number, also one with letters that look alike.
pub(crate) fn receipt_under_label(text: &str) -> Option<Number> {
    if !text.contains(SIGNS_FOR_LETTERS) {
        return under_label(text, IdentifierKind::ReceiptNumber);
    }
    let letters: String = text.chars().map(letter_for_sign).collect();
    let number = under_label(&letters, IdentifierKind::ReceiptNumber)?;
    Some(Number {
        end: text.len(),
        doubt: Some(Doubt::Corrected),
        ..number
    })
}

/// Signs that a recogniser reads for letters of a number.
const SIGNS_FOR_LETTERS: [char; 5] = ['£', '€', '§', '|', '$'];

fn letter_for_sign(sign: char) -> char {
    match sign {
        '£' | '€' => 'E',
        '§' | '$' => 'S',
        '|' => 'I',
        other => other,
    }
}

/// A text that is one A-Number. Nine figures without the A could be a postal
/// code as well.
pub(crate) fn a_number_under_label(text: &str) -> Option<Number> {
    let begins_with_a = text.trim_start().starts_with(['A', 'a']);
    under_label(text, IdentifierKind::ANumber).filter(|_| begins_with_a)
}

/// A text that is one online account number.
pub(crate) fn account_under_label(text: &str) -> Option<Number> {
    under_label(text, IdentifierKind::OnlineAccountNumber).filter(|number| number.doubt.is_none())
}

fn under_label(text: &str, kind: IdentifierKind) -> Option<Number> {
    let reading = recognise(text, Some(kind), ANY_YEAR);
    let (value, doubt) = match reading.reason {
        Reason::UnknownPrefix => (with_unknown_prefix(text)?, Some(Doubt::UnknownPrefix)),
        _ => value_and_doubt(&reading, kind)?,
    };
    // A box takes a number out of a sentence; a cell's words after the number
    // belong to the next cell.
    let signs = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    if doubt.is_none() && signs(text) > signs(&value) {
        return None;
    }
    Some(Number {
        value,
        start: 0,
        end: text.len(),
        doubt,
    })
}

fn value_and_doubt(reading: &Reading, kind: IdentifierKind) -> Option<(String, Option<Doubt>)> {
    if reading.kind == Verdict::Kind(kind) {
        return Some((reading.normalized.clone()?, None));
    }
    let repair = reading.suggestion.as_ref()?;
    (repair.kind == kind).then(|| (repair.value.clone(), Some(Doubt::Corrected)))
}

/// What paper calls a receipt number and no list of prefixes knows: three
/// letters and ten figures, kept with its doubt. The paper wins over the list.
fn with_unknown_prefix(text: &str) -> Option<String> {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    let value = letters.collect::<String>().to_ascii_uppercase();
    let (prefix, figures) = value.split_at_checked(3)?;
    let shape = prefix.bytes().all(|b| b.is_ascii_uppercase())
        && figures.len() == 10
        && figures.bytes().all(|b| b.is_ascii_digit());
    shape.then_some(value)
}

/// A text that is one receipt number and nothing else, in any spelling. No
/// letter is put right: data is not misread.
pub(crate) fn receipt_exact(text: &str) -> Option<Number> {
    let letters: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '\u{a0}'))
        .collect();
    let shape = letters.len() == 13
        && letters.is_ascii()
        && letters[..3].bytes().all(|b| b.is_ascii_alphabetic());
    receipt_under_label(&letters.to_ascii_uppercase())
        .filter(|number| shape && number.doubt != Some(Doubt::Corrected))
}
