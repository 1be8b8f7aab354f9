//! The whole record as plain rows, out and in again. The shape is described in
//! `src-tauri/docs/FORMAT.md`.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use rusqlite::types::Value as Cell;
use rusqlite::{params, params_from_iter, Connection};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::VaultError;
use crate::history::{columns, unwatch_tables, watch_tables, WATCHED};
use crate::keys::DataKey;
use crate::migrations;
use crate::rows::{many, write_instant};
use crate::search;
use crate::step::begin;
use crate::vault::Vault;

/// Name of the format.
const FORMAT: &str = "casekeep-record";
/// Version of the format.
const VERSION: u32 = 1;
/// What the record keeps beside the rows that undo restores.
const LEDGERS: [&str; 4] = ["step", "change", "event", "delivery"];

/// A record, whole and in the clear: whoever holds it can read everything.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Archive {
    /// `casekeep-record`.
    format: String,
    /// Version of the format: 1.
    version: u32,
    /// Version of the record's tables it was written from.
    schema: u32,
    /// When it was written.
    exported_at: String,
    /// Rows by table; a row is an object of columns.
    tables: BTreeMap<String, Vec<Map<String, Value>>>,
    /// The documents' bytes in base64, by the hash their rows name.
    documents: BTreeMap<String, String>,
}

impl Vault {
    /// The whole record as plain rows.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn archive(&self, now: DateTime<Utc>) -> Result<Archive, VaultError> {
        let connection = self.read().connection;
        let mut tables = BTreeMap::new();
        for table in WATCHED.into_iter().chain(LEDGERS) {
            tables.insert(table.to_owned(), rows_of(connection, table)?);
        }
        let bytes: Vec<(String, Vec<u8>)> = many(
            connection,
            "SELECT hash, bytes FROM document_bytes ORDER BY hash",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(Archive {
            format: FORMAT.to_owned(),
            version: VERSION,
            schema: migrations::version(connection)?,
            exported_at: write_instant(now),
            tables,
            documents: bytes
                .into_iter()
                .map(|(hash, bytes)| (hash, BASE64.encode(&bytes)))
                .collect(),
        })
    }

    /// Fills this record, in which nothing was written yet, from an archive. All
    /// or nothing.
    ///
    /// # Errors
    /// `AlreadyExists` when something was written already; `Newer` for an
    /// archive of a later program; `Refused` for one that is not whole; as every
    /// writing.
    pub fn fill_from(&mut self, archive: &Archive) -> Result<(), VaultError> {
        if archive.format != FORMAT {
            return Err(VaultError::Refused { what: None });
        }
        let known = migrations::known();
        if archive.version > VERSION || archive.schema > known {
            return Err(VaultError::Newer {
                found: archive.schema.max(archive.version),
                known,
            });
        }
        let (connection, key) = self.parts();
        let txn = begin(connection)?;
        let written: bool =
            txn.query_row("SELECT EXISTS (SELECT 1 FROM step)", [], |row| row.get(0))?;
        if written {
            return Err(VaultError::AlreadyExists);
        }
        txn.pragma_update(None, "defer_foreign_keys", true)?;
        unwatch_tables(&txn)?;
        let renamed = put_documents(&txn, key, &archive.documents)?;
        for table in WATCHED.into_iter().chain(LEDGERS) {
            let known = columns(&txn, table)?;
            for row in archive.tables.get(table).into_iter().flatten() {
                put_row(&txn, table, &known, row, &renamed)?;
            }
        }
        watch_tables(&txn)?;
        search::index_everything(&txn)?;
        Ok(txn.commit()?)
    }
}

fn rows_of(connection: &Connection, table: &str) -> Result<Vec<Map<String, Value>>, VaultError> {
    let pairs: Vec<String> = columns(connection, table)?
        .iter()
        .map(|column| format!("'{column}', {column}"))
        .collect();
    let rows: Vec<String> = many(
        connection,
        &format!(
            "SELECT json_object({}) FROM {table} ORDER BY rowid",
            pairs.join(", ")
        ),
        [],
        |row| row.get(0),
    )?;
    let rows = rows.iter().map(|row| serde_json::from_str(row));
    rows.collect::<Result<_, _>>()
        .map_err(|_| VaultError::Damaged)
}

/// Keeps the bytes under the hashes of this record's key. Answers the new name
/// of each old one.
fn put_documents(
    connection: &Connection,
    key: &DataKey,
    documents: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, VaultError> {
    let mut renamed = BTreeMap::new();
    for (old, text) in documents {
        let bytes = BASE64
            .decode(text.as_bytes())
            .map_err(|_| VaultError::Refused { what: None })?;
        let hash = key.document_hash(&bytes);
        connection.execute(
            "INSERT INTO document_bytes (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![hash, bytes],
        )?;
        renamed.insert(old.clone(), hash);
    }
    Ok(renamed)
}

fn put_row(
    connection: &Connection,
    table: &str,
    known: &[String],
    row: &Map<String, Value>,
    renamed: &BTreeMap<String, String>,
) -> Result<(), VaultError> {
    let refused = || VaultError::Refused { what: None };
    let mut names = Vec::new();
    let mut cells = Vec::new();
    for (name, value) in row {
        // A column this program does not know would be lost: refused.
        if !known.contains(name) {
            return Err(refused());
        }
        names.push(name.as_str());
        cells.push(match value {
            Value::Null => Cell::Null,
            Value::String(text) => Cell::Text(with_new_hash(table, name, text, renamed)),
            Value::Number(number) => Cell::Integer(number.as_i64().ok_or_else(refused)?),
            _ => return Err(refused()),
        });
    }
    let places: Vec<String> = (1..=names.len()).map(|place| format!("?{place}")).collect();
    connection
        .prepare_cached(&format!(
            "INSERT INTO {table} ({}) VALUES ({})",
            names.join(", "),
            places.join(", ")
        ))?
        .execute(params_from_iter(cells))?;
    Ok(())
}

/// A document's hash depends on the record's key; so do the images of its row.
fn with_new_hash(
    table: &str,
    column: &str,
    text: &str,
    renamed: &BTreeMap<String, String>,
) -> String {
    match (table, column) {
        ("document", "hash") => renamed
            .get(text)
            .cloned()
            .unwrap_or_else(|| text.to_owned()),
        ("change", "before" | "after") => {
            let image: Option<Map<String, Value>> = serde_json::from_str(text).ok();
            let hash = image.as_ref().and_then(|image| image.get("hash")?.as_str());
            match hash.and_then(|old| Some((old, renamed.get(old)?))) {
                Some((old, new)) => text.replace(old, new),
                None => text.to_owned(),
            }
        }
        _ => text.to_owned(),
    }
}
