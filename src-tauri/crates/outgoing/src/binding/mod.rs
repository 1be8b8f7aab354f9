//! The packet as one PDF: a cover sheet with page numbers, a slip sheet for each
//! exhibit, and the papers behind it. Papers come from strangers: they are bound
//! in a child process alone ([`child`]).

mod book;
mod child;
mod picture;
mod typeset;

use serde::{Deserialize, Serialize};

pub use child::{child_main, Heard, Order};

use book::Book;
use typeset::Line;

/// What the binder is told: all words are ready for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packet {
    /// Title of the cover sheet and of the file.
    pub title: String,
    /// Lines below it.
    pub lines: Vec<String>,
    /// In order.
    pub exhibits: Vec<Exhibit>,
    /// Heading of what could not be bound.
    pub left_out: String,
    /// Last line of the cover sheet.
    pub foot: String,
}

/// An exhibit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exhibit {
    /// `Exhibit A`.
    pub heading: String,
    /// What it is.
    pub label: String,
    /// Its papers, in order.
    pub papers: Vec<Paper>,
}

/// A paper of an exhibit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its name in the packet.
    pub name: String,
    /// `application/pdf`, `image/jpeg`, …
    pub media_type: String,
    /// Length in bytes.
    pub bytes: u64,
}

/// A bound packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The file.
    pub pdf: Vec<u8>,
    /// Names of papers that are not in it.
    pub left_out: Vec<String>,
}

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum BindError {
    /// What was heard is no order.
    #[error("the order cannot be read")]
    Order,
    /// The file could not be put together.
    #[error("the file could not be written")]
    Writing,
}

/// Whether a paper of this media type can be bound at all.
pub fn can_be_bound(media_type: &str) -> bool {
    media_type == "application/pdf" || picture::is_known(media_type) || is_text(media_type)
}

fn is_text(media_type: &str) -> bool {
    ["text/plain", "text/csv", "application/json"].contains(&media_type)
}

/// Binds a packet. `bytes` gives the papers one after the other; `done` hears how
/// many of them are behind.
///
/// # Errors
/// `Writing`.
pub fn bind(
    packet: &Packet,
    mut bytes: impl FnMut(&Paper) -> Result<Vec<u8>, BindError>,
    mut done: impl FnMut(usize),
) -> Result<Bound, BindError> {
    let mut book = Book::new();
    let mut body = Vec::new();
    let mut begins = Vec::new();
    let mut left_out = Vec::new();
    let mut behind = 0;
    for exhibit in &packet.exhibits {
        begins.push(body.len());
        body.extend(slip_sheet(&mut book, exhibit));
        for paper in &exhibit.papers {
            match pages_of(&mut book, paper, bytes(paper)?) {
                Some(pages) => body.extend(pages),
                None => left_out.push(paper.name.clone()),
            }
            behind += 1;
            done(behind);
        }
    }
    let length = cover(packet, &begins, &left_out, 0).len();
    let lines = cover(packet, &begins, &left_out, typeset::pages_for(length));
    let front = book.text_pages(&lines);
    for (exhibit, begin) in packet.exhibits.iter().zip(&begins) {
        let name = format!("{} · {}", exhibit.heading, exhibit.label);
        book.mark(name, body[*begin]);
    }
    let pages = front.into_iter().chain(body).collect();
    let pdf = book.finish(&packet.title, pages)?;
    Ok(Bound { pdf, left_out })
}

/// The lines of the cover sheet; the exhibits begin behind this many pages.
fn cover(packet: &Packet, begins: &[usize], left_out: &[String], pages: usize) -> Vec<Line> {
    let mut lines = vec![Line::title(&packet.title), Line::blank()];
    lines.extend(packet.lines.iter().flat_map(|line| Line::text(line)));
    lines.push(Line::blank());
    for (exhibit, begin) in packet.exhibits.iter().zip(begins) {
        let name = format!("{} · {}", exhibit.heading, exhibit.label);
        lines.extend(Line::entry(&name, pages + begin + 1));
        let bound = exhibit.papers.iter();
        let bound = bound.filter(|paper| !left_out.contains(&paper.name));
        lines.extend(bound.flat_map(|paper| Line::small(&paper.name)));
    }
    if !left_out.is_empty() {
        lines.push(Line::blank());
        lines.extend(Line::strong(&packet.left_out));
        lines.extend(left_out.iter().flat_map(|name| Line::small(name)));
    }
    lines.push(Line::blank());
    lines.extend(Line::small(&packet.foot));
    lines
}

fn slip_sheet(book: &mut Book, exhibit: &Exhibit) -> Vec<lopdf::ObjectId> {
    let mut lines = vec![Line::blank(); typeset::LINES / 3];
    lines.push(Line::title(&exhibit.heading));
    lines.push(Line::blank());
    lines.extend(Line::text(&exhibit.label));
    book.text_pages(&lines)
}

/// The pages of a paper; none when it cannot be bound.
fn pages_of(book: &mut Book, paper: &Paper, bytes: Vec<u8>) -> Option<Vec<lopdf::ObjectId>> {
    match paper.media_type.as_str() {
        "application/pdf" => book.pages_of_pdf(&bytes).ok(),
        kind if picture::is_known(kind) => {
            let picture = picture::read(bytes)?;
            Some(vec![book.picture_page(picture)])
        }
        kind if is_text(kind) => {
            let text = String::from_utf8_lossy(&bytes);
            let lines: Vec<Line> = text.lines().flat_map(Line::typed).collect();
            Some(book.text_pages(&lines))
        }
        _ => None,
    }
}
