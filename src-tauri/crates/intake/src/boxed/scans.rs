//! PDFs and their pictures: pages without text are read from their pictures, and
//! a scan's text is held against what the scan shows.

use super::parent::{ask, check_size};
use super::wire::{Answer, Task};
use crate::error::ReadError;
use crate::limits::{Limits, ReaderProgram};
use crate::picture::differs;
use crate::sheet::Sheet;
use crate::sniff::is_pdf;

/// Bytes in which the PDF header is looked for.
const HEADER_WINDOW: usize = 1024;
/// Most pages that are read from their pictures.
const MOST_PICTURES: u32 = 8;
/// Most pages whose text is held against their pictures.
const MOST_COMPARED: usize = 2;

/// Reads the words of a PDF in a child process, those of scanned pages in a
/// second one, which is given the time that takes.
///
/// # Errors
/// `TooLarge` and `NotAPdf` without starting the child; `ReaderMissing` when it
/// cannot be started; `TooComplex` when it was stopped or died; otherwise what
/// the child says of the file.
pub fn read_pdf(
    bytes: &[u8],
    program: &ReaderProgram,
    limits: &Limits,
) -> Result<Sheet, ReadError> {
    check_size(bytes, limits)?;
    if !is_pdf(&bytes[..bytes.len().min(HEADER_WINDOW)]) {
        return Err(ReadError::NotAPdf);
    }
    let pictures = |pages: &[u32]| {
        let limits = limits.for_pictures();
        sheet_of(ask(Task::PdfPictures, pages, bytes, program, &limits)?)
    };
    match ask(Task::Pdf, &[], bytes, program, limits).and_then(sheet_of) {
        Ok(sheet) => Ok(beside_pictures(sheet, &pictures)),
        Err(ReadError::NoText { pages }) => {
            let all: Vec<u32> = (0..pages.min(MOST_PICTURES)).collect();
            pictures(&all)
        }
        Err(error) => Err(error),
    }
}

fn sheet_of(answer: Answer) -> Result<Sheet, ReadError> {
    match answer {
        Answer::Sheet(sheet) => Ok(sheet),
        _ => Err(ReadError::TooComplex),
    }
}

/// Takes the words of scanned pages from their pictures, and compares those that
/// brought text of their own. Without a recogniser the text stays as it is.
fn beside_pictures(
    mut sheet: Sheet,
    pictures: &impl Fn(&[u32]) -> Result<Sheet, ReadError>,
) -> Sheet {
    let (with_text, without): (Vec<u32>, Vec<u32>) = (0_u32..)
        .zip(&sheet.pages)
        .filter(|(_, page)| page.pictured)
        .map(|(number, _)| number)
        .partition(|number| !sheet.pages[*number as usize].words.is_empty());
    let compared = with_text.into_iter().take(MOST_COMPARED);
    let wanted: Vec<u32> = compared
        .chain(without.into_iter().take(MOST_PICTURES as usize))
        .collect();
    if wanted.is_empty() {
        return sheet;
    }
    let Ok(seen) = pictures(&wanted) else {
        return sheet;
    };
    for (page, shown) in sheet.pages.iter_mut().zip(seen.pages) {
        if page.words.is_empty() && !shown.words.is_empty() {
            *page = shown;
            sheet.recognised = true;
        } else if differs(&page.words, &shown.words) {
            sheet.text_differs = true;
        }
    }
    sheet
}
