//! The same road without a window.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use serde_json::Value;
use whole_program::{fixture, Cli};

const PASSPHRASE: &str = "three calm herons";
const DAY: [&str; 2] = ["--today", "2025-10-25"];

fn made(folder: &Path) -> Cli<'static> {
    let cli = Cli::alone(folder, PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    cli
}

fn read(cli: &Cli<'_>, notice: &str) -> String {
    let path = fixture(&format!("notices/{notice}.pdf"));
    let read = cli.tell(&["read", "--json", path.to_str().unwrap()], "");
    assert_eq!(read.code, Some(0), "{}", read.err);
    read.out
}

fn add(cli: &Cli<'_>, proposal: &str) -> Value {
    let added = cli.tell(&["add", "--json"], proposal);
    assert_eq!(added.code, Some(0), "{}{}", added.out, added.err);
    serde_json::from_str(&added.out).unwrap()
}

#[test]
fn two_notices_become_a_dated_case() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let kept = add(&cli, &read(&cli, "n01_receipt_i485_ioe"));
    assert_eq!(
        add(&cli, &read(&cli, "n03_biometrics_i485"))["case"],
        kept["case"]
    );

    let cases = &cli.json(&["list", "cases"])["cases"];
    assert_eq!(cases.as_array().unwrap().len(), 1);
    assert_eq!(cases[0]["receipt_number"], "IOE0000000101");
    let shown = cli.json(&["show", "ioe 00-0000-0101", DAY[0], DAY[1]]);
    assert_eq!(shown["header"]["account_number"], "000000000101");
    let appointment = &shown["appointments"][0];
    assert_eq!(appointment["local_at"], "2025-11-07T09:00");
    assert_eq!(appointment["place_name"], "USCIS ANYTOWN");
    let due = &cli.json(&["list", "due", DAY[0], DAY[1]])["due"][0];
    assert_eq!(due["rule"], "biometrics-appear");
    assert_eq!(due["law"]["cite"], "8 CFR 103.2(b)(9)");
    assert_eq!(due["days_left"], 13);

    let timeline = cli.json(&["timeline", "IOE0000000101"]);
    let names: Vec<&str> = timeline["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["source"]["document_name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["n03_biometrics_i485.pdf", "n01_receipt_i485_ioe.pdf"]
    );
    for words in ["I0E 0000 0001", "i485", "appoin", "Alex"] {
        assert!(
            !cli.json(&["search", words])["found"]
                .as_array()
                .unwrap()
                .is_empty(),
            "{words}"
        );
    }
    assert_eq!(cli.json(&["verify"])["ok"], true);
}

#[test]
fn a_request_for_evidence_keeps_the_printed_date() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    add(&cli, &read(&cli, "n05_rfe_i485_two_pages"));
    let due = &cli.json(&["list", "due", DAY[0], DAY[1]])["due"][0];
    assert_eq!(due["rule"], "rfe-response-standard");
    assert_eq!(due["date"], "2026-01-09");
    assert_eq!(due["printed"], true);
}

#[test]
fn the_same_file_is_kept_once_and_undo_gives_it_back() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let empty = cli.json(&["verify"])["content"].clone();
    let proposal = read(&cli, "n01_receipt_i485_ioe");
    add(&cli, &proposal);
    let full = cli.json(&["verify"])["content"].clone();
    let again = cli.tell(&["add", "--json"], &proposal);
    assert_eq!(again.code, Some(1));
    assert!(again.out.contains("already_kept"));
    cli.json(&["undo"]);
    assert_eq!(cli.json(&["verify"])["content"], empty);
    cli.json(&["redo"]);
    assert_eq!(cli.json(&["verify"])["content"], full);
}

/// What a person takes out of the proposal is not kept; what they correct is.
#[test]
fn the_reviewed_proposal_counts_and_not_the_paper() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let mut proposal: Value = serde_json::from_str(&read(&cli, "n01_receipt_i485_ioe")).unwrap();
    proposal["cases"][0]["priority_date"] = Value::Null;
    proposal["cases"][0]["received_date"] = "2025-10-06".into();
    add(&cli, &proposal.to_string());
    let shown = cli.json(&["show", "IOE0000000101"]);
    let facts = shown["header"]["facts"].as_array().unwrap();
    let value = |field: &str| {
        facts
            .iter()
            .find(|fact| fact["field"] == field)
            .map(|fact| fact["value"].clone())
    };
    assert_eq!(value("received_date"), Some("2025-10-06".into()));
    assert_eq!(value("priority_date"), None);

    proposal["cases"][0]["received_date"] = "soon".into();
    let other = tempfile::tempdir().unwrap();
    let cli = made(other.path());
    let refused = cli.tell(&["add", "--json"], &proposal.to_string());
    assert_eq!(refused.code, Some(3));
    assert!(refused.out.contains("fact_refused"), "{}", refused.out);
    assert_eq!(
        cli.json(&["list", "documents"])["documents"],
        Value::Array(Vec::new())
    );
}

#[test]
fn the_recovery_code_opens_the_record_too() {
    let home = tempfile::tempdir().unwrap();
    let cli = Cli::alone(home.path(), PASSPHRASE);
    let code = cli
        .tell(&["init", "--no-keychain", "--passphrase-stdin"], "")
        .out;
    let with_code = Cli::alone(home.path(), &code.trim().to_lowercase().replace(' ', "-"));
    assert_eq!(with_code.json(&["unlock-test"])["open"], true);
    let wrong = Cli::alone(home.path(), "three calm heron");
    assert_eq!(wrong.tell(&["unlock-test"], "").code, Some(4));
}

/// Files that cannot be read, and records that cannot be opened: a clear code,
/// words that say what to do, and never a panic.
#[test]
fn bad_input_is_named() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let file = |name: &str, bytes: &[u8]| {
        let path = home.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let whole = fs::read(fixture("notices/n01_receipt_i485_ioe.pdf")).unwrap();
    let large = home.path().join("large.pdf");
    fs::File::create(&large)
        .unwrap()
        .set_len(500_000_000)
        .unwrap();
    let cases = [
        (file("a.bin", b"\x00\x01"), "file_kind_unknown"),
        (file("b.pdf", &whole[..300]), "file_damaged"),
        (fixture("hostile/asks_for_password.pdf"), "file_encrypted"),
        (large, "file_too_large"),
        (file("c.txt", b"  \n"), "text_empty"),
        (home.path().join("missing.pdf"), "not_found"),
    ];
    for (path, code) in cases {
        let answer = cli.tell(&["read", "--json", path.to_str().unwrap()], "");
        assert_eq!(answer.code, Some(3), "{code}: {}", answer.err);
        assert!(
            answer.out.contains(&format!("\"{code}\"")),
            "{code}: {}",
            answer.out
        );
        assert!(
            !answer.err.contains("panicked") && !answer.err.contains("error_"),
            "{}",
            answer.err
        );
    }
    assert_eq!(cli.tell(&["add"], "not json").code, Some(3));
    assert_eq!(cli.tell(&["add"], "{}").code, Some(3));
    assert_eq!(cli.tell(&["show", "no-such-case"], "").code, Some(3));
    assert_eq!(cli.tell(&["list", "nonsense"], "").code, Some(2));
    let nowhere = Cli::alone(&home.path().join("nowhere"), PASSPHRASE);
    let missing = nowhere.tell(&["verify", "--json"], "");
    assert_eq!(
        (missing.code, missing.out.contains("record_missing")),
        (Some(4), true)
    );
    let again = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(again.code, Some(4), "a record is never made over another");
}
