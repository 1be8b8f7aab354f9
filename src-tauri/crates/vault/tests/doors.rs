//! The doors of a record: what opens it, and what never changes it.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use vault::{
    CodeProblem, CreateOptions, KeychainSecret, Passphrase, PassphraseCost, RecordFile,
    RecordState, RecoveryCode, SlotKind, Unlock, Vault, VaultError,
};

fn now() -> DateTime<Utc> {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

fn made(dir: &Path) -> RecoveryCode {
    let (_, code) = Vault::create(dir, now(), CreateOptions::default()).unwrap();
    code
}

fn fingerprint(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn trouble(dir: &Path) -> VaultError {
    match Vault::look(dir) {
        RecordState::Trouble(trouble) => trouble,
        state => panic!("{state:?}"),
    }
}

#[test]
fn the_recovery_code_opens_in_any_spelling() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let code = made(&dir);
    let groups: Vec<String> = code.groups().iter().map(|g| g.to_string()).collect();
    assert_eq!(groups.len(), 9);
    let spelled = groups
        .join(" - ")
        .to_lowercase()
        .replace('0', "o")
        .replace('1', "l");
    let typed = RecoveryCode::parse(&spelled).unwrap();
    assert!(Vault::open(&dir, &Unlock::RecoveryCode(typed), now()).is_ok());
    assert!(code.group_matches(8, &groups[8].to_lowercase()));
    assert!(!code.group_matches(8, "0000"));
}

#[test]
fn a_typing_error_in_the_code_is_named() {
    let home = tempfile::tempdir().unwrap();
    let code = made(&home.path().join("record"));
    let mut letters: Vec<u8> = code
        .groups()
        .iter()
        .flat_map(|g| g.bytes().collect::<Vec<_>>())
        .collect();
    letters[5] = if letters[5] == b'7' { b'8' } else { b'7' };
    let typed = String::from_utf8(letters).unwrap();
    assert_eq!(RecoveryCode::parse(&typed), Err(CodeProblem::WrongChecksum));
    assert_eq!(
        RecoveryCode::parse(&typed[..35]),
        Err(CodeProblem::WrongLength {
            found: 35,
            expected: 36
        })
    );
    let with_star = format!("{}*{}", &typed[..4], &typed[5..]);
    assert_eq!(
        RecoveryCode::parse(&with_star),
        Err(CodeProblem::UnknownCharacter { position: 5 })
    );
}

#[test]
fn passphrase_and_keychain_open_the_same_record() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (vault, _) = Vault::create(&dir, now(), CreateOptions::default()).unwrap();
    let passphrase = Passphrase::new("café del río".to_owned()).unwrap();
    let secret = KeychainSecret::generate().unwrap();
    vault
        .put_passphrase(&passphrase, PassphraseCost::FLOOR)
        .unwrap();
    vault.put_keychain(&secret).unwrap();
    drop(vault);
    // The same word typed with a combining accent, as some keyboards do.
    let again = Passphrase::new("cafe\u{301} del ri\u{301}o".to_owned()).unwrap();
    let opened = Vault::open(&dir, &Unlock::Passphrase(again), now()).unwrap();
    assert_eq!(
        opened.slots().unwrap(),
        [
            SlotKind::RecoveryCode,
            SlotKind::Passphrase,
            SlotKind::Keychain
        ]
    );
    let kept = KeychainSecret::from_bytes(secret.expose()).unwrap();
    assert!(Vault::open(&dir, &Unlock::KeychainSecret(kept), now()).is_ok());
    opened.drop_keychain().unwrap();
    assert_eq!(
        Vault::open(&dir, &Unlock::KeychainSecret(secret), now()).err(),
        Some(VaultError::NoSuchSlot {
            slot: SlotKind::Keychain
        })
    );
    assert_eq!(
        Passphrase::new("1234567".to_owned()).err(),
        Some(VaultError::PassphraseTooShort { minimum: 8 })
    );
}

#[test]
fn a_renewed_code_replaces_the_old_one() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let (vault, old) = Vault::create(&dir, now(), CreateOptions::default()).unwrap();
    let new = vault.renew_recovery_code().unwrap();
    drop(vault);
    assert_eq!(
        Vault::open(&dir, &Unlock::RecoveryCode(old), now()).err(),
        Some(VaultError::WrongKey {
            slot: SlotKind::RecoveryCode
        })
    );
    assert!(Vault::open(&dir, &Unlock::RecoveryCode(new), now()).is_ok());
}

#[test]
fn no_wrong_key_creates_or_changes_anything() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    made(&dir);
    let foreign = made(&home.path().join("other"));
    let before = fingerprint(&dir);
    let secret = KeychainSecret::generate().unwrap();
    let passphrase = Passphrase::new("never set here".to_owned()).unwrap();
    let keys = [
        (
            Unlock::RecoveryCode(foreign),
            VaultError::WrongKey {
                slot: SlotKind::RecoveryCode,
            },
        ),
        (
            Unlock::KeychainSecret(secret),
            VaultError::NoSuchSlot {
                slot: SlotKind::Keychain,
            },
        ),
        (
            Unlock::Passphrase(passphrase),
            VaultError::NoSuchSlot {
                slot: SlotKind::Passphrase,
            },
        ),
    ];
    for (key, expected) in keys {
        assert_eq!(Vault::open(&dir, &key, now()).err(), Some(expected));
        assert_eq!(fingerprint(&dir), before);
    }
}

/// Every way the files can be wrong: a precise error, and not a byte changed.
#[test]
fn wrong_files_are_named_and_left_alone() {
    let plain: Vec<u8> = [b"SQLite format 3\0".as_slice(), &[0; 4096]].concat();
    let newer = br#"{"format":"casekeep-keys","version":99,"slots":[]}"#;
    let cases: &[(&str, Option<&[u8]>, VaultError)] = &[
        ("vault.keys", None, VaultError::KeysMissing),
        (
            "vault.keys",
            Some(b""),
            VaultError::Truncated {
                file: RecordFile::Keys,
            },
        ),
        (
            "vault.keys",
            Some(b"{\"format\":"),
            VaultError::Truncated {
                file: RecordFile::Keys,
            },
        ),
        (
            "vault.keys",
            Some(b"hello"),
            VaultError::NotOurs {
                file: RecordFile::Keys,
            },
        ),
        (
            "vault.keys",
            Some(b"{\"format\":\"x\",\"version\":1}"),
            VaultError::NotOurs {
                file: RecordFile::Keys,
            },
        ),
        (
            "vault.keys",
            Some(b"{\"format\":\"casekeep-keys\",\"version\":1}"),
            VaultError::KeysDamaged,
        ),
        (
            "vault.keys",
            Some(newer),
            VaultError::Newer {
                found: 99,
                known: 1,
            },
        ),
        ("record.db", None, VaultError::DatabaseMissing),
        (
            "record.db",
            Some(b""),
            VaultError::Truncated {
                file: RecordFile::Database,
            },
        ),
        ("record.db", Some(&plain), VaultError::PlainFile),
    ];
    for (file, contents, expected) in cases {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("record");
        let code = made(&dir);
        match contents {
            Some(bytes) => fs::write(dir.join(file), bytes).unwrap(),
            None => fs::remove_file(dir.join(file)).unwrap(),
        }
        let before = fingerprint(&dir);
        assert_eq!(&trouble(&dir), expected, "{file}");
        let opened = Vault::open(&dir, &Unlock::RecoveryCode(code), now());
        assert_eq!(opened.err().as_ref(), Some(expected), "{file}");
        assert!(Vault::create(&dir, now(), CreateOptions::default()).is_err());
        assert_eq!(fingerprint(&dir), before, "{file}");
    }
}

#[test]
fn a_foreign_or_cut_database_is_damaged_and_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let code = made(&dir);
    made(&home.path().join("other"));
    let whole = fs::read(dir.join("record.db")).unwrap();
    let foreign = fs::read(home.path().join("other/record.db")).unwrap();
    for contents in [&foreign[..], &whole[..4096 * 3], &whole[..700]] {
        fs::write(dir.join("record.db"), contents).unwrap();
        let before = fingerprint(&dir);
        let opened = Vault::open(&dir, &Unlock::RecoveryCode(code.clone()), now());
        if let Ok(vault) = &opened {
            // A database cut at a page may open; checking it must tell.
            assert!(vault.verify().map_or(true, |findings| !findings.is_empty()));
        } else {
            assert_eq!(opened.err(), Some(VaultError::Damaged));
        }
        assert_eq!(fingerprint(&dir), before);
    }
}

#[test]
fn a_folder_with_other_things_is_not_taken_over() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("letter.txt"), "mine").unwrap();
    assert_eq!(trouble(home.path()), VaultError::FolderNotEmpty);
    let refused = Vault::create(home.path(), now(), CreateOptions::default());
    assert_eq!(refused.err(), Some(VaultError::FolderNotEmpty));
    let dir = home.path().join("empty");
    fs::create_dir(&dir).unwrap();
    assert_eq!(Vault::look(&dir), RecordState::Missing);
    made(&dir);
    let again = Vault::create(&dir, now(), CreateOptions::default());
    assert_eq!(again.err(), Some(VaultError::AlreadyExists));
}

#[cfg(unix)]
#[test]
fn the_record_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("record");
    let code = made(&dir);
    let vault = Vault::open(&dir, &Unlock::RecoveryCode(code), now()).unwrap();
    vault.backup(now()).unwrap();
    let mut folders = vec![dir];
    while let Some(folder) = folders.pop() {
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(mode(&path), 0o600, "{}", path.display());
            }
        }
    }
}

#[test]
fn nothing_secret_can_be_printed() {
    let code = RecoveryCode::of_sample(*b"just a sample code..");
    let secret = KeychainSecret::from_bytes(&[7; 32]).unwrap();
    let passphrase = Passphrase::new("open sesame".to_owned()).unwrap();
    for printed in [
        format!("{code:?}"),
        format!("{secret:?}"),
        format!("{passphrase:?}"),
        format!("{:?}", Unlock::KeychainSecret(secret)),
    ] {
        assert!(printed.contains('…') && printed.len() < 40, "{printed}");
    }
}
