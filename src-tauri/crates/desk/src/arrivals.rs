//! A folder or an archive at once: its files wait here, each to be read alone.
//! Nothing is stored.

use std::fs;
use std::path::{Path, PathBuf};

use intake::{Limits, SourceKind};

use crate::contract::{
    Arrival, ArrivalRequest, Arrivals, ErrorCode, Phrase, Proposal, ProposalRequest,
    RefusedArrival, WireError,
};
use crate::desk::{Desk, State};

/// Most files of one folder or archive.
const MOST_FILES: usize = 500;
/// Deepest folder inside a folder.
const DEEPEST: usize = 8;

/// A file that waits to be read.
pub(crate) struct WaitingFile {
    name: String,
    content: Content,
}

enum Content {
    Bytes(Vec<u8>),
    Place(PathBuf),
}

impl Desk {
    /// Unpacks an archive; its files wait.
    ///
    /// # Errors
    /// The codes that begin with `File`, `Locked`.
    pub fn arrivals_unpack(&self, bytes: &[u8]) -> Result<Arrivals, WireError> {
        let whole = Arrivals {
            whole: true,
            ..Arrivals::default()
        };
        if intake::kind_of(bytes) != SourceKind::Archive {
            return Ok(whole);
        }
        let limits = Limits::default();
        if bytes.len() as u64 > limits.max_input {
            return Err(intake::ReadError::TooLarge {
                bytes: bytes.len() as u64,
                limit: limits.max_input,
            }
            .into());
        }
        let unpacked = intake::unpacked(bytes, &limits)?;
        if unpacked.is_one_export() {
            return Ok(whole);
        }
        let refused = unpacked.refused.into_iter();
        let refused = refused.map(|name| refusal(name, "arrival_refused_inside"));
        let files = unpacked.parts.into_iter().map(|part| WaitingFile {
            name: part.name,
            content: Content::Bytes(part.bytes),
        });
        self.put_down(None, files.collect(), refused.collect())
    }

    /// Looks through a folder that a person chose; its files wait. Links are
    /// not followed, hidden files are passed over.
    ///
    /// # Errors
    /// `DiskTrouble` when it cannot be listed, `Locked`.
    pub fn folder_open(&self, folder: &Path) -> Result<Arrivals, WireError> {
        let (mut files, mut refused) = (Vec::new(), Vec::new());
        walk(folder, 0, &mut files, &mut refused)?;
        let name = folder.file_name().unwrap_or(folder.as_os_str());
        let name = name.to_string_lossy().into_owned();
        self.put_down(Some(name), files, refused)
    }

    /// Reads one of the files that wait.
    ///
    /// # Errors
    /// `NotFound`, the codes that begin with `File`, `TextEmpty`, `Locked`.
    pub fn arrival_read(&self, request: ArrivalRequest) -> Result<Proposal, WireError> {
        let file = self.state().arrivals.remove(&request.arrival);
        let file = file.ok_or(ErrorCode::NotFound)?;
        let bytes = match file.content {
            Content::Bytes(bytes) => bytes,
            Content::Place(place) => bytes_of(&place)?,
        };
        self.file_read(bytes, Some(file.name))
    }

    /// Forgets every file that waits; nothing of them was stored.
    ///
    /// # Errors
    /// None.
    pub fn arrivals_forget(&self, (): ()) -> Result<(), WireError> {
        self.state().arrivals.clear();
        Ok(())
    }

    /// The bytes of a proposal that waits, to show its pages.
    ///
    /// # Errors
    /// `ProposalGone`.
    pub fn proposal_bytes(&self, request: ProposalRequest) -> Result<Vec<u8>, WireError> {
        let state = self.state();
        let waiting = state.waiting.get(&request.proposal);
        Ok(waiting.ok_or(ErrorCode::ProposalGone)?.bytes.clone())
    }

    fn put_down(
        &self,
        folder: Option<String>,
        mut files: Vec<WaitingFile>,
        mut refused: Vec<RefusedArrival>,
    ) -> Result<Arrivals, WireError> {
        files.sort_by(|a, b| a.name.cmp(&b.name));
        for beyond in files.split_off(files.len().min(MOST_FILES)) {
            refused.push(refusal(beyond.name, "arrival_refused_many"));
        }
        let mut state = self.state();
        if state.open.is_none() {
            return Err(ErrorCode::Locked.into());
        }
        let items = files.into_iter().map(|file| state.file_waits(file));
        Ok(Arrivals {
            items: items.collect(),
            folder,
            refused,
            whole: false,
        })
    }
}

impl State {
    fn file_waits(&mut self, file: WaitingFile) -> Arrival {
        let id = format!("a{:06}", self.next_arrival);
        self.next_arrival += 1;
        let name = file.name.clone();
        self.arrivals.insert(id.clone(), file);
        Arrival { id, name }
    }
}

fn refusal(name: String, why: &str) -> RefusedArrival {
    RefusedArrival {
        name,
        why: Phrase::new(why),
    }
}

fn walk(
    folder: &Path,
    depth: usize,
    files: &mut Vec<WaitingFile>,
    refused: &mut Vec<RefusedArrival>,
) -> Result<(), WireError> {
    let listed = fs::read_dir(folder).map_err(|_| ErrorCode::DiskTrouble)?;
    for entry in listed {
        let entry = entry.map_err(|_| ErrorCode::DiskTrouble)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // The kind of the entry itself: a link is a link.
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        if kind.is_symlink() {
            refused.push(refusal(name, "arrival_refused_link"));
        } else if kind.is_dir() && depth >= DEEPEST {
            refused.push(refusal(name, "arrival_refused_deep"));
        } else if kind.is_dir() {
            walk(&entry.path(), depth + 1, files, refused)?;
        } else if kind.is_file() {
            // A folder of a whole disk is looked through no further.
            if files.len() > 4 * MOST_FILES {
                return Ok(());
            }
            files.push(WaitingFile {
                name,
                content: Content::Place(entry.path()),
            });
        }
    }
    Ok(())
}

/// The bytes of a file that is still one; what is too large is not loaded.
fn bytes_of(place: &Path) -> Result<Vec<u8>, WireError> {
    let about = fs::symlink_metadata(place).map_err(|_| ErrorCode::NotFound)?;
    if !about.is_file() {
        return Err(ErrorCode::NotFound.into());
    }
    let limit = Limits::default().max_mailbox;
    if about.len() > limit {
        let bytes = about.len();
        return Err(intake::ReadError::TooLarge { bytes, limit }.into());
    }
    fs::read(place).map_err(|_| ErrorCode::DiskTrouble.into())
}
