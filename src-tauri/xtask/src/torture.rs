//! The long form of the promises' tests: crashes, a full disk, flipped bytes,
//! killed restores and migrations.

use anyhow::Result;
use xshell::{cmd, Shell};

use crate::{pages, set_up};

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
    Ok(())
}
