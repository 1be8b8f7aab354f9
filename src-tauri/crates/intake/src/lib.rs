//! What arrives becomes a proposal with evidence.
//!
//! A source is laid out as a [`sheet::Sheet`] of words with boxes; label
//! geometry and sentence anchors find the facts in it; a
//! [`proposal::Proposal`] carries each fact with the place it was read from.
//! Nothing here stores anything.

mod account;
mod archive;
pub mod boxed;
mod error;
mod gather;
mod json;
mod limits;
mod merge;
mod message;
mod notice;
mod numbers;
mod page;
mod pdf;
mod picture;
pub mod proposal;
mod reading;
pub mod sheet;
mod sniff;
mod source_kind;
mod status;
mod table;
mod written;

pub use archive::{unpacked, Part, Unpacked};
pub use error::ReadError;
pub use limits::{Limits, ReaderProgram};
pub use proposal::Proposal;
use proposal::{TableChoices, WarningCode};
pub use sniff::kind_of;
pub use source_kind::SourceKind;

use sheet::Sheet;
use sniff::{kind_of_text, text_of};

/// Reads whatever arrived. What it is is told by its content, never by a file
/// name.
///
/// # Errors
/// As [`read_with`].
pub fn read(bytes: &[u8], program: &ReaderProgram) -> Result<Proposal, ReadError> {
    read_with(bytes, program, &Limits::default())
}

/// Reads whatever arrived, within the given limits.
///
/// # Errors
/// `TooLarge` before anything is looked at; `UnsupportedYet` for kinds that are
/// recognised and say nothing of a case; `NotAPdf` for what is no known kind;
/// otherwise as the readers of each kind.
pub fn read_with(
    bytes: &[u8],
    program: &ReaderProgram,
    limits: &Limits,
) -> Result<Proposal, ReadError> {
    let kind = kind_of(bytes);
    let size = bytes.len() as u64;
    let limit = limits.for_kind(kind);
    if size > limit {
        return Err(ReadError::TooLarge { bytes: size, limit });
    }
    match kind {
        SourceKind::Pdf => {
            let sheet = std::thread::scope(|scope| {
                scope.spawn(notice::get_ready);
                boxed::read_pdf(bytes, program, limits)
            })?;
            Ok(notice::read_notices(&sheet))
        }
        SourceKind::Image => {
            let limits = limits.for_pictures();
            boxed::read_picture(bytes, program, &limits).map(|sheet| notice::read_notices(&sheet))
        }
        SourceKind::Xlsx => boxed::read_workbook(bytes, program, limits)
            .and_then(|rows| table::read_grid(rows, &TableChoices::default())),
        SourceKind::Archive => archive::read_archive(bytes, program, limits),
        SourceKind::Mailbox => message::read_mailbox(bytes),
        SourceKind::Email => message::read_mail(bytes),
        SourceKind::Unknown => Err(ReadError::NotAPdf),
        _ => match text_of(bytes) {
            Some(text) => read_text(&text),
            None => Err(ReadError::NotAPdf),
        },
    }
}

/// Reads a table again as a person says that it is to be taken.
///
/// # Errors
/// As [`read`]; `UnsupportedYet` when it is no table, or when no column is said
/// to hold receipts.
pub fn read_table(
    bytes: &[u8],
    program: &ReaderProgram,
    choices: &TableChoices,
) -> Result<Proposal, ReadError> {
    let source_kind = kind_of(bytes);
    match (source_kind, text_of(bytes)) {
        (SourceKind::Xlsx, _) => boxed::read_workbook(bytes, program, &Limits::default())
            .and_then(|rows| table::read_grid(rows, choices)),
        (SourceKind::Csv, Some(text)) => table::read_csv(&text, choices),
        _ => Err(ReadError::UnsupportedYet { source_kind }),
    }
}

/// A paper whose words could not be read, to be kept and typed from all the
/// same.
pub fn unread(bytes: &[u8], why: &ReadError) -> Option<Proposal> {
    let kind = kind_of(bytes);
    let pages = match (why, kind) {
        (ReadError::NoText { pages }, SourceKind::Pdf | SourceKind::Image) => *pages,
        (ReadError::RecogniserMissing, SourceKind::Pdf | SourceKind::Image) => 1,
        _ => return None,
    };
    let mut warnings = vec![WarningCode::NoTextLayer];
    if *why == ReadError::RecogniserMissing {
        warnings.push(WarningCode::RecogniserMissing);
    }
    Some(Proposal::without_words(kind, pages, &warnings))
}

/// Largest text that is read, in bytes.
const LONGEST_TEXT: usize = 20_000_000;

/// Reads text: pasted, or from a file.
///
/// # Errors
/// `Empty` without a word; `TooLarge`; `UnsupportedYet` when it says nothing of
/// a case; otherwise as the readers of each kind.
pub fn read_text(text: &str) -> Result<Proposal, ReadError> {
    if text.len() > LONGEST_TEXT {
        return Err(ReadError::TooLarge {
            bytes: text.len() as u64,
            limit: LONGEST_TEXT as u64,
        });
    }
    if text.trim_matches('\u{feff}').trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if text.contains('\0') {
        return Err(ReadError::NotAPdf);
    }
    match kind_of_text(text) {
        SourceKind::Email => message::read_mail(text.as_bytes()),
        SourceKind::Html => page::read_page(text),
        SourceKind::AccountJson => account::read_json(text),
        SourceKind::Csv => table::read_csv(text, &TableChoices::default()),
        SourceKind::Sms => Ok(message::read_sms(text)),
        SourceKind::StatusText => Ok(status::read_status_text(text)),
        _ => {
            let sheet = Sheet::from_text(text);
            if !sheet.has_words() {
                return Err(ReadError::Empty);
            }
            Ok(notice::read_notices(&sheet))
        }
    }
}
