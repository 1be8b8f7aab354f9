//! Promise 5 at named points: a program that keeps, undoes, backs up, brings
//! back, fills or makes a record is killed before one of its calls that change
//! the disk. What is left is the record as it was, or as it was to become, and
//! the same can be done again. On a push some of the calls, in the long form all.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use whole_program::{fixture, rounds, Answer, Cli};

const PASSPHRASE: &str = "three calm herons";
/// Points of each action that are tried on a push.
const ON_A_PUSH: u64 = 8;
/// Every call that changes what a disk holds.
const CALLS: &str = "write,pwrite64,fsync,fdatasync,ftruncate,fallocate,rename,renameat,\
                     renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,chmod,fchmod,\
                     copy_file_range,sendfile";

/// A call, and which one of its kind in one thread: before it the program is killed.
type Point = (String, u32);

/// What is done, to the record in one folder.
struct Action {
    arguments: Vec<String>,
    input: String,
}

impl Action {
    fn new(arguments: &[&str], input: &str) -> Self {
        Self {
            arguments: arguments.iter().copied().map(str::to_owned).collect(),
            input: input.to_owned(),
        }
    }

    fn arguments(&self) -> Vec<&str> {
        self.arguments.iter().map(String::as_str).collect()
    }

    /// Runs it, and lets it end.
    fn done(&self, cli: &Cli<'_>) -> Answer {
        cli.tell(&self.arguments(), &self.input)
    }

    /// Runs it in a folder, and kills it there.
    fn killed(&self, cli: &Cli<'_>, folder: &Path, (call, nth): &Point) -> Output {
        let trace = format!("trace={call}");
        let inject = format!("inject={call}:signal=SIGKILL:when={nth}");
        self.traced(cli, folder, &["-e", &trace, "-e", &inject])
    }

    /// Runs it in a folder, under `strace` with these arguments.
    fn traced(&self, cli: &Cli<'_>, folder: &Path, strace: &[&str]) -> Output {
        use std::io::Write;
        let own = cli.command(&self.arguments());
        let mut child = Command::new("strace")
            .args(["-f", "-qq", "-o"])
            .arg(folder.join("trace"))
            .args(strace)
            .arg(own.get_program())
            .args(own.get_args())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("strace is installed");
        let input = format!("{}\n{}", cli.secret(), self.input);
        // One that was killed early reads nothing.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Every point at which it can be killed, in the order in which they come.
    fn points(&self, cli: &Cli<'_>, folder: &Path) -> Vec<Point> {
        let calm = self.traced(cli, folder, &["-e", &format!("trace={CALLS}")]);
        let said = String::from_utf8_lossy(&calm.stderr);
        assert!(calm.status.success(), "{:?}: {said}", self.arguments);
        let trace = fs::read_to_string(folder.join("trace")).unwrap();
        let mut seen = BTreeMap::new();
        let mut points = Vec::new();
        for line in trace.lines().filter(|line| !line.contains("resumed>")) {
            let Some((thread, rest)) = line.split_once(' ') else {
                continue;
            };
            let Some((call, _)) = rest.trim().split_once('(') else {
                continue;
            };
            let nth = seen.entry((thread, call)).or_insert(0);
            *nth += 1;
            let point = (call.to_owned(), *nth);
            if !points.contains(&point) {
                points.push(point);
            }
        }
        points
    }
}

/// So many of the points, spread evenly; in the long form all.
fn some_of(points: &[Point], on_a_push: u64) -> Vec<&Point> {
    let all = points.len() as u64;
    let tried = rounds(on_a_push.min(all), all);
    let places = (1..=tried).map(|step| usize::try_from(all * step / tried).unwrap() - 1);
    places.map(|place| &points[place]).collect()
}

/// Everything in the record but the moment of the question.
fn contents(cli: &Cli<'_>) -> Value {
    let said = cli.tell(&["export", "json", "--for", "myself"], "");
    assert_eq!(said.code, Some(0), "{}", said.err);
    let mut all: Value = serde_json::from_str(&said.out).unwrap();
    all.as_object_mut().unwrap().remove("exported_at");
    all
}

/// How many rows each table has: what two runs of one action have in common,
/// whose ids and times differ.
fn counts(contents: &Value) -> Vec<usize> {
    let tables = contents["tables"].as_object().unwrap();
    tables
        .values()
        .map(|rows| rows.as_array().map_or(1, Vec::len))
        .collect()
}

/// The folder anew, as it was before.
fn anew(before: &Path, here: &Path) {
    let _ = fs::remove_dir_all(here);
    let copied = Command::new("cp").arg("-a").arg(before).arg(here).status();
    assert!(copied.unwrap().success());
}

/// Kills an action at its points, each time in a folder as `before`.
fn killed_at_its_points(action: &Action, before: &Path, place: &Path, secret: &str) {
    let here = place.join("here");
    anew(before, &here);
    let cli = Cli::alone(&here, secret);
    let as_before = contents(&cli);
    let points = action.points(&cli, &here);
    let as_after = contents(&cli);
    let tried = some_of(&points, ON_A_PUSH);
    let mut killed = 0;
    for point in &tried {
        anew(before, &here);
        let ended = action.killed(&cli, &here, point);
        killed += usize::from(ended.status.code() != Some(0));
        let said = format!("{:?}, killed before {point:?}", action.arguments);
        assert_eq!(cli.json(&["verify"])["ok"], true, "{said}");
        let now = contents(&cli);
        if now == as_before {
            let again = action.done(&cli);
            assert_eq!(again.code, Some(0), "{said}: {}", again.err);
            assert_eq!(counts(&contents(&cli)), counts(&as_after), "{said}");
        } else {
            assert_eq!(counts(&now), counts(&as_after), "{said}");
        }
        nothing_half_made(&cli, &here, &said);
    }
    let (tried, all) = (tried.len(), points.len());
    println!(
        "{:?}: {killed} of {tried} killed, {all} points",
        action.arguments
    );
    assert!(killed * 10 >= tried * 9, "{killed} of {tried}");
}

/// What was left half made is known by its name and, once it is old, gone with
/// the next step and the next backup.
fn nothing_half_made(cli: &Cli<'_>, home: &Path, point: &str) {
    let half_made = || -> Vec<PathBuf> {
        let record = home.join("record");
        let folders = [home, &record, &record.join("backups")];
        let entries = folders
            .into_iter()
            .filter_map(|folder| fs::read_dir(folder).ok());
        let paths = entries.flatten().map(|entry| entry.unwrap().path());
        let is_hidden = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // A home has hidden folders of its own.
            name.starts_with('.') && ![".config", ".cache", ".local"].contains(&&*name)
        };
        paths.filter(is_hidden).collect()
    };
    let left = half_made();
    if left.is_empty() {
        return;
    }
    for path in &left {
        let aged = Command::new("touch")
            .args(["-d", "2 days ago"])
            .arg(path)
            .status();
        assert!(aged.unwrap().success());
    }
    add(cli, "n02_receipt_i130_petitioner_beneficiary");
    assert_eq!(cli.tell(&["backup"], "").code, Some(0), "{point}");
    assert_eq!(half_made(), Vec::<PathBuf>::new(), "{point}");
}

/// A new record, and what opens it without the work a passphrase costs.
fn made(folder: &Path) -> String {
    fs::create_dir_all(folder).unwrap();
    let cli = Cli::alone(folder, PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    init.out.trim().to_owned()
}

fn proposal(notice: &str) -> String {
    let path = fixture(&format!("notices/{notice}.pdf"));
    let cli = Cli::alone(Path::new("/nowhere"), "");
    cli.tell(&["read", "--json", path.to_str().unwrap()], "")
        .out
}

fn add(cli: &Cli<'_>, notice: &str) {
    let added = cli.tell(&["add"], &proposal(notice));
    assert_eq!(added.code, Some(0), "{}", added.err);
}

#[test]
fn a_record_at_work_is_killed_before_any_call_that_changes_the_disk() {
    let place = tempfile::tempdir().unwrap();
    let before = place.path().join("before");
    let code = made(&before);
    let cli = Cli::alone(&before, &code);
    add(&cli, "n01_receipt_i485_ioe");
    assert_eq!(cli.tell(&["backup"], "").code, Some(0));
    // The newest is another one once the present state was kept.
    let kept = fs::read_dir(before.join("record/backups")).unwrap();
    let kept: Vec<String> = kept
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    add(&cli, "n05_rfe_i485_two_pages");
    for action in [
        Action::new(&["add", "--json"], &proposal("n03_biometrics_i485")),
        Action::new(&["undo", "--json"], ""),
        Action::new(&["backup", "--json"], ""),
        Action::new(&["restore", &kept[0], "--json"], ""),
    ] {
        killed_at_its_points(&action, &before, place.path(), &code);
    }
}

#[test]
fn a_record_that_is_being_filled_is_killed_before_any_call_that_changes_the_disk() {
    let place = tempfile::tempdir().unwrap();
    let source = place.path().join("source");
    let code = made(&source);
    let cli = Cli::alone(&source, &code);
    add(&cli, "n01_receipt_i485_ioe");
    let file: PathBuf = place.path().join("record.json");
    let said = cli.tell(&["export", "json", "--for", "myself"], "");
    fs::write(&file, said.out).unwrap();
    let before = place.path().join("before");
    let code = made(&before);
    let action = Action::new(&["import", file.to_str().unwrap(), "--json"], "");
    killed_at_its_points(&action, &before, place.path(), &code);
}

#[test]
fn a_record_that_is_being_made_is_killed_before_any_call_that_changes_the_disk() {
    let place = tempfile::tempdir().unwrap();
    let here = place.path().join("here");
    fs::create_dir(&here).unwrap();
    let cli = Cli::alone(&here, PASSPHRASE);
    let action = Action::new(
        &["init", "--no-keychain", "--passphrase-stdin", "--json"],
        "",
    );
    let points = action.points(&cli, &here);
    // Each of them takes the work a passphrase costs, and more than once.
    let tried = some_of(&points, ON_A_PUSH / 2);
    for point in &tried {
        fs::remove_dir_all(&here).unwrap();
        fs::create_dir(&here).unwrap();
        action.killed(&cli, &here, point);
        // A whole record, or the way is free for one.
        let again = action.done(&cli);
        let said: Value = serde_json::from_str(&again.out).unwrap();
        assert!(
            again.code == Some(0) || said["error"] == "record_exists",
            "{point:?}: {said}"
        );
        assert_eq!(cli.json(&["verify"])["ok"], true, "{point:?}");
        nothing_half_made(&cli, &here, &format!("killed before {point:?}"));
    }
    println!("{} of {} points", tried.len(), points.len());
}
