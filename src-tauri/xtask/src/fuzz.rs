//! Hostile input for every parser, with libFuzzer. Needs the nightly compiler and
//! `cargo install cargo-fuzz`.

use anyhow::{Context, Result};
use xshell::{cmd, Shell};

/// Seconds for each target when nobody says.
const SECONDS: &str = "60";

/// Runs every target for a while: `fuzz [SECONDS] [TARGET…]`. A crash ends the
/// run, and its input lies in `fuzz/artifacts`: it becomes a test.
pub fn fuzz(sh: &Shell, arguments: &[String]) -> Result<()> {
    let seconds = arguments.first().map_or(SECONDS, String::as_str);
    let chosen: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    let all = cmd!(sh, "cargo +nightly fuzz list --fuzz-dir fuzz")
        .read()
        .context("fuzzing needs the nightly compiler and cargo-fuzz")?;
    for target in all.lines() {
        if !chosen.is_empty() && !chosen.contains(&target) {
            continue;
        }
        // The seeds are small and kept; what is found beside them is not.
        let found = sh.create_dir(format!("fuzz/target/corpus/{target}"))?;
        let seeds = sh.create_dir(format!("fuzz/corpus/{target}"))?;
        let time = format!("-max_total_time={seconds}");
        cmd!(
            sh,
            "cargo +nightly fuzz run --fuzz-dir fuzz --sanitizer none {target} {found} {seeds} -- {time} -print_final_stats=1 -timeout=10 -rss_limit_mb=2048"
        )
        .run()
        .with_context(|| format!("{target} found something"))?;
    }
    Ok(())
}
