//! Reading what arrives, beside the plain tools that walk the same bytes, in one
//! run: 500 notices against `pdftotext -bbox`, which takes one file at a time; a
//! mailbox of 20,000 messages against Python's `mailbox`.
//! `bench_intake RELEASE_FOLDER`
// A figure that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use whole_program::measured::{median, timed};
use whole_program::papers::LAYOUTS;

const NOTICES: usize = 500;
const MESSAGES: usize = 20_000;
/// Bytes of one message, so that the mailbox has 100 MB.
const MESSAGE_BYTES: usize = 5_000;
/// One message in so many is about a case.
const ABOUT_A_CASE: usize = 100;
/// Odd, so that the median is one of them.
const RUNS: usize = 5;

/// Walks a mailbox as a script would: every message is parsed.
const WALK: &str = "import mailbox, sys
print(sum(1 for message in mailbox.mbox(sys.argv[1]) if message['subject']))";
/// Runs a program and says the most memory it or a program of it had, in kB.
const PEAK: &str = "import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";

fn main() {
    let release = std::env::args()
        .nth(1)
        .expect("bench_intake RELEASE_FOLDER");
    let cli = fs::canonicalize(release)
        .expect("built")
        .join("casekeep-cli");
    let folder = tempfile::tempdir().expect("a folder");
    notices(&cli, folder.path());
    mailbox(&cli, folder.path());
}

fn notices(cli: &Path, folder: &Path) {
    let files: Vec<PathBuf> = (0..NOTICES)
        .map(|number| {
            let paper = LAYOUTS[number % LAYOUTS.len()](number as u64);
            let path = folder.join(format!("{number}.pdf"));
            fs::write(&path, paper.pdf).expect("written");
            path
        })
        .collect();
    let boxes = folder.join("boxes.html");
    println!("\n{NOTICES} notices, medians of {RUNS} in turn");
    let words_alone = || {
        for file in &files {
            run(
                Command::new("pdftotext").arg("-bbox").arg(file).arg(&boxes),
                &[0],
            );
        }
    };
    let together = || {
        run(
            Command::new(cli).args(["read", "--json"]).args(&files),
            &[0, 1],
        )
    };
    let (ours, theirs) = in_turn(together, words_alone);
    compared(
        "read, PDF to facts, all files",
        ours,
        "pdftotext -bbox",
        theirs,
        2.0,
    );
    let one_by_one = || {
        for file in &files {
            run(
                Command::new(cli).args(["read", "--json"]).arg(file),
                &[0, 1],
            );
        }
    };
    let one_by_one = timed(one_by_one);
    println!(
        "{:<50} {one_by_one:>8.0} ms {:.2}×",
        "a new program for each file",
        one_by_one / theirs
    );
    let peak = files.iter().take(16).map(|file| peak(cli, file)).max();
    remembered(peak.unwrap_or_default());
}

fn mailbox(cli: &Path, folder: &Path) {
    let path = folder.join("years.mbox");
    let mut file = BufWriter::new(fs::File::create(&path).expect("made"));
    for number in 0..MESSAGES {
        message(&mut file, number);
    }
    file.flush().expect("written");
    let megabytes = fs::metadata(&path).expect("there").len() / 1_000_000;
    println!("\na mailbox of {MESSAGES} messages, {megabytes} MB, medians of {RUNS} in turn");
    let (ours, theirs) = in_turn(
        || {
            run(
                Command::new(cli).args(["read", "--json"]).arg(&path),
                &[0, 1],
            )
        },
        || run(Command::new("python3").args(["-c", WALK]).arg(&path), &[0]),
    );
    compared(
        "read, mailbox to facts",
        ours,
        "Python mailbox",
        theirs,
        3.0,
    );
    remembered(peak(cli, &path));
}

fn message(file: &mut impl std::io::Write, number: usize) {
    let about = number.is_multiple_of(ABOUT_A_CASE);
    let (from, subject) = match about {
        true => (
            "USCIS <no-reply@uscis.dhs.gov>",
            "We have taken an action on your case",
        ),
        false => ("Sam Example <sam@example.org>", "Notes of the week"),
    };
    let day = 1 + number % 28;
    let mut text = format!(
        "From sender@example.org Mon Jan  5 09:00:00 2026\nFrom: {from}\nTo: alex@example.org\nSubject: {subject}\nDate: Mon, {day} Sep 2025 09:15:00 -0400\nMessage-ID: <m{number}@example.invalid>\nContent-Type: text/plain; charset=\"utf-8\"\n\n"
    );
    if about {
        text.push_str(&format!(
            "We have taken an action on your case.\n\nReceipt number: IOE{:010}\n\n",
            number / ABOUT_A_CASE
        ));
    }
    while text.len() < MESSAGE_BYTES {
        text.push_str(
            "The committee met on Tuesday and went through the list again, line by line.\n",
        );
    }
    text.push('\n');
    file.write_all(text.as_bytes()).expect("written");
}

/// Medians in milliseconds; the two take turns, so that both see the same machine.
fn in_turn(mut ours: impl FnMut(), mut theirs: impl FnMut()) -> (f64, f64) {
    // Once unmeasured: files come into the system's memory.
    ours();
    theirs();
    let mut runs = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        runs[0].push(timed(&mut ours));
        runs[1].push(timed(&mut theirs));
    }
    let [ours, theirs] = runs.map(median);
    (ours, theirs)
}

fn compared(ours: &str, took: f64, theirs: &str, peer: f64, limit: f64) {
    println!("{theirs:<50} {peer:>8.0} ms");
    println!(
        "{ours:<50} {took:>8.0} ms {:.2}× (at most {limit:.0})",
        took / peer
    );
}

fn remembered(kilobytes: u64) {
    println!(
        "{:<50} {:>8} MB (at most 200)",
        "most memory",
        kilobytes / 1_000
    );
}

fn peak(cli: &Path, file: &Path) -> u64 {
    let said = Command::new("python3")
        .args(["-c", PEAK])
        .arg(cli)
        .args(["read", "--json"])
        .arg(file)
        .output()
        .expect("python3 runs");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    said.trim().parse().expect("a figure")
}

fn run(command: &mut Command, good: &[i32]) {
    let ended = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("it runs");
    assert!(
        ended.code().is_some_and(|code| good.contains(&code)),
        "{command:?}"
    );
}
