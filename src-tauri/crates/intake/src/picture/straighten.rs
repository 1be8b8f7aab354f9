//! Recognised words laid out on a straight page.

use std::collections::BTreeMap;

use super::words::{Found, Recognised};
use crate::sheet::{Page, Word};

/// Words on a page of this size in points, straightened by the slope of their
/// lines.
pub(super) fn laid_out(found: Recognised, width: f64, height: f64, turned: u16) -> Page {
    let slope = slope(&found.words);
    let (across, down) = (width / found.width.max(1.0), height / found.height.max(1.0));
    let words = found
        .words
        .into_iter()
        .map(|word| {
            let middle = word.y + word.height / 2.0 - slope * (word.x + word.width / 2.0);
            let half = word.height / 2.0;
            Word {
                text: word.text,
                x0: word.x * across,
                y0: (middle - half) * down,
                x1: (word.x + word.width) * across,
                y1: (middle + half) * down,
                span: None,
            }
        })
        .collect();
    Page {
        width,
        height,
        words: evened(words),
        turned,
        pictured: true,
        recognised: true,
    }
}

/// The middle slope of the lines: how far a line falls on its way across.
fn slope(words: &[Found]) -> f64 {
    let mut lines: BTreeMap<(u32, u32, u32), Vec<&Found>> = BTreeMap::new();
    for word in words {
        lines.entry(word.line).or_default().push(word);
    }
    let mut slopes: Vec<f64> = lines
        .values()
        .filter_map(|line| {
            let (first, last) = (line.first()?, line.last()?);
            let across = last.x - first.x;
            let bottom = |word: &Found| word.y + word.height;
            (across > 300.0).then(|| (bottom(last) - bottom(first)) / across)
        })
        .collect();
    slopes.sort_by(f64::total_cmp);
    slopes.get(slopes.len() / 2).copied().unwrap_or(0.0)
}

/// Letters are at most this much taller than they are wide, spaces counted in.
const TALLEST_FOR_WIDTH: f64 = 2.6;

/// The recogniser's boxes hug the letters: a word without tall letters has a
/// lower box. Each gets the height usual on the page, around its middle.
fn evened(mut words: Vec<Word>) -> Vec<Word> {
    let mut heights: Vec<f64> = words.iter().map(|word| word.y1 - word.y0).collect();
    heights.sort_by(f64::total_cmp);
    let Some(usual) = heights.get(heights.len() / 2).copied() else {
        return words;
    };
    for word in &mut words {
        let height = word.y1 - word.y0;
        // Specks above or below make a box taller than its letters can be.
        let letters = word.text.chars().count().max(1) as f64;
        let too_tall = height > TALLEST_FOR_WIDTH * (word.x1 - word.x0) / letters;
        if height < 1.6 * usual || too_tall && letters > 2.0 {
            let middle = (word.y0 + word.y1) / 2.0;
            word.y0 = middle - usual / 2.0;
            word.y1 = middle + usual / 2.0;
        }
    }
    words
}
