//! Label geometry: a label owns the words of its cell, beneath it or beside it.

use super::label_spelling::Label;
use super::labels::{labels_of, LabelAt};
use super::lines::{Layout, WordRef};
use super::shapes::Shape;
use crate::source_kind::SourceKind;

/// A label and the lines of its value.
#[derive(Debug, Clone)]
pub(crate) struct Labelled {
    pub label: Label,
    pub value: Vec<Vec<WordRef>>,
    /// Other labels could have claimed this value as well.
    pub ambiguous: bool,
}

/// First value line at most this many line heights below its label.
const FIRST_GAP: f64 = 2.6;
/// Next value lines at most this far apart, in line heights.
const NEXT_GAP: f64 = 1.1;
/// In text kept in columns, a row of the other column may come between.
const NEXT_GAP_IN_TEXT: f64 = 1.6;
/// A value may begin this many label heights left of its label.
const LEFT_SLACK: f64 = 1.5;

/// Every label with its value, read by place. For sheets that keep their columns.
pub(crate) fn labelled_by_place(layout: &Layout<'_>) -> Vec<Labelled> {
    let labels = labels_of(layout);
    labels
        .iter()
        .filter_map(|label| {
            let value = Cell::new(layout, &labels, label).value();
            (!value.is_empty()).then_some(Labelled {
                label: label.label,
                value,
                ambiguous: false,
            })
        })
        .collect()
}

struct Cell<'a, 's> {
    layout: &'a Layout<'s>,
    labels: &'a [LabelAt],
    label: &'a LabelAt,
    /// Where the next cell of the row begins.
    right: f64,
    /// Height of the label's letters.
    height: f64,
}

impl<'a, 's> Cell<'a, 's> {
    fn new(layout: &'a Layout<'s>, labels: &'a [LabelAt], label: &'a LabelAt) -> Self {
        let line = &layout.lines[label.line];
        let height = label.words.first().map_or(line.height(), |at| {
            layout.word(*at).y1 - layout.word(*at).y0
        });
        // Labels of one row may stand a little higher or lower than each other.
        let right = labels
            .iter()
            .filter(|other| {
                let row = &layout.lines[other.line];
                row.page == line.page
                    && (row.middle() - line.middle()).abs() < height
                    && other.x0 >= label.x1
            })
            .map(|other| other.x0)
            .fold(layout.page_width(line.page), f64::min);
        Self {
            layout,
            labels,
            label,
            right,
            height,
        }
    }

    fn value(&self) -> Vec<Vec<WordRef>> {
        if self.label.shape == Shape::Nothing {
            return Vec::new();
        }
        let beside = self.beside();
        let shape = self.label.shape;
        if self.label.inline && !beside.is_empty() {
            if shape.accepts(&self.layout.text(&beside)) {
                return self.continued(beside);
            }
            // `Notice date: 10/05/2025 (see back)` still begins with its value.
            return self.shortest_accepted(&beside);
        }
        self.beneath()
    }

    /// The words to the right of the label in its row.
    fn beside(&self) -> Vec<WordRef> {
        self.layout.lines[self.label.line]
            .words()
            .filter(|at| {
                let x0 = self.layout.word(*at).x0;
                x0 >= self.label.x1 - 0.1 && x0 < self.right && !self.label.words.contains(at)
            })
            .collect()
    }

    fn shortest_accepted(&self, words: &[WordRef]) -> Vec<Vec<WordRef>> {
        (1..=words.len().min(8))
            .find(|count| {
                self.label
                    .shape
                    .accepts(&self.layout.text(&words[..*count]))
            })
            .map(|count| vec![words[..count].to_vec()])
            .unwrap_or_default()
    }

    /// A value that began beside its label and may go on below.
    fn continued(&self, first: Vec<WordRef>) -> Vec<Vec<WordRef>> {
        let shape = self.label.shape;
        let start = self.layout.word(first[0]).x0;
        let far_from_label = start - self.label.x1 > 2.0 * self.height;
        let column = if far_from_label { start } else { self.label.x0 };
        if matches!(shape, Shape::CaseType) {
            // Beside its label a form title fills one line; what follows is another matter.
            return vec![first];
        }
        let left = column - LEFT_SLACK * self.height;
        self.downwards(vec![first], self.label.line, left)
    }

    /// A value under its label.
    fn beneath(&self) -> Vec<Vec<WordRef>> {
        let left = self.label.x0 - LEFT_SLACK * self.height;
        self.downwards(Vec::new(), self.label.line, left)
    }

    fn downwards(&self, mut value: Vec<Vec<WordRef>>, from: usize, left: f64) -> Vec<Vec<WordRef>> {
        let shape = self.label.shape;
        let mut texts: Vec<String> = value.iter().map(|line| self.layout.text(line)).collect();
        let mut last = from;
        for number in from + 1..self.layout.lines.len() {
            let line = &self.layout.lines[number];
            let above = &self.layout.lines[last];
            let gap = (line.y0 - above.y1) / above.height().max(1.0);
            let allowed = match (value.is_empty(), self.layout.sheet.source_kind) {
                (true, _) => FIRST_GAP,
                // An address ends in its ZIP code; its lines may stand apart.
                (false, SourceKind::Pdf | SourceKind::Image) if shape == Shape::Block => {
                    NEXT_GAP_IN_TEXT
                }
                (false, SourceKind::Pdf | SourceKind::Image) => NEXT_GAP,
                (false, _) => NEXT_GAP_IN_TEXT,
            };
            if line.page != above.page || gap > allowed || self.bounded_by_label(number, left) {
                break;
            }
            let words: Vec<WordRef> = line
                .words()
                .filter(|at| {
                    let x0 = self.layout.word(*at).x0;
                    x0 >= left && x0 < self.right - 0.1
                })
                .collect();
            if words.is_empty() {
                continue;
            }
            // A line of running text that passes through the cell is not its own.
            if shape.is_free() && self.begins_outside(number, &words, left) {
                break;
            }
            let text = self.layout.text(&words);
            let fits = if value.is_empty() {
                shape.accepts(&text)
            } else {
                shape.goes_on(&texts, &text)
            };
            if !fits {
                break;
            }
            value.push(words);
            texts.push(text);
            last = number;
        }
        value
    }

    /// Whether the words go on from words left of the cell.
    fn begins_outside(&self, line: usize, words: &[WordRef], left: f64) -> bool {
        let segments = &self.layout.lines[line].segments;
        words.first().is_some_and(|first| {
            segments
                .iter()
                .find(|segment| segment.words.contains(first))
                .and_then(|segment| segment.words.first())
                .is_some_and(|begin| self.layout.word(*begin).x0 < left)
        })
    }

    /// Whether another label stands on this line within the cell's width.
    fn bounded_by_label(&self, line: usize, left: f64) -> bool {
        self.labels.iter().any(|other| {
            other.line == line
                && other.x0 < self.right - 0.1
                && other.x1 > left
                && !std::ptr::eq(other, self.label)
        })
    }
}
