//! A text and the places in it, for sources that are not laid out on pages.

use std::ops::Range;

use crate::proposal::Spot;
use crate::sheet::Span;

/// Bytes between two remembered character counts.
const STRIDE: usize = 1024;

/// A text whose bytes can be named as characters and as places of a page.
#[derive(Debug)]
pub(crate) struct Written<'t> {
    text: &'t str,
    /// Characters before each stride of bytes.
    counts: Vec<usize>,
    /// First byte of each line.
    lines: Vec<usize>,
    widest: usize,
}

impl<'t> Written<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut lines = vec![0];
        for (number, (byte, letter)) in text.char_indices().enumerate() {
            while counts.len() * STRIDE <= byte {
                counts.push(number);
            }
            if letter == '\n' {
                lines.push(byte + 1);
            }
        }
        let widest = text.lines().map(str::len).max().unwrap_or(1).max(1);
        Self {
            text,
            counts,
            lines,
            widest,
        }
    }

    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The bytes of a part of this text; `None` when it is no slice of it.
    pub fn range_of(&self, part: &str) -> Option<Range<usize>> {
        let start = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        (start + part.len() <= self.text.len()).then_some(start..start + part.len())
    }

    /// Characters before a byte.
    fn characters(&self, byte: usize) -> usize {
        let Some(count) = self.counts.get(byte / STRIDE) else {
            return self.text.chars().count();
        };
        // The count was taken at the first character at or after the stride.
        let from = (byte / STRIDE) * STRIDE;
        let from = (from..=byte)
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(byte);
        count
            + self
                .text
                .get(from..byte)
                .map_or(0, |part| part.chars().count())
    }

    /// The place of a range of bytes.
    pub fn spot(&self, range: Range<usize>) -> Option<Spot> {
        let text = self.text.get(range.clone())?;
        if text.trim().is_empty() {
            return None;
        }
        let line = self.lines.partition_point(|start| *start <= range.start) - 1;
        let last = self.lines.partition_point(|start| *start < range.end) - 1;
        let high = self.lines.len() as f64;
        let wide = self.widest as f64;
        let part = |at: usize, of: usize| ((at - self.lines[of]) as f64 / wide).clamp(0.0, 1.0);
        let number = |byte: usize| u32::try_from(self.characters(byte)).unwrap_or(u32::MAX);
        Some(Spot {
            page: 0,
            x0: if line == last {
                part(range.start, line)
            } else {
                0.0
            },
            y0: line as f64 / high,
            x1: if line == last {
                part(range.end, line)
            } else {
                1.0
            },
            y1: (last + 1) as f64 / high,
            text: text.chars().take(LONGEST_SHOWN).collect(),
            span: Some(Span {
                start: number(range.start),
                end: number(range.end),
            }),
        })
    }
}

/// Longest text that a place repeats, in characters.
const LONGEST_SHOWN: usize = 400;
