//! The .deb: made, installed, started.

use anyhow::{Context, Result};
use xshell::{cmd, Shell};

use crate::{pages, set_up};

/// Makes the .deb and proves that it installs and starts.
pub fn bundle(sh: &Shell) -> Result<()> {
    set_up::everything(sh)?;
    build(sh)?;
    Ok(())
}

/// Builds the release programs and the .deb around them.
pub fn build(sh: &Shell) -> Result<()> {
    pages::install_packages(sh)?;
    pages::build(sh)?;
    cmd!(sh, "cargo build --locked --release --package casekeep-cli").run()?;
    let tauri = sh.current_dir().join("ui/node_modules/.bin/tauri");
    cmd!(sh, "{tauri} build --bundles deb --ci")
        .run()
        .context("the bundle could not be made")?;
    Ok(())
}
