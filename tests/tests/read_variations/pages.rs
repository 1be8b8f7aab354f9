//! A notice printed again: in another font and size, shifted, or turned.

use whole_program::papers::ink::{file, Look, Run};

/// How a notice is printed.
#[derive(Debug, Clone, Copy)]
pub struct Variation {
    font: &'static str,
    size: f64,
    /// Points to the right and down.
    shift: (f64, f64),
    /// Degrees by which the letters are turned in the file, counter-clockwise.
    drawn: u16,
    /// The page's own turn for showing, clockwise.
    rotate: u16,
}

const fn upright(font: &'static str, size: f64, shift: (f64, f64)) -> Variation {
    Variation {
        font,
        size,
        shift,
        drawn: 0,
        rotate: 0,
    }
}

const fn turned(drawn: u16, rotate: u16) -> Variation {
    Variation {
        font: "Helvetica",
        size: 8.0,
        shift: (0.0, 0.0),
        drawn,
        rotate,
    }
}

/// The variations of every notice.
pub const VARIATIONS: [Variation; 9] = [
    upright("Courier", 8.0, (0.0, 0.0)),
    upright("Helvetica", 8.0, (5.0, 7.0)),
    upright("Times-Roman", 9.0, (-6.0, 4.0)),
    upright("Helvetica-Bold", 7.5, (9.0, 2.0)),
    turned(0, 90),
    turned(0, 180),
    turned(90, 90),
    turned(270, 0),
    turned(180, 180),
];

/// The pages of a text that keeps its columns, as a PDF.
pub fn printed(text: &str, variation: Variation) -> Vec<u8> {
    let look = Look {
        font: variation.font,
        drawn: variation.drawn,
        rotate: variation.rotate,
        wide: 900.0,
        high: 792.0,
    };
    let pages: Vec<Vec<Run>> = text
        .split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .map(|page| set(page, variation))
        .collect();
    file(&pages, look)
}

fn set(page: &str, variation: Variation) -> Vec<Run> {
    let Variation { size, shift, .. } = variation;
    let lines = page.lines().enumerate();
    lines
        .flat_map(|(number, line)| {
            let y = 22.0 + shift.1 + number as f64 * size * 1.25;
            runs(line).into_iter().map(move |(column, text)| Run {
                x: 30.0 + shift.0 + column as f64 * size * 0.57,
                y,
                size,
                text,
            })
        })
        .collect()
}

/// Words with single spaces between them, and the column each run begins in.
fn runs(line: &str) -> Vec<(usize, String)> {
    let letters: Vec<char> = line.chars().collect();
    let mut found: Vec<(usize, String)> = Vec::new();
    for (column, letter) in letters.iter().enumerate() {
        if *letter == ' ' {
            continue;
        }
        let goes_on =
            column > 0 && (letters[column - 1] != ' ' || column > 1 && letters[column - 2] != ' ');
        match found.last_mut() {
            Some((_, run)) if goes_on => {
                if letters[column - 1] == ' ' {
                    run.push(' ');
                }
                run.push(*letter);
            }
            _ => found.push((column, letter.to_string())),
        }
    }
    found
}
