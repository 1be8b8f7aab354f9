//! Lines of plain sheets: cover, slip sheets, typed texts. Set in the fonts that
//! every reader of PDF has, so in the letters of Western Europe.

use unicode_normalization::UnicodeNormalization;

/// Letter paper, in points.
pub(super) const WIDE: f32 = 612.0;
/// See [`WIDE`].
pub(super) const HIGH: f32 = 792.0;
/// Lines of a sheet.
pub(super) const LINES: usize = 46;
const LEFT: f32 = 60.0;
const TOP: f32 = 730.0;
const LEADING: f32 = 14.5;
/// Width of a figure in Helvetica, in parts of its size.
const FIGURE: f32 = 0.556;
/// Letters that fit into a line of text, and of a typed one.
const LETTERS: usize = 84;
const TYPED_LETTERS: usize = 90;

/// A line of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    font: &'static str,
    size: f32,
    indent: f32,
    text: String,
    /// A number at the right edge.
    page: Option<usize>,
}

impl Line {
    fn new(font: &'static str, size: f32, indent: f32, text: &str) -> Self {
        Self {
            font,
            size,
            indent,
            text: text.to_owned(),
            page: None,
        }
    }

    pub(super) fn blank() -> Self {
        Self::new("F1", 11.0, 0.0, "")
    }

    pub(super) fn title(text: &str) -> Self {
        Self::new("F2", 18.0, 0.0, text)
    }

    pub(super) fn text(text: &str) -> Vec<Self> {
        let pieces = wrapped(text, LETTERS);
        pieces.map(|one| Self::new("F1", 11.0, 0.0, &one)).collect()
    }

    pub(super) fn strong(text: &str) -> Vec<Self> {
        let pieces = wrapped(text, LETTERS - 6);
        pieces.map(|one| Self::new("F2", 11.0, 0.0, &one)).collect()
    }

    pub(super) fn small(text: &str) -> Vec<Self> {
        let pieces = wrapped(text, LETTERS);
        pieces.map(|one| Self::new("F1", 9.5, 18.0, &one)).collect()
    }

    pub(super) fn typed(text: &str) -> Vec<Self> {
        let pieces = wrapped(text, TYPED_LETTERS);
        pieces.map(|one| Self::new("F3", 9.0, 0.0, &one)).collect()
    }

    /// Something that begins on a page.
    pub(super) fn entry(text: &str, page: usize) -> Vec<Self> {
        let mut lines = Self::strong(text);
        if let Some(last) = lines.last_mut() {
            last.page = Some(page);
        }
        lines
    }
}

/// Sheets that so many lines need.
pub(super) fn pages_for(lines: usize) -> usize {
    lines.div_ceil(LINES).max(1)
}

/// What draws one sheet.
pub(super) fn drawn(lines: &[Line]) -> Vec<u8> {
    let mut drawn = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let y = TOP - place as f32 * LEADING;
        let mut write = |x: f32, text: &str| {
            let head = format!("BT /{} {} Tf {x:.2} {y:.2} Td (", line.font, line.size);
            drawn.extend_from_slice(head.as_bytes());
            drawn.extend(escaped(text));
            drawn.extend_from_slice(b") Tj ET\n");
        };
        if !line.text.is_empty() {
            write(LEFT + line.indent, &line.text);
        }
        if let Some(page) = line.page {
            let page = page.to_string();
            let wide = FIGURE * line.size * page.len() as f32;
            write(WIDE - LEFT - wide, &page);
        }
    }
    drawn
}

/// Pieces that fit into a line, broken at blanks where there are any. An empty
/// line stays one.
fn wrapped(text: &str, most: usize) -> impl Iterator<Item = String> {
    let mut pieces = vec![String::new()];
    for word in text.split(' ') {
        let letters: Vec<char> = word.chars().collect();
        for (part, piece) in letters.chunks(most).enumerate() {
            let piece: String = piece.iter().collect();
            let last = pieces.last().map_or(0, |last| last.chars().count());
            let fits = last + 1 + piece.chars().count() <= most;
            match pieces.last_mut() {
                Some(line) if part == 0 && (line.is_empty() || fits) => {
                    if !line.is_empty() {
                        line.push(' ');
                    }
                    line.push_str(&piece);
                }
                _ => pieces.push(piece),
            }
        }
        if letters.is_empty() {
            // Columns of a typed text stay where they are.
            if let Some(line) = pieces.last_mut() {
                line.push(' ');
            }
        }
    }
    pieces.into_iter()
}

/// A text inside a string of PDF, in Windows' Western letters.
fn escaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for letter in text.nfc() {
        match western(letter) {
            Some(byte) => push(&mut bytes, byte),
            None => {
                let plain = letter.nfkd().find_map(western);
                push(&mut bytes, plain.unwrap_or(b'?'));
            }
        }
    }
    bytes
}

fn push(bytes: &mut Vec<u8>, byte: u8) {
    if matches!(byte, b'(' | b')' | b'\\') {
        bytes.push(b'\\');
    }
    bytes.push(byte);
}

fn western(letter: char) -> Option<u8> {
    /// From 0x80 on; blanks are unused places.
    const HIGH_LETTERS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
    match u32::from(letter) {
        9 => Some(b' '),
        code @ (0x20..=0x7e | 0xa0..=0xff) => u8::try_from(code).ok(),
        _ => {
            let place = HIGH_LETTERS.chars().position(|one| one == letter)?;
            u8::try_from(0x80 + place).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_at_blanks_and_long_words_anywhere() {
        let pieces: Vec<String> = wrapped("one two three", 8).collect();
        assert_eq!(pieces, ["one two", "three"]);
        let pieces: Vec<String> = wrapped("abcdefghij", 4).collect();
        assert_eq!(pieces, ["abcd", "efgh", "ij"]);
        assert_eq!(wrapped("", 4).count(), 1);
    }

    #[test]
    fn letters_of_spanish_stand_as_they_are_and_others_lose_their_marks() {
        assert_eq!(escaped("Año (ñ)"), b"A\xf1o \\(\xf1\\)");
        assert_eq!(escaped("Şenel – 字"), b"Senel \x96 ?");
    }
}
