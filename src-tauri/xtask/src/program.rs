//! Building and running the program itself.

use anyhow::Result;
use xshell::{cmd, Shell};

use crate::{pages, set_up};

/// Sets up, builds and opens the window; returns when it is closed.
pub fn run(sh: &Shell, arguments: &[String]) -> Result<()> {
    set_up::to_run(sh)?;
    pages::build(sh)?;
    // The window starts its PDF reader and its reminders from the command
    // line program beside it.
    cmd!(sh, "cargo build --package casekeep-cli --package casekeep").run()?;
    cmd!(sh, "cargo run --quiet --package casekeep -- {arguments...}").run()?;
    Ok(())
}

/// Writes the contract's TypeScript and the list of libraries afresh.
pub fn write_types(sh: &Shell) -> Result<()> {
    // Of the whole workspace: chosen alone, the crates' dependencies would be
    // built once more with other features.
    let arguments = ["--quiet", "--locked", "--workspace"];
    let tests = ["--test", "contract", "--test", "architecture"];
    cmd!(
        sh,
        "cargo test {arguments...} {tests...} -- fresh every_library"
    )
    .env("CASEKEEP_WRITE_TYPES", "1")
    .run()?;
    Ok(())
}
