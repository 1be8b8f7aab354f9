//! Text that lost its columns: the labels of a row come first, then its
//! values. A value goes to the first waiting label whose shape it has.

use super::cells::Labelled;
use super::labels::{labels_on, LabelAt};
use super::lines::{Layout, Line, WordRef};
use super::shapes::Shape;

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
}

impl FlowReader<'_, '_> {
    fn read(&mut self, number: usize, line: &Line, after_gap: bool) {
        self.waiting
            .retain(|waiting| number - waiting.since <= PATIENCE);
        if after_gap {
            self.open = None;
        }
        let labels = labels_on(self.layout, number, line);
        if labels.is_empty() {
            self.value_line(line);
        } else {
            self.open = None;
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
        if self.goes_on(&words, &text) {
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
}
