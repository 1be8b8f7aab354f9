//! The words of a text that stand near a digit: all that a number can be made
//! of. Lines without a digit are passed over many bytes at a time.

use memchr::{memchr, memrchr};

use super::cleaning::{is_dash, is_invisible};
use super::in_text::{FEWEST_DIGITS_IN_BLANKS, FEWEST_SIGNS, LONGEST_LETTERS, MOST_WORDS};

/// A run of letters, digits and asterisks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    /// Letters and digits in it.
    pub signs: usize,
    /// Digits in it.
    pub digits: usize,
    /// What joins it to the next word, if anything does.
    pub joined: Option<Joint>,
}

/// One sign between two words of the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Blank,
    Dash,
}

/// Calls `each` for every line that has a digit, with where it begins.
pub(super) fn lines_with_digits<'a>(text: &'a str, mut each: impl FnMut(usize, &'a str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(digit) = next_digit(bytes, at) {
        let line_start = memrchr(b'\n', &bytes[at..digit]).map_or(at, |place| at + place + 1);
        let line_end = memchr(b'\n', &bytes[digit..]).map_or(bytes.len(), |place| digit + place);
        each(line_start, &text[line_start..line_end]);
        at = line_end;
    }
}

/// The next byte that is a digit or may begin one of another script.
fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    // Digits of other scripts, wide ones among them, begin with these bytes;
    // the accented letters of Western languages do not.
    let wanted = |b: u8| b.wrapping_sub(b'0') < 10 || b >= 0xD9;
    let (blocks, _) = bytes[from..].as_chunks::<64>();
    let mut at = from;
    for block in blocks {
        // Without a branch inside, so that many bytes are compared at once.
        let any = block.iter().fold(0, |any, &b| any | u8::from(wanted(b)));
        if any != 0 {
            break;
        }
        at += block.len();
    }
    // Either the block that has one, or what is shorter than a block.
    let (eights, rest) = bytes[at..].as_chunks::<8>();
    for eight in eights {
        let first = first_wanted(u64::from_le_bytes(*eight));
        if first < 8 {
            return Some(at + first);
        }
        at += 8;
    }
    rest.iter().position(|&b| wanted(b)).map(|place| at + place)
}

/// The place of the first byte [`next_digit`] looks for among eight; 8 for none.
/// Each byte is added to so that its highest bit tells, and none reaches the next.
fn first_wanted(eight: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const LOW: u64 = 0x7F * EACH;
    const HIGH: u64 = 0x80 * EACH;
    let from_zero = eight ^ (u64::from(b'0') * EACH);
    let no_digit = ((from_zero & LOW) + (0x80 - 10) * EACH) | from_zero;
    let other_script = ((eight & LOW) + (0x100 - 0xD9) * EACH) & eight;
    let wanted = (!no_digit | other_script) & HIGH;
    wanted.trailing_zeros() as usize / 8
}

/// Calls `each` with stretches of words of a line in which a number may stand,
/// in their order: `words` is filled anew for each. `offset` is where the line
/// begins.
pub(super) fn stretches_of(
    line: &str,
    offset: usize,
    words: &mut Vec<Word>,
    mut each: impl FnMut(&[Word]),
) {
    // Nearly every line is plain.
    if !line.is_ascii() {
        words_of(line, offset, words);
        return each(words);
    }
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(digit) = next_digit(bytes, at) {
        words.clear();
        at = plain_words(bytes, opening(bytes, at, digit), digit, offset, words);
        if may_hold_number(words) {
            each(words);
        }
    }
}

/// Whether joined words are enough for a number: one that is long enough by
/// itself, or several in dashes, or digits enough in blanks.
fn may_hold_number(words: &[Word]) -> bool {
    let long_enough = |word: &Word| word.signs >= FEWEST_SIGNS || word.joined == Some(Joint::Dash);
    words.iter().any(long_enough)
        || words.iter().map(|word| word.digits).sum::<usize>() >= FEWEST_DIGITS_IN_BLANKS
}

/// Where the first word begins that may belong to a number with this digit: no
/// number begins so many words before its first digit, or with a long word that
/// a blank follows.
fn opening(line: &[u8], least: usize, digit: usize) -> usize {
    let mut start = begin_of_word(line, least, digit);
    for _ in 1..MOST_WORDS {
        let Some(end) = start.checked_sub(1).filter(|end| *end > least) else {
            break;
        };
        let joint = line[end];
        if joint != b'-' && !is_blank(joint) || part_of(line[end - 1]) == Part::Other {
            break;
        }
        let before = begin_of_word(line, least, end);
        if joint != b'-' && end - before > LONGEST_LETTERS + 2 {
            break;
        }
        start = before;
    }
    start
}

fn begin_of_word(line: &[u8], least: usize, within: usize) -> usize {
    let before = line[least..within].iter();
    least
        + before
            .rev()
            .position(|&b| part_of(b) == Part::Other)
            .map_or(0, |place| within - least - place)
}

fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | 0x0B | 0x0C)
}

/// Fills `words` with the words from `at` on that are joined, at least up to
/// `digit`; tells where it stopped.
fn plain_words(
    line: &[u8],
    mut at: usize,
    digit: usize,
    offset: usize,
    words: &mut Vec<Word>,
) -> usize {
    // Where the word before ended.
    let mut ended = None;
    while at < line.len() {
        if part_of(line[at]) == Part::Other {
            at += 1;
            continue;
        }
        let (mut start, mut signs, mut digits) = (at, 0, 0);
        while at < line.len() {
            match part_of(line[at]) {
                Part::Letter => signs += 1,
                Part::Digit => {
                    signs += 1;
                    digits += 1;
                }
                Part::Silent => {}
                Part::Other => break,
            }
            at += 1;
        }
        if signs == 0 {
            continue;
        }
        let mut end = at;
        // Asterisks at the ends are barcode marks.
        while line[start] == b'*' {
            start += 1;
        }
        while line[end - 1] == b'*' {
            end -= 1;
        }
        let joined = ended.is_some_and(|ended| ended + 1 == start);
        if joined {
            if let Some(before) = words.last_mut() {
                before.joined = match line[start - 1] {
                    b'-' => Some(Joint::Dash),
                    b if is_blank(b) => Some(Joint::Blank),
                    _ => None,
                };
            }
        }
        ended = Some(end);
        words.push(Word {
            start: offset + start,
            end: offset + end,
            signs,
            digits,
            joined: None,
        });
        // Past the digit a long word without one ends what may be a number.
        if at > digit && digits == 0 && signs > LONGEST_LETTERS && line.get(at) != Some(&b'-') {
            break;
        }
        let goes_on = line.get(at).is_some_and(|&b| b == b'-' || is_blank(b))
            && line.get(at + 1).is_some_and(|&b| part_of(b) != Part::Other);
        if at > digit && !goes_on {
            break;
        }
    }
    at
}

/// Fills `words` with the words of a line. `offset` is where the line begins.
fn words_of(line: &str, offset: usize, words: &mut Vec<Word>) {
    words.clear();
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (part, size) = part_at(line, at);
        if part == Part::Other {
            at += size;
            continue;
        }
        let start = at;
        let (mut signs, mut digits) = (0, 0);
        while at < bytes.len() {
            let (part, size) = part_at(line, at);
            match part {
                Part::Letter => signs += 1,
                Part::Digit => {
                    signs += 1;
                    digits += 1;
                }
                Part::Silent => {}
                Part::Other => break,
            }
            at += size;
        }
        if signs > 0 {
            push(line, offset, start..at, (signs, digits), words);
        }
    }
}

fn push(
    line: &str,
    offset: usize,
    place: std::ops::Range<usize>,
    (signs, digits): (usize, usize),
    words: &mut Vec<Word>,
) {
    // Asterisks at the ends are barcode marks; signs without a width are nothing.
    let outer = |c: char| c == '*' || is_invisible(c);
    let raw = &line[place.clone()];
    let start = place.end - raw.trim_start_matches(outer).len();
    let end = place.start + raw.trim_end_matches(outer).len();
    if let Some(before) = words.last_mut() {
        let mut between = line[before.end - offset..start].chars();
        let one = between.next().filter(|_| between.next().is_none());
        before.joined = one.and_then(|c| {
            if is_dash(c) {
                Some(Joint::Dash)
            } else {
                (c.is_whitespace() && c != '\r').then_some(Joint::Blank)
            }
        });
    }
    words.push(Word {
        start: offset + start,
        end: offset + end,
        signs,
        digits,
        joined: None,
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Letter,
    Digit,
    /// An asterisk, or a sign without a width.
    Silent,
    Other,
}

/// What each ASCII sign is.
const ASCII: [Part; 128] = {
    let mut parts = [Part::Other; 128];
    let mut at = 0;
    while at < 128 {
        let sign = at as u8;
        if sign.is_ascii_digit() {
            parts[at] = Part::Digit;
        } else if sign.is_ascii_alphabetic() {
            parts[at] = Part::Letter;
        } else if sign == b'*' {
            parts[at] = Part::Silent;
        }
        at += 1;
    }
    parts
};

/// What a sign of a plain line is.
#[inline]
fn part_of(sign: u8) -> Part {
    ASCII[usize::from(sign & 0x7F)]
}

/// What stands at a byte, and how many bytes it has.
#[inline]
fn part_at(line: &str, at: usize) -> (Part, usize) {
    match ASCII.get(usize::from(line.as_bytes()[at])) {
        Some(part) => (*part, 1),
        None => {
            let c = line[at..].chars().next().unwrap_or_default();
            let part = if c.is_numeric() {
                Part::Digit
            } else if c.is_alphabetic() {
                Part::Letter
            } else if is_invisible(c) {
                Part::Silent
            } else {
                Part::Other
            };
            (part, c.len_utf8())
        }
    }
}
