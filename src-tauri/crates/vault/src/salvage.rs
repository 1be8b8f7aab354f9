//! What can still be read of a damaged record, brought into a new one. The
//! damaged file is only read, and kept as it is.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{params_from_iter, Connection};

use crate::backup::put_in_place;
use crate::connection;
use crate::error::VaultError;
use crate::folder::{workshop, DATABASE_FILE, KEYS_FILE};
use crate::history::{columns, unwatch_tables, watch_tables, WATCHED};
use crate::keys::{DataKey, KeyFile, Unlock};
use crate::left_over::SALVAGING;
use crate::migrations::{known, migrate, version, MIGRATIONS};
use crate::search;
use crate::vault::Vault;

/// What is not watched, in the order in which one refers to the other.
const BEFORE: [&str; 1] = ["document_bytes"];
const AFTER: [&str; 5] = ["step", "change", "event", "delivery", "setting"];

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salvaged {
    /// Rows that came over.
    pub rows: u64,
    /// Rows that were read and no longer fit, because what they refer to is lost.
    pub unfit: u64,
    /// Tables in which reading stopped at a damaged place.
    pub torn_tables: u64,
}

impl Vault {
    /// Reads what can be read of a damaged record into a new one, which takes its
    /// place. The damaged files are set aside unchanged, in `backups/set-aside-…`;
    /// keys and passphrase stay.
    ///
    /// # Errors
    /// `KeysMissing`, `WrongKey`, `NoSuchSlot`; `Damaged` when not even the first
    /// page can be read, `Newer`; `DiskFull`, `ReadOnly`. Nothing was changed then.
    pub fn salvage(
        dir: &Path,
        unlock: &Unlock,
        now: DateTime<Utc>,
    ) -> Result<(Self, Salvaged), VaultError> {
        let keys = KeyFile::read(dir)?;
        let key = keys.open(unlock)?;
        let damaged = dir.join(DATABASE_FILE);
        let source = reader(&damaged, &key)?;
        let found = version(&source)?;
        if found > known() {
            let known = known();
            return Err(VaultError::Newer { found, known });
        }
        drop(source);
        let making = workshop(dir, SALVAGING)?;
        let database = making.path().join(DATABASE_FILE);
        let mut target = connection::create(&database, &key)?;
        migrate(&mut target, MIGRATIONS, || Ok(()))?;
        let salvaged = fill(&mut target, &damaged, &key)?;
        target
            .close()
            .map_err(|(_, error)| VaultError::from(error))?;
        put_in_place(dir, &database, &dir.join(KEYS_FILE), now)?;
        Ok((Self::open(dir, unlock, now)?, salvaged))
    }
}

/// Opens the damaged file to read it; what waits in its journal counts.
fn reader(path: &Path, key: &DataKey) -> Result<Connection, VaultError> {
    connection::open_copy(path, key).map_err(|_| VaultError::Damaged)
}

fn fill(target: &mut Connection, damaged: &Path, key: &DataKey) -> Result<Salvaged, VaultError> {
    let mut salvaged = Salvaged {
        rows: 0,
        unfit: 0,
        torn_tables: 0,
    };
    let txn = target.transaction()?;
    unwatch_tables(&txn)?;
    for table in BEFORE.into_iter().chain(WATCHED).chain(AFTER) {
        let wanted = columns(&txn, table)?;
        let (rows, torn) = readable(damaged, key, table, &wanted)?;
        salvaged.torn_tables += u64::from(torn);
        for (names, cells) in rows {
            let places: Vec<String> = (1..=names.len()).map(|at| format!("?{at}")).collect();
            let sql = format!(
                "INSERT INTO {table} ({}) VALUES ({})",
                names.join(", "),
                places.join(", ")
            );
            match txn.prepare_cached(&sql)?.execute(params_from_iter(cells)) {
                Ok(_) => salvaged.rows += 1,
                // What it refers to is lost.
                Err(_) => salvaged.unfit += 1,
            }
        }
    }
    watch_tables(&txn)?;
    search::index_everything(&txn)?;
    txn.commit()?;
    Ok(salvaged)
}

type Row = (Vec<String>, Vec<Value>);

/// The rows of a table that can be read: from the beginning up to a damaged
/// place, and from the end back to one. After a damaged page the connection
/// reads nothing any more, so the way back gets one of its own.
fn readable(
    damaged: &Path,
    key: &DataKey,
    table: &str,
    wanted: &[String],
) -> Result<(Vec<Row>, bool), VaultError> {
    let mut seen = BTreeSet::new();
    let mut rows: Vec<(i64, Row)> = Vec::new();
    let mut torn = false;
    for order in ["ASC", "DESC"] {
        let source = reader(damaged, key)?;
        let Ok(there) = columns(&source, table) else {
            torn = true;
            break;
        };
        let names: Vec<String> = there
            .into_iter()
            .filter(|name| wanted.contains(name))
            .collect();
        if names.is_empty() {
            // A later version made this table.
            break;
        }
        let sql = format!(
            "SELECT rowid, {} FROM {table} ORDER BY rowid {order}",
            names.join(", ")
        );
        let whole = read_rows(&source, &sql, &names, &mut seen, &mut rows);
        torn = !whole;
        if whole {
            break;
        }
    }
    rows.sort_by_key(|(at, _)| *at);
    Ok((rows.into_iter().map(|(_, row)| row).collect(), torn))
}

/// Reads until the end, which is true, or until a damaged place.
fn read_rows(
    source: &Connection,
    sql: &str,
    names: &[String],
    seen: &mut BTreeSet<i64>,
    rows: &mut Vec<(i64, Row)>,
) -> bool {
    let Ok(mut statement) = source.prepare(sql) else {
        return false;
    };
    let Ok(mut found) = statement.query([]) else {
        return false;
    };
    loop {
        let row = match found.next() {
            Ok(Some(row)) => row,
            Ok(None) => return true,
            Err(_) => return false,
        };
        let Ok(at) = row.get::<_, i64>(0) else {
            return false;
        };
        let cells: Result<Vec<Value>, _> = (1..=names.len()).map(|at| row.get(at)).collect();
        match cells {
            Ok(cells) if seen.insert(at) => rows.push((at, (names.to_vec(), cells))),
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}
