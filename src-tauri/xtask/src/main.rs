//! The project's commands, each with its own set-up: `cargo xtask <command>`.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

const USAGE: &str = "\
cargo xtask test    every check of the project
cargo xtask types   write ui/src/ipc/generated/contract.ts afresh";

/// A named run of cargo.
type Phase = (&'static str, &'static [&'static str]);

/// From the cheapest to the dearest.
const CHECKS: &[Phase] = &[
    ("format", &["fmt", "--all", "--check"]),
    (
        "lint",
        &[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    ),
    (
        "build",
        &["build", "--locked", "--workspace", "--all-targets"],
    ),
    (
        "tests",
        &["test", "--locked", "--workspace", "--no-fail-fast"],
    ),
];

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("test") => checks(),
        Some("types") => types(),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Runs every check, also after one has failed: one run says all that is wrong.
fn checks() -> ExitCode {
    let mut failed = Vec::new();
    for (name, arguments) in CHECKS {
        println!("== {name}");
        let started = Instant::now();
        if !cargo(arguments, &[]) {
            failed.push(*name);
        }
        println!("== {name}: {} s", started.elapsed().as_secs());
    }
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("failed: {}", failed.join(", "));
    ExitCode::FAILURE
}

/// Writes the window's copy of the contract.
fn types() -> ExitCode {
    let write = [("CASEKEEP_WRITE_TYPES", "1")];
    if cargo(&["test", "--package", "desk", "--test", "contract"], &write) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn cargo(arguments: &[&str], environment: &[(&str, &str)]) -> bool {
    // The alias is run from anywhere; the checks belong to the workspace.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Command::new(env!("CARGO"))
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(root)
        .status()
        .is_ok_and(|status| status.success())
}
