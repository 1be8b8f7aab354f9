//! A record of 10,000 cases, 200,000 entries and 20,000 documents beside an empty
//! one, and its search beside the plain `sqlite3` shell on an unencrypted copy:
//! medians of runs taken in turn. `bench_record RELEASE_FOLDER`
// A figure that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use desk::contract::{
    CaseRequest, DocumentsRequest, EntryDraft, PersonRequest, RecoveryCodeRequest, SearchRequest,
};
use desk::Desk;
use whole_program::measured::{desk_on, median, timed};
use whole_program::{binder, Area, Cli, Screen, Stage};

/// Odd, so that the median is one of them.
const RUNS: usize = 9;
const KEEPS: usize = 51;
/// As many as the palette asks for.
const FOUND: u32 = 12;
/// What stands below the heading of Today, right of the rail.
const BELOW_HEADING: Area = Area {
    x: 300,
    y: 130,
    wide: 600,
    high: 260,
};
const PATIENCE: Duration = Duration::from_secs(60);

fn main() {
    let release = std::env::args()
        .nth(1)
        .expect("bench_record RELEASE_FOLDER");
    let release = fs::canonicalize(release).expect("built");
    let (empty, large) = (Stage::set(), Stage::set());
    Cli::of(&empty, &release.join("casekeep-cli")).json(&["init"]);
    let code = binder::fill(&large, &release.join("casekeep-cli"));
    println!(
        "\na record of {} cases, {} entries, {} documents, medians of {RUNS} runs in turn",
        binder::CASES,
        binder::CASES * binder::EVENTS_OF_CASE,
        binder::CASES * binder::DOCUMENTS_OF_CASE
    );
    opened(&empty, &large, &release.join("casekeep"));
    let desk = opened_desk(&large, &code);
    kept(&desk);
    looked_at(&desk);
    let typed = binder::searches();
    let ours = searched(&desk, &typed);
    desk.lock(()).expect("locked");
    let shell = in_the_shell(&large, &code, &typed);
    println!(
        "{:<50} {shell:>7.2} ms; ours {ours:.2} ms {:.2}× (at most 2)",
        "the same words in the sqlite3 shell, mean",
        ours / shell
    );
}

/// From the start of the program until Today can be read.
fn opened(empty: &Stage, large: &Stage, program: &Path) {
    let mut runs = [Vec::new(), Vec::new()];
    for run in 0..=RUNS {
        for (stage, runs) in [empty, large].into_iter().zip(&mut runs) {
            let took = until_today(stage, program);
            // The first one warms the disk.
            if run > 0 {
                runs.push(took);
            }
        }
    }
    let [empty, large] = runs.map(median);
    println!("{:<50} {empty:>7.0} ms", "open to Today, an empty record");
    println!(
        "{:<50} {large:>7.0} ms {:.2}× (at most 1.2)",
        "open to Today, the large record",
        large / empty
    );
}

fn until_today(stage: &Stage, program: &Path) -> f64 {
    let screen = Screen::of(stage);
    let begin = Instant::now();
    let mut window = stage
        .command(program)
        .stderr(Stdio::null())
        .spawn()
        .expect("built");
    while !screen.has_text(BELOW_HEADING) {
        let home = stage.home();
        assert!(begin.elapsed() < PATIENCE, "Today did not come: {home:?}");
        std::thread::sleep(Duration::from_millis(3));
    }
    let took = begin.elapsed().as_secs_f64() * 1e3;
    // What goes on behind Today is not cut off.
    std::thread::sleep(Duration::from_secs(4));
    stage.end_window(&mut window);
    took
}

/// An entry written down: one step with its entry, dates and reminders following.
fn kept(desk: &Desk) {
    let cases = desk.cases_list(()).expect("listed").cases;
    let runs = (0..KEEPS).map(|run| {
        let draft = EntryDraft {
            case: Some(cases[run * 150].id.clone()),
            person: None,
            kind: "note".into(),
            happened_on: String::new(),
            text: format!("Kept in run {run}"),
            corrects: None,
        };
        timed(|| {
            desk.entry_save(draft).expect("kept");
        })
    });
    say("a keep with its entry in the history", runs.collect(), 20.0);
}

/// How long screens wait for what they show.
fn looked_at(desk: &Desk) {
    let cases = desk.cases_list(()).expect("listed").cases;
    let case = |run: usize| CaseRequest {
        case: cases[run * 700].id.clone(),
    };
    let person = |run: usize| PersonRequest {
        person: cases[run * 700].person.clone().expect("somebody's").id,
    };
    let shelf = || DocumentsRequest {
        words: String::new(),
        kind: None,
        person: None,
        case: None,
        limit: 100,
        choices: false,
    };
    let many = |work: &dyn Fn(usize)| (0..RUNS).map(|run| timed(|| work(run))).collect();
    let asked: [(&str, Vec<f64>); 7] = [
        ("Today", many(&|_| drop(desk.today(()).expect("shown")))),
        (
            "Cases",
            many(&|_| drop(desk.cases_list(()).expect("listed"))),
        ),
        (
            "a case",
            many(&|run| drop(desk.case_show(case(run)).expect("shown"))),
        ),
        (
            "details of a case",
            many(&|run| drop(desk.case_details(case(run)).expect("shown"))),
        ),
        (
            "a person",
            many(&|run| drop(desk.person_show(person(run)).expect("shown"))),
        ),
        (
            "details of a person",
            many(&|run| drop(desk.person_details(person(run)).expect("shown"))),
        ),
        (
            "documents",
            many(&|_| drop(desk.documents_shelf(shelf()).expect("listed"))),
        ),
    ];
    for (what, runs) in asked {
        println!("{what:<50} {:>7.1} ms", median(runs));
    }
}

/// Searches; answers the mean of those for words.
fn searched(desk: &Desk, typed: &[String]) -> f64 {
    let search = |words: &str| {
        timed(|| {
            let words = words.to_owned();
            let request = SearchRequest {
                words,
                limit: FOUND,
            };
            desk.search(request).expect("searched");
        })
    };
    let words: Vec<f64> = typed.iter().map(|words| search(words)).collect();
    let numbers = (0..50).map(|n| search(&format!("09{:04}", n * 173)));
    let mean = words.iter().sum::<f64>() / words.len() as f64;
    let mut all: Vec<f64> = words.into_iter().chain(numbers).collect();
    all.sort_by(f64::total_cmp);
    let p95 = all[all.len() * 95 / 100];
    println!(
        "{:<50} {p95:>7.1} ms (at most 50)",
        "search, 95th percentile"
    );
    mean
}

/// Milliseconds of one search in the plain shell on an unencrypted copy: a run
/// with all of them, less a run with none.
fn in_the_shell(stage: &Stage, code: &str, typed: &[String]) -> f64 {
    let plain = stage.home().join("plain.db");
    let support = Path::new(env!("CARGO_MANIFEST_DIR")).join("support/open_record.py");
    let opener = stage
        .command("/usr/bin/python3")
        .arg(support)
        .arg(stage.record())
        .arg(&plain)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn();
    let mut opener = opener.expect("python3 is installed");
    let mut told = opener.stdin.take().expect("piped");
    writeln!(told, "{code}").expect("told");
    drop(told);
    assert!(
        opener.wait().expect("it ends").success(),
        "the copy was opened"
    );
    let queries: String = typed.iter().map(|words| query(words)).collect();
    let mut runs = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        for (queries, runs) in ["", queries.as_str()].into_iter().zip(&mut runs) {
            let mut shell = stage
                .command("sqlite3")
                .arg(&plain)
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .spawn()
                .expect("sqlite3 is installed");
            let mut told = shell.stdin.take().expect("piped");
            runs.push(timed(|| {
                told.write_all(queries.as_bytes()).expect("told");
                drop(told);
                assert!(shell.wait().expect("it ends").success());
            }));
        }
    }
    let [nothing, all] = runs.map(median);
    (all - nothing) / typed.len() as f64
}

/// What the record asks its index, in the shell's words.
fn query(words: &str) -> String {
    let phrases: Vec<String> = words
        .split(' ')
        .map(|word| format!("\"{word}\"*"))
        .collect();
    format!(
        "SELECT kind, subject, snippet(search_words, 1, char(2), char(3), '…', 12)
         FROM search_words JOIN search_entry ON search_entry.row = search_words.rowid
         WHERE search_words MATCH '{}'
         ORDER BY kind = 'document', bm25(search_words, 5.0, 1.0) LIMIT {FOUND};\n",
        phrases.join(" ")
    )
}

fn opened_desk(stage: &Stage, code: &str) -> Desk {
    let desk = desk_on(stage.record(), stage.home());
    let code = RecoveryCodeRequest {
        code: code.to_owned(),
    };
    desk.unlock_with_recovery_code(code).expect("opened");
    desk
}

fn say(what: &str, runs: Vec<f64>, limit: f64) {
    println!("{what:<50} {:>7.1} ms (at most {limit:.0})", median(runs));
}
