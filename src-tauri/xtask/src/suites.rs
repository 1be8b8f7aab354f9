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
            let which = |tests| ["nextest", "run", "-E", tests];
            phases.run("crate tests", || {
                let run = which("not package(whole-program)");
                Ok(cmd!(sh, "cargo {run...} --locked --workspace --no-fail-fast").run()?)
            });
            phases.run("whole-program tests, without a network", || {
                without_network(sh, &which("package(whole-program)"), &[])
            });
        } else {
            phases.run("tests, without a network", || {
                without_network(sh, &["test"], &[])
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

/// There is no way out, and the loopback stands: test and window speak over it.
const LOOPBACK_ALONE: &str = r#"ip link set lo up &&
    test -z "$(tail --lines=+2 /proc/net/route)" &&
    exec "$0" "$@""#;

/// Runs tests of everything where the program could reach nobody; `told` goes to
/// the test programs themselves.
fn without_network(sh: &Shell, tests: &[&str], told: &[&str]) -> Result<()> {
    let all = ["--locked", "--offline", "--workspace", "--no-fail-fast"];
    let arguments = [tests, &all, &["--"], told].concat();
    if cfg!(target_os = "linux") {
        // Some tests ask what the program is made of on every system.
        cmd!(sh, "cargo fetch --locked").run()?;
        let alone = ["--map-root-user", "--net", "sh", "-c", LOOPBACK_ALONE];
        cmd!(sh, "unshare {alone...} cargo {arguments...}").run()?;
    } else {
        cmd!(sh, "cargo {arguments...}").run()?;
    }
    Ok(())
}

/// Every journey of the window, watched: a call for a socket that leads anywhere
/// but to this machine fails the test that made it. One journey is left out: it
/// slows the disk down by watching the window itself, and none has two watchers.
pub fn windows_watched(sh: &Shell) -> Result<()> {
    cmd!(sh, "cargo build --locked --workspace --all-targets").run()?;
    let _watched = sh.push_env("CASEKEEP_WATCHED", "1");
    let slow_disk = "the_record_is_kept_safe_in_both_languages";
    let which = format!("package(whole-program) and binary(~window) and not test({slow_disk})");
    if has_nextest(sh) {
        without_network(sh, &["nextest", "run", "-E", &which], &[])
    } else {
        let one_at_a_time = ["--test-threads", "1", "--skip", slow_disk];
        without_network(sh, &["test", "--test", "window*"], &one_at_a_time)
    }
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
