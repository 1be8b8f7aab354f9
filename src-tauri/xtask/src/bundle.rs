//! The packages: a .deb and an .rpm around the release programs.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::{cmd, Shell};

use crate::{apt, pages, set_up};

/// Builds the release programs and the packages around them.
pub fn bundle(sh: &Shell) -> Result<()> {
    set_up::to_run(sh)?;
    release(sh)?;
    write_papers(sh)?;
    compress_papers(sh)?;
    let tauri = sh.current_dir().join("ui/node_modules/.bin/tauri");
    cmd!(
        sh,
        "{tauri} build --bundles deb,rpm --ci -- --locked --package casekeep"
    )
    .run()
    .context("the packages could not be made")?;
    // Beside the packages, for whoever asks what is in them.
    let bill = "casekeep.cdx.json";
    sh.copy_file(
        format!("target/packaging/{bill}"),
        format!("target/release/bundle/{bill}"),
    )?;
    Ok(())
}

/// What the program is made of: the bill of materials and every licence's words.
fn write_papers(sh: &Shell) -> Result<()> {
    cmd!(
        sh,
        "cargo run --quiet --locked --package whole-program --bin papers -- target/packaging"
    )
    .run()?;
    let words = cmd!(sh, "gzip -9nc target/packaging/licences.txt");
    let bytes = words.quiet().output()?.stdout;
    sh.write_file("target/packaging/licences.txt.gz", bytes)?;
    Ok(())
}

/// Builds both programs as they are shipped.
pub fn release(sh: &Shell) -> Result<()> {
    pages::build(sh)?;
    cmd!(sh, "cargo build --locked --release --package casekeep-cli").run()?;
    Ok(())
}

/// Makes the .deb, installs it with apt, and starts the installed program on a
/// display of its own. Needs to be root or to have sudo, as apt does.
pub fn install(sh: &Shell) -> Result<()> {
    set_up::everything(sh)?;
    bundle(sh)?;
    let package = debian_package(sh)?;
    apt::run(
        sh,
        &["install", "--reinstall", &package.display().to_string()],
    )?;
    cmd!(
        sh,
        "cargo run --quiet --locked --package whole-program --bin installed"
    )
    .run()
    .context("the installed program did not open its window")
}

/// The .deb that was made last.
pub fn debian_package(sh: &Shell) -> Result<PathBuf> {
    let folder = sh.current_dir().join("target/release/bundle/deb");
    let packages = sh.read_dir(&folder)?;
    packages
        .into_iter()
        .find(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .with_context(|| format!("no .deb in {}", folder.display()))
}

/// Debian's policy wants manuals and changelog compressed, and without a time inside.
fn compress_papers(sh: &Shell) -> Result<()> {
    let made = sh.create_dir("target/packaging")?;
    for paper in ["casekeep.1", "casekeep-cli.1", "changelog"] {
        let source = format!("src-tauri/packaging/{paper}");
        let bytes = cmd!(sh, "gzip -9nc {source}").quiet().output()?.stdout;
        sh.write_file(made.join(format!("{paper}.gz")), bytes)?;
    }
    Ok(())
}
