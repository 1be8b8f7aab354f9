//! A sheet: pages of words, each with its place.

use serde::{Deserialize, Serialize};

use crate::source_kind::SourceKind;

/// First and last character (code points) in a text, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// A word and its box in points, measured from the page's top left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// The characters.
    pub text: String,
    /// Left edge.
    pub x0: f64,
    /// Upper edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Lower edge.
    pub y1: f64,
    /// Place in the text, for text sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Width in points, as shown (after rotation).
    pub width: f64,
    /// Height in points, as shown (after rotation).
    pub height: f64,
    /// The words, in any order.
    pub words: Vec<Word>,
    /// Degrees (0, 90, 180, 270) by which the shown page has to be turned
    /// clockwise for its letters to stand upright. Size and words here are
    /// those of the upright page.
    #[serde(default)]
    pub turned: u16,
    /// A picture fills most of it, as on a scan.
    #[serde(default)]
    pub pictured: bool,
    /// Its words were recognised from its picture.
    #[serde(default)]
    pub recognised: bool,
}

impl Page {
    /// A page without words.
    pub fn empty() -> Self {
        Self {
            width: 0.0,
            height: 0.0,
            words: Vec::new(),
            turned: 0,
            pictured: false,
            recognised: false,
        }
    }

    /// Fractions of the upright page as fractions of the page as it is shown:
    /// left, upper, right and lower edge.
    pub fn as_shown(&self, edges: [f64; 4]) -> [f64; 4] {
        let [x0, y0, x1, y1] = edges;
        match self.turned {
            90 => [y0, 1.0 - x1, y1, 1.0 - x0],
            180 => [1.0 - x1, 1.0 - y1, 1.0 - x0, 1.0 - y0],
            270 => [1.0 - y1, x0, 1.0 - y0, x1],
            _ => edges,
        }
    }
}

/// What arrived, as pages of words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Kind of the source.
    pub source_kind: SourceKind,
    /// Words of it were recognised from a picture.
    #[serde(default)]
    pub recognised: bool,
    /// A page's own text is not what its picture shows.
    #[serde(default)]
    pub text_differs: bool,
    /// The pages in order.
    pub pages: Vec<Page>,
}

/// Width of a character of a text source, in points of its made-up page.
pub(crate) const GRID_WIDTH: f64 = 6.0;
/// Height of a line of a text source, in points of its made-up page.
pub(crate) const GRID_HEIGHT: f64 = 12.0;
/// Part of the line height that the letters fill.
const LETTER_HEIGHT: f64 = 10.0;
/// A tab goes to the next multiple of this many columns.
const TAB: usize = 8;

impl Sheet {
    /// Lays text out on a grid of equal characters, so that a text that keeps
    /// its columns can be read by geometry. A form feed begins a new page.
    pub fn from_text(text: &str) -> Self {
        let mut pages = Vec::new();
        let mut offset = 0;
        for page in text.split('\u{c}') {
            pages.push(lay_out(page, offset));
            offset += page.chars().count() + 1;
        }
        if pages.len() > 1 && pages.last().is_some_and(|page| page.words.is_empty()) {
            pages.pop();
        }
        Self {
            source_kind: SourceKind::Text,
            recognised: false,
            text_differs: false,
            pages,
        }
    }

    /// Whether there is any word on any page.
    pub fn has_words(&self) -> bool {
        self.pages.iter().any(|page| !page.words.is_empty())
    }
}

fn lay_out(text: &str, first: usize) -> Page {
    let mut writer = GridWriter::default();
    let mut widest = 0;
    let (mut column, mut row) = (0, 0);
    for (at, letter) in (first..).zip(text.chars()) {
        match letter {
            '\n' => {
                writer.end_word();
                row += 1;
                column = 0;
            }
            '\t' => {
                writer.end_word();
                column = (column / TAB + 1) * TAB;
            }
            space if space.is_whitespace() || space == '\u{feff}' => {
                writer.end_word();
                column += 1;
            }
            _ => {
                writer.letter(letter, column, row, at);
                column += 1;
                widest = widest.max(column);
            }
        }
    }
    writer.end_word();
    Page {
        width: (widest.max(1) as f64) * GRID_WIDTH,
        height: ((row + 1) as f64) * GRID_HEIGHT,
        words: writer.words,
        ..Page::empty()
    }
}

/// Collects letters into words of the grid.
#[derive(Default)]
struct GridWriter {
    words: Vec<Word>,
    open: Option<Word>,
}

impl GridWriter {
    fn letter(&mut self, letter: char, column: usize, row: usize, at: usize) {
        let x0 = column as f64 * GRID_WIDTH;
        let y0 = row as f64 * GRID_HEIGHT + (GRID_HEIGHT - LETTER_HEIGHT) / 2.0;
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let word = self.open.get_or_insert_with(|| Word {
            text: String::new(),
            x0,
            y0,
            x1: x0,
            y1: y0 + LETTER_HEIGHT,
            span: Some(Span { start: at, end: at }),
        });
        word.text.push(letter);
        word.x1 = x0 + GRID_WIDTH;
        if let Some(span) = &mut word.span {
            span.end = at + 1;
        }
    }

    fn end_word(&mut self) {
        self.words.extend(self.open.take());
    }
}
