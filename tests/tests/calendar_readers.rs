//! The calendar file, read by two programs that know nothing of us.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use whole_program::{fixture, Cli};

const PASSPHRASE: &str = "three calm herons";
const DAY: [&str; 2] = ["--today", "2025-10-25"];

fn keep(cli: &Cli<'_>, notice: &str) {
    let path = fixture(&format!("notices/{notice}.pdf"));
    let read = cli.tell(&["read", "--json", path.to_str().unwrap()], "");
    let added = cli.tell(&["add", "--json"], &read.out);
    assert_eq!(added.code, Some(0), "{}{}", added.out, added.err);
}

fn export(cli: &Cli<'_>, more: &[&str]) -> String {
    let mut arguments = vec!["export", "ics", DAY[0], DAY[1]];
    if more.is_empty() {
        arguments.extend(["--for", "myself"]);
    }
    arguments.extend(more);
    let file = cli.tell(&arguments, "");
    assert_eq!(file.code, Some(0), "{}", file.err);
    file.out
}

/// What a reader makes of it.
fn read_by(program: &str, script: &str, file: &str) -> Vec<Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("support")
        .join(script);
    let mut reader = Command::new(program)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    reader
        .stdin
        .take()
        .unwrap()
        .write_all(file.as_bytes())
        .unwrap();
    let said = reader.wait_with_output().unwrap();
    assert!(said.status.success(), "{program}");
    serde_json::from_slice(&said.stdout).unwrap()
}

fn both(file: &str) -> Vec<Value> {
    // Debian's own Python has the library; another one first in PATH may not.
    let python = read_by("/usr/bin/python3", "read_calendar.py", file);
    let node = read_by("node", "read_calendar.mjs", file);
    assert_eq!(python, node);
    python
}

#[test]
fn two_readers_agree_and_a_second_export_updates_by_name() {
    let home = tempfile::tempdir().unwrap();
    let cli = Cli::alone(home.path(), PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    keep(&cli, "n01_receipt_i485_ioe");
    keep(&cli, "n03_biometrics_i485");
    let first = export(&cli, &[]);
    assert_eq!(first, export(&cli, &[]), "the same record, the same file");
    let events = both(&first);
    let biometrics = &events[0];
    assert_eq!(biometrics["start"], "2025-11-07T09:00:00");
    let place = biometrics["location"].as_str().unwrap();
    assert!(place.starts_with("USCIS ANYTOWN"), "{place}");
    assert!(biometrics["alarms"].as_array().unwrap().len() > 3);

    keep(&cli, "n05_rfe_i485_two_pages");
    let second = both(&export(&cli, &[]));
    let again = second
        .iter()
        .find(|event| event["uid"] == biometrics["uid"])
        .unwrap();
    assert!(again["sequence"].as_u64() > biometrics["sequence"].as_u64());
    let answer = second
        .iter()
        .find(|event| event["start"] == "2026-01-09")
        .expect("the printed date as a whole day");
    assert!(answer["summary"].as_str().unwrap().contains("evidence"));

    // The printed day is corrected: the same event, on another day.
    let page = cli.json(&["list", "appointments", DAY[0], DAY[1]]);
    let id = page["appointments"][0]["id"].as_str().unwrap().to_owned();
    let moved = serde_json::json!({
        "appointment": id, "kind": "biometrics", "date": "November 14, 2025",
        "time": "10:15 AM", "place_name": "USCIS ANYTOWN", "place_address": "",
        "cases": page["appointments"][0]["case"].as_str().into_iter().collect::<Vec<_>>(),
        "person": null, "state": "planned", "note": "",
    });
    let put = cli.tell(&["put", "appointment", "--json"], &moved.to_string());
    assert_eq!(put.code, Some(0), "{}{}", put.out, put.err);
    let third = both(&export(&cli, &[]));
    // What a calendar holds that read all three files, newest sequence last.
    let mut held = std::collections::BTreeMap::new();
    for event in events.iter().chain(&second).chain(&third) {
        held.insert(event["uid"].as_str().unwrap(), event);
    }
    assert_eq!(held.len(), third.len(), "nothing is there twice");
    let again = held[biometrics["uid"].as_str().unwrap()];
    assert_eq!(again["start"], "2025-11-14T10:15:00");
    assert!(again["sequence"].as_u64() > biometrics["sequence"].as_u64());

    let redacted = export(&cli, &["--for", "others"]);
    for word in ["I-485", "IOE", "ANYTOWN", "evidence", "SAMPLE"] {
        assert!(!redacted.contains(word), "{word}");
    }
    let names = |events: &[Value]| -> Vec<Value> {
        events.iter().map(|event| event["uid"].clone()).collect()
    };
    let redacted = both(&redacted);
    assert_eq!(names(&redacted), names(&third));
    let neutral = |event: &Value| event["summary"] == "Casekeep: a date";
    assert!(redacted.iter().all(neutral), "{redacted:?}");
}
