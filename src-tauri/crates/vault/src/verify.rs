//! Checking a record: pages, structure, references, documents.

use std::fmt;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::error::VaultError;
use crate::history::{columns, WATCHED};
use crate::ids::DocumentId;
use crate::keys::DataKey;
use crate::migrations::{unchanged, MIGRATIONS};
use crate::rows::many;
use crate::vault::Vault;

/// Something that is not as it must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Pages of the file were changed from outside: their seals do not fit.
    PagesChanged {
        /// How many messages SQLCipher gave.
        count: usize,
    },
    /// The database's structure is broken.
    StructureBroken,
    /// A row refers to one that is not there.
    ReferenceBroken,
    /// The history is not the one that was written: its guards are gone, or an
    /// entry or a change belongs to no step.
    HistoryBroken,
    /// A document is not what was kept.
    DocumentChanged {
        /// Which.
        document: DocumentId,
    },
    /// The program itself is not what was published.
    MigrationChanged,
}

/// A fingerprint of everything people put in: equal contents, equal hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentHash(String);

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Vault {
    /// Checks the whole record. Empty: all is well.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn verify(&self) -> Result<Vec<Finding>, VaultError> {
        let read = self.read();
        check(read.connection, read.key)
    }

    /// The fingerprint of the record's contents.
    ///
    /// # Errors
    /// As every reading.
    pub fn content_hash(&self) -> Result<ContentHash, VaultError> {
        content_hash(self.read().connection)
    }
}

pub(crate) fn check(connection: &Connection, key: &DataKey) -> Result<Vec<Finding>, VaultError> {
    let mut findings = Vec::new();
    if !unchanged(MIGRATIONS) {
        findings.push(Finding::MigrationChanged);
    }
    // The seals are looked at in the file itself: what still waits in the
    // journal, for instance since the disk was full, has to be there first.
    connection.query_row("PRAGMA wal_checkpoint(FULL)", [], |_| Ok(()))?;
    let complaints: Vec<String> = many(connection, "PRAGMA cipher_integrity_check", [], |row| {
        row.get(0)
    })?;
    if !complaints.is_empty() {
        findings.push(Finding::PagesChanged {
            count: complaints.len(),
        });
        // What lies on such pages cannot be read, and a connection that has met
        // one reads nothing any more: the rest cannot be judged.
        return Ok(findings);
    }
    findings.extend(structure(connection)?);
    findings.extend(changed_documents(connection, key, || Ok(()))?);
    Ok(findings)
}

/// The documents that are not what was kept. `go_on` is asked after each.
pub(crate) fn changed_documents(
    connection: &Connection,
    key: &DataKey,
    go_on: impl Fn() -> Result<(), VaultError>,
) -> Result<Vec<Finding>, VaultError> {
    let mut findings = Vec::new();
    each_document(connection, |document, hash, bytes| {
        if key.document_hash(bytes) != hash {
            findings.push(Finding::DocumentChanged { document });
        }
        go_on()
    })?;
    Ok(findings)
}

/// Looks at everything but the seals of pages nobody reads and the documents.
fn structure(connection: &Connection) -> Result<Vec<Finding>, VaultError> {
    let whole = is_well(connection, "PRAGMA integrity_check")?;
    relations(connection, whole)
}

/// The same without the pages that are nothing but a document's bytes.
pub(crate) fn structure_of_rows(connection: &Connection) -> Result<Vec<Finding>, VaultError> {
    let tables: Vec<String> = many(
        connection,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'document_bytes'",
        [],
        |row| row.get(0),
    )?;
    let mut whole = true;
    for table in tables {
        whole &= is_well(connection, &format!("PRAGMA integrity_check('{table}')"))?;
    }
    relations(connection, whole)
}

fn is_well(connection: &Connection, check: &str) -> Result<bool, VaultError> {
    let said: Vec<String> = many(connection, check, [], |row| row.get(0))?;
    Ok(said.as_slice() == ["ok"])
}

/// References and history, beside whether the structure was `whole`.
fn relations(connection: &Connection, whole: bool) -> Result<Vec<Finding>, VaultError> {
    let mut findings = Vec::new();
    if !whole {
        findings.push(Finding::StructureBroken);
    }
    let dangling: Vec<String> = many(connection, "PRAGMA foreign_key_check", [], |row| row.get(0))?;
    if !dangling.is_empty() {
        findings.push(Finding::ReferenceBroken);
    }
    if !history_holds(connection)? {
        findings.push(Finding::HistoryBroken);
    }
    Ok(findings)
}

/// Every kept document with the hash it was kept under.
fn each_document(
    connection: &Connection,
    mut see: impl FnMut(DocumentId, &str, &[u8]) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let mut statement = connection.prepare(
        "SELECT id, hash, bytes FROM document JOIN document_bytes USING (hash) ORDER BY row",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let kept: String = row.get(1)?;
        let bytes = row.get_ref(2)?.as_blob().map_err(|_| VaultError::Damaged)?;
        see(row.get(0)?, &kept, bytes)?;
    }
    Ok(())
}

/// Whether the guards of the history stand, every step has an entry, and every
/// entry and change its step.
fn history_holds(connection: &Connection) -> Result<bool, VaultError> {
    Ok(connection.query_row(
        "SELECT (SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name IN
                 ('event_stays', 'event_remains', 'change_stays', 'change_remains')) = 4
            AND NOT EXISTS (SELECT 1 FROM step WHERE id NOT IN (SELECT step FROM event))
            AND NOT EXISTS (SELECT 1 FROM event WHERE step NOT IN (SELECT id FROM step))
            AND NOT EXISTS (SELECT 1 FROM change WHERE step NOT IN (SELECT id FROM step))",
        [],
        |row| row.get(0),
    )?)
}

pub(crate) fn content_hash(connection: &Connection) -> Result<ContentHash, VaultError> {
    // A document's hash depends on the record's key: its bytes count instead.
    let mut digest = rows_digest(connection, |column| column != ("document", "hash"))?;
    each_document(connection, |_, _, bytes| {
        digest.update(Sha256::digest(bytes));
        Ok(())
    })?;
    Ok(written(digest))
}

/// A fingerprint of all rows, in which the hash of a document stands for its
/// bytes. Equal for equal contents under one key.
pub(crate) fn rows_hash(connection: &Connection) -> Result<ContentHash, VaultError> {
    Ok(written(rows_digest(connection, |_| true)?))
}

/// Whether every document's bytes are there, as many as were kept. Reads none.
pub(crate) fn documents_there(connection: &Connection) -> Result<bool, VaultError> {
    Ok(connection.query_row(
        "SELECT NOT EXISTS (SELECT 1 FROM document WHERE byte_count IS NOT
            (SELECT length(bytes) FROM document_bytes WHERE hash = document.hash))",
        [],
        |row| row.get(0),
    )?)
}

/// Digest of the rows' columns that are `wanted`, each told by its table and name.
fn rows_digest(
    connection: &Connection,
    wanted: impl Fn((&str, &str)) -> bool,
) -> Result<Sha256, VaultError> {
    let mut digest = Sha256::new();
    for table in WATCHED {
        let columns = columns(connection, table)?;
        // A record of an earlier schema is backed up before it is migrated, and
        // lacks what came later.
        if columns.is_empty() {
            continue;
        }
        digest.update(table);
        let columns: Vec<&str> = columns
            .iter()
            .map(String::as_str)
            .filter(|column| wanted((table, column)))
            .collect();
        let columns = columns.join(", ");
        let mut statement = connection.prepare(&format!(
            "SELECT json_array({columns}) FROM {table} ORDER BY row"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let image: String = row.get(0)?;
            digest.update(image);
            digest.update("\n");
        }
    }
    Ok(digest)
}

fn written(digest: Sha256) -> ContentHash {
    ContentHash(data_encoding::HEXLOWER.encode(&digest.finalize()))
}
