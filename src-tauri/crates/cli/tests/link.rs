//! `casekeep-cli link` as a script meets it.

#![allow(clippy::unwrap_used)]

use std::process::Command;

use serde_json::Value;

#[test]
fn a_fake_site_is_refused_with_its_reason_and_the_official_address() {
    let output = Command::new(env!("CARGO_BIN_EXE_casekeep-cli"))
        .args(["link", "https://www.uscis.gov@203.0.113.7/login", "--json"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["verdict"], "reject");
    assert_eq!(
        (&said["reason"], &said["host"]),
        (&"user_info".into(), &"203.0.113.7".into())
    );
    assert_eq!(
        said["official_alternative"],
        "https://myaccount.uscis.gov/sign-in"
    );
}

#[test]
fn an_official_address_is_exit_code_0_and_no_address_is_wrong_usage() {
    let link = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casekeep-cli"));
        command
            .arg("link")
            .args(arguments)
            .output()
            .unwrap()
            .status
            .code()
    };
    assert_eq!(link(&["https://egov.uscis.gov/"]), Some(0));
    assert_eq!(link(&[]), Some(2));
}
