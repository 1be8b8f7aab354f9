//! What kind of thing arrived, told by its content and never by its name.

use serde::{Deserialize, Serialize};

/// Kind of a source, in the words of the `read` contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A PDF file.
    Pdf,
    /// Plain text: a pasted notice or the text of one.
    Text,
    /// A message with mail headers.
    Email,
    /// A saved page.
    Html,
    /// JSON of an account, a tracker or an interface.
    AccountJson,
    /// A table of comma-separated values.
    Csv,
    /// A picture without text.
    Image,
    /// None of these.
    Unknown,
}

impl SourceKind {
    /// The name the contract uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Text => "text",
            Self::Email => "email",
            Self::Html => "html",
            Self::AccountJson => "account_json",
            Self::Csv => "csv",
            Self::Image => "image",
            Self::Unknown => "unknown",
        }
    }
}

/// Bytes in which a PDF header may hide behind other bytes, as readers accept
/// it (ISO 32000-1, annex H, implementation note 13).
const PDF_HEADER_WINDOW: usize = 1024;

/// Tells the kind of a source by its content.
pub fn kind_of(bytes: &[u8]) -> SourceKind {
    let head = &bytes[..bytes.len().min(PDF_HEADER_WINDOW)];
    if is_pdf(head) {
        return SourceKind::Pdf;
    }
    if is_picture(head) {
        return SourceKind::Image;
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return SourceKind::Unknown;
    };
    if text.contains('\0') {
        return SourceKind::Unknown;
    }
    kind_of_text(text)
}

pub(crate) fn is_pdf(head: &[u8]) -> bool {
    head.windows(5).any(|window| window == b"%PDF-")
}

fn is_picture(head: &[u8]) -> bool {
    const SIGNATURES: [&[u8]; 5] = [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"II*\0",
        b"MM\0*",
        b"GIF8",
    ];
    SIGNATURES.iter().any(|sign| head.starts_with(sign)) || head.get(4..8) == Some(b"ftyp")
}

fn kind_of_text(text: &str) -> SourceKind {
    let text = text.trim_start_matches('\u{feff}').trim();
    let lower_head: String = text.chars().take(400).collect::<String>().to_lowercase();
    if (text.starts_with('{') || text.starts_with('['))
        && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    {
        SourceKind::AccountJson
    } else if lower_head.starts_with("<!doctype html") || lower_head.contains("<html") {
        SourceKind::Html
    } else if has_mail_headers(text) {
        SourceKind::Email
    } else if looks_like_table(text) {
        SourceKind::Csv
    } else {
        SourceKind::Text
    }
}

/// A mail file begins with header lines, among them a sender and a subject or id.
fn has_mail_headers(text: &str) -> bool {
    let names: Vec<String> = text
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .take(200)
        .filter_map(|line| line.split_once(':'))
        .filter(|(name, _)| !name.contains(' '))
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    has("from") && (has("subject") || has("message-id") || has("received"))
}

/// The same number of commas, at least two, in the first lines, and no sentence among them.
fn looks_like_table(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(header) = lines.next() else {
        return false;
    };
    let columns = header.split(',').count();
    columns >= 3
        && !header.contains('.')
        && !header.contains(", ")
        && lines.next().is_some_and(|row| row.contains(','))
}
