//! What arrives becomes a proposal with evidence.
//!
//! A source is laid out as a [`sheet::Sheet`] of words with boxes; label
//! geometry and sentence anchors find the facts in it; a
//! [`proposal::Proposal`] carries each fact with the place it was read from.
//! Nothing here stores anything.

pub mod boxed;
mod error;
mod limits;
mod notice;
mod numbers;
mod pdf;
pub mod proposal;
mod reading;
pub mod sheet;
mod source_kind;

pub use error::ReadError;
pub use limits::{Limits, ReaderProgram};
pub use proposal::Proposal;
pub use source_kind::{kind_of, SourceKind};

use sheet::Sheet;

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
/// recognised and not read; `NotAPdf` for what is no known kind; otherwise as
/// [`boxed::read_pdf`] and [`read_text`].
pub fn read_with(
    bytes: &[u8],
    program: &ReaderProgram,
    limits: &Limits,
) -> Result<Proposal, ReadError> {
    let size = bytes.len() as u64;
    if size > limits.max_input {
        return Err(ReadError::TooLarge {
            bytes: size,
            limit: limits.max_input,
        });
    }
    match kind_of(bytes) {
        SourceKind::Pdf => {
            boxed::read_pdf(bytes, program, limits).map(|sheet| notice::read_notice(&sheet))
        }
        SourceKind::Text => match std::str::from_utf8(bytes) {
            Ok(text) => read_text(text),
            Err(_) => Err(ReadError::NotAPdf),
        },
        SourceKind::Unknown => Err(ReadError::NotAPdf),
        source_kind => Err(ReadError::UnsupportedYet { source_kind }),
    }
}

/// Reads text: a pasted notice, or the text of one.
///
/// # Errors
/// `Empty` without a word; `UnsupportedYet` when the text is of another kind
/// (mail, JSON, a table, a page).
pub fn read_text(text: &str) -> Result<Proposal, ReadError> {
    match kind_of(text.as_bytes()) {
        SourceKind::Text => {}
        SourceKind::Unknown => return Err(ReadError::NotAPdf),
        source_kind => return Err(ReadError::UnsupportedYet { source_kind }),
    }
    let sheet = Sheet::from_text(text);
    if !sheet.has_words() {
        return Err(ReadError::Empty);
    }
    Ok(notice::read_notice(&sheet))
}
