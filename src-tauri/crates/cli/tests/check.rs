//! `casekeep-cli check` as a script meets it.

#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{json, Value};

fn check(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_casekeep-cli"))
        .args(["check", "--today", "2026-11-23"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn a_receipt_in_the_account_box_is_named_and_asked_about() {
    let output = check(
        &[
            "IOE0912345678",
            "--field",
            "online_account_number",
            "--json",
        ],
        "",
    );
    assert_eq!(output.status.code(), Some(1));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["kind"], "receipt_number");
    assert_eq!(
        (&said["action"], &said["wrong_field"]),
        (&json!("confirm"), &json!(true))
    );
    assert_eq!(said["reason"], "other_box");
    assert!(said["explanation"]
        .as_str()
        .unwrap()
        .contains("Receipt number"));
}

#[test]
fn a_social_security_number_never_comes_back() {
    let output = check(&["SSN 219-09-9999", "--json"], "");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("sensitive") && !said.contains("9999"));
}

#[test]
fn lines_are_answered_one_by_one_with_their_ids() {
    let input = "{\"id\":1,\"input\":\"a 12 345 678\"}\nnonsense\n{\"id\":2,\"text\":\"Receipt IOE0912345678.\"}\n";
    let output = check(&["--jsonl"], input);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        (&lines[0]["id"], &lines[0]["normalized"]),
        (&json!(1), &json!("A012345678"))
    );
    assert_eq!(lines[1]["error"], "line_not_json");
    let finding = &lines[2]["findings"][0];
    assert_eq!(
        (&finding["start"], &finding["byte_end"]),
        (&json!(8), &json!(21))
    );
}

#[test]
fn an_unknown_box_is_wrong_usage() {
    assert_eq!(
        check(&["x", "--field", "shoe_size"], "").status.code(),
        Some(2)
    );
}
