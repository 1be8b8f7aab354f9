//! Scans and photographs: decoded, straightened, and read by the recogniser
//! that the system has. All of it runs in the bounded child.

mod layer;
mod pixels;
mod recogniser;
mod straighten;
mod words;

use std::io::Cursor;

use data_encoding::BASE64;
use image::{GrayImage, ImageFormat};

use crate::error::ReadError;
use crate::sheet::{Page, Sheet};
use crate::source_kind::SourceKind;

pub(crate) use layer::differs;
use pixels::decoded;
pub(crate) use pixels::prepared;

/// Longer side of a page in points, where a picture does not say its size:
/// letter paper.
const LONG_SIDE: f64 = 792.0;

/// Reads the words of a picture.
///
/// # Errors
/// `Damaged` when it cannot be decoded, `RecogniserMissing` when the system has
/// none, `NoText` when no word was found.
pub(crate) fn read_picture(bytes: &[u8]) -> Result<Sheet, ReadError> {
    let pages = decoded(bytes)?;
    let mut sheet = Sheet {
        source_kind: SourceKind::Image,
        recognised: true,
        text_differs: false,
        pages: Vec::new(),
    };
    for picture in &pages {
        let (width, height) = picture.dimensions();
        let longest = f64::from(width.max(height)).max(1.0);
        let size = (
            f64::from(width) / longest * LONG_SIDE,
            f64::from(height) / longest * LONG_SIDE,
        );
        sheet.pages.push(read_page(picture, size)?);
    }
    if sheet.has_words() {
        Ok(sheet)
    } else {
        Err(ReadError::NoText {
            pages: u32::try_from(sheet.pages.len()).unwrap_or(1),
        })
    }
}

/// The pages of a picture as PNG files in base 64.
///
/// # Errors
/// `Damaged` when it cannot be decoded.
pub(crate) fn shown_pages(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    let pages = decoded(bytes)?;
    let encoded = pages.iter().map(|page| {
        let mut file = Cursor::new(Vec::new());
        page.write_to(&mut file, ImageFormat::Png)
            .map_err(|_| ReadError::TooComplex)?;
        Ok(BASE64.encode(file.get_ref()))
    });
    encoded.collect()
}

/// A recognised page has enough words of some length that its letters stand
/// upright.
const UPRIGHT_SCORE: f64 = 600.0;

/// Reads one picture that fills a page of this size in points. It is turned
/// when its letters do not stand upright.
pub(crate) fn read_page(picture: &GrayImage, size: (f64, f64)) -> Result<Page, ReadError> {
    let mut best = words::Recognised::default();
    let mut turned = 0_u16;
    for quarter in [0_u16, 2, 1, 3] {
        let upright = match quarter {
            0 => picture.clone(),
            1 => image::imageops::rotate90(picture),
            2 => image::imageops::rotate180(picture),
            _ => image::imageops::rotate270(picture),
        };
        let found = words::of_picture(&upright)?;
        if found.score() > best.score() {
            best = found;
            turned = quarter;
        }
        if best.score() >= UPRIGHT_SCORE {
            break;
        }
    }
    let (width, height) = match turned % 2 {
        0 => size,
        _ => (size.1, size.0),
    };
    Ok(straighten::laid_out(best, width, height, turned * 90))
}
