//! `read --json` on every synthetic document: each expected fact, nothing that
//! is not there, every warning that matters.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use whole_program::judged::{false_facts, missing, Tally};
use whole_program::Cli;

/// Parts of an expected file that speak about the file itself.
const ABOUT_THE_FILE: [&str; 8] = [
    "schema",
    "fixture",
    "must_not",
    "tests",
    "derived_from",
    "must_warn",
    "comment",
    "note",
];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Documents and what a perfect reader finds in each.
fn documents() -> Vec<(PathBuf, Value)> {
    let mut found = Vec::new();
    for folder in ["arrivals", "notices"] {
        for entry in fs::read_dir(fixtures().join(folder)).expect("the fixtures") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            if name.ends_with(".expected.json") {
                continue;
            }
            let stem = name
                .rsplit_once('.')
                .map_or(name.as_str(), |(stem, _)| stem);
            let expected = [
                format!("{name}.expected.json"),
                format!("{stem}.expected.json"),
            ]
            .iter()
            .map(|name| path.with_file_name(name))
            .find(|path| path.is_file())
            .unwrap_or_else(|| panic!("{name} has nothing expected of it"));
            let text = fs::read(expected).expect("readable");
            found.push((path, serde_json::from_slice(&text).expect("JSON")));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

#[test]
fn every_document_says_what_it_says_and_nothing_else() {
    let home = tempfile::tempdir().expect("a folder");
    let cli = Cli::alone(home.path(), "unused");
    let mut tally: BTreeMap<String, Tally> = BTreeMap::new();
    let mut report = String::new();
    for (path, expected) in documents() {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let answer = cli.tell(&["read", "--json", &path.to_string_lossy()], "");
        assert!(
            matches!(answer.code, Some(0 | 1)),
            "{name}: {:?} {}",
            answer.code,
            answer.err
        );
        let found: Value = serde_json::from_str(&answer.out).expect("JSON");
        let mut faults = Vec::new();
        let mut count = 0;
        for (key, value) in expected.as_object().expect("an object") {
            if !ABOUT_THE_FILE.contains(&key.as_str()) {
                count += missing(value, &found[key], key, &mut faults);
            }
        }
        let warned = found["warnings"].as_array().expect("warnings");
        for code in expected["must_warn"].as_array().into_iter().flatten() {
            count += 1;
            if !warned.contains(code) {
                faults.push(format!("no warning {code}"));
            }
        }
        // Something that needs the person is said in the exit code, too.
        assert_eq!(answer.code, Some(i32::from(!warned.is_empty())), "{name}");
        let extra = false_facts(&expected, &found);
        let kind = expected["source_kind"].as_str().unwrap_or("?").to_owned();
        let line = tally.entry(kind).or_default();
        line.files += 1;
        line.expected += count;
        line.missing += faults.len();
        line.false_facts += extra.len();
        for fault in faults.iter().chain(&extra) {
            let _ = writeln!(report, "{name}: {fault}");
        }
        promises(&name, &answer.out, &found, &mut report);
    }
    for (kind, line) in &tally {
        println!("{kind}: {line}");
    }
    assert!(tally.values().map(|line| line.files).sum::<usize>() > 55);
    assert!(report.is_empty(), "{report}");
}

/// What must not happen, where the expected facts alone would not show it.
fn promises(name: &str, out: &str, found: &Value, report: &mut String) {
    let mut fault = |text: &str| {
        let _ = writeln!(report, "{name}: {text}");
    };
    let statuses = found["cases"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|case| !case["status_title"].is_null())
        .count();
    match name {
        "e01_account_action_generic.eml" | "t02_sms_case_update_old_code.txt" if statuses > 0 => {
            fault("an alert set a status");
        }
        "e01_account_action_generic.eml" if found["events"].as_array().map(Vec::len) != Some(1) => {
            fault("text and page are not one alert");
        }
        "e04_mfa_code_ignore.eml" if out.contains("000000") => fault("the code is repeated"),
        "e03_g1145_acceptance.eml" if !found["cases"][0]["received_date"].is_null() => {
            fault("the date of the mail became the received date");
        }
        "j01_cases_detail_i485.json" if found["events"].as_array().map(Vec::len) != Some(3) => {
            fault("one of two entries with one code was dropped");
        }
        "j02_case_status_i765.json" if out.contains("</a>") => fault("tags were kept"),
        "x02_spreadsheet_tracker.csv" if out.contains("\"=1+1\"") => fault("a formula was kept"),
        _ => {}
    }
}
