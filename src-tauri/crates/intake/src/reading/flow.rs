//! Text that lost its columns: the labels of a row come first, then its
//! values. A value goes to the first waiting label whose shape it has.

use super::cells::Labelled;
use super::labels::{labels_on, LabelAt};
use super::lines::{Layout, Line, WordRef};
use super::shapes::{ends_in_zip, is_zip, Shape};

/// A label that has found no value after this many lines never will.
const PATIENCE: usize = 8;
/// A line with this many words, some in lower case, is running text: no row of
/// cells goes on across it.
const SENTENCE_WORDS: usize = 9;

/// Every label with its value, read by order and shape.
pub(crate) fn labelled_by_order(layout: &Layout<'_>) -> Vec<Labelled> {
    let mut reader = FlowReader {
        layout,
        waiting: Vec::new(),
        found: Vec::new(),
        open: None,
        block: None,
    };
    let mut above: Option<&Line> = None;
    for (number, line) in layout.lines.iter().enumerate() {
        let after_gap = above.is_none_or(|above| {
            above.page != line.page || line.y0 - above.y1 > 0.8 * line.height()
        });
        reader.read(number, line, after_gap);
        above = Some(line);
    }
    reader.found
}

struct Waiting {
    label: LabelAt,
    since: usize,
}

/// A value that may go on: index in `found`, its shape and its lines so far.
struct Open {
    index: usize,
    shape: Shape,
    lines: Vec<String>,
}

struct FlowReader<'a, 's> {
    layout: &'a Layout<'s>,
    waiting: Vec<Waiting>,
    found: Vec<Labelled>,
    open: Option<Open>,
    /// A name and address that goes on while its neighbours' values stand on
    /// the same lines.
    block: Option<usize>,
}

impl FlowReader<'_, '_> {
    fn read(&mut self, number: usize, line: &Line, after_gap: bool) {
        self.waiting
            .retain(|waiting| number - waiting.since <= PATIENCE);
        if after_gap {
            self.open = None;
            self.block = None;
        }
        let labels = labels_on(self.layout, number, line);
        if labels.is_empty() {
            self.value_line(line);
        } else {
            self.open = None;
            self.before_first_label(line, &labels);
            self.label_line(number, line, labels);
        }
    }

    fn label_line(&mut self, number: usize, line: &Line, labels: Vec<LabelAt>) {
        let words: Vec<WordRef> = line.words().collect();
        let place = |at: WordRef| words.iter().position(|word| *word == at);
        let starts: Vec<Option<usize>> = labels.iter().map(|label| place(label.words[0])).collect();
        for (index, label) in labels.into_iter().enumerate() {
            let begin = starts[index].map_or(words.len(), |start| start + label.words.len());
            let end = starts
                .get(index + 1)
                .copied()
                .flatten()
                .unwrap_or(words.len());
            let rest = words
                .get(begin..end.max(begin))
                .unwrap_or_default()
                .to_vec();
            if label.shape == Shape::Nothing {
                continue;
            }
            if rest.is_empty() {
                self.waiting.push(Waiting {
                    label,
                    since: number,
                });
            } else if label.inline {
                self.take(&label, rest, false);
            }
        }
    }

    fn value_line(&mut self, line: &Line) {
        let words: Vec<WordRef> = line.words().collect();
        let text = self.layout.text(&words);
        if self.beside_block(&words) || self.goes_on(&words, &text) {
            return;
        }
        if self.row_of_values(&words) {
            return;
        }
        let fitting: Vec<usize> = self
            .waiting
            .iter()
            .enumerate()
            .filter(|(_, waiting)| waiting.label.shape.accepts(&text))
            .map(|(index, _)| index)
            .collect();
        if let Some(first) = fitting.first() {
            let waiting = self.waiting.remove(*first);
            let rivals = fitting.len() > 1;
            // A date box that still waits above a label that has its value is
            // empty: many notices have no priority date.
            self.waiting
                .retain(|other| other.label.shape != Shape::Date || other.since >= waiting.since);
            self.take(&waiting.label, words, rivals);
        } else if words.len() >= SENTENCE_WORDS && text.chars().any(char::is_lowercase) {
            self.waiting.clear();
        }
    }

    fn goes_on(&mut self, words: &[WordRef], text: &str) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        // Joined cells: the last line of an address stands before it.
        let after_zip = words
            .iter()
            .rposition(|at| is_zip(&self.layout.word(*at).text))
            .map(|zip| &words[zip + 1..])
            .filter(|rest| open.shape == Shape::Wrapped && !rest.is_empty());
        if let Some(rest) = after_zip {
            let text = self.layout.text(rest);
            let takes = open.shape.goes_on(&open.lines, &text);
            if takes {
                open.lines.push(text);
                self.found[open.index].value.push(rest.to_vec());
            }
            return takes;
        }
        if !open.shape.goes_on(&open.lines, text) {
            self.open = None;
            return false;
        }
        open.lines.push(text.to_owned());
        self.found[open.index].value.push(words.to_vec());
        true
    }

    fn take(&mut self, label: &LabelAt, words: Vec<WordRef>, ambiguous: bool) {
        let text = self.layout.text(&words);
        if !label.shape.accepts(&text) {
            return;
        }
        if label.shape == Shape::Block {
            self.block = Some(self.found.len());
        }
        self.open = Some(Open {
            index: self.found.len(),
            shape: label.shape,
            lines: vec![text],
        });
        self.found.push(Labelled {
            label: label.label,
            value: vec![words],
            ambiguous,
        });
    }
    /// Words of an address before a label that recognised text joined to it.
    fn before_first_label(&mut self, line: &Line, labels: &[LabelAt]) {
        let Some(block) = self.block else { return };
        let first = labels.first().and_then(|label| label.words.first());
        let before: Vec<WordRef> = line.words().take_while(|at| Some(at) != first).collect();
        if before.is_empty() {
            return;
        }
        self.found[block].value.push(before);
    }

    /// A line of an address with a date or a time after it.
    fn beside_block(&mut self, words: &[WordRef]) -> bool {
        let Some(block) = self.block else {
            return false;
        };
        let wants = |shape: Shape| {
            self.waiting
                .iter()
                .position(|waiting| waiting.label.shape == shape)
        };
        let open_time = self
            .open
            .as_ref()
            .is_some_and(|open| open.shape == Shape::DateThenTime);
        let waiting = wants(Shape::DateThenTime);
        if !open_time && waiting.is_none() {
            return false;
        }
        let shape = if open_time { Shape::Time } else { Shape::Date };
        let cut = (1..words.len()).rev().find(|cut| {
            let tail = self.layout.text(&words[*cut..]);
            let starts = tail.starts_with(|c: char| c.is_ascii_digit());
            starts && words.len() - cut <= 3 && shape.accepts(&tail) && !ends_in_zip(&tail)
        });
        let Some(cut) = cut else { return false };
        let tail = words[cut..].to_vec();
        if open_time {
            let text = self.layout.text(&tail);
            self.goes_on(&tail, &text);
        } else if let Some(place) = waiting {
            let waiting = self.waiting.remove(place);
            self.take(&waiting.label, tail, false);
        }
        self.found[block].value.push(words[..cut].to_vec());
        let last = self.layout.text(&words[..cut]);
        if ends_in_zip(&last) {
            self.block = None;
        }
        true
    }

    /// Several values of one row of labels on one line, in their order.
    fn row_of_values(&mut self, words: &[WordRef]) -> bool {
        let Some(since) = self.waiting.last().map(|last| last.since) else {
            return false;
        };
        let row: Vec<usize> = (0..self.waiting.len())
            .filter(|index| self.waiting[*index].since == since)
            .collect();
        if row.len() < 2 {
            return false;
        }
        let mut taken: Vec<(usize, usize, usize)> = Vec::new();
        let mut at = 0;
        for index in &row {
            let shape = self.waiting[*index].label.shape;
            if let Some((start, end)) = self.value_within(words, at, shape) {
                taken.push((*index, start, end));
                at = end;
            }
        }
        let party = self.party_at_end(words, at, &row, &taken);
        if taken.len() + usize::from(party.is_some()) < 2 {
            return false;
        }
        taken.extend(party);
        // A form's title goes on to the next value.
        for place in 0..taken.len() {
            let (index, _, _) = taken[place];
            if self.waiting[index].label.shape == Shape::CaseType {
                taken[place].2 = taken.get(place + 1).map_or(words.len(), |next| next.1);
            }
        }
        let mut title = None;
        for (index, start, end) in &taken {
            let label = self.waiting[*index].label.clone();
            self.take(&label, words[*start..*end].to_vec(), false);
            if label.shape == Shape::CaseType {
                title = self.open.take();
            }
        }
        self.open = title;
        let gone: Vec<usize> = taken.iter().map(|(index, _, _)| *index).collect();
        let mut index = 0;
        self.waiting.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
        // The row has its values: a date box of it that still waits is empty.
        self.waiting
            .retain(|other| other.label.shape != Shape::Date || other.since > since);
        true
    }

    /// The words after the last value, for the person of the row's last label.
    fn party_at_end(
        &self,
        words: &[WordRef],
        at: usize,
        row: &[usize],
        taken: &[(usize, usize, usize)],
    ) -> Option<(usize, usize, usize)> {
        let last = *row.last()?;
        let shape = self.waiting[last].label.shape;
        let free = shape == Shape::Party && taken.iter().all(|(index, ..)| *index != last);
        let text = self.layout.text(words.get(at..)?);
        (free && !taken.is_empty() && shape.accepts(&text)).then_some((last, at, words.len()))
    }

    /// The first words from a place on that are a value of a shape.
    fn value_within(&self, words: &[WordRef], from: usize, shape: Shape) -> Option<(usize, usize)> {
        const LONGEST_VALUE: usize = 4;
        let particular = shape.speaks_for_itself()
            || matches!(shape, Shape::SmallCode | Shape::OfficeCode | Shape::Time);
        if !particular {
            return None;
        }
        (from..words.len()).find_map(|start| {
            if shape == Shape::CaseType {
                let rest = self.layout.text(&words[start..]);
                return shape.accepts(&rest).then_some((start, start + 1));
            }
            (1..=LONGEST_VALUE.min(words.len() - start))
                .rev()
                .find(|count| shape.accepts(&self.layout.text(&words[start..start + count])))
                .map(|count| (start, start + count))
        })
    }
}
