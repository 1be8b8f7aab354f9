//! The .deb.

use anyhow::{Context, Result};
use xshell::{cmd, Shell};

use crate::{pages, set_up};

/// Builds the release programs and the .deb around them.
pub fn bundle(sh: &Shell) -> Result<()> {
    set_up::to_run(sh)?;
    pages::build(sh)?;
    cmd!(sh, "cargo build --locked --release --package casekeep-cli").run()?;
    let tauri = sh.current_dir().join("ui/node_modules/.bin/tauri");
    cmd!(sh, "{tauri} build --bundles deb --ci")
        .run()
        .context("the bundle could not be made")?;
    Ok(())
}
