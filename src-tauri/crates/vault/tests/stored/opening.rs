//! A record of each schema as it once lay on a disk, kept in `tests/stored`. Each
//! one opens for ever: with a backup of what stood there first.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::params;

use crate::connection;
use crate::folder::{DATABASE_FILE, KEYS_FILE};
use crate::keys::{RecoveryCode, Unlock};
use crate::migrations::{known, migrate, version, MIGRATIONS};
use crate::vault::{CreateOptions, Vault};

const AT: &str = "2026-03-02T10:00:00.000Z";
const PERSON: &str = "01900000-0001-7000-8000-000000000001";
const CASE: &str = "01900000-0002-7000-8000-000000000001";
const PAPER: &str = "01900000-0003-7000-8000-000000000001";
const ENTRY: &str = "01900000-0004-7000-8000-000000000001";
const WORDS: &[u8] = b"Zanahoria y remolacha";

fn now() -> DateTime<Utc> {
    AT.parse().unwrap()
}

fn place(schema: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/stored/schema-{schema}"))
}

/// Writes the record of a schema: what a person, a case, a paper and an entry of
/// the history were then.
fn write(schema: u32) {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (vault, code) = Vault::create(&dir, now(), CreateOptions::default()).unwrap();
    let key = vault.read().key.clone();
    drop(vault);
    for file in ["record.db", "record.db-wal", "record.db-shm"] {
        let _ = fs::remove_file(dir.join(file));
    }
    let mut old = connection::create(&dir.join(DATABASE_FILE), &key).unwrap();
    migrate(&mut old, &MIGRATIONS[..schema as usize], || Ok(())).unwrap();
    let hash = key.document_hash(WORDS);
    let typed = r#"{"from":"typed"}"#;
    old.execute(
        "INSERT INTO step (at, kind, label_code, label_params, state)
         VALUES (?1, 'do', 'step_person_added', '{\"name\":\"Marisol\"}', 'done')",
        [AT],
    )
    .unwrap();
    old.execute(
        "INSERT INTO person (id, given_names, family_name, birth_date, recorded_at)
         VALUES (?1, 'Marisol', 'Sample', '1990-03-05', ?2)",
        [PERSON, AT],
    )
    .unwrap();
    old.execute(
        "INSERT INTO filing (id, form, receipt_number, origin, recorded_at)
         VALUES (?1, 'I-485', 'IOE0000000101', ?2, ?3)",
        [CASE, typed, AT],
    )
    .unwrap();
    old.execute(
        "INSERT INTO filing_person (filing, person, role) VALUES (?1, ?2, 'applicant')",
        [CASE, PERSON],
    )
    .unwrap();
    old.execute(
        "INSERT INTO document_bytes (hash, bytes) VALUES (?1, ?2)",
        params![hash, WORDS],
    )
    .unwrap();
    old.execute(
        "INSERT INTO document (id, kind, media_type, file_name, byte_count, hash, text, kept_at)
         VALUES (?1, 'receipt', 'text/plain', 'zanahoria.txt', ?2, ?3, 'Zanahoria', ?4)",
        params![PAPER, WORDS.len() as i64, hash, AT],
    )
    .unwrap();
    old.execute(
        "INSERT INTO document_filing (document, filing) VALUES (?1, ?2)",
        [PAPER, CASE],
    )
    .unwrap();
    old.execute(
        "INSERT INTO event (id, step, kind, recorded_at, person, title_code, title_params, origin)
         VALUES (?1, 1, 'person', ?2, ?3, 'event_by_hand', '{\"text\":\"Marisol\"}', ?4)",
        [ENTRY, AT, PERSON, typed],
    )
    .unwrap();
    old.pragma_update(None, "journal_mode", "DELETE").unwrap();
    old.close().unwrap();
    let stored = place(schema);
    fs::create_dir_all(&stored).unwrap();
    for file in [DATABASE_FILE, KEYS_FILE] {
        fs::copy(dir.join(file), stored.join(file)).unwrap();
    }
    let code: Vec<String> = code
        .groups()
        .iter()
        .map(|group| group.to_string())
        .collect();
    fs::write(stored.join("recovery-code.txt"), code.join("-")).unwrap();
}

/// With `CASEKEEP_STORE_SCHEMAS` in the environment the records that are not
/// stored yet are written.
#[test]
fn a_record_of_every_schema_opens_and_is_backed_up_first() {
    if std::env::var_os("CASEKEEP_STORE_SCHEMAS").is_some() {
        (1..=known())
            .filter(|schema| !place(*schema).exists())
            .for_each(write);
    }
    let stored: Vec<u32> = (1..=known())
        .filter(|schema| place(*schema).exists())
        .collect();
    // The newest may still be under way.
    let needed: Vec<u32> = (1..known()).collect();
    assert!(stored.starts_with(&needed), "{stored:?} of {}", known());
    for schema in stored {
        opens(schema);
    }
}

fn opens(schema: u32) {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    fs::create_dir(&dir).unwrap();
    for file in [DATABASE_FILE, KEYS_FILE] {
        fs::copy(place(schema).join(file), dir.join(file)).unwrap();
    }
    let code = fs::read_to_string(place(schema).join("recovery-code.txt")).unwrap();
    let unlock = Unlock::RecoveryCode(RecoveryCode::parse(code.trim()).unwrap());
    let vault = Vault::open(&dir, &unlock, now()).unwrap();
    let read = vault.read();
    assert_eq!(version(read.connection).unwrap(), known());
    assert_eq!(read.people().unwrap()[0].given_names, "Marisol");
    let case = &read.cases().unwrap()[0];
    assert_eq!(case.receipt_number.as_deref(), Some("IOE0000000101"));
    assert_eq!(case.people.len(), 1);
    let paper = &read.documents().unwrap()[0];
    assert_eq!(paper.file_name.as_deref(), Some("zanahoria.txt"));
    assert_eq!(read.document_bytes(paper.id).unwrap(), WORDS);
    assert_eq!(vault.verify().unwrap(), []);

    // What stood there lies beside it, as it was.
    let backups = vault.backups().unwrap();
    assert_eq!(backups.len(), usize::from(schema < known()), "{schema}");
    for backup in backups {
        let copy = dir.join("backups").join(&backup.name).join(DATABASE_FILE);
        let copy = connection::open_copy(&copy, read.key).unwrap();
        assert_eq!(version(&copy).unwrap(), schema);
        let name: String = copy
            .query_row("SELECT given_names FROM person", [], |row| row.get(0))
            .unwrap();
        assert_eq!(name, "Marisol");
    }
}
