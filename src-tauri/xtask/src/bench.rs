//! Figures of the shipped programs beside their peers.

use anyhow::Result;
use xshell::{cmd, Shell};

use crate::{apt, bundle, set_up};

/// Builds the packages and the plain window, and prints the figures.
pub fn bench(sh: &Shell) -> Result<()> {
    set_up::everything(sh)?;
    bundle::bundle(sh)?;
    // The plain window embeds its pages only as a shipped program does.
    cmd!(
        sh,
        "cargo build --locked --release --package plain-window --features tauri/custom-protocol"
    )
    .run()?;
    let package = bundle::debian_package(sh)?;
    cmd!(
        sh,
        "cargo run --quiet --locked --package whole-program --bin bench -- target/release {package}"
    )
    .run()?;
    cmd!(
        sh,
        "cargo run --quiet --locked --package whole-program --bin bench_scroll -- target/release"
    )
    .run()?;
    // In the shipped profile: they work in their own process.
    apt::ensure(sh, apt::TO_BENCH)?;
    for bin in ["bench_dates", "bench_record", "bench_intake", "bench_trust"] {
        cmd!(
            sh,
            "cargo run --quiet --locked --release --package whole-program --bin {bin} -- target/release"
        )
        .run()?;
    }
    Ok(())
}
