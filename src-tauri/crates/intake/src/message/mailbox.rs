//! A mailbox file: thousands of messages, of which a few are about a case.

use mail_parser::MessageParser;
use memchr::memmem;

use super::mail::{read_message, Mail};
use crate::error::ReadError;
use crate::merge::merged;
use crate::proposal::{DocumentKind, Proposal};
use crate::source_kind::SourceKind;

/// Most messages about cases that are read from one file.
const MOST_READ: usize = 5_000;

/// Whether a file is a mailbox: a line `From …` and a mail header under it.
pub(crate) fn is_mailbox(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"From ") {
        return false;
    }
    let Some(end) = memchr::memchr(b'\n', bytes) else {
        return false;
    };
    let second = &bytes[end + 1..bytes.len().min(end + 200)];
    let name = second
        .split(|byte| *byte == b':')
        .next()
        .unwrap_or_default();
    second.contains(&b':')
        && !name.is_empty()
        && name
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// Reads a mailbox: what the messages about cases say, together.
///
/// # Errors
/// `Empty` when no message in it is about a case.
pub(crate) fn read_mailbox(bytes: &[u8]) -> Result<Proposal, ReadError> {
    let parser = MessageParser::default();
    let mut read = Vec::new();
    for raw in messages(bytes) {
        if read.len() >= MOST_READ {
            break;
        }
        if !may_be_about_a_case(raw) {
            continue;
        }
        let Some(message) = parser.parse(raw) else {
            continue;
        };
        let proposal = read_message(&Mail::of(&message));
        let about_nothing = matches!(
            proposal.document_kind,
            Some(DocumentKind::OtherMessage | DocumentKind::Newsletter) | None
        );
        if !about_nothing {
            read.push(proposal);
        }
    }
    let mut proposal = merged(read).ok_or(ReadError::Empty)?;
    proposal.source_kind = SourceKind::Mailbox;
    proposal.document_kind = Some(DocumentKind::Mailbox);
    proposal.document_parts = vec![DocumentKind::Mailbox];
    Ok(proposal)
}

/// The messages, each without its `From ` line.
fn messages(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut starts: Vec<usize> = Vec::new();
    if bytes.starts_with(b"From ") {
        starts.push(0);
    }
    starts.extend(memmem::find_iter(bytes, b"\nFrom ").map(|at| at + 1));
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .copied()
        .chain([bytes.len()])
        .collect();
    starts.into_iter().zip(ends).map(|(start, end)| {
        let message = &bytes[start..end];
        let head = memchr::memchr(b'\n', message).map_or(message.len(), |at| at + 1);
        &message[head..]
    })
}

/// A quick look: the agency's name, or a body that has to be decoded first
/// under a subject or sender that may be the agency's.
fn may_be_about_a_case(raw: &[u8]) -> bool {
    const SIGNS: [&[u8]; 6] = [
        b"uscis",
        b"USCIS",
        b"Uscis",
        b"dhs.gov",
        b"DHS.gov",
        b"Homeland",
    ];
    SIGNS.iter().any(|sign| memmem::find(raw, sign).is_some())
}
