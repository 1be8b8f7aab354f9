//! Known faults, licences and origins of what the program is made of. The only
//! task that asks the network, for the two advisory databases; it needs
//! `cargo install cargo-deny`.

use anyhow::{Context, Result};
use xshell::{cmd, Shell};

/// Looks at the crates as `deny.toml` says, and at the packages of the pages.
pub fn audit(sh: &Shell) -> Result<()> {
    cmd!(sh, "cargo deny --locked --workspace check")
        .run()
        .context("cargo-deny found something, or is not installed")?;
    let _ui = sh.push_dir("ui");
    // What is shipped inside the window: nothing known, however small.
    cmd!(sh, "npm audit --omit=dev --audit-level=low").run()?;
    // What only builds and tests it runs on a developer's machine and reads our
    // own files: grave faults only.
    cmd!(sh, "npm audit --audit-level=high").run()?;
    Ok(())
}
