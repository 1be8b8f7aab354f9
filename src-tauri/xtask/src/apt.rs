//! System packages: what is needed, what is missing, and how to get it.

use std::collections::BTreeSet;

use anyhow::{bail, Context, Result};
use xshell::{cmd, Shell};

/// Needed to build Casekeep: WebKitGTK for the window, libcrypto for the
/// encrypted record, libdbus for keychain and notifications.
pub const TO_BUILD: &[&str] = &[
    "build-essential",
    "libdbus-1-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "pkg-config",
];

/// Needed to test Casekeep in a real window with a real keychain.
pub const TO_TEST: &[&str] = &[
    "age",
    "dbus",
    "gnome-keyring",
    "imagemagick",
    "iproute2",
    "libsecret-tools",
    "poppler-utils",
    "procps",
    "python3",
    "python3-cryptography",
    "python3-dbus",
    "python3-gi",
    "python3-icalendar",
    "python3-nacl",
    "strace",
    "systemd",
    "tesseract-ocr",
    "time",
    "webkit2gtk-driver",
    "xclip",
    "xdotool",
    "xvfb",
];

/// Needed to hold search against the plain shell.
pub const TO_BENCH: &[&str] = &["sqlite3"];

/// Installs those of `packages` that are missing. On a system without apt it
/// only says what is needed there.
pub fn ensure(sh: &Shell, packages: &[&str]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if cmd!(sh, "dpkg-query --version")
        .quiet()
        .ignore_stdout()
        .ignore_stderr()
        .run()
        .is_err()
    {
        println!("No apt on this system. {}", elsewhere(sh));
        return Ok(());
    }
    let missing = missing(sh, packages)?;
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}", missing.join(" "));
    let by_hand = format!("sudo apt-get install --yes {}", missing.join(" "));
    let install: Vec<&str> = ["install", "--no-install-recommends"]
        .into_iter()
        .chain(missing.iter().map(String::as_str))
        .collect();
    run(sh, &["update"])
        .and_then(|()| run(sh, &install))
        .with_context(|| format!("could not install system packages; try: {by_hand}"))
}

/// Runs apt-get, as root or through sudo.
pub fn run(sh: &Shell, words: &[&str]) -> Result<()> {
    // Another apt may be at work: wait for it instead of failing.
    let words = [
        &[
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "--quiet",
            "--yes",
            "-o",
            "DPkg::Lock::Timeout=600",
            "-o",
            "Dpkg::Use-Pty=0",
        ],
        words,
    ]
    .concat();
    let root = cmd!(sh, "id -u").quiet().read()? == "0";
    if !root
        && cmd!(sh, "sudo -V")
            .quiet()
            .ignore_stdout()
            .ignore_stderr()
            .run()
            .is_err()
    {
        bail!("only root can install packages, and there is no sudo");
    }
    let (program, words) = match root {
        true => (words[0], &words[1..]),
        false => ("sudo", &words[..]),
    };
    cmd!(sh, "{program} {words...}")
        .quiet()
        .ignore_stdout()
        .run()?;
    Ok(())
}

/// Those of `packages` that dpkg does not know as installed.
fn missing(sh: &Shell, packages: &[&str]) -> Result<Vec<String>> {
    // dpkg-query fails when it has never heard of one of them, and still
    // lists the others.
    let format = "--showformat=${db:Status-Abbrev}${Package}\\n";
    let known = cmd!(sh, "dpkg-query --show {format} {packages...}")
        .quiet()
        .ignore_status()
        .ignore_stderr()
        .read()?;
    let installed: BTreeSet<&str> = known
        .lines()
        .filter_map(|line| line.strip_prefix("ii "))
        .collect();
    Ok(packages
        .iter()
        .filter(|package| !installed.contains(**package))
        .map(|package| (*package).to_owned())
        .collect())
}

/// The build packages by their names in other distributions.
fn elsewhere(sh: &Shell) -> String {
    let has = |program: &str| {
        cmd!(sh, "{program} --version")
            .quiet()
            .ignore_stdout()
            .ignore_stderr()
            .run()
            .is_ok()
    };
    if has("dnf") {
        "If the build misses something, run: sudo dnf install gcc pkgconf webkit2gtk4.1-devel openssl-devel dbus-devel".to_owned()
    } else if has("pacman") {
        "If the build misses something, run: sudo pacman -S --needed base-devel webkit2gtk-4.1 openssl dbus".to_owned()
    } else {
        format!("What Debian calls {} has to be there.", TO_BUILD.join(", "))
    }
}
