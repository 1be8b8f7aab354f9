//! The long form of the promises' tests: crashes, a full disk, flipped bytes,
//! killed restores and migrations, and every journey of the window under a trace
//! of what it asks of sockets.

use anyhow::Result;
use xshell::{cmd, Shell};

use crate::{pages, set_up, suites};

/// Runs it; a number makes it that percentage of the long form.
pub fn torture(sh: &Shell, arguments: &[String]) -> Result<()> {
    let percent = arguments.first().map_or("100", String::as_str);
    set_up::everything(sh)?;
    pages::build(sh)?;
    cmd!(sh, "cargo build --locked --package casekeep-cli").run()?;
    let tests = [
        "--test",
        "crash",
        "--test",
        "crash_points",
        "--test",
        "promise_disk",
        "--test",
        "promise_disk_sizes",
        "--test",
        "promise_flips",
    ];
    cmd!(
        sh,
        "cargo test --locked --package whole-program {tests...} -- --nocapture --test-threads 1"
    )
    .env("CASEKEEP_TORTURE", percent)
    .run()?;
    cmd!(sh, "cargo test --locked --package vault --lib migrations").run()?;
    suites::windows_watched(sh)
}
