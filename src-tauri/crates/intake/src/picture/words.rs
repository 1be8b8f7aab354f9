//! Words of the recogniser's table.

use image::GrayImage;

use super::recogniser::table_of;
use crate::error::ReadError;

/// A recognised word, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub text: String,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// 0 to 100.
    pub sure: f64,
    /// Words of one printed line share it.
    pub line: (u32, u32, u32),
}

/// The words of a picture.
#[derive(Debug, Default)]
pub(super) struct Recognised {
    pub words: Vec<Found>,
    pub width: f64,
    pub height: f64,
}

impl Recognised {
    /// Letters of the words that were recognised well: upside down there are few.
    pub fn score(&self) -> f64 {
        self.words
            .iter()
            .filter(|word| word.sure > 75.0 && word.text.len() > 2)
            .map(|word| word.text.len() as f64)
            .sum()
    }
}

/// Least certainty of a word that is kept at all.
const LEAST_SURE: f64 = 15.0;

/// Recognises the words of an upright picture.
pub(super) fn of_picture(picture: &GrayImage) -> Result<Recognised, ReadError> {
    let table = table_of(picture)?;
    let (width, height) = picture.dimensions();
    Ok(Recognised {
        words: table.lines().skip(1).filter_map(word).collect(),
        width: f64::from(width),
        height: f64::from(height),
    })
}

/// `level page block par line word left top width height conf text`
fn word(row: &str) -> Option<Found> {
    let cells: Vec<&str> = row.split('\t').collect();
    let [level, _, block, par, line, _, left, top, width, height, sure, text] = cells[..] else {
        return None;
    };
    let number = |cell: &str| cell.parse::<f64>().ok();
    let text = text.trim_matches(|c: char| {
        matches!(c, '|' | '_' | '—' | '~' | '‘' | '\'') || c.is_whitespace()
    });
    let sure = number(sure)?;
    if level != "5" || text.is_empty() || sure < LEAST_SURE {
        return None;
    }
    Some(Found {
        text: text.to_owned(),
        x: number(left)?,
        y: number(top)?,
        width: number(width)?,
        height: number(height)?,
        sure,
        line: (block.parse().ok()?, par.parse().ok()?, line.parse().ok()?),
    })
}
