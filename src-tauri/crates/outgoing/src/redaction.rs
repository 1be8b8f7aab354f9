//! What is taken out of a text before somebody else reads it: numbers that name
//! a person or a case, and names when the person wishes.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};
use chrono::NaiveDate;
use domain::identifiers::scan;
use domain::text::without_accents_and_case;
use unicode_normalization::char::is_combining_mark;

/// So many of a number's last characters may stay, so that people can tell two
/// numbers apart.
const LEFT: usize = 3;
/// A number with fewer digits names nobody.
const FEWEST_DIGITS: usize = 7;
/// Blanks and dashes inside a number: more are no longer one number.
const LONGEST_GAP: usize = 3;

/// What is to be taken out.
pub struct Redaction {
    today: NaiveDate,
    numbers: Option<AhoCorasick>,
    /// Initials by name, without accents and case.
    names: BTreeMap<String, String>,
}

impl Redaction {
    /// Takes out these numbers, in whatever spelling, and every other that can be
    /// told to be one; `today` bounds the years inside some numbers.
    pub fn of_numbers<'a>(known: impl IntoIterator<Item = &'a str>, today: NaiveDate) -> Self {
        let spellings: BTreeSet<String> = known.into_iter().flat_map(spellings).collect();
        let numbers = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(spellings)
            .ok();
        Self {
            today,
            numbers,
            names: BTreeMap::new(),
        }
    }

    /// Also puts initials in the place of these names.
    #[must_use]
    pub fn and_names<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        for word in names.into_iter().flat_map(words) {
            let initial: String = word.chars().take(1).flat_map(char::to_uppercase).collect();
            self.names
                .insert(without_accents_and_case(word), format!("{initial}."));
        }
        self
    }

    /// The text without them, and how many were taken out.
    pub fn text(&self, text: &str) -> (String, usize) {
        let mut places: Vec<(usize, usize)> = scan(text, self.today)
            .iter()
            .map(|found| (found.byte_start, found.byte_end))
            .collect();
        places.extend(self.known_in(text));
        let places = joined(places);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (start, end) in &places {
            out.push_str(&text[at..*start]);
            out.push_str(&masked(&text[*start..*end]));
            at = *end;
        }
        out.push_str(&text[at..]);
        (self.with_initials(&out), places.len())
    }

    /// Where the known numbers stand, whatever blanks and dashes are in them.
    fn known_in(&self, text: &str) -> Vec<(usize, usize)> {
        let Some(numbers) = &self.numbers else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for run in runs(text) {
            let compact: String = run.iter().map(|(_, letter)| *letter).collect();
            for hit in numbers.find_iter(&compact) {
                // Letters and digits of a run are one byte each.
                let (first, _) = run[hit.start()];
                let (last, _) = run[hit.end() - 1];
                found.push((first, last + 1));
            }
        }
        found
    }

    fn with_initials(&self, text: &str) -> String {
        if self.names.is_empty() {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for word in words(text) {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            out.push_str(&text[at..start]);
            match self.names.get(&without_accents_and_case(word)) {
                Some(initial) => out.push_str(initial),
                None => out.push_str(word),
            }
            at = start + word.len();
        }
        out.push_str(&text[at..]);
        out
    }
}

/// The spellings under which a number is looked for: as it is without blanks and
/// dashes, and its digits alone, with and without leading zeros.
fn spellings(number: &str) -> Vec<String> {
    let compact: String = number
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    let digits: String = compact.chars().filter(char::is_ascii_digit).collect();
    let short = digits.trim_start_matches('0').to_owned();
    let long_enough = |one: &String| one.len() >= FEWEST_DIGITS;
    let mut all: Vec<String> = [digits, short].into_iter().filter(long_enough).collect();
    // A passport number may be short, and is a whole word in any text.
    if compact.len() >= FEWEST_DIGITS - 1 {
        all.push(compact);
    }
    all
}

/// Runs of letters and digits joined by short gaps, each with its place.
fn runs(text: &str) -> Vec<Vec<(usize, char)>> {
    let mut all = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    let mut gap = 0;
    for (at, letter) in text.char_indices() {
        if letter.is_ascii_alphanumeric() {
            run.push((at, letter.to_ascii_uppercase()));
            gap = 0;
        } else {
            gap += 1;
            let joins = letter.is_whitespace()
                || matches!(letter, '-' | '.' | '_' | '/' | '#')
                || ('\u{2010}'..='\u{2015}').contains(&letter);
            if (!joins || gap > LONGEST_GAP) && !run.is_empty() {
                all.push(std::mem::take(&mut run));
            }
        }
    }
    if !run.is_empty() {
        all.push(run);
    }
    all
}

/// Places in order, those that overlap as one.
fn joined(mut places: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    places.sort_unstable();
    let mut all: Vec<(usize, usize)> = Vec::new();
    for (start, end) in places {
        match all.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => all.push((start, end)),
        }
    }
    all
}

/// A number with dots in place of all but its end.
fn masked(number: &str) -> String {
    let letters: Vec<char> = number
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let left = LEFT.min(letters.len().saturating_sub(4));
    let end: String = letters[letters.len() - left..].iter().collect();
    format!("•••{end}")
}

/// The words of a text: letters with their marks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic() && !is_combining_mark(letter))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn redaction() -> Redaction {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        Redaction::of_numbers(["IOE0000000101", "A012345678"], today)
    }

    #[test]
    fn a_known_number_is_masked_in_every_spelling() {
        for spelling in [
            "IOE0000000101",
            "ioe 00 0000 0101",
            "IOE-00-0000-0101",
            "0000000101",
            "A012345678",
            "A-012-345-678",
            "012 345 678",
            "A12345678",
            "12345678",
        ] {
            let (said, masked) = redaction().text(&format!("Case {spelling}, received"));
            assert_eq!(masked, 1, "{spelling}: {said}");
            assert!(said.starts_with("Case •••") && said.ends_with(", received"));
            assert!(!said.contains(spelling), "{said}");
        }
    }

    #[test]
    fn dates_and_forms_stay() {
        let text = "Form I-485 received on 2025-10-07, 30 days";
        assert_eq!(redaction().text(text), (text.to_owned(), 0));
    }

    #[test]
    fn names_become_initials_however_they_are_printed() {
        let redaction = redaction().and_names(["Tomás Quetzal"]);
        let (said, _) = redaction.text("QUETZAL, TOMAS and Tomás; Tomasa stays");
        assert_eq!(said, "Q., T. and T.; Tomasa stays");
    }
}
