//! Starts the Casekeep that is installed on this system, on a stage of its own,
//! and waits until its first screen can be read. `installed`
// A program that does not start ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use whole_program::{can_be_looked_into, Area, Cli, Screen, Stage};

/// Where the first screen has its heading, with the window in its first size.
const HEADING: Area = Area {
    x: 60,
    y: 20,
    wide: 900,
    high: 500,
};

fn main() {
    let stage = Stage::set();
    let screen = Screen::of(&stage);
    let mut window = stage
        .command("/usr/bin/casekeep")
        .spawn()
        .expect("casekeep is installed");
    stage.wait_for("its first screen", |_| screen.has_text(HEADING));
    stage.end_window(&mut window);
    let checked = Cli::of(&stage, "/usr/bin/casekeep-cli".as_ref())
        .tell(&["check", "--json", "IOE0912345678"], "");
    assert_eq!(checked.code, Some(0), "{}", checked.err);
    let waiting = ["/usr/bin/casekeep-cli", "check", "--jsonl"];
    assert!(!can_be_looked_into(&waiting, &[]), "its memory is its own");
    println!("casekeep and casekeep-cli are installed and work");
}
