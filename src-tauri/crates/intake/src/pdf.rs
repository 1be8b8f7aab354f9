//! Words of a PDF, behind a trait so that the library can be exchanged.
//!
//! The library is pdf_oxide: on the two-column notices of the fixtures it gives
//! every word whole and with its own box, also where words are set letter by
//! letter; lopdf gives text without boxes and pdf-extract panics on damaged
//! files. Default features are off (no OCR, rendering or colour management);
//! `legacy-crypto` stays, because files with only an owner password may still
//! be encrypted with RC4 and read as empty without it.

mod turned;

use image::{imageops, GrayImage};
use pdf_oxide::PdfDocument;

use crate::error::ReadError;
use crate::picture::{prepared, read_page};
use crate::sheet::{Page, Sheet, Word};
use crate::source_kind::SourceKind;

/// A library that finds the words of a PDF.
pub trait PdfWords {
    /// A document opened by it.
    type Document: PdfPages;

    /// Opens a document.
    ///
    /// # Errors
    /// `Damaged` when its structure cannot be followed, `Encrypted` when the
    /// empty password does not open it.
    fn open(&self, bytes: Vec<u8>) -> Result<Self::Document, ReadError>;
}

/// The pages of an opened document.
pub trait PdfPages {
    /// How many pages there are.
    ///
    /// # Errors
    /// `Damaged` when the page tree cannot be followed.
    fn count(&self) -> Result<u32, ReadError>;

    /// The words of a page, counted from 0, in the page's shown orientation.
    ///
    /// # Errors
    /// `Damaged` when the page cannot be read.
    fn words(&self, page: u32) -> Result<Page, ReadError>;

    /// The picture that fills a page, and the page's size in points.
    fn picture(&self, page: u32) -> Option<(GrayImage, (f64, f64))>;
}

/// Reads every page of a document.
///
/// # Errors
/// As [`PdfWords::open`], `TooManyPages`, and `NoText` when no page has a word of
/// its own.
/// A damaged page among good ones is left empty.
pub fn read_words(
    library: &impl PdfWords,
    bytes: Vec<u8>,
    max_pages: u32,
) -> Result<Sheet, ReadError> {
    let document = library.open(bytes)?;
    let count = document.count()?;
    if count > max_pages {
        return Err(ReadError::TooManyPages {
            pages: count,
            limit: max_pages,
        });
    }
    let mut pages = Vec::new();
    let mut damaged = 0;
    for number in 0..count {
        pages.push(document.words(number).unwrap_or_else(|_| {
            damaged += 1;
            Page::empty()
        }));
    }
    let sheet = Sheet {
        source_kind: SourceKind::Pdf,
        recognised: false,
        text_differs: false,
        pages,
    };
    if sheet.has_words() {
        Ok(sheet)
    } else if count == 0 || damaged > 0 {
        Err(ReadError::Damaged)
    } else {
        Err(ReadError::NoText { pages: count })
    }
}

/// The words of these pages as their pictures show them; other pages are left
/// empty.
///
/// # Errors
/// As [`PdfWords::open`]; `RecogniserMissing` when the system has none; `NoText`
/// when no word was seen.
pub fn read_pictures(
    library: &impl PdfWords,
    bytes: Vec<u8>,
    wanted: &[u32],
) -> Result<Sheet, ReadError> {
    let document = library.open(bytes)?;
    let count = document.count()?;
    let mut sheet = Sheet {
        source_kind: SourceKind::Pdf,
        recognised: true,
        text_differs: false,
        pages: Vec::new(),
    };
    for number in 0..count {
        let picture = match wanted.contains(&number) {
            true => document.picture(number),
            false => None,
        };
        sheet.pages.push(match picture {
            Some((picture, size)) => read_page(&picture, size)?,
            None => Page::empty(),
        });
    }
    if sheet.has_words() {
        Ok(sheet)
    } else {
        Err(ReadError::NoText { pages: count })
    }
}

/// Words by pdf_oxide.
pub struct OxideWords;

impl PdfWords for OxideWords {
    type Document = PdfDocument;

    fn open(&self, bytes: Vec<u8>) -> Result<PdfDocument, ReadError> {
        let document = PdfDocument::from_bytes(bytes).map_err(|_| ReadError::Damaged)?;
        // Left alone, the library answers 'no words' for a file it cannot decrypt.
        if document.is_encrypted() && !matches!(document.authenticate(b""), Ok(true)) {
            return Err(ReadError::Encrypted);
        }
        Ok(document)
    }
}

/// Letters reach this part of the font size above the base line …
const ASCENT: f64 = 0.75;
/// … and this part below it. (The library's boxes stand on the base line.)
const DESCENT: f64 = 0.22;

impl PdfPages for PdfDocument {
    fn count(&self) -> Result<u32, ReadError> {
        let count = self.page_count().map_err(|_| ReadError::Damaged)?;
        u32::try_from(count).map_err(|_| ReadError::Damaged)
    }

    fn words(&self, page: u32) -> Result<Page, ReadError> {
        let index = page as usize;
        let (left, bottom, right, top) = self
            .get_page_media_box(index)
            .map_err(|_| ReadError::Damaged)?;
        let paper = Paper {
            left: f64::from(left.min(right)),
            bottom: f64::from(bottom.min(top)),
            width: f64::from((right - left).abs()),
            height: f64::from((top - bottom).abs()),
            turned: self.get_page_rotation(index).unwrap_or(0).rem_euclid(360),
        };
        let letters = self.extract_chars(index).map_err(|_| ReadError::Damaged)?;
        let direction = turned::direction(&letters);
        let pictured = self.is_pictured(index, paper.width * paper.height);
        if paper.turned != 0 || direction != 0 {
            let page = turned::upright_page(&paper, direction, &letters);
            return Ok(Page { pictured, ..page });
        }
        let found = self.extract_words(index).map_err(|_| ReadError::Damaged)?;
        let words = found
            .into_iter()
            .filter(|word| !word.text.trim().is_empty())
            .map(|word| {
                let (x, base) = (f64::from(word.bbox.x), f64::from(word.bbox.y));
                let (wide, high) = (f64::from(word.bbox.width), f64::from(word.bbox.height));
                let x0 = x - paper.left;
                let base = paper.height - (base - paper.bottom);
                Word {
                    text: word.text.trim().to_owned(),
                    x0,
                    y0: base - ASCENT * high,
                    x1: x0 + wide,
                    y1: base + DESCENT * high,
                    span: None,
                }
            })
            .collect();
        Ok(Page {
            width: paper.width,
            height: paper.height,
            words,
            pictured,
            ..Page::empty()
        })
    }

    fn picture(&self, page: u32) -> Option<(GrayImage, (f64, f64))> {
        let index = page as usize;
        let largest = self
            .extract_images(index)
            .ok()?
            .into_iter()
            .max_by_key(|picture| u64::from(picture.width()) * u64::from(picture.height()))?;
        let (left, bottom, right, top) = self.get_page_media_box(index).ok()?;
        let size = (
            f64::from((right - left).abs()),
            f64::from((top - bottom).abs()),
        );
        let upright = prepared(largest.to_dynamic_image().ok()?).ok()?;
        Some(
            match self.get_page_rotation(index).unwrap_or(0).rem_euclid(360) {
                90 => (imageops::rotate90(&upright), (size.1, size.0)),
                180 => (imageops::rotate180(&upright), size),
                270 => (imageops::rotate270(&upright), (size.1, size.0)),
                _ => (upright, size),
            },
        )
    }
}

/// Part of a page that a picture fills on a scan.
const MOST_OF_A_PAGE: f64 = 0.5;

/// Whether pictures fill a page.
trait Pictured {
    /// Whether one picture fills most of a page of this area in points. Nothing
    /// is decoded for it.
    fn is_pictured(&self, page: usize, area: f64) -> bool;
}

impl Pictured for PdfDocument {
    fn is_pictured(&self, page: usize, area: f64) -> bool {
        let handles = self.page_image_handles(page).unwrap_or_default();
        handles.iter().any(|picture| {
            let (wide, high) = (picture.bbox.width.abs(), picture.bbox.height.abs());
            f64::from(wide) * f64::from(high) > MOST_OF_A_PAGE * area
        })
    }
}

/// A page before it is turned for showing. PDF measures from the lower left.
struct Paper {
    left: f64,
    bottom: f64,
    width: f64,
    height: f64,
    /// `/Rotate` turns clockwise (ISO 32000-1, 7.7.3.3).
    turned: i32,
}
