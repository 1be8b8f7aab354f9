//! What trust costs: opening by the keychain, locking, and a backup of a record
//! of a gigabyte beside `cp` and `sync` of the same file: medians of runs taken
//! in turn. `bench_trust RELEASE_FOLDER`
// A figure that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use desk::contract::{BackupPart, BackupsPage, CreateRecord, ErrorCode, WireError};
use desk::Desk;
use whole_program::measured::{desk_on, keep_papers, median, timed};
use whole_program::{fixture, Area, Cli, Screen, Stage};

/// Odd, so that the median is one of them.
const STARTS: usize = 31;
const LOCKS: usize = 9;
const BACKUPS: usize = 5;
/// Papers of a large record, and the size of each.
const PAPERS: usize = 64;
const PAPER: usize = 16 << 20;

/// The rail of the window: gone once the record is locked.
const RAIL: Area = Area {
    x: 60,
    y: 20,
    wide: 180,
    high: 300,
};
/// Codes of the keys Control and L.
const LOCK: [u8; 2] = [37, 46];
const PATIENCE: Duration = Duration::from_secs(30);

fn main() {
    let release = std::env::args().nth(1).expect("bench_trust RELEASE_FOLDER");
    let release = fs::canonicalize(release).expect("built");
    println!("\nopening by the keychain, medians of {STARTS} runs in turn");
    opened_by_keychain(&release.join("casekeep-cli"));
    println!("\nlocking, medians of {LOCKS} runs");
    locked_in_the_window(&release);
    let home = tempfile::tempdir().expect("a folder");
    let desk = large_record(home.path());
    locked_with_a_backup_begun(&desk);
    let bytes = fs::metadata(home.path().join("record/record.db"))
        .expect("made")
        .len();
    println!(
        "\nbackup of a record of {:.2} GB, medians of {BACKUPS} runs in turn",
        bytes as f64 / 1e9
    );
    backed_up(&desk, home.path(), bytes);
    ended(&desk, home.path());
}

/// The command line asks for nothing but the record to be opened: once with a
/// slot for the keychain, once with none, where it ends before it opens.
fn opened_by_keychain(cli: &Path) {
    let with = Stage::set();
    Cli::of(&with, cli).json(&["init"]);
    let without = Stage::set();
    let words = "three calm herons\n";
    let arguments = ["init", "--no-keychain", "--passphrase-stdin"];
    assert_eq!(Cli::of(&without, cli).tell(&arguments, words).code, Some(0));
    let mut runs = [Vec::new(), Vec::new()];
    for _ in 0..STARTS {
        for (stage, (runs, opens)) in [&without, &with]
            .into_iter()
            .zip(runs.iter_mut().zip([false, true]))
        {
            runs.push(timed(|| {
                let said = stage.command(cli).arg("unlock-test").output();
                assert_eq!(said.expect("it runs").status.success(), opens);
            }));
        }
    }
    let [refused, opened] = runs.map(median);
    line("started, not opened", refused, "");
    line("started and opened by the keychain", opened, "");
    line("difference", opened - refused, "(at most 30)");
}

/// From the keys to a window without its rail.
fn locked_in_the_window(release: &Path) {
    let stage = Stage::set();
    let cli = release.join("casekeep-cli");
    let cli = Cli::of(&stage, &cli);
    cli.json(&["init"]);
    for notice in [
        "n01_receipt_i485_ioe",
        "n03_biometrics_i485",
        "n05_rfe_i485_two_pages",
    ] {
        let file = fixture(&format!("notices/{notice}.pdf"));
        let read = cli.tell(&["read", "--json", file.to_str().expect("plain")], "");
        assert_eq!(cli.tell(&["add"], &read.out).code, Some(0));
    }
    let mut runs = Vec::new();
    for _ in 0..LOCKS {
        let mut window: Child = stage
            .command(release.join("casekeep"))
            .spawn()
            .expect("built");
        let screen = Screen::of(&stage);
        until(|| screen.has_text(RAIL));
        // What is drawn is not yet listening.
        thread::sleep(Duration::from_secs(2));
        screen.click(700, 600);
        thread::sleep(Duration::from_millis(300));
        let open = screen.pixels(RAIL);
        runs.push(timed(|| {
            screen.press(&LOCK);
            until(|| screen.pixels(RAIL) != open);
        }));
        stage.end_window(&mut window);
    }
    line(
        "keys pressed, the window shows nothing of the record",
        median(runs),
        "(at most 200)",
    );
}

/// Locking while the record is large and a backup of it is being made.
fn locked_with_a_backup_begun(desk: &Arc<Desk>) {
    let mut runs = Vec::new();
    for _ in 0..LOCKS {
        let making = backup_begun(desk);
        runs.push(timed(|| {
            desk.lock(()).expect("locked");
        }));
        let ended = making.join().expect("it answers");
        assert!(ended.is_err(), "locked is locked for a backup, too");
        desk.unlock_with_keychain(()).expect("opened");
    }
    line(
        "a gigabyte, a backup under way",
        median(runs),
        "(at most 200)",
    );
}

fn backed_up(desk: &Arc<Desk>, home: &Path, bytes: u64) {
    let record = home.join("record/record.db");
    let copy = home.join("copy.db");
    let mut runs = [Vec::new(), Vec::new()];
    let mut seen = 0;
    for _ in 0..BACKUPS {
        runs[0].push(timed(|| {
            run(Command::new("cp").arg(&record).arg(&copy));
            run(Command::new("sync").arg(&copy));
        }));
        fs::remove_file(&copy).expect("removed");
        let making = {
            let desk = Arc::clone(desk);
            thread::spawn(move || timed(|| drop(desk.backup_make(()).expect("made"))))
        };
        let mut looks = Vec::new();
        while !making.is_finished() {
            if let Ok(so_far) = desk.backup_progress(()) {
                looks.push((so_far.part == BackupPart::Comparing, so_far.copied));
            }
            thread::sleep(Duration::from_millis(20));
        }
        runs[1].push(making.join().expect("it answers"));
        looks.dedup();
        seen = looks.len();
        forget_backups(home);
    }
    let [copied, backed_up] = runs.map(median);
    let speed = |ms: f64| bytes as f64 / 1e6 / (ms / 1e3);
    for (what, ms) in [
        ("cp and sync", copied),
        ("backup, opened and compared", backed_up),
    ] {
        println!("{what:<54} {ms:>8.0} ms {:>6.0} MB/s", speed(ms));
    }
    println!(
        "{:<54} {:>8.2}× (at least 0.50)",
        "speed of the backup",
        copied / backed_up
    );
    println!("{:<54} {seen:>8}", "different answers to how far it is");
}

fn ended(desk: &Arc<Desk>, home: &Path) {
    let mut runs = Vec::new();
    for _ in 0..BACKUPS {
        let making = backup_begun(desk);
        runs.push(timed(|| {
            desk.backup_cancel(()).expect("told");
            let ended = making.join().expect("it answers");
            assert_eq!(ended.expect_err("ended").code, ErrorCode::BackupCancelled);
        }));
        let left = fs::read_dir(home.join("record/backups"))
            .expect("there")
            .count();
        assert_eq!(left, 0, "nothing is left");
    }
    line("told to end, nothing left", median(runs), "");
}

/// A backup that has copied something, and not all: what is told before it begins
/// is of the one before.
fn backup_begun(desk: &Arc<Desk>) -> JoinHandle<Result<BackupsPage, WireError>> {
    let copied = || {
        desk.backup_progress(())
            .map(|so_far| (so_far.copied, so_far.bytes))
    };
    let before = copied().expect("open");
    let making = {
        let desk = Arc::clone(desk);
        thread::spawn(move || desk.backup_make(()))
    };
    until(|| copied().is_ok_and(|now| now != before && (1..now.1).contains(&now.0)));
    making
}

fn large_record(home: &Path) -> Arc<Desk> {
    let desk = Arc::new(desk_on(home.join("record"), home));
    desk.record_create(CreateRecord {
        passphrase: None,
        use_keychain: true,
    })
    .expect("made");
    keep_papers(&desk, PAPERS, PAPER);
    desk
}

fn forget_backups(home: &Path) {
    fs::remove_dir_all(home.join("record/backups")).expect("removed");
}

fn run(command: &mut Command) {
    assert!(command.status().expect("it runs").success());
}

fn until(is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "it did not come");
        thread::sleep(Duration::from_millis(2));
    }
}

fn line(what: &str, ms: f64, limit: &str) {
    println!("{what:<54} {ms:>8.1} ms {limit}");
}
