//! Promises 3 and 4: losing the keychain never loses data; a wrong or missing
//! key never creates or overwrites anything. With a real keyring.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use whole_program::{Cli, Stage};

const PASSPHRASE: &str = "three calm herons";

/// Every file of a record with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

fn secret_tool(stage: &Stage, arguments: &[&str], input: &str) {
    use std::io::Write;
    let mut tool = stage
        .command("secret-tool")
        .args(arguments)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    tool.stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    tool.wait().unwrap();
}

#[test]
fn an_entry_that_is_deleted_or_replaced_opens_nothing_and_changes_nothing() {
    let stage = Stage::set();
    let init = Cli::on(&stage).tell(&["init", "--passphrase-stdin"], &format!("{PASSPHRASE}\n"));
    assert_eq!(init.code, Some(0), "{}", init.err);
    assert_eq!(
        Cli::on(&stage).json(&["unlock-test"])["open"],
        true,
        "by the keyring"
    );
    let keys: serde_json::Value =
        serde_json::from_slice(&fs::read(stage.record().join("vault.keys")).unwrap()).unwrap();
    let id = keys["vault_id"].as_str().unwrap();
    let before = files(&stage.record());

    // Replaced by something of the same name.
    let entry = ["service", "Casekeep record", "username", id];
    secret_tool(
        &stage,
        &[&["store", "--label=x"][..], &entry].concat(),
        "another secret",
    );
    refuses(&stage, "keychain_");
    assert_eq!(files(&stage.record()), before);

    secret_tool(&stage, &[&["clear"][..], &entry].concat(), "");
    refuses(&stage, "keychain_empty");
    assert_eq!(files(&stage.record()), before);
    opens_otherwise(&stage, &init.out);
    assert_eq!(
        files(&stage.record())[&stage.record().join("vault.keys")],
        before[&stage.record().join("vault.keys")]
    );
}

#[test]
fn without_any_keychain_the_other_keys_open() {
    let stage = Stage::bare();
    let none = Cli::on(&stage).tell(&["init", "--json"], "");
    assert_eq!(
        none.code,
        Some(3),
        "a passphrase is asked for: {}",
        none.out
    );
    assert!(none.out.contains("passphrase_needed") && !stage.record().exists());
    let init = Cli::on(&stage).tell(&["init", "--passphrase-stdin"], &format!("{PASSPHRASE}\n"));
    assert_eq!(init.code, Some(0), "{}", init.err);
    let before = files(&stage.record());
    refuses(&stage, "keychain_empty");
    assert_eq!(files(&stage.record()), before);
    opens_otherwise(&stage, &init.out);
}

/// The keyring's process stands still: it neither answers nor ends.
#[test]
fn a_keyring_that_hangs_is_given_up() {
    let stage = Stage::set();
    let init = Cli::on(&stage).tell(&["init", "--passphrase-stdin"], &format!("{PASSPHRASE}\n"));
    assert_eq!(init.code, Some(0), "{}", init.err);
    let before = files(&stage.record());
    stage.signal("gnome-keyring-daemon", "-STOP");
    opens_otherwise(&stage, &init.out);
    assert_eq!(
        files(&stage.record())[&stage.record().join("vault.keys")],
        before[&stage.record().join("vault.keys")]
    );
    stage.signal("gnome-keyring-daemon", "-CONT");
    assert_eq!(Cli::on(&stage).json(&["unlock-test"])["open"], true);
}

#[test]
fn no_file_in_the_place_of_another_is_ever_replaced() {
    let home = tempfile::tempdir().unwrap();
    let cli = Cli::alone(home.path(), PASSPHRASE);
    assert_eq!(
        cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "")
            .code,
        Some(0)
    );
    let record = home.path().join("record");
    let whole = files(&record);
    let plain = [b"SQLite format 3\0".as_slice(), &[0; 8192]].concat();
    let newer = br#"{"format":"casekeep-keys","version":99}"#.to_vec();
    let database = record.join("record.db");
    let keys = record.join("vault.keys");
    let cases: Vec<(&Path, Option<Vec<u8>>, &str)> = vec![
        (&database, None, "record_damaged"),
        (&database, Some(Vec::new()), "record_damaged"),
        (&database, Some(plain), "record_damaged"),
        (&database, Some(vec![0x5a; 40_000]), "record_damaged"),
        (&keys, None, "record_keys_missing"),
        (&keys, Some(Vec::new()), "record_damaged"),
        (&keys, Some(b"hello".to_vec()), "record_not_ours"),
        (&keys, Some(newer), "record_newer"),
    ];
    for (path, contents, code) in cases {
        match &contents {
            Some(bytes) => fs::write(path, bytes).unwrap(),
            None => fs::remove_file(path).unwrap(),
        }
        let before = files(&record);
        for arguments in [&["verify", "--json"][..], &["list", "cases", "--json"]] {
            let answer = cli.tell(arguments, "");
            assert_eq!(answer.code, Some(4), "{code}: {}", answer.out);
            assert!(answer.out.contains(code), "{code}: {}", answer.out);
        }
        assert_eq!(
            cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "")
                .code,
            Some(4)
        );
        assert_eq!(files(&record), before, "{code}");
        for (path, bytes) in &whole {
            fs::write(path, bytes).unwrap();
        }
    }
    assert_eq!(cli.json(&["verify"])["ok"], true);
}

fn refuses(stage: &Stage, code: &str) {
    let refused = Cli::on(stage).tell(&["verify", "--json"], "");
    assert!(matches!(refused.code, Some(4 | 5)), "{}", refused.out);
    assert!(refused.out.contains(code), "{}", refused.out);
}

fn opens_otherwise(stage: &Stage, recovery_code: &str) {
    for secret in [PASSPHRASE, recovery_code.trim()] {
        let opened = Cli::on(stage).tell(&["verify", "--unlock-stdin"], &format!("{secret}\n"));
        assert_eq!(opened.code, Some(0), "{}", opened.err);
    }
}
