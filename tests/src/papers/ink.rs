//! Pages as pieces of text at their places, written out as a PDF.

use std::fmt::Write as _;

/// A piece of text: its left end and base line in points from the upper left.
#[derive(Debug, Clone)]
pub struct Run {
    /// Points from the left.
    pub x: f64,
    /// Points from above.
    pub y: f64,
    /// Size of the letters in points.
    pub size: f64,
    /// The words.
    pub text: String,
}

/// How pages are written.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// One of the fonts that every reader has.
    pub font: &'static str,
    /// Degrees by which the letters are turned in the file, counter-clockwise.
    pub drawn: u16,
    /// The page's own turn for showing, clockwise.
    pub rotate: u16,
    /// Width of the page as it is read, in points.
    pub wide: f64,
    /// Its height.
    pub high: f64,
}

/// About how wide a text is in the proportional fonts, rather too much than too
/// little.
pub(super) fn width(text: &str, size: f64, font: &str) -> f64 {
    let of = |letter: char| match letter {
        _ if font.starts_with("Courier") => 0.6,
        'W' | 'M' => 0.95,
        ' ' | '.' | ',' | ':' | '/' | 'i' | 'l' | 'I' => 0.3,
        'A'..='Z' => 0.75,
        _ => 0.58,
    };
    text.chars().map(of).sum::<f64>() * size
}

/// The pages as a PDF.
pub fn file(pages: &[Vec<Run>], look: Look) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        format!(
            "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>",
            look.font
        ),
    ];
    let (wide, high) = match look.drawn % 180 {
        0 => (look.wide, look.high),
        _ => (look.high, look.wide),
    };
    let mut kids = Vec::new();
    for page in pages {
        let content = content(page, look);
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
        let stream = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} {high}] /Rotate {} /Contents {stream} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            look.rotate
        ));
        kids.push(format!("{} 0 R", objects.len()));
    }
    objects[1] = format!(
        "<< /Type /Pages /Kids [{}] /Count {} >>",
        kids.join(" "),
        kids.len()
    );
    written(&objects)
}

fn content(page: &[Run], look: Look) -> String {
    let mut drawn = String::from("BT\n");
    for run in page {
        let (x, y) = (run.x, look.high - run.y);
        let [a, b, c, d, e, f] = match look.drawn {
            90 => [0.0, 1.0, -1.0, 0.0, look.high - y, x],
            180 => [-1.0, 0.0, 0.0, -1.0, look.wide - x, look.high - y],
            270 => [0.0, -1.0, 1.0, 0.0, y, look.wide - x],
            _ => [1.0, 0.0, 0.0, 1.0, x, y],
        };
        let text = run
            .text
            .replace('\\', "\\\\")
            .replace('(', "\\(")
            .replace(')', "\\)");
        let size = run.size;
        let _ = writeln!(
            drawn,
            "/F1 {size:.2} Tf {a} {b} {c} {d} {e:.2} {f:.2} Tm ({text}) Tj"
        );
    }
    drawn + "ET"
}

fn written(objects: &[String]) -> Vec<u8> {
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
