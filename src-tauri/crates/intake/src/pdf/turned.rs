//! Pages whose letters do not stand upright in the file: put together letter by
//! letter, since words are only cut rightly along their own base line.

use pdf_oxide::layout::TextChar;

use super::{Paper, ASCENT, DESCENT};
use crate::sheet::{Page, Word};

/// A gap of this part of the font size begins a new word.
const WORD_GAP: f64 = 0.18;
/// Width of a usual letter, as a part of the font size.
const HALF: f64 = 0.5;
/// The same gap where a letter's own width is not known.
const HALF_GAP: f64 = 0.6;
/// Letters of one line differ by less than this part of the font size.
const SAME_LINE: f64 = 0.3;

/// The direction most letters of a page run in: degrees counter-clockwise from
/// left to right, a multiple of 90.
pub(super) fn direction(letters: &[TextChar]) -> u16 {
    [0_u16, 90, 180, 270]
        .into_iter()
        .max_by_key(|quarter| {
            let count = letters
                .iter()
                .filter(|letter| quarter_of(letter) == Some(*quarter))
                .count();
            // Of equal counts the usual direction wins.
            (count, std::cmp::Reverse(*quarter))
        })
        .unwrap_or(0)
}

fn quarter_of(letter: &TextChar) -> Option<u16> {
    let angle = f64::from(letter.rotation_degrees).rem_euclid(360.0);
    [0_u16, 90, 180, 270].into_iter().find(|quarter| {
        let off = (angle - f64::from(*quarter)).abs();
        off.min(360.0 - off) < 10.0
    })
}

/// The page turned so that the letters of this direction stand upright.
pub(super) fn upright_page(paper: &Paper, direction: u16, letters: &[TextChar]) -> Page {
    let (width, height) = match direction % 180 {
        0 => (paper.width, paper.height),
        _ => (paper.height, paper.width),
    };
    let placed = letters
        .iter()
        .filter(|letter| quarter_of(letter) == Some(direction))
        .map(|letter| {
            let x = f64::from(letter.origin_x) - paper.left;
            let y = f64::from(letter.origin_y) - paper.bottom;
            // Along the base line, and down from the upper edge of the turned page.
            let (along, down) = match direction {
                90 => (y, x),
                180 => (paper.width - x, y),
                270 => (paper.height - y, paper.width - x),
                _ => (x, paper.height - y),
            };
            Placed {
                letter,
                along,
                down,
            }
        })
        .collect();
    let mut writer = LineWriter::default();
    for line in lines(placed) {
        for placed in line {
            writer.letter(placed.letter, placed.along, placed.down);
        }
        writer.end_word();
    }
    let shown = i32::from(direction) - paper.turned;
    Page {
        width,
        height,
        words: writer.finish(),
        turned: u16::try_from(shown.rem_euclid(360)).unwrap_or(0),
        ..Page::empty()
    }
}

struct Placed<'l> {
    letter: &'l TextChar,
    along: f64,
    down: f64,
}

/// Letters by line, from left to right: the library hands turned letters out in
/// another order.
fn lines(mut letters: Vec<Placed<'_>>) -> Vec<Vec<Placed<'_>>> {
    letters.sort_by(|a, b| a.down.total_cmp(&b.down));
    let mut lines: Vec<Vec<Placed<'_>>> = Vec::new();
    for placed in letters {
        let size = size_of(placed.letter);
        match lines.last_mut() {
            Some(line)
                if line
                    .last()
                    .is_some_and(|last| placed.down - last.down < SAME_LINE * size) =>
            {
                line.push(placed);
            }
            _ => lines.push(vec![placed]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.along.total_cmp(&b.along));
    }
    lines
}

fn size_of(letter: &TextChar) -> f64 {
    f64::from(letter.font_size).abs().max(1.0)
}

/// Puts letters that follow each other together to words.
#[derive(Default)]
struct LineWriter {
    words: Vec<Word>,
    open: Option<Open>,
}

struct Open {
    text: String,
    from: f64,
    to: f64,
    base: f64,
    size: f64,
}

impl LineWriter {
    fn letter(&mut self, letter: &TextChar, along: f64, down: f64) {
        if letter.char.is_whitespace() {
            self.end_word();
            return;
        }
        let size = size_of(letter);
        let measured = f64::from(letter.advance_width).abs();
        // Letters that run up or down come without their width: half the size is
        // that of most, and only a wider gap then parts two words.
        let (advance, gap) = match measured > 0.05 * size {
            true => (measured, WORD_GAP),
            false => (HALF, HALF_GAP),
        };
        let advance = if gap == HALF_GAP {
            advance * size
        } else {
            advance
        };
        let apart = self.open.as_ref().is_some_and(|open| {
            (open.base - down).abs() > SAME_LINE * size
                || along - open.to > gap * size
                || along < open.from - WORD_GAP * size
        });
        if apart {
            self.end_word();
        }
        let open = self.open.get_or_insert_with(|| Open {
            text: String::new(),
            from: along,
            to: along,
            base: down,
            size,
        });
        open.text.push(letter.char);
        open.to = along + advance;
    }

    fn end_word(&mut self) {
        let Some(open) = self.open.take() else { return };
        self.words.push(Word {
            text: open.text,
            x0: open.from,
            y0: open.base - ASCENT * open.size,
            x1: open.to,
            y1: open.base + DESCENT * open.size,
            span: None,
        });
    }

    fn finish(mut self) -> Vec<Word> {
        self.end_word();
        self.words
    }
}
