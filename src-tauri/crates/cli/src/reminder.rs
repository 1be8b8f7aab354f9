//! Showing a reminder in a process of its own: it stays for the click after the
//! run that found it has ended. What it says goes over standard input, never
//! over arguments, which other programs can read.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use platform::{Clicked, Notification};
use serde::{Deserialize, Serialize};

use crate::exit::Exit;

/// Hidden subcommand: shows what standard input says.
pub(crate) const CHILD: &str = "__show-reminder";

/// How long a reminder waits for its click.
const PATIENCE: Duration = Duration::from_secs(15 * 60);
/// What the child says when the notification was accepted.
const SHOWN: &str = "shown";

/// What is to be shown, and what a click opens.
#[derive(Serialize, Deserialize)]
pub(crate) struct Errand {
    pub(crate) summary: String,
    pub(crate) body: String,
    pub(crate) open_label: String,
    pub(crate) insists: bool,
    pub(crate) case: Option<String>,
    pub(crate) record_dir: Option<PathBuf>,
    pub(crate) waits: bool,
}

/// Shows a reminder; whether the system accepted it.
pub(crate) fn show(errand: &Errand) -> bool {
    let Ok(order) = serde_json::to_vec(errand) else {
        return false;
    };
    let Ok(program) = std::env::current_exe() else {
        return false;
    };
    let child = Command::new(program)
        .arg(CHILD)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        return false;
    };
    let told = child
        .stdin
        .take()
        .is_some_and(|mut input| input.write_all(&order).is_ok());
    let mut answer = String::new();
    if let (true, Some(output)) = (told, child.stdout.take()) {
        // A child that dies says nothing.
        let _ = BufReader::new(output).read_line(&mut answer);
    }
    answer.trim() == SHOWN
}

/// The child.
pub(crate) fn child() -> Exit {
    let Ok(errand) = serde_json::from_reader::<_, Errand>(std::io::stdin().lock()) else {
        return Exit::Unreadable;
    };
    let note = Notification {
        summary: errand.summary,
        body: errand.body,
        open_label: errand.open_label,
        insists: errand.insists,
    };
    let Ok(shown) = note.show() else {
        return Exit::Trouble;
    };
    println!("{SHOWN}");
    if !errand.waits {
        return Exit::Done;
    }
    std::thread::spawn(|| {
        std::thread::sleep(PATIENCE);
        std::process::exit(0);
    });
    if shown.wait_for_click() == Clicked::Clicked {
        return open_window(errand.record_dir, errand.case);
    }
    Exit::Done
}

/// Opens the window on the case; a window that is open already comes forward.
fn open_window(record_dir: Option<PathBuf>, case: Option<String>) -> Exit {
    let window = format!("casekeep{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe()
        .ok()
        .and_then(|program| Some(program.parent()?.join(&window)));
    let mut command = Command::new(beside.unwrap_or_else(|| window.into()));
    if let Some(dir) = record_dir {
        command.arg("--record").arg(dir);
    }
    if let Some(case) = case {
        command.arg("--open").arg(format!("case/{case}"));
    }
    match command.stdin(Stdio::null()).stdout(Stdio::null()).spawn() {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Trouble,
    }
}
