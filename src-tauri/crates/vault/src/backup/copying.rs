//! Copying the database as it stands at one moment, and comparing the copy.
//!
//! A copy counts when it opens with the record's key, every page of it bears its
//! seal, its rows are those of the record and sound, and every document is there.
//! Whether each document's bytes are what was once kept is the other, longer
//! question: [`read_whole`](super::BackupJob::read_whole) answers it later.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

use crate::connection;
use crate::error::VaultError;
use crate::folder::make_private_file;
use crate::keys::DataKey;
use crate::seals::Seals;
use crate::verify::{documents_there, rows_hash, structure_of_rows, ContentHash};

/// How often a moment is looked for at which the whole record stands in its file.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(25);
/// Bytes copied before somebody may look at how far it is, and looked at by one
/// processor: whole pages.
const PIECE: u64 = 8 << 20;

/// What a backup is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupPart {
    /// Bytes are copied.
    Copying,
    /// The copy is opened and compared.
    Comparing,
}

/// How far a backup is, for whoever waits for it; and the way to end it.
#[derive(Debug, Default)]
pub struct BackupWatch {
    copied: AtomicU64,
    bytes: AtomicU64,
    comparing: AtomicBool,
    cancelled: AtomicBool,
}

impl BackupWatch {
    /// What it is doing, bytes copied, bytes in all.
    pub fn so_far(&self) -> (BackupPart, u64, u64) {
        let part = match self.comparing.load(Ordering::Relaxed) {
            true => BackupPart::Comparing,
            false => BackupPart::Copying,
        };
        let copied = self.copied.load(Ordering::Relaxed);
        (part, copied, self.bytes.load(Ordering::Relaxed))
    }

    /// Ends it at the next piece; it leaves nothing behind.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub(super) fn begin(&self, bytes: u64) {
        self.comparing.store(false, Ordering::Relaxed);
        self.copied.store(0, Ordering::Relaxed);
        self.bytes.store(bytes, Ordering::Relaxed);
    }

    pub(super) fn comparing(&self) -> Result<(), VaultError> {
        self.comparing.store(true, Ordering::Relaxed);
        self.go_on()
    }

    pub(super) fn go_on(&self) -> Result<(), VaultError> {
        match self.cancelled.load(Ordering::Relaxed) {
            true => Err(VaultError::Cancelled),
            false => Ok(()),
        }
    }
}

/// Copies the database behind `source`, which lies at `from`, to `to`, and
/// compares the two by opening the copy.
///
/// The encrypted pages are copied as they lie in the file, which costs no
/// cryptography: while `source` reads a moment that stands in the file as a
/// whole, no program can write into the file; it writes into the journal.
pub(super) fn copy_verified(
    source: &Connection,
    from: &Path,
    to: &Path,
    key: &DataKey,
    watch: &BackupWatch,
) -> Result<(), VaultError> {
    let journal = connection::open(from, key)?;
    for _ in 0..TRIES {
        let moment = source.unchecked_transaction()?;
        moment.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        if stands_in_file(&journal)? {
            let wanted = thread::scope(|scope| {
                let copying = scope.spawn(|| copy_sealed(from, to, key, watch));
                let wanted = rows_hash(&moment);
                copying.join().unwrap_or(Err(VaultError::BackupFailed))?;
                wanted
            })?;
            drop(moment);
            leave_journal(to, key)?;
            watch.comparing()?;
            return compare(to, key, &wanted, watch);
        }
        drop(moment);
        watch.go_on()?;
        thread::sleep(BETWEEN_TRIES);
    }
    Err(VaultError::Busy)
}

/// Whether everything written so far stands in the file itself, as far as the
/// readers of this moment see.
fn stands_in_file(journal: &Connection) -> Result<bool, VaultError> {
    let (written, moved): (i64, i64) =
        journal.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
            Ok((row.get(1)?, row.get(2)?))
        })?;
    Ok(written == moved)
}

/// Copies a database, and looks at the seals of what was copied as it lies in the
/// copy, with every processor, while the rest is still being copied.
pub(super) fn copy_sealed(
    from: &Path,
    to: &Path,
    key: &DataKey,
    watch: &BackupWatch,
) -> Result<(), VaultError> {
    let seals = Seals::of(from, key)?;
    let broken = AtomicBool::new(false);
    rayon::in_place_scope(|looking| {
        copy_pieces(from, to, watch, |piece| {
            let (seals, broken) = (&seals, &broken);
            looking.spawn(move |_| {
                if watch.go_on().is_ok() && !seals.hold(to, piece) {
                    broken.store(true, Ordering::Relaxed);
                }
            });
        })
    })?;
    watch.go_on()?;
    match broken.into_inner() {
        true => Err(VaultError::BackupFailed),
        false => Ok(()),
    }
}

/// Copies a file, for its owner alone, and waits for the disk.
pub(super) fn copy_file(from: &Path, to: &Path, watch: &BackupWatch) -> Result<(), VaultError> {
    copy_pieces(from, to, watch, |_| ())
}

/// Copies a file piece by piece, tells which bytes are there, and waits for the
/// disk.
fn copy_pieces(
    from: &Path,
    to: &Path,
    watch: &BackupWatch,
    mut there: impl FnMut(Range<u64>),
) -> Result<(), VaultError> {
    let mut source = File::open(from)?;
    watch.begin(source.metadata()?.len());
    let mut copy = File::create(to)?;
    make_private_file(to)?;
    let mut copied = 0;
    loop {
        watch.go_on()?;
        let piece = io::copy(&mut source.by_ref().take(PIECE), &mut copy)?;
        if piece == 0 {
            break;
        }
        there(copied..copied + piece);
        copied += piece;
        watch.copied.store(copied, Ordering::Relaxed);
    }
    Ok(copy.sync_all()?)
}

/// A copy is a file by itself: it says so in its first page, so that it can be
/// read where nothing can be written.
fn leave_journal(copy: &Path, key: &DataKey) -> Result<(), VaultError> {
    let opened = connection::open(copy, key).map_err(|_| VaultError::BackupFailed)?;
    opened.pragma_update(None, "journal_mode", "DELETE")?;
    opened
        .close()
        .map_err(|(_, error)| VaultError::from(error))?;
    Ok(File::open(copy)?.sync_all()?)
}

/// Opens a copy whose seals were looked at, and compares what is in it.
pub(super) fn compare(
    copy: &Path,
    key: &DataKey,
    wanted: &ContentHash,
    watch: &BackupWatch,
) -> Result<(), VaultError> {
    let (sound, equal) = thread::scope(|scope| {
        let looking = scope.spawn(|| {
            let opened = open(copy, key)?;
            Ok(structure_of_rows(&opened)?.is_empty() && documents_there(&opened)?)
        });
        let equal = rows_hash(&open(copy, key)?)? == *wanted;
        let sound = looking.join().unwrap_or(Err(VaultError::BackupFailed))?;
        Ok::<_, VaultError>((sound, equal))
    })?;
    watch.go_on()?;
    match sound && equal {
        true => Ok(()),
        false => Err(VaultError::BackupFailed),
    }
}

pub(super) fn open(copy: &Path, key: &DataKey) -> Result<Connection, VaultError> {
    connection::open_copy(copy, key).map_err(|_| VaultError::BackupFailed)
}
