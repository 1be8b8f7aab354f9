//! Telling what arrived, by its content and never by its name.

use std::sync::LazyLock;

use regex::Regex;

use crate::json::looks_like_json;
use crate::message::{is_from_short_code, is_mailbox, is_sms};
use crate::source_kind::SourceKind;
use crate::status::has_status;
use crate::table::looks_like_table;

/// Bytes in which a PDF header may hide behind other bytes, as readers accept
/// it (ISO 32000-1, annex H, implementation note 13).
const PDF_HEADER_WINDOW: usize = 1024;

/// Tells the kind of a source by its content. Which of the JSON kinds it is
/// turns out when it is read.
pub fn kind_of(bytes: &[u8]) -> SourceKind {
    let head = &bytes[..bytes.len().min(PDF_HEADER_WINDOW)];
    if is_pdf(head) {
        return SourceKind::Pdf;
    }
    if is_picture(head) {
        return SourceKind::Image;
    }
    if head.starts_with(b"PK\x03\x04") {
        return kind_of_zip(bytes);
    }
    // The old binary spreadsheets.
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return SourceKind::Xlsx;
    }
    if is_mailbox(bytes) {
        return SourceKind::Mailbox;
    }
    if has_mail_headers(head_text(bytes).trim_start_matches('\u{feff}')) {
        return SourceKind::Email;
    }
    match text_of(bytes) {
        Some(text) => kind_of_text(&text),
        None => SourceKind::Unknown,
    }
}

/// The text of a file: UTF-8, UTF-16 with its mark, or Windows-1252. `None` for
/// bytes that are no text.
pub(crate) fn text_of(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let little = bytes.starts_with(b"\xff\xfe");
        let units: Vec<u16> = bytes[2..]
            .chunks_exact(2)
            .map(|pair| match little {
                true => u16::from_le_bytes([pair[0], pair[1]]),
                false => u16::from_be_bytes([pair[0], pair[1]]),
            })
            .collect();
        return String::from_utf16(&units).ok();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!text.contains('\0')).then(|| text.to_owned());
    }
    let binary = bytes
        .iter()
        .any(|byte| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c));
    (!binary).then(|| bytes.iter().map(|byte| western(*byte)).collect())
}

/// A character of Windows-1252.
fn western(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        other => char::from(other),
    }
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
    let is_webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    SIGNATURES.iter().any(|sign| head.starts_with(sign)) || is_webp || is_phone_picture(head)
}

/// HEIC and AVIF, by their brand (ISO/IEC 23008-12). Films begin likewise.
fn is_phone_picture(head: &[u8]) -> bool {
    const BRANDS: [&[u8]; 7] = [
        b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif",
    ];
    head.get(4..8) == Some(b"ftyp") && head.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}

/// A workbook is an archive with a part of that name.
fn kind_of_zip(bytes: &[u8]) -> SourceKind {
    const PARTS: [&[u8]; 3] = [b"xl/workbook", b"xl/worksheets", b"content.xml"];
    let is_book = PARTS
        .iter()
        .any(|part| memchr::memmem::find(bytes, part).is_some());
    if is_book {
        SourceKind::Xlsx
    } else {
        SourceKind::Archive
    }
}

fn head_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(16_384)]).into_owned()
}

/// A text that was pasted, or read from a file.
pub(crate) fn kind_of_text(text: &str) -> SourceKind {
    let text = text.trim_start_matches('\u{feff}').trim();
    let head: String = text.chars().take(400).collect::<String>().to_lowercase();
    if head.starts_with("<!doctype html") || head.contains("<html") || looks_like_markup(&head) {
        SourceKind::Html
    } else if has_mail_headers(text) {
        SourceKind::Email
    } else if looks_like_json(text) {
        SourceKind::AccountJson
    } else if looks_like_table(text) {
        SourceKind::Csv
    } else if is_from_short_code(text) {
        SourceKind::Sms
    } else if !is_notice(text) && has_status(text) {
        SourceKind::StatusText
    } else if is_sms(text) {
        SourceKind::Sms
    } else {
        SourceKind::Text
    }
}

fn looks_like_markup(head: &str) -> bool {
    [
        "<head", "<body", "<div", "<script", "<h1", "<table", "<?xml",
    ]
    .iter()
    .any(|tag| head.starts_with(tag))
}

/// Paper of the agency names itself: its form, its head, its boxes.
fn is_notice(text: &str) -> bool {
    // A static pattern; the tests read every notice through it.
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bform\s+(?:[i1l][- ]?797|n[- ]?445)|notice of action|department of homeland security|\bnotice (?:date|type)\b|\bcase type\b")
            .expect("a fixed pattern")
    });
    PAPER.is_match(text)
}

/// A mail file begins with header lines, among them a sender and a subject or id.
fn has_mail_headers(text: &str) -> bool {
    let mut names: Vec<String> = Vec::new();
    for line in text.lines().take(200) {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        match line.split_once(':') {
            Some((name, _)) if !name.contains(' ') => names.push(name.to_ascii_lowercase()),
            _ => return false,
        }
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    has("from") && (has("subject") || has("message-id") || has("received"))
}
