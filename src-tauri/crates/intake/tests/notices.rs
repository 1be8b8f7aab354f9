//! Every synthetic notice, as a file, as text in reading order and as text that
//! kept its columns: the facts a perfect reader finds.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use intake::{Proposal, ReaderProgram};
use serde_json::Value;

fn notices() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/notices")
}

/// The reader as its own program: an example that only calls the child's side.
fn reader() -> ReaderProgram {
    let deps = std::env::current_exe().unwrap();
    let target = deps.parent().unwrap().parent().unwrap();
    let name = format!("pdf_reader{}", std::env::consts::EXE_SUFFIX);
    ReaderProgram::new(target.join("examples").join(name), [])
}

/// Parts of an expected file that speak about the file, not about the notice.
const ABOUT_THE_FILE: [&str; 8] = [
    "schema",
    "fixture",
    "source_kind",
    "must_not",
    "tests",
    "derived_from",
    "must_warn",
    "comment",
];

/// Everything expected is there; what else was read is not judged here.
fn missing(expected: &Value, found: &Value, place: &str, faults: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), _) => {
            for (key, value) in expected {
                missing(value, &found[key], &format!("{place}.{key}"), faults);
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, value) in expected.iter().enumerate() {
                missing(value, &found[index], &format!("{place}[{index}]"), faults);
            }
        }
        _ if expected == found => {}
        _ => faults.push(format!("{place}: expected {expected}, found {found}")),
    }
}

fn check(name: &str, proposal: &Proposal, expected: &Value) -> Vec<String> {
    let found = proposal.to_intake_json();
    let mut faults = Vec::new();
    for (key, value) in expected.as_object().unwrap() {
        if !ABOUT_THE_FILE.contains(&key.as_str()) {
            missing(value, &found[key], &format!("{name} {key}"), &mut faults);
        }
    }
    for code in expected["must_warn"].as_array().into_iter().flatten() {
        let warned = found["warnings"].as_array().unwrap().contains(code);
        if !warned {
            faults.push(format!("{name}: no warning {code}"));
        }
    }
    faults
}

fn expected(name: &str) -> Value {
    let path = notices().join(format!("{name}.expected.json"));
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_notice_is_read_as_expected() {
    let mut faults = Vec::new();
    let mut read = 0;
    let mut files: Vec<PathBuf> = fs::read_dir(notices())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for path in files {
        let file = path.file_name().unwrap().to_str().unwrap();
        let Some((name, ending)) = file.rsplit_once('.') else {
            continue;
        };
        let proposal = match ending {
            "txt" => intake::read_text(&fs::read_to_string(&path).unwrap()),
            "pdf" if !name.contains("image_only") => {
                intake::read(&fs::read(&path).unwrap(), &reader())
            }
            _ => continue,
        };
        read += 1;
        match proposal {
            Ok(proposal) => faults.extend(check(file, &proposal, &expected(name))),
            Err(error) => faults.push(format!("{file}: {error}")),
        }
    }
    assert!(read > 30, "only {read} notices were found");
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn a_case_type_over_two_lines_is_nobodys_name() {
    let path = notices().join("n03_biometrics_i485.layout.txt");
    let proposal = intake::read_text(&fs::read_to_string(path).unwrap()).unwrap();
    let found = proposal.to_intake_json();
    assert_eq!(found["cases"][0]["applicant_name"], "ALEX Q SAMPLE");
}

#[test]
fn where_a_letter_was_sent_is_told_and_through_whom() {
    let of = |name: &str, field: &str| {
        let path = notices().join(format!("{name}.layout.txt"));
        let proposal = intake::read_text(&fs::read_to_string(path).unwrap()).unwrap();
        let told = proposal.facts.iter().find(|fact| fact.field == field);
        told.map(|fact| fact.value.clone())
    };
    assert_eq!(
        of("n09_transfer_i765", "applicant_address").as_deref(),
        Some("100 EXAMPLE ST, ANYTOWN NE 00000")
    );
    assert_eq!(
        of("n06_approval_i130", "petitioner_address").as_deref(),
        Some("100 EXAMPLE ST APT 2, ANYTOWN KS 00000")
    );
    // What went to an office says nothing of where somebody lives.
    assert_eq!(
        of("n01_receipt_i485_ioe", "care_of").as_deref(),
        Some("EXAMPLE LAW OFFICE")
    );
    assert_eq!(of("n01_receipt_i485_ioe", "applicant_address"), None);
}
