//! The process and its files: no core dumps, files that are their owner's alone,
//! and one clear message for a second writer, who changes nothing.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::Utc;
use vault::{Label, PersonId, PersonRow, RecoveryCode, StepTxn, Unlock, Vault, VaultError};
use walkdir::WalkDir;
use whole_program::{can_be_looked_into, fixture, programs, words, Cli};

const PASSPHRASE: &str = "three calm herons";

fn made(home: &Path) -> Cli<'static> {
    let cli = Cli::alone(home, PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    Cli::alone(home, init.out.trim())
}

fn keep(cli: &Cli<'_>, notice: &str) -> whole_program::Answer {
    let path = fixture(&format!("notices/{notice}.pdf"));
    let read = cli.tell(&["read", "--json", path.to_str().unwrap()], "");
    cli.tell(&["add", "--json"], &read.out)
}

#[test]
fn what_the_program_writes_is_its_owners_alone() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    assert_eq!(keep(&cli, "n01_receipt_i485_ioe").code, Some(0));
    cli.json(&["backup"]);
    let record = home.path().join("record");
    let mut seen = 0;
    for entry in WalkDir::new(&record).into_iter().map(Result::unwrap) {
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        let wanted = if entry.file_type().is_dir() {
            0o700
        } else {
            0o600
        };
        assert_eq!(mode, wanted, "{}", entry.path().display());
        seen += 1;
    }
    assert!(seen >= 7, "a record and its backup: {seen}");
}

#[test]
fn the_program_leaves_no_core_behind() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    // It waits for what opens the record.
    let mut waiting = cli.command(&["verify"]).spawn().unwrap();
    let limits = format!("/proc/{}/limits", waiting.id());
    let start = Instant::now();
    loop {
        let limits = fs::read_to_string(&limits).unwrap_or_default();
        let core = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"));
        let numbers: Vec<&str> = core
            .unwrap_or_default()
            .split_whitespace()
            .skip(4)
            .collect();
        if numbers.starts_with(&["0", "0"]) {
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{core:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
    waiting.kill().unwrap();
    waiting.wait().unwrap();
}

#[test]
fn no_other_program_of_the_same_person_looks_into_its_memory() {
    let program = programs().join("casekeep-cli");
    // It waits for a line to read.
    let waiting = [program.to_str().unwrap(), "check", "--jsonl"];
    assert!(!can_be_looked_into(
        &waiting,
        &[("CASEKEEP_AS_RELEASED", "1")]
    ));
    // The look itself is a good one: a developer's program can be looked into.
    assert!(can_be_looked_into(&waiting, &[]));
}

/// Another program is in the middle of a step: who comes second is told so in
/// one sentence, and can try again afterwards.
#[test]
fn a_second_writer_is_told_so_and_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    assert_eq!(keep(&cli, "n01_receipt_i485_ioe").code, Some(0));
    let code = RecoveryCode::parse(cli.secret()).unwrap();
    let mut first = Vault::open(
        &home.path().join("record"),
        &Unlock::RecoveryCode(code),
        Utc::now(),
    )
    .unwrap();
    let label = Label::new("step_person_added").with("name", "Marisol");
    let add = |txn: &mut StepTxn<'_>| -> Result<(), VaultError> {
        txn.put_person(&PersonRow {
            id: PersonId::new(Utc::now()),
            given_names: "Marisol".into(),
            family_name: String::new(),
            birth_date: None,
        })?;
        let second = keep(&cli, "n03_biometrics_i485");
        assert_eq!(second.code, Some(4), "{}{}", second.out, second.err);
        assert!(second.out.contains("record_busy"), "{}", second.out);
        let said = cli.tell(&["undo"], "");
        assert!(
            said.err.contains(&words("error_record_busy")),
            "{}",
            said.err
        );
        Ok(())
    };
    first.step(Utc::now(), &label, add).unwrap();
    let people = cli.json(&["list", "people"]);
    assert!(people.to_string().contains("Marisol"), "{people}");
    let documents = &cli.json(&["list", "documents"])["documents"];
    assert_eq!(
        documents.as_array().unwrap().len(),
        1,
        "the second one waited outside"
    );
    assert_eq!(keep(&cli, "n03_biometrics_i485").code, Some(0));
    assert_eq!(cli.json(&["verify"])["ok"], true);
}
