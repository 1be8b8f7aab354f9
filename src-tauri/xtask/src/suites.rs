//! Everything that checks the program: tests and pictures.

use std::process::ExitCode;

use anyhow::Result;
use xshell::{cmd, Shell};

use crate::phases::Phases;
use crate::{pages, set_up};

/// Every check of the project, from the cheapest to the dearest.
pub fn test(sh: &Shell) -> Result<ExitCode> {
    let mut phases = Phases::default();
    // Without these nothing else can say anything.
    if !phases.run("set-up", || set_up::everything(sh))
        || !phases.run("pages: build", || pages::build(sh))
    {
        return Ok(phases.close());
    }
    phases.run("format", || Ok(cmd!(sh, "cargo fmt --all --check").run()?));
    phases.run("pages: types", || npm(sh, "check"));
    phases.run("pages: tests", || npm(sh, "test"));
    phases.run("lint", || {
        let deny_warnings = ["--", "-D", "warnings"];
        Ok(cmd!(
            sh,
            "cargo clippy --locked --workspace --all-targets {deny_warnings...}"
        )
        .run()?)
    });
    // One build for all: the window, the command line and every test, so that
    // no crate is compiled twice with other features.
    if phases.run("build", || {
        Ok(cmd!(sh, "cargo build --locked --workspace --all-targets").run()?)
    }) {
        if has_nextest(sh) {
            // Both from the one build: to name a package would choose other
            // features, and compile half of the crates again.
            phases.run("crate tests", || nextest(sh, "not package(whole-program)"));
            phases.run("whole-program tests", || {
                nextest(sh, "package(whole-program)")
            });
        } else {
            phases.run("tests", || {
                Ok(cmd!(sh, "cargo test --locked --workspace --no-fail-fast").run()?)
            });
        }
    }
    Ok(phases.close())
}

/// Whether nextest is installed: it gives every test a process of its own and a
/// time limit, and those that drive a window one at a time.
fn has_nextest(sh: &Shell) -> bool {
    cmd!(sh, "cargo nextest --version")
        .quiet()
        .ignore_stdout()
        .ignore_stderr()
        .run()
        .is_ok()
}

fn nextest(sh: &Shell, which: &str) -> Result<()> {
    cmd!(
        sh,
        "cargo nextest run --locked --workspace --no-fail-fast -E {which}"
    )
    .run()?;
    Ok(())
}

fn npm(sh: &Shell, script: &str) -> Result<()> {
    let _there = sh.push_dir("ui");
    Ok(cmd!(sh, "npm run --silent {script}").run()?)
}

/// Pictures of every screen of the real window.
pub fn shots(sh: &Shell, arguments: &[String]) -> Result<()> {
    set_up::everything(sh)?;
    pages::build(sh)?;
    // Of the whole workspace, as the tests are built: nothing is compiled twice.
    cmd!(sh, "cargo build --locked --workspace --bins").run()?;
    cmd!(sh, "target/debug/shots {arguments...}").run()?;
    Ok(())
}
