//! Archives: each file in them is read on its own, and what they say of cases
//! is put together.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::error::ReadError;
use crate::limits::{Limits, ReaderProgram};
use crate::merge::merged;
use crate::proposal::{DocumentKind, Proposal, Warning, WarningCode};
use crate::source_kind::SourceKind;

/// Most files in an archive.
const MOST_FILES: usize = 500;
/// Most bytes of all files together once unpacked.
const MOST_BYTES: u64 = 400_000_000;
/// Largest ratio of unpacked to packed bytes of one file; more is a bomb.
const MOST_SWOLLEN: u64 = 200;

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files of an archive. Nothing is written anywhere: names with `..` or a
/// root say nothing here, links are passed over.
///
/// # Errors
/// `Damaged` when it cannot be followed, `Encrypted` when a password is asked
/// for, `TooComplex` for bombs and beyond the limits.
pub fn parts_of(bytes: &[u8], limits: &Limits) -> Result<Vec<Part>, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    if archive.len() > MOST_FILES {
        return Err(ReadError::TooComplex);
    }
    let mut parts = Vec::new();
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let file = archive
            .by_index_raw(index)
            .map_err(|_| ReadError::Damaged)?;
        if file.encrypted() {
            return Err(ReadError::Encrypted);
        }
        let swollen =
            file.size() > 1_000_000 && file.size() / file.compressed_size().max(1) > MOST_SWOLLEN;
        let is_file = file.is_file() && !file.is_symlink();
        drop(file);
        if swollen {
            return Err(ReadError::TooComplex);
        }
        if !is_file {
            continue;
        }
        let file = archive.by_index(index).map_err(|_| ReadError::Damaged)?;
        let path = file.name().map_err(|_| ReadError::Damaged)?.into_owned();
        let name = path
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .to_owned();
        // What systems put beside the files.
        if name.starts_with('.') || name.is_empty() {
            continue;
        }
        let most = left.min(limits.max_input);
        let mut content = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut content)
            .map_err(|_| ReadError::Damaged)?;
        if content.len() as u64 > most {
            return Err(ReadError::TooComplex);
        }
        left -= content.len() as u64;
        parts.push(Part {
            name,
            bytes: content,
        });
    }
    Ok(parts)
}

/// Reads every file of an archive. Archives in archives are not opened.
pub(crate) fn read_archive(
    bytes: &[u8],
    program: &ReaderProgram,
    limits: &Limits,
) -> Result<Proposal, ReadError> {
    let mut read = Vec::new();
    let mut not_read = Vec::new();
    for part in parts_of(bytes, limits)? {
        let nested = crate::kind_of(&part.bytes) == SourceKind::Archive;
        let reading = (!nested).then(|| crate::read_with(&part.bytes, program, limits));
        match reading {
            Some(Ok(proposal)) => read.push(proposal),
            _ => not_read.push(part.name),
        }
    }
    let tracker = !read.is_empty()
        && read
            .iter()
            .all(|proposal| proposal.source_kind == SourceKind::TrackerExport);
    let mut whole = merged(read).ok_or(ReadError::UnsupportedYet {
        source_kind: SourceKind::Archive,
    })?;
    if !tracker {
        whole.source_kind = SourceKind::Archive;
        whole.document_kind = Some(DocumentKind::Archive);
        whole.document_parts = vec![DocumentKind::Archive];
    }
    if !not_read.is_empty() {
        whole.warnings.push(Warning {
            code: WarningCode::PartsNotRead,
            evidence: Vec::new(),
            params: [("shown".to_owned(), not_read.join(", "))].into(),
        });
    }
    Ok(whole)
}
