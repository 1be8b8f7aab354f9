//! Running text: the lines of a document joined, each byte traceable to its word.

use super::lines::{Layout, WordRef};

/// Lines joined by single spaces.
#[derive(Debug, Default)]
pub(crate) struct Passage {
    pub text: String,
    starts: Vec<(usize, WordRef)>,
}

impl Passage {
    /// All lines of the document in reading order.
    pub fn of(layout: &Layout<'_>) -> Self {
        Self::of_words(
            layout,
            layout.lines.iter().flat_map(super::lines::Line::words),
        )
    }

    /// These words in this order.
    pub fn of_words(layout: &Layout<'_>, words: impl IntoIterator<Item = WordRef>) -> Self {
        let mut passage = Self::default();
        for at in words {
            if !passage.text.is_empty() {
                passage.text.push(' ');
            }
            passage.starts.push((passage.text.len(), at));
            passage.text.push_str(&layout.word(at).text);
        }
        passage
    }

    /// The words that a stretch of bytes touches.
    pub fn words(&self, start: usize, end: usize) -> Vec<WordRef> {
        let first = self
            .starts
            .partition_point(|(at, _)| *at <= start)
            .saturating_sub(1);
        self.starts[first..]
            .iter()
            .take_while(|(at, _)| *at < end)
            .map(|(_, word)| *word)
            .collect()
    }

    /// Where the sentence around a byte begins and ends.
    pub fn sentence(&self, at: usize) -> (usize, usize) {
        let start = self.text[..at]
            .rmatch_indices(". ")
            .find(|(dot, _)| !ends_in_abbreviation(&self.text[..*dot]))
            .map_or(0, |(dot, _)| dot + 2);
        let end = self.text[at..]
            .match_indices(". ")
            .find(|(dot, _)| !ends_in_abbreviation(&self.text[..at + *dot]))
            .map_or(self.text.len(), |(dot, _)| at + dot + 1);
        (start, end)
    }
}

/// `U.S`, `P.O`, a single letter, or an item number before the dot.
fn ends_in_abbreviation(before: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or_default();
    word.len() <= 1
        || word.contains('.') && word.len() <= 4
        || word.parse::<u32>().is_ok() && word.len() < 3
}
