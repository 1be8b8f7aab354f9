//! `casekeep-cli due` as a script meets it.

#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{json, Value};

fn due(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_casekeep-cli"))
        .arg("due")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A usage error closes the pipe before it is read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_public_vector_is_answered_as_expected() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/reference/deadlines-vectors.json"
    );
    let vectors: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let vectors = vectors["vectors"].as_array().unwrap();
    let input: Vec<String> = vectors
        .iter()
        .map(|v| json!({ "id": v["id"], "rule": v["rule"], "facts": v["facts"] }).to_string())
        .collect();
    let output = due(&["--jsonl"], &input.join("\n"));
    assert_eq!(output.status.code(), Some(0));
    let answers = lines(&output);
    assert_eq!(answers.len(), vectors.len());
    for (vector, answer) in vectors.iter().zip(&answers) {
        assert_eq!(answer["id"], vector["id"]);
        for (name, expected) in vector["expect"].as_object().unwrap() {
            assert_eq!(&answer[name], expected, "{} {name}", vector["id"]);
        }
        assert!(answer["steps"].is_array() && answer["source"]["cite"].is_string());
    }
}

#[test]
fn one_bad_line_does_not_cost_the_others() {
    let good = r#"{"id":"b","rule":"biometrics-appear","facts":{"appointment_date":"2026-12-02"}}"#;
    let output = due(
        &["--jsonl"],
        &format!("not json\n{good}\n{{\"id\":\"c\"}}\n"),
    );
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    assert_eq!(answers[0]["error"], "line_not_json");
    assert_eq!(answers[1]["date"], "2026-12-02");
    assert_eq!(
        (&answers[2]["id"], &answers[2]["error"]),
        (&json!("c"), &json!("facts_not_an_object"))
    );
}

#[test]
fn a_missing_or_impossible_fact_is_named_with_exit_code_3() {
    for (facts, error, fact) in [
        (&[][..], "missing_fact", "notice_date"),
        (
            &["--fact", "notice_date=soon"],
            "impossible_fact",
            "notice_date",
        ),
    ] {
        let output = due(&[&["rfe-response-standard", "--json"], facts].concat(), "");
        assert_eq!(output.status.code(), Some(3));
        let said = &lines(&output)[0];
        assert_eq!(
            (&said["error"], &said["fact"]),
            (&json!(error), &json!(fact))
        );
    }
}

#[test]
fn wrong_usage_is_exit_code_2() {
    for arguments in [
        &[][..],
        &["biometrics-appear", "--fact", "soon"],
        &["--never"],
    ] {
        assert_eq!(due(arguments, "").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn the_sum_is_told_in_the_persons_language() {
    let told = |lang: &str| {
        let facts = ["--fact", "appointment_date=2026-12-02"];
        let output = due(
            &[&["biometrics-appear", "--lang", lang], &facts[..]].concat(),
            "",
        );
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    let (english, spanish) = (told("en"), told("es"));
    assert!(english.contains("2026-12-02") && spanish.contains("2026-12-02"));
    assert_ne!(english, spanish);
}

#[test]
fn the_list_names_every_rule_with_its_facts() {
    let output = due(&["--list", "--json"], "");
    let rules: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let rfe = rules
        .iter()
        .find(|r| r["rule"] == "rfe-response-standard")
        .unwrap();
    let facts: Vec<&Value> = rfe["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| &f["name"])
        .collect();
    for name in ["notice_date", "service", "respond_via", "printed_due_date"] {
        assert!(facts.contains(&&json!(name)), "{name}");
    }
}
