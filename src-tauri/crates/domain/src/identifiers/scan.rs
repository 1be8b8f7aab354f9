//! Every number in free text, in reading order.
//!
//! One pass over the lines that have a digit: words of letters, digits and
//! asterisks, joined by single blanks or dashes; at each word the longest joined
//! run that is a number wins. A run has at most [`MOST_WORDS`] words and a label
//! is looked for at most [`LABEL_REACH`] bytes back, so the work grows with the
//! length of the text and no faster.

use chrono::NaiveDate;
use serde::Serialize;

use super::in_text::{could_be_number, judge, Found, LONGEST_LETTERS, MOST_WORDS};
use super::kind::IdentifierKind as K;
use super::labels::{label_before, Label};
use super::reading::Action;
use super::tokens::{lines_with_digits, stretches_of, Joint, Word};

/// How far before a number its label may begin, in bytes.
const LABEL_REACH: usize = 120;
/// The longest run that can be a number, in bytes.
const LONGEST: usize = 60;
/// How far from a word the `@` of its mail address is looked for, in bytes.
const MAIL_REACH: usize = 64;

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

/// How much a scan had to look at: a measure of its work that no clock is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Runs of words that were judged.
    pub judged: usize,
    /// Bytes of those runs, and of what was searched for labels.
    pub bytes: usize,
}

/// Scans one share of a text on its own; tells how many code points it has. The
/// places are counted from its beginning. `above` is the line before it.
pub(super) fn scan_share(
    text: &str,
    above: &str,
    today: NaiveDate,
    (words, work): (&mut Vec<Word>, &mut Work),
    mut each: impl FnMut(Finding),
) -> usize {
    let mut counted = (0, 0);
    // Where every sign is a byte, nothing has to be counted.
    let plain = text.is_ascii();
    let signs_in = |part: &str| match plain {
        true => part.len(),
        false => part.chars().count(),
    };
    lines_with_digits(text, |offset, line| {
        let has_mail = memchr::memchr(b'@', line.as_bytes()).is_some();
        stretches_of(line, offset, words, |words| {
            let line = Line {
                text,
                start: offset,
                words,
                above,
                has_mail,
                today,
            };
            let mut at = 0;
            while at < words.len() {
                let Some((last, found)) = line.longest(at, work) else {
                    at += 1;
                    continue;
                };
                let (from, to) = (words[at].start, words[last].end);
                let start = counted.1 + signs_in(&text[counted.0..from]);
                let raw = &text[from..to];
                let end = start + signs_in(raw);
                counted = (to, end);
                each(Finding {
                    kind: found.kind,
                    raw: raw.to_owned(),
                    start,
                    end,
                    byte_start: from,
                    byte_end: to,
                    normalized: found.normalized,
                    action: found.action,
                });
                at = last + 1;
            }
        });
    });
    counted.1 + signs_in(&text[counted.0..])
}

/// The end of the last line of a text, as far as a label reaches.
pub(super) fn last_line(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut from = text.len().saturating_sub(LABEL_REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text[from..].rsplit('\n').next().unwrap_or_default()
}

struct Line<'a> {
    text: &'a str,
    start: usize,
    words: &'a [Word],
    /// The line above the first one.
    above: &'a str,
    /// Somewhere on it stands an `@`.
    has_mail: bool,
    today: NaiveDate,
}

impl Line<'_> {
    /// The longest number that begins at a word.
    fn longest(&self, first: usize, work: &mut Work) -> Option<(usize, Found)> {
        let opening = &self.words[first];
        // No number begins with a longer word without a digit, but for codes
        // with dashes.
        if opening.digits == 0
            && opening.signs > LONGEST_LETTERS
            && opening.joined != Some(Joint::Dash)
        {
            return None;
        }
        let start = opening.start;
        if opening.digits == 0 && opening.joined.is_none() {
            return None;
        }
        let mut runs = [0; MOST_WORDS];
        let mut count = 0;
        let (mut signs, mut digits) = (0, 0);
        for (last, word) in self.words.iter().enumerate().skip(first).take(MOST_WORDS) {
            (signs, digits) = (signs + word.signs, digits + word.digits);
            // Only the last group of a parcel number has no digit: `US`.
            let ends_well =
                word.digits > 0 || self.text[word.start..word.end].eq_ignore_ascii_case("us");
            let run = &self.words[first..=last];
            if digits > 0
                && ends_well
                && word.end - start <= LONGEST
                && could_be_number(run, signs, digits)
            {
                runs[count] = last;
                count += 1;
            }
            if word.joined.is_none() || signs > LONGEST {
                break;
            }
        }
        if count == 0 || self.in_mail_address(first) {
            return None;
        }
        let label = self.label_at(start, work);
        if self.is_end_of_label(first, label) {
            return None;
        }
        for &last in runs[..count].iter().rev() {
            let run = &self.words[first..=last];
            work.judged += 1;
            work.bytes += run[run.len() - 1].end - start;
            let neighbours = self.neighbours(first, last, label.is_some());
            if self.text[self.words[last].end..].starts_with('@') {
                continue;
            }
            let label = label.map(|label| label.kind);
            if let Some(found) = judge(self.text, run, label, neighbours, self.today) {
                return Some((last, found));
            }
        }
        None
    }

    /// Whether the number would go on: a digit group is joined on either side.
    /// Before a labelled number stands its label, whatever that ends with.
    fn neighbours(&self, first: usize, last: usize, labelled: bool) -> bool {
        let all_digits = |word: &Word| word.digits == word.signs;
        let after =
            self.words[last].joined.is_some() && self.words.get(last + 1).is_some_and(all_digits);
        let before = first.checked_sub(1).map(|before| &self.words[before]);
        let goes_on = before.is_some_and(|before| match before.joined {
            Some(Joint::Blank) => all_digits(before),
            // `…-a456-426614174000` is the end of something longer.
            Some(Joint::Dash) => before.digits > 0,
            None => false,
        });
        after || (!labelled && goes_on)
    }

    /// The A of `Número A 012345678` ends the label and begins no number.
    fn is_end_of_label(&self, first: usize, label: Option<Label>) -> bool {
        let word = &self.words[first];
        let next = self.words.get(first + 1);
        let (None, true, Some(next)) = (label, word.signs == 1 && word.digits == 0, next) else {
            return false;
        };
        let upto = label_before(&self.text[self.reach_back(next.start)..next.start], || "");
        let from = upto.and_then(|label| label.start);
        from.is_some_and(|from| self.reach_back(next.start) + from < word.start)
    }

    /// The first byte that is searched for a label, on the line itself.
    fn reach_back(&self, start: usize) -> usize {
        let mut from = start.saturating_sub(LABEL_REACH).max(self.start);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        from
    }

    /// The label of a number: the rest of its line before it, or the line above.
    fn label_at(&self, start: usize, work: &mut Work) -> Option<Label> {
        let from = self.reach_back(start);
        work.bytes += start - from;
        // What the reach cuts off is no beginning of a line.
        let cut = from > self.start;
        label_before(&self.text[from..start], || {
            if cut {
                return "";
            }
            match &self.text[..self.start] {
                "" => self.above,
                above => last_line(above),
            }
        })
    }

    /// Whether the word stands in a mail address.
    fn in_mail_address(&self, first: usize) -> bool {
        if !self.has_mail {
            return false;
        }
        let bytes = self.text.as_bytes();
        let (start, end) = (self.words[first].start, self.words[first].end);
        let part = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-=".contains(b);
        let mut ahead = bytes[end..].iter().take(MAIL_REACH);
        let stop = ahead.find(|&b| !part(b));
        let mut before = bytes[..start].iter().rev().take(MAIL_REACH);
        let behind = before.find(|&b| !part(b));
        stop == Some(&b'@') || behind == Some(&b'@')
    }
}
