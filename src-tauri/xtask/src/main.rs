//! The project's commands, each with its own set-up: `cargo xtask <command>`.

mod apt;
mod audit;
mod bench;
mod bundle;
mod fuzz;
mod pages;
mod phases;
mod program;
mod set_up;
mod suites;
mod torture;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use xshell::Shell;

const USAGE: &str = "\
cargo xtask run [-- ARGUMENTS]   build Casekeep and open its window
cargo xtask test                 every check of the project
cargo xtask shots                pictures of every screen, into shots/
cargo xtask bundle               make the .deb and the .rpm
cargo xtask bundle --install     and install the .deb with apt, and start it
cargo xtask bench                start, memory, size, dates, locks and backups beside their peers
cargo xtask fuzz [SECONDS]         hostile input for every parser, each for a while
cargo xtask torture [PERCENT]    2,000 crashes, a full disk at every size, every byte flipped
cargo xtask audit                known faults and licences of all libraries
cargo xtask types                write the contract's TypeScript and the list of libraries afresh
cargo xtask set-up               install what running and testing need, and no more";

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.skip_while(|word| word == "--").collect();
    let sh = Shell::new()?;
    sh.change_dir(project_root()?);

    match command.as_str() {
        "run" => program::run(&sh, &rest)?,
        "test" => return suites::test(&sh),
        "shots" => suites::shots(&sh, &rest)?,
        "bundle" if rest.iter().any(|word| word == "--install") => bundle::install(&sh)?,
        "bundle" => bundle::bundle(&sh)?,
        "bench" => bench::bench(&sh)?,
        "fuzz" => fuzz::fuzz(&sh, &rest)?,
        "torture" => torture::torture(&sh, &rest)?,
        "audit" => audit::audit(&sh)?,
        "types" => program::write_types(&sh)?,
        "set-up" => set_up::everything(&sh)?,
        _ => {
            eprintln!("{USAGE}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The folder with the workspace's Cargo.toml.
fn project_root() -> Result<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .map(Path::to_owned)
        .context("xtask has moved: it expects to stand two folders below the root")
}
