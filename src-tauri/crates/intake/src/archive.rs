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

/// What an archive holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The files that can be read.
    pub parts: Vec<Part>,
    /// Names of what was refused: links, names that lead out of the archive's
    /// own folder, archives inside it.
    pub refused: Vec<String>,
}

impl Unpacked {
    /// Whether the files are one export of a tracker, to be read together.
    pub fn is_one_export(&self) -> bool {
        !self.parts.is_empty()
            && self
                .parts
                .iter()
                .all(|part| crate::kind_of(&part.bytes) == SourceKind::AccountJson)
    }
}

/// Unpacks an archive in memory. Nothing is written anywhere.
///
/// # Errors
/// `Damaged` when it cannot be followed, `Encrypted` when a password is asked
/// for, `TooComplex` for bombs and beyond the limits.
pub fn unpacked(bytes: &[u8], limits: &Limits) -> Result<Unpacked, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    if archive.len() > MOST_FILES {
        return Err(ReadError::TooComplex);
    }
    let mut found = Unpacked::default();
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
        let (is_file, is_link) = (file.is_file(), file.is_symlink());
        let path = file.name().map_err(|_| ReadError::Damaged)?.into_owned();
        drop(file);
        if swollen {
            return Err(ReadError::TooComplex);
        }
        let name = last_part(&path);
        if is_link || leads_out(&path) {
            found.refused.push(name);
            continue;
        }
        // What systems put beside the files.
        if !is_file || is_of_the_system(&path) {
            continue;
        }
        let file = archive.by_index(index).map_err(|_| ReadError::Damaged)?;
        let most = left.min(limits.max_input);
        let mut content = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut content)
            .map_err(|_| ReadError::Damaged)?;
        if content.len() as u64 > most {
            return Err(ReadError::TooComplex);
        }
        left -= content.len() as u64;
        if crate::kind_of(&content) == SourceKind::Archive {
            found.refused.push(name);
            continue;
        }
        found.parts.push(Part {
            name,
            bytes: content,
        });
    }
    Ok(found)
}

fn last_part(path: &str) -> String {
    let last = path
        .trim_end_matches(['/', '\\'])
        .rsplit(['/', '\\'])
        .next();
    last.unwrap_or_default().to_owned()
}

/// A name with a root, a drive or a step up is no honest archive's.
fn leads_out(path: &str) -> bool {
    path.starts_with(['/', '\\'])
        || path.get(1..2) == Some(":")
        || path.split(['/', '\\']).any(|part| part == "..")
}

/// Hidden files, and the folder macOS adds.
fn is_of_the_system(path: &str) -> bool {
    let hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    path.split(['/', '\\']).any(hidden) || last_part(path).is_empty()
}

/// Reads every file of an archive. Archives in archives are not opened.
pub(crate) fn read_archive(
    bytes: &[u8],
    program: &ReaderProgram,
    limits: &Limits,
) -> Result<Proposal, ReadError> {
    let (mut read, mut not_read) = (Vec::new(), Vec::new());
    let Unpacked { parts, refused } = unpacked(bytes, limits)?;
    for part in parts {
        match crate::read_with(&part.bytes, program, limits) {
            Ok(proposal) => read.push(proposal),
            Err(_) => not_read.push(part.name),
        }
    }
    not_read.extend(refused);
    let tracker = !read.is_empty()
        && read
            .iter()
            .all(|proposal| proposal.source_kind == SourceKind::TrackerExport);
    let mut whole = merged(read).ok_or(ReadError::UnsupportedYet {
        source_kind: SourceKind::Archive,
    })?;
    // A table inside cannot be taken otherwise: the archive is what is kept.
    whole.table = None;
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
