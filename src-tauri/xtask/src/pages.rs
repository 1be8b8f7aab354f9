//! The window's pages: their packages and their build.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;
use xshell::{cmd, Shell};

/// Installs the packages of the pages as locked, when the lock has changed.
pub fn install_packages(sh: &Shell) -> Result<()> {
    let ui = sh.current_dir().join("ui");
    // npm writes this file last, after a whole installation.
    let installed = changed(&ui.join("node_modules/.package-lock.json"));
    if installed.is_none() || installed < changed(&ui.join("package-lock.json")) {
        let _there = sh.push_dir(&ui);
        cmd!(sh, "npm ci --no-audit --no-fund").run()?;
    }
    Ok(())
}

/// Builds the pages into ui/dist, when a source is newer than the last build.
pub fn build(sh: &Shell) -> Result<()> {
    let ui = sh.current_dir().join("ui");
    let built = changed(&ui.join("dist/index.html"));
    if built.is_none() || built < newest_source(&ui) {
        let _there = sh.push_dir(&ui);
        cmd!(sh, "npm run build").run()?;
    }
    Ok(())
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file)
        .and_then(|metadata| metadata.modified())
        .ok()
}

/// When anything but what tools made below `folder` was last changed.
fn newest_source(folder: &Path) -> Option<SystemTime> {
    let made_by_tools = ["node_modules", "dist"];
    let entries = fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter(|entry| !made_by_tools.iter().any(|name| entry.file_name() == *name))
        .filter_map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                newest_source(&path)
            } else {
                changed(&path)
            }
        })
        .max()
}
