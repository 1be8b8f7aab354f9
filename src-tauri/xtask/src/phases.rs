//! Steps of a long command, each with its duration.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

/// What has been done so far, and how it went.
#[derive(Default)]
pub struct Phases {
    done: Vec<(&'static str, Duration, bool)>,
}

impl Phases {
    /// Does `work`. A failure is said and remembered; the next phase still
    /// runs, so that one run shows everything that is wrong.
    pub fn run(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        println!("\n── {name}");
        let start = Instant::now();
        let outcome = work();
        let took = start.elapsed();
        if let Err(error) = &outcome {
            println!("── {name} FAILED: {error:#}");
        }
        self.done.push((name, took, outcome.is_ok()));
        outcome.is_ok()
    }

    /// Prints every phase with its duration; fails when one of them did.
    pub fn close(self) -> ExitCode {
        println!();
        for (name, took, passed) in &self.done {
            let verdict = if *passed { "ok    " } else { "FAILED" };
            println!("{verdict} {:>6.1} s  {name}", took.as_secs_f64());
        }
        let total: Duration = self.done.iter().map(|(_, took, _)| *took).sum();
        let failed = self.done.iter().filter(|(_, _, passed)| !passed).count();
        println!(
            "{} phases passed, {failed} failed, {:.1} min",
            self.done.len() - failed,
            total.as_secs_f64() / 60.0
        );
        if failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
