//! Why something could not be read: closed codes, no sentences.

use serde::{Deserialize, Serialize};

use crate::source_kind::SourceKind;

/// Why a source gave no proposal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ReadError {
    /// Not a PDF, and no other kind that is known.
    #[error("not_a_pdf")]
    NotAPdf,
    /// A PDF whose structure cannot be followed.
    #[error("damaged")]
    Damaged,
    /// The document opens only with a password.
    #[error("encrypted")]
    Encrypted,
    /// The pages hold no text: they are pictures.
    #[error("no_text")]
    NoText {
        /// How many pages the document has.
        pages: u32,
    },
    /// More bytes than are read.
    #[error("too_large")]
    TooLarge {
        /// Size of the source in bytes.
        bytes: u64,
        /// Largest size that is read, in bytes.
        limit: u64,
    },
    /// More pages than are read.
    #[error("too_many_pages")]
    TooManyPages {
        /// Pages of the document.
        pages: u32,
        /// Largest number that is read.
        limit: u32,
    },
    /// Reading took more time, memory or nesting than is allowed.
    #[error("too_complex")]
    TooComplex,
    /// The program that reads PDF files could not be started.
    #[error("reader_missing")]
    ReaderMissing,
    /// The pages are pictures, and the system has no recogniser to read them.
    #[error("recogniser_missing")]
    RecogniserMissing,
    /// A picture of a format that is not read, such as HEIC.
    #[error("picture_unsupported")]
    PictureUnsupported,
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// A kind that is recognised and not read yet.
    #[error("unsupported_yet")]
    UnsupportedYet {
        /// What it is.
        source_kind: SourceKind,
    },
}

impl ReadError {
    /// The closed code, as in the `code` of its JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAPdf => "not_a_pdf",
            Self::Damaged => "damaged",
            Self::Encrypted => "encrypted",
            Self::NoText { .. } => "no_text",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyPages { .. } => "too_many_pages",
            Self::TooComplex => "too_complex",
            Self::ReaderMissing => "reader_missing",
            Self::RecogniserMissing => "recogniser_missing",
            Self::PictureUnsupported => "picture_unsupported",
            Self::Empty => "empty",
            Self::UnsupportedYet { .. } => "unsupported_yet",
        }
    }
}
