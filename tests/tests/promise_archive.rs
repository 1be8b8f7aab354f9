//! Promise 8: what was taken out can be opened without us. The archive is opened
//! by the stock `age` tool, and its JSON fills a new record.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use whole_program::{fixture, Cli};

const PASSPHRASE: &str = "three calm herons";

fn made(folder: &Path) -> Cli<'static> {
    let cli = Cli::alone(folder, PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    Cli::alone(folder, init.out.trim())
}

/// Opens the archive with `age` and unpacks it; says whether `age` did.
fn unpacked(archive: &Path, secret: &str, into: &Path) -> bool {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("support/open_archive.py");
    let zip = into.join("archive.zip");
    let mut age = Command::new("/usr/bin/python3")
        .arg(script)
        .args([archive, &zip])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(age.stdin.take().unwrap(), "{secret}").unwrap();
    if !age.wait().unwrap().success() {
        return false;
    }
    let python = Command::new("/usr/bin/python3")
        .args(["-m", "zipfile", "-e"])
        .args([&zip, into])
        .status();
    python.unwrap().success()
}

#[test]
fn the_stock_age_tool_opens_the_archive_and_everything_is_in_it() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let notice = fixture("notices/n01_receipt_i485_ioe.pdf");
    let read = cli.tell(&["read", "--json", notice.to_str().unwrap()], "");
    assert_eq!(cli.tell(&["add"], &read.out).code, Some(0));
    let archive = home.path().join("out.zip.age");
    let seal = |secret: &str| {
        let place = archive.to_str().unwrap();
        cli.tell(
            &["export", "archive", "--out", place, "--json"],
            &format!("{secret}\n"),
        )
    };
    assert_eq!(seal("short").code, Some(3), "too short a passphrase");
    assert!(!archive.exists());

    let sealed = seal("four unrelated quiet words");
    assert_eq!(sealed.code, Some(0), "{}{}", sealed.out, sealed.err);
    let bytes = fs::read(&archive).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1"));
    let inside = tempfile::tempdir().unwrap();
    assert!(!unpacked(&archive, "another passphrase", inside.path()));
    assert!(unpacked(
        &archive,
        "four unrelated quiet words",
        inside.path()
    ));
    let kept = inside.path().join("documents/n01_receipt_i485_ioe.pdf");
    assert_eq!(fs::read(kept).unwrap(), fs::read(&notice).unwrap());
    let cases = fs::read_to_string(inside.path().join("tables/cases.csv")).unwrap();
    assert!(
        cases.contains("IOE0000000101"),
        "nothing is masked: {cases}"
    );
    for file in ["README.txt", "dates.ics", "tables/people.csv"] {
        assert!(inside.path().join(file).exists(), "{file}");
    }

    // Its JSON fills a new record with the same contents.
    let other_home = tempfile::tempdir().unwrap();
    let other = made(other_home.path());
    let json = inside.path().join("record.json");
    other.json(&["import", json.to_str().unwrap()]);
    let content = |cli: &Cli<'_>| cli.json(&["verify"])["content"].clone();
    assert_eq!(content(&other), content(&cli));

    // The recovery code opens it, too, when it is this record's.
    let code = cli.secret().to_uppercase();
    let foreign = other.secret();
    assert_eq!(seal(foreign).code, Some(4), "another record's code");
    assert_eq!(seal(&code).code, Some(0));
    let by_code = tempfile::tempdir().unwrap();
    let letters: Vec<char> = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let groups: Vec<String> = letters.chunks(4).map(String::from_iter).collect();
    assert!(unpacked(&archive, &groups.join("-"), by_code.path()));
}

#[test]
fn a_backup_is_read_without_us_by_the_steps_of_the_paper() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let person = r#"{"person":null,"given_names":"Sample","family_name":"","birth_date":"","online_account_number":"","a_number":""}"#;
    assert_eq!(cli.tell(&["put", "person"], person).code, Some(0));
    let page = cli.json(&["backup"]);
    let name = page["backups"][0]["backup"].as_str().unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("support/open_record.py");
    let mut reader = Command::new("/usr/bin/python3")
        .arg(script)
        .arg(home.path().join("record/backups").join(name))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(reader.stdin.take().unwrap(), "{}", cli.secret()).unwrap();
    let said = reader.wait_with_output().unwrap();
    assert!(said.status.success());
    assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), "1");
}
