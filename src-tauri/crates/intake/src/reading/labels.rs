//! Finding labels on lines.

use std::sync::LazyLock;

use super::label_spelling::{Label, Spelling, Standing, SPELLINGS};
use super::lines::{Layout, Line, Segment, WordRef};
use super::shapes::Shape;

/// A label where it stands.
#[derive(Debug, Clone)]
pub(crate) struct LabelAt {
    pub label: Label,
    pub shape: Shape,
    /// Line it stands on, counted over the document.
    pub line: usize,
    pub words: Vec<WordRef>,
    pub x0: f64,
    pub x1: f64,
    /// Its value begins on the same line: it has a colon or is followed by one of its shape.
    pub inline: bool,
}

struct Known {
    /// Letters, digits and `#` in lower case.
    key: String,
    spelling: &'static Spelling,
}

/// Longest first, so that the longest spelling wins.
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut known: Vec<Known> = SPELLINGS
        .iter()
        .map(|spelling| Known {
            key: key(spelling.words),
            spelling,
        })
        .collect();
    known.sort_by_key(|known| std::cmp::Reverse(known.key.len()));
    known
});

/// Longest label in words.
const LONGEST: usize = 7;
/// Words of a segment in which labels are looked for. No printed row of cells
/// has more; it bounds the work on hostile text.
const WORDS_SEARCHED: usize = 64;

fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || *c == '#')
        .flat_map(char::to_lowercase)
        .collect()
}

/// All labels of the document, line by line, left to right.
pub(crate) fn labels_of(layout: &Layout<'_>) -> Vec<LabelAt> {
    let mut found = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        found.extend(labels_on(layout, number, line));
    }
    let wrapped = wrapped_labels(layout);
    let in_wrapped = |label: &LabelAt| {
        wrapped
            .iter()
            .any(|whole| whole.words.iter().any(|word| label.words.contains(word)))
    };
    found.retain(|label| !in_wrapped(label));
    found.extend(wrapped);
    found.sort_by(|a, b| a.line.cmp(&b.line).then(a.x0.total_cmp(&b.x0)));
    found
}

/// Labels that go on in the next line of their cell: `USCIS Online Account` over
/// `Number`.
fn wrapped_labels(layout: &Layout<'_>) -> Vec<LabelAt> {
    let mut found = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        for upper in &line.segments {
            if upper.words.len() >= LONGEST {
                continue;
            }
            let beginning = key(&layout.text(&upper.words));
            let may_go_on = KNOWN.iter().any(|known| {
                known.key.len() > beginning.len() && known.key.starts_with(&beginning)
            });
            if beginning.len() < 3 || !may_go_on {
                continue;
            }
            found.extend(continued_below(layout, number, upper, &beginning));
        }
    }
    found
}

/// The rest of a label in one of the next lines, beginning at the same place.
fn continued_below(
    layout: &Layout<'_>,
    number: usize,
    upper: &Segment,
    beginning: &str,
) -> Option<LabelAt> {
    let first = layout.word(*upper.words.first()?);
    let height = first.y1 - first.y0;
    layout.lines[number + 1..]
        .iter()
        .enumerate()
        .take(2)
        .take_while(|(_, line)| line.page == layout.lines[number].page)
        .take_while(|(_, line)| line.y0 - first.y1 < height)
        .find_map(|(offset, line)| {
            let lower = line.segments.iter().find(|segment| {
                segment
                    .words
                    .first()
                    .is_some_and(|at| (layout.word(*at).x0 - first.x0).abs() < height)
            })?;
            let whole = format!("{beginning}{}", key(&layout.text(&lower.words)));
            let known = KNOWN.iter().find(|known| known.key == whole)?;
            let has_colon = layout.text(&lower.words).ends_with(':');
            if known.spelling.standing == Standing::WithColon && !has_colon {
                return None;
            }
            let words = [upper.words.clone(), lower.words.clone()].concat();
            let right = words
                .iter()
                .map(|at| layout.word(*at).x1)
                .fold(f64::MIN, f64::max);
            Some(LabelAt {
                label: known.spelling.label,
                shape: known.spelling.shape,
                line: number + 1 + offset,
                x0: first.x0,
                x1: right,
                words,
                inline: false,
            })
        })
}

/// The labels on one line.
pub(crate) fn labels_on(layout: &Layout<'_>, number: usize, line: &Line) -> Vec<LabelAt> {
    let mut found = Vec::new();
    for segment in &line.segments {
        found.extend(labels_in(layout, number, segment));
    }
    found
}

fn labels_in(layout: &Layout<'_>, line: usize, segment: &Segment) -> Vec<LabelAt> {
    let mut found: Vec<LabelAt> = Vec::new();
    let words = &segment.words[..segment.words.len().min(WORDS_SEARCHED)];
    let mut at = 0;
    // The first word of the segment, or the word after a label, may begin a
    // label; further in, only a spelling with its colon does.
    let mut fresh = true;
    while at < words.len() {
        match label_at(layout, words, at, fresh) {
            Some((known, count, inline)) => {
                let spelling = known.spelling;
                found.push(LabelAt {
                    label: spelling.label,
                    shape: spelling.shape,
                    line,
                    x0: layout.word(words[at]).x0,
                    x1: layout.word(words[at + count - 1]).x1,
                    words: words[at..at + count].to_vec(),
                    inline,
                });
                if spelling.standing == Standing::BeginsHeading {
                    break;
                }
                at += count;
                fresh = true;
            }
            None => {
                at += 1;
                fresh = false;
            }
        }
    }
    found
}

fn label_at(
    layout: &Layout<'_>,
    words: &[WordRef],
    at: usize,
    fresh: bool,
) -> Option<(&'static Known, usize, bool)> {
    let first = layout
        .word(words[at])
        .text
        .trim_start_matches(['(', '‘', '\'']);
    if !first.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    let mut keys = Vec::new();
    let mut so_far = String::new();
    for word in words[at..].iter().take(LONGEST) {
        so_far.push_str(&key(&layout.word(*word).text));
        keys.push(so_far.clone());
    }
    let found = |same: &dyn Fn(&str, &str) -> bool| {
        KNOWN.iter().find_map(|known| {
            let count = keys.iter().position(|seen| same(seen, &known.key))? + 1;
            let inline = stands(layout, words, at, count, fresh, known.spelling)?;
            Some((known, count, inline))
        })
    };
    found(&|seen, known| seen == known).or_else(|| layout.misread.then(|| found(&nearly)).flatten())
}

/// Whether two keys differ by no more than a recogniser's slip or two.
fn nearly(seen: &str, known: &str) -> bool {
    const SHORTEST: usize = 8;
    let slips = if known.len() >= 10 { 2 } else { 1 };
    known.len().min(seen.len()) >= SHORTEST
        && seen.len().abs_diff(known.len()) <= slips
        && seen.is_ascii()
        && distance(seen.as_bytes(), known.as_bytes()) <= slips
}

/// How many letters have to be changed, added or left out.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let changed = corner + usize::from(left != right);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// Whether a spelling found here is a label, and whether its value follows on the line.
fn stands(
    layout: &Layout<'_>,
    words: &[WordRef],
    at: usize,
    count: usize,
    fresh: bool,
    spelling: &Spelling,
) -> Option<bool> {
    let has_colon = layout.word(words[at + count - 1]).text.ends_with(':');
    let rest = &words[at + count..];
    match spelling.standing {
        Standing::BeginsHeading => fresh.then_some(false),
        _ if has_colon && fresh => Some(true),
        // In the middle of a line only a label with a colon before a value of its shape.
        _ if has_colon => starts_with_value(layout, rest, spelling.shape).then_some(true),
        Standing::WithColon => None,
        // A range of dates after it makes it one, also after joined words.
        Standing::Anywhere
            if !fresh
                && spelling.shape == Shape::DateRange
                && starts_with_value(layout, rest, spelling.shape) =>
        {
            Some(true)
        }
        // Recognised text joins cells: a long label in capitals is one also
        // after the words of its neighbour.
        Standing::Anywhere if !fresh && !is_loud(layout, &words[at..at + count]) => None,
        Standing::Anywhere if !fresh => (rest.is_empty()
            || label_at(layout, words, at + count, true).is_some())
        .then_some(false),
        Standing::Anywhere if rest.is_empty() => Some(false),
        Standing::Anywhere => {
            if spelling.shape.speaks_for_itself() && starts_with_value(layout, rest, spelling.shape)
            {
                Some(true)
            } else {
                label_at(layout, words, at + count, true).map(|_| false)
            }
        }
    }
}

/// Several words, all in capitals.
fn is_loud(layout: &Layout<'_>, words: &[WordRef]) -> bool {
    const LETTERS: usize = 10;
    let text = layout.text(words);
    words.len() >= 2
        && text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS
        && !text.chars().any(char::is_lowercase)
}

/// Whether these words begin with a value of the shape (and end there, or go on
/// with another label).
fn starts_with_value(layout: &Layout<'_>, words: &[WordRef], shape: Shape) -> bool {
    (1..=words.len().min(12)).any(|count| {
        shape.accepts(&layout.text(&words[..count]))
            && (count == words.len() || label_at(layout, words, count, true).is_some())
    })
}
