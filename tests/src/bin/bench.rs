//! Casekeep beside the plainest Tauri window of the same versions, and a
//! reminder run beside `/bin/true`: medians of runs taken in turn.
//! `bench RELEASE_FOLDER PACKAGE`
// A figure that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use whole_program::{fixture, Area, Cli, Screen, Stage};

/// Runs of each program. Odd, so that the median is one of them.
const RUNS: usize = 9;
const REMINDER_RUNS: usize = 21;

/// The upper left part of the window in its first size, centred on the stage's
/// screen: rail and heading.
const CONTENT: Area = Area {
    x: 60,
    y: 20,
    wide: 640,
    high: 220,
};
/// The heading of Casekeep's screen, right of the rail.
const HEADING: Area = Area {
    x: 290,
    y: 30,
    wide: 260,
    high: 70,
};
/// A place on Cases in the rail; in the plain window any place will do.
const CASES: (i16, i16) = (140, 312);
/// When a window has settled, for a look at its memory.
const SETTLED: Duration = Duration::from_secs(4);
const PATIENCE: Duration = Duration::from_secs(30);

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || -> PathBuf {
        let path = arguments.next().expect("bench RELEASE_FOLDER PACKAGE");
        fs::canonicalize(path).expect("built")
    };
    let (release, package) = (next(), next());
    let plain = release.join("plain-window");
    let casekeep = release.join("casekeep");
    let cli = release.join("casekeep-cli");

    let empty = Stage::set();
    let household = household(&cli);
    let heading_when_pressed = [
        pressed(&empty, &plain),
        pressed(&empty, &casekeep),
        pressed(&household, &casekeep),
    ];
    let subjects = [
        ("plain Tauri window", &empty, &plain),
        ("Casekeep, first run", &empty, &casekeep),
        ("Casekeep, household open", &household, &casekeep),
    ];
    let mut figures = [const { Vec::new() }; 3];
    for _ in 0..RUNS {
        for (at, (_, stage, program)) in subjects.iter().enumerate() {
            figures[at].push(start(stage, program, heading_when_pressed[at].as_deref()));
        }
    }
    println!("\nwindow, medians of {RUNS} runs in turn");
    println!(
        "{:<26} {:>16} {:>16} {:>10}",
        "", "first content", "first click", "PSS"
    );
    let base = medians(&figures[0]);
    for (at, (name, ..)) in subjects.iter().enumerate() {
        let [content, click, memory] = medians(&figures[at]);
        let click = match click.is_nan() {
            true => "–".to_owned(),
            false => format!("{click:.0} ms {:>4.2}×", click / base[1]),
        };
        println!(
            "{name:<26} {content:>7.0} ms {:>4.2}× {click:>16} {memory:>6.0} MB {:>4.2}×",
            content / base[0],
            memory / base[2],
        );
    }

    println!("\nreminder run, medians of {REMINDER_RUNS} runs in turn");
    let mut runs = [Vec::new(), Vec::new()];
    for _ in 0..REMINDER_RUNS {
        runs[0].push(timed(&household, Path::new("/bin/true"), &[]));
        runs[1].push(timed(&household, &cli, &["remind", "--once"]));
    }
    let [nothing, reminder] = runs.map(|runs| medians(&runs));
    for (name, [wall, peak]) in [
        ("/bin/true", nothing),
        ("casekeep-cli remind --once", reminder),
    ] {
        println!("{name:<28} {wall:>6.1} ms {peak:>6.1} MB peak");
    }
    println!(
        "{:<28} {:>6.1} ms {:>6.1} MB",
        "difference",
        reminder[0] - nothing[0],
        reminder[1] - nothing[1]
    );

    println!("\nsize");
    for file in [&plain, &casekeep, &cli, &package] {
        let bytes = fs::metadata(file).expect("built").len();
        let name = file.file_name().expect("a file").to_string_lossy();
        println!("{name:<28} {:>6.1} MB", bytes as f64 / 1e6);
    }
}

/// A stage whose record holds a household: four notices, opened by the keyring.
fn household(program: &Path) -> Stage {
    let stage = Stage::set();
    let cli = Cli::of(&stage, program);
    cli.json(&["init"]);
    for notice in [
        "n01_receipt_i485_ioe",
        "n03_biometrics_i485",
        "n05_rfe_i485_two_pages",
        "n11_receipt_i765_elis_caps",
    ] {
        let path = fixture(&format!("notices/{notice}.pdf"));
        let read = cli.tell(&["read", "--json", path.to_str().expect("plain")], "");
        let added = cli.tell(&["add", "--json"], &read.out);
        assert_eq!(added.code, Some(0), "{notice}: {}{}", added.out, added.err);
    }
    // The dates of these notices are long over: what is due was said.
    let _ = cli.tell(&["remind", "--once", "--no-wait"], "");
    stage
}

/// What stands where the heading was after a click, or nothing when there is
/// nothing to press at that place.
fn pressed(stage: &Stage, program: &Path) -> Option<Vec<u8>> {
    let screen = Screen::of(stage);
    let mut window = stage.command(program).spawn().expect("built");
    stage.wait_for("content", |_| screen.has_text(CONTENT));
    std::thread::sleep(SETTLED);
    let before = screen.pixels(HEADING);
    screen.click(CASES.0, CASES.1);
    std::thread::sleep(Duration::from_secs(1));
    let after = screen.pixels(HEADING);
    stage.end_window(&mut window);
    (before != after).then_some(after)
}

/// Milliseconds to the first content and to the first click that was answered,
/// and megabytes of all its processes.
fn start(stage: &Stage, program: &Path, heading_when_pressed: Option<&[u8]>) -> [f64; 3] {
    let screen = Screen::of(stage);
    screen.click(1279, 799);
    let begin = Instant::now();
    let mut window = stage.command(program).spawn().expect("built");
    let wait = |what: &str, is_so: &dyn Fn() -> bool| {
        while !is_so() {
            assert!(begin.elapsed() < PATIENCE, "{program:?}: no {what}");
            std::thread::sleep(Duration::from_millis(3));
        }
        begin.elapsed().as_secs_f64() * 1e3
    };
    let content = wait("content", &|| screen.has_text(CONTENT));
    let click = match heading_when_pressed {
        Some(wanted) => wait("click", &|| {
            screen.click(CASES.0, CASES.1);
            screen.pixels(HEADING) == wanted
        }),
        None => f64::NAN,
    };
    std::thread::sleep(SETTLED);
    let memory = stage.proportional_memory() as f64 / 1024.0;
    stage.end_window(&mut window);
    [content, click, memory]
}

/// Milliseconds and megabytes at the peak of a short run.
fn timed(stage: &Stage, program: &Path, arguments: &[&str]) -> [f64; 2] {
    let begin = Instant::now();
    let output = stage
        .command("/usr/bin/time")
        .args(["-f", "%M"])
        .arg(program)
        .args(arguments)
        .output()
        .expect("time is installed");
    let wall = begin.elapsed().as_secs_f64() * 1e3;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let peak: f64 = said
        .lines()
        .last()
        .and_then(|line| line.parse().ok())
        .expect("kilobytes");
    [wall, peak / 1024.0]
}

fn medians<const N: usize>(runs: &[[f64; N]]) -> [f64; N] {
    std::array::from_fn(|at| {
        let mut column: Vec<f64> = runs.iter().map(|run| run[at]).collect();
        column.sort_by(f64::total_cmp);
        column[column.len() / 2]
    })
}
