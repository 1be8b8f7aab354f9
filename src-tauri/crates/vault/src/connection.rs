//! Opening SQLCipher, the same way everywhere.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::VaultError;
use crate::keys::DataKey;

/// How long a writer waits for another one before it says so.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much of a record stays deciphered in memory while it is open, in KiB. A
/// record this large is one of hundreds of cases; with the 2 MiB that SQLite takes by
/// itself, whoever counts its dates would decipher most pages many times.
const KEPT_PAGES: i64 = 32 * 1024;

/// Marks a database as ours: "Ckee" in ASCII.
pub(crate) const APPLICATION_ID: i32 = 0x436b_6565;

/// Opens an existing database.
pub(crate) fn open(path: &Path, key: &DataKey) -> Result<Connection, VaultError> {
    connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

/// Opens a copy that nobody works with, to look at it. A closed copy has no
/// journal, so nothing but the file itself is read.
pub(crate) fn open_copy(path: &Path, key: &DataKey) -> Result<Connection, VaultError> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", key.raw_key_pragma().as_str())?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Makes a database in a folder that has none.
pub(crate) fn create(path: &Path, key: &DataKey) -> Result<Connection, VaultError> {
    connect(
        path,
        key,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )
}

fn connect(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Connection, VaultError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // Without this SQLCipher writes to standard error when a key is wrong.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", key.raw_key_pragma().as_str())?;
    connection.busy_timeout(PATIENCE)?;
    // The first read: from here on a wrong key is known.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Where the disk is only told to hurry (macOS), it is asked to be done.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    // Sorting and statement journals never reach the disk in the clear.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // A negative number counts KiB.
    connection.pragma_update(None, "cache_size", -KEPT_PAGES)?;
    Ok(connection)
}
