//! The shape of the database: numbered SQL files, never changed once
//! published, applied in one transaction after a verified backup.

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use crate::connection::APPLICATION_ID;
use crate::error::VaultError;
use crate::history;

/// One numbered step of the shape.
pub(crate) struct Migration {
    pub(crate) sql: &'static str,
    /// SHA-256 of `sql`: a published migration is never edited.
    pub(crate) sha256: &'static str,
}

/// All of them, in order. Version N is reached after the first N.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        sql: include_str!("../migrations/0001_record.sql"),
        sha256: "88dc0cc4889630677e1aefd74ea85e2ac5c61cd8575c3d7c87a15208369610aa",
    },
    Migration {
        sql: include_str!("../migrations/0002_binder.sql"),
        sha256: "a018ac60a151dc2650dc310da59a475ae123b1c04b1f7b98f169a1cf30b87830",
    },
    Migration {
        sql: include_str!("../migrations/0003_dates.sql"),
        sha256: "98a247d6a6fdaa252df5979a24437ef264fd6441bfca55048f0116c8a7a75834",
    },
    Migration {
        sql: include_str!("../migrations/0004_long_histories.sql"),
        sha256: "bfdc1a7a80b3ec4a211e227bfa75210a9f62c3aef8d9fd83b92d9f5bea4ad1c9",
    },
    Migration {
        sql: include_str!("../migrations/0005_entries_found.sql"),
        sha256: "32f8c0c9ca6e0aba11d3064ca5f234615d8ae70881b2f26b7ceb855867ce3c7c",
    },
];

/// The version this program writes.
pub(crate) fn known() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// The version of a database. Zero: just made.
pub(crate) fn version(connection: &Connection) -> Result<u32, VaultError> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    u32::try_from(version).map_err(|_| VaultError::Damaged)
}

/// Brings a database to the known version. `backup` runs before an older record
/// is touched; when it fails, the record stays as it is.
pub(crate) fn migrate(
    connection: &mut Connection,
    migrations: &[Migration],
    backup: impl FnOnce() -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    let found = version(connection)?;
    if found > known {
        return Err(VaultError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    if found > 0 {
        backup()?;
    }
    let txn = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have migrated while this one waited.
    let found = version(&txn)?;
    for migration in migrations.iter().skip(found as usize) {
        txn.execute_batch(migration.sql)?;
    }
    history::watch_tables(&txn)?;
    txn.pragma_update(None, "application_id", APPLICATION_ID)?;
    txn.pragma_update(None, "user_version", known)?;
    txn.commit()?;
    Ok(())
}

/// Whether each migration is the one that was published.
pub(crate) fn unchanged(migrations: &[Migration]) -> bool {
    migrations.iter().all(|migration| {
        let digest = Sha256::digest(migration.sql.as_bytes());
        data_encoding::HEXLOWER.encode(&digest) == migration.sha256
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TWO: &[Migration] = &[
        Migration {
            sql: include_str!("../migrations/0001_record.sql"),
            sha256: "",
        },
        Migration {
            sql: "ALTER TABLE person ADD COLUMN nickname TEXT;",
            sha256: "",
        },
    ];

    fn old() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, &TWO[..1], || Ok(())).unwrap();
        connection
    }

    #[test]
    fn published_migrations_are_unchanged() {
        assert!(unchanged(MIGRATIONS));
        assert!(!unchanged(TWO));
    }

    #[test]
    fn an_older_record_is_backed_up_first_and_its_new_columns_are_watched() {
        let mut connection = old();
        let mut backed_up_at = None;
        let before = version(&connection).unwrap();
        migrate(&mut connection, TWO, || {
            backed_up_at = Some(before);
            Ok(())
        })
        .unwrap();
        assert_eq!(backed_up_at, Some(1));
        assert_eq!(version(&connection).unwrap(), 2);
        let trigger: String = connection
            .query_row(
                "SELECT sql FROM sqlite_schema WHERE name = 'person_updated'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert!(trigger.contains("nickname"));
    }

    #[test]
    fn without_a_backup_nothing_is_migrated() {
        let mut connection = old();
        let failed = migrate(&mut connection, TWO, || Err(VaultError::DiskFull));
        assert_eq!(failed, Err(VaultError::DiskFull));
        assert_eq!(version(&connection).unwrap(), 1);
    }

    #[test]
    fn a_newer_record_is_refused() {
        let mut connection = old();
        migrate(&mut connection, TWO, || Ok(())).unwrap();
        let refused = migrate(&mut connection, &TWO[..1], || Ok(()));
        assert_eq!(refused, Err(VaultError::Newer { found: 2, known: 1 }));
    }

    /// Statements of a migration; ours end with a line, triggers with `END;`.
    fn statements(sql: &str) -> Vec<String> {
        let mut all = Vec::new();
        let mut begun = String::new();
        let mut depth = 0;
        for line in sql.lines() {
            begun.push_str(line);
            begun.push('\n');
            let code = line.split("--").next().unwrap_or_default().trim_end();
            depth += i32::from(code.ends_with("BEGIN")) - i32::from(code == "END;");
            if code.ends_with(';') && depth == 0 {
                all.push(std::mem::take(&mut begun));
            }
        }
        all
    }

    #[test]
    fn killed_at_any_statement_of_a_migration_the_record_is_the_old_one() {
        let home = tempfile::tempdir().unwrap();
        for from in 1..MIGRATIONS.len() {
            let pieces: Vec<String> = MIGRATIONS[from..]
                .iter()
                .flat_map(|migration| statements(migration.sql))
                .collect();
            assert!(pieces.len() >= 2, "{pieces:?}");
            for kill_after in 0..=pieces.len() {
                let place = home.path().join(format!("{from}-{kill_after}"));
                std::fs::create_dir(&place).unwrap();
                let path = place.join("record.db");
                let mut old = Connection::open(&path).unwrap();
                old.pragma_update(None, "journal_mode", "WAL").unwrap();
                migrate(&mut old, &MIGRATIONS[..from], || Ok(())).unwrap();
                old.execute_batch("BEGIN IMMEDIATE").unwrap();
                for piece in &pieces[..kill_after] {
                    old.execute_batch(piece).unwrap();
                }
                // What lies on the disk now is what a kill leaves.
                let left = place.join("left");
                std::fs::create_dir(&left).unwrap();
                for file in ["record.db", "record.db-wal"] {
                    std::fs::copy(place.join(file), left.join(file)).unwrap();
                }
                let mut reopened = Connection::open(left.join("record.db")).unwrap();
                assert_eq!(usize::try_from(version(&reopened).unwrap()).unwrap(), from);
                migrate(&mut reopened, MIGRATIONS, || Ok(())).unwrap();
                let sound: String = reopened
                    .query_row("PRAGMA integrity_check", [], |row| row.get(0))
                    .unwrap();
                assert_eq!(sound, "ok");
            }
        }
    }
}
