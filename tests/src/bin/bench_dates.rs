//! Dates and reminders of a record with 5,000 cases and 50,000 facts, beside an
//! empty one: medians of runs taken in turn. `bench_dates RELEASE_FOLDER`
// A figure that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use chrono::{Days, Local, NaiveDate};
use desk::contract::{CreateRecord, ImportRecord, SaveDateFact};
use whole_program::measured::{desk_on, median, timed};
use whole_program::{office, Cli, Stage};

/// Odd, so that the median is one of them.
const RUNS: usize = 9;
const REMINDER_RUNS: usize = 21;

fn main() {
    let release = std::env::args().nth(1).expect("bench_dates RELEASE_FOLDER");
    let cli = std::fs::canonicalize(release)
        .expect("built")
        .join("casekeep-cli");
    let today = Local::now().date_naive();
    let archive = office::archive(today);
    println!(
        "\ndates of {} cases with {} facts, medians of {RUNS} runs",
        office::CASES,
        office::FACTS
    );
    counted(&archive, today);
    println!("\nreminder run, medians of {REMINDER_RUNS} runs in turn");
    reminded(&cli, &archive);
}

/// Every date from scratch, and again after one fact was changed.
fn counted(archive: &str, today: NaiveDate) {
    let home = tempfile::tempdir().expect("a folder");
    let desk = desk_on(home.path().join("record"), home.path());
    desk.record_create(CreateRecord {
        passphrase: None,
        use_keychain: true,
    })
    .expect("made");
    desk.record_import(ImportRecord {
        text: archive.to_owned(),
    })
    .expect("read in");
    let mut from_scratch = Vec::new();
    for _ in 0..RUNS {
        desk.lock(()).expect("locked");
        from_scratch.push(timed(|| {
            desk.unlock_with_keychain(()).expect("opened");
            desk.due_list().expect("listed");
            desk.reminder_in_window().expect("looked");
        }));
    }
    let dates = desk.due_list().expect("listed").len();
    let mut changed = Vec::new();
    for run in 0..RUNS {
        let moved = today - Days::new(run as u64 % 5);
        changed.push(timed(|| {
            desk.date_fact_save(SaveDateFact {
                on: format!("person/{}", office::person_id(run * 100)),
                fact: "moved_on".into(),
                value: moved.to_string(),
            })
            .expect("written");
        }));
    }
    let mut asked = Vec::new();
    for _ in 0..RUNS {
        asked.push(timed(|| {
            desk.today(()).expect("shown");
        }));
    }
    for (what, runs, limit) in [
        (
            "record opened, all dates and reminders counted",
            from_scratch,
            1_000.0,
        ),
        (
            "one fact written, dates and reminders follow",
            changed,
            20.0,
        ),
    ] {
        println!("{what:<50} {:>7.1} ms (at most {limit:.0})", median(runs));
    }
    println!(
        "{:<50} {:>7.1} ms",
        "Today asked for, nothing changed",
        median(asked)
    );
    println!("{:<50} {dates:>7}", "dates that need somebody");
}

/// The run of the system's scheduler, on an empty record and on the large one.
fn reminded(cli: &Path, archive: &str) {
    let empty = Stage::set();
    let large = Stage::set();
    Cli::of(&empty, cli).json(&["init"]);
    let office = Cli::of(&large, cli);
    office.json(&["init"]);
    let file = large.home().join("office.json");
    std::fs::write(&file, archive).expect("written");
    office.json(&["import", file.to_str().expect("plain")]);
    let arguments = ["remind", "--once", "--no-wait"];
    // What is due now is said first: the runs after it have nothing to say.
    let first = timed(|| {
        let _ = office.tell(&arguments, "");
    });
    for stage in [&empty, &large] {
        let _ = Cli::of(stage, cli).tell(&arguments, "");
    }
    let mut runs = [Vec::new(), Vec::new()];
    for _ in 0..REMINDER_RUNS {
        for (stage, runs) in [&empty, &large].into_iter().zip(&mut runs) {
            runs.push(timed(|| {
                let said = stage.command(cli).args(arguments).output();
                assert!(said.expect("it runs").status.success());
            }));
        }
    }
    let [empty, large] = runs.map(median);
    println!("{:<50} {empty:>7.1} ms", "an empty record");
    println!(
        "{:<50} {large:>7.1} ms {:.2}× (at most 3)",
        "5,000 cases, nothing due",
        large / empty
    );
    println!(
        "{:<50} {first:>7.1} ms",
        "5,000 cases, the day's first, hundreds due"
    );
}
