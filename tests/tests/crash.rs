//! Promise 5: a crash loses at most the action in progress. Every round kills a
//! program that keeps notices, at a moment of its own; what is left must be one
//! of the states that whole actions lead to.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use whole_program::{fixture, rounds, Cli};

const PASSPHRASE: &str = "three calm herons";
/// On a push, and in the long form.
const ROUNDS: [u64; 2] = [30, 2_000];

/// What a script of keeping, undoing and keeping again does, one action each.
fn actions(cli: &Cli<'_>) -> Vec<(Vec<&'static str>, String)> {
    let notices = [
        "n01_receipt_i485_ioe",
        "n03_biometrics_i485",
        "n05_rfe_i485_two_pages",
        "n02_receipt_i130_petitioner_beneficiary",
    ];
    let mut actions = Vec::new();
    for notice in notices {
        let path = fixture(&format!("notices/{notice}.pdf"));
        let read = cli.tell(&["read", "--json", path.to_str().unwrap()], "");
        actions.push((vec!["add", "--json"], read.out));
    }
    actions.insert(2, (vec!["undo"], String::new()));
    actions.insert(3, (vec!["redo"], String::new()));
    actions
}

/// A record and its recovery code, which opens it without the work a passphrase
/// costs.
fn made(folder: &Path) -> (Cli<'static>, String) {
    let cli = Cli::alone(folder, PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    let code = init.out.trim().to_owned();
    (Cli::alone(folder, &code), code)
}

/// How many people, cases, documents and due dates there are: what differs
/// between the states of the script. Ids and times differ from run to run.
fn state(cli: &Cli<'_>) -> [usize; 4] {
    let count = |what: &str, key: &str| cli.json(&["list", what])[key].as_array().unwrap().len();
    [
        count("people", "people"),
        count("cases", "cases"),
        count("documents", "documents"),
        count("accounts", "accounts"),
    ]
}

#[test]
fn killed_at_any_moment_only_whole_actions_are_left() {
    let calm = tempfile::tempdir().unwrap();
    let (cli, _) = made(calm.path());
    let actions = actions(&cli);
    let mut known = vec![state(&cli)];
    let mut longest = Duration::ZERO;
    for (arguments, input) in &actions {
        let start = std::time::Instant::now();
        assert_eq!(cli.tell(arguments, input).code, Some(0));
        longest = longest.max(start.elapsed());
        known.push(state(&cli));
    }

    let home = tempfile::tempdir().unwrap();
    let (mut cli, mut code) = made(home.path());
    let mut at = 0;
    let mut killed = 0;
    let rounds = rounds(ROUNDS[0], ROUNDS[1]);
    for round in 0..rounds {
        let (arguments, input) = &actions[at % actions.len()];
        let mut child = cli.command(arguments).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let _ = write!(stdin, "{code}\n{input}");
        drop(stdin);
        // Moments spread over the whole run, by the golden ratio.
        let part = (round as f64 * 0.618_034).fract();
        std::thread::sleep(longest.mul_f64(part));
        let _ = child.kill();
        let whole = child.wait().unwrap().code() == Some(0);
        killed += usize::from(!whole);
        assert_eq!(cli.json(&["verify"])["ok"], true, "round {round}");
        let now = state(&cli);
        let here = &known[at % actions.len()];
        let next = &known[at % actions.len() + 1];
        // What was said to be done is done; what was not may be.
        assert!(
            now == *next || (!whole && now == *here),
            "round {round}, ended {whole}: {now:?}, between {here:?} and {next:?}"
        );
        if whole || (now == *next && here != next) {
            at += 1;
        }
        if at == actions.len() {
            // From the beginning, in a new record.
            std::fs::remove_dir_all(home.path().join("record")).unwrap();
            (cli, code) = made(home.path());
            at = 0;
        }
    }
    println!("{rounds} rounds, {killed} killed before their end");
    assert!(
        killed > 5,
        "only {killed} of {rounds} rounds were killed in time"
    );
}
