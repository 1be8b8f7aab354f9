//! A notice printed again: in another font and size, shifted, or turned.

use std::fmt::Write as _;

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

const WIDE: f64 = 900.0;
const HIGH: f64 = 792.0;

/// The pages of a text that keeps its columns, as a PDF.
pub fn printed(text: &str, variation: Variation) -> Vec<u8> {
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        format!(
            "<< /Type /Font /Subtype /Type1 /BaseFont /{} >>",
            variation.font
        ),
    ];
    let (wide, high) = match variation.drawn % 180 {
        0 => (WIDE, HIGH),
        _ => (HIGH, WIDE),
    };
    let mut kids = Vec::new();
    for page in pages {
        let content = content(page, variation);
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
        let stream = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} {high}] /Rotate {} /Contents {stream} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            variation.rotate
        ));
        kids.push(format!("{} 0 R", objects.len()));
    }
    objects[1] = format!(
        "<< /Type /Pages /Kids [{}] /Count {} >>",
        kids.join(" "),
        kids.len()
    );
    file(&objects)
}

fn content(page: &str, variation: Variation) -> String {
    let Variation { size, shift, .. } = variation;
    let mut drawn = String::from("BT\n");
    for (number, line) in page.lines().enumerate() {
        let y = HIGH - 22.0 - shift.1 - number as f64 * size * 1.25;
        for (column, run) in runs(line) {
            let x = 30.0 + shift.0 + column as f64 * size * 0.57;
            let [a, b, c, d, e, f] = match variation.drawn {
                90 => [0.0, 1.0, -1.0, 0.0, HIGH - y, x],
                180 => [-1.0, 0.0, 0.0, -1.0, WIDE - x, HIGH - y],
                270 => [0.0, -1.0, 1.0, 0.0, y, WIDE - x],
                _ => [1.0, 0.0, 0.0, 1.0, x, y],
            };
            let run = run
                .replace('\\', "\\\\")
                .replace('(', "\\(")
                .replace(')', "\\)");
            let _ = writeln!(
                drawn,
                "/F1 {size} Tf {a} {b} {c} {d} {e:.2} {f:.2} Tm ({run}) Tj"
            );
        }
    }
    drawn + "ET"
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

fn file(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let size = objects.len() + 1;
    let _ = write!(
        file,
        "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    );
    file.into_bytes()
}
