//! A real keyring and a real notification server, each in a session of its own.
#![allow(clippy::unwrap_used)]
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn probe(name: &str) -> PathBuf {
    let deps = std::env::current_exe().unwrap();
    deps.parent()
        .unwrap()
        .parent()
        .unwrap()
        .join("examples")
        .join(name)
}

/// Runs a script in a fresh session bus with a home of its own.
fn session(script: &str) -> Output {
    let home = tempfile::tempdir().unwrap();
    let support = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/support");
    let path = std::env::var_os("PATH").unwrap();
    Command::new("dbus-run-session")
        .args(["--", "sh", "-c", script])
        .env_clear()
        .env("PATH", path)
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .env("KEYCHAIN", probe("keychain_probe"))
        .env("NOTIFY", probe("notification_probe"))
        .env("DAEMON", support.join("notification_daemon.py"))
        .output()
        .unwrap()
}

fn lines(output: &Output) -> Vec<String> {
    let said = String::from_utf8_lossy(&output.stdout);
    said.lines().map(str::to_owned).collect()
}

#[test]
fn an_unlocked_keyring_keeps_returns_and_forgets() {
    let output = session(
        "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
         $KEYCHAIN state get hello get world get remove get remove",
    );
    assert_eq!(
        lines(&output),
        [
            "Ready",
            "Ok(None)",
            "Ok(())",
            "Ok(Some([104, 101, 108, 108, 111]))",
            "Ok(())",
            "Ok(Some([119, 111, 114, 108, 100]))",
            "Ok(())",
            "Ok(None)",
            "Ok(())",
        ],
        "{output:?}"
    );
}

#[test]
fn without_a_service_the_keychain_is_missing() {
    // An empty service folder: nothing may be started on demand.
    let output = session(
        "unset DBUS_SESSION_BUS_ADDRESS
         DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere $KEYCHAIN state get hello",
    );
    assert_eq!(
        lines(&output),
        ["Missing", "Err(Missing)", "Err(Missing)"],
        "{output:?}"
    );
}

#[test]
fn a_notification_is_received_and_its_click_comes_back() {
    let output = session(
        // Debian's own Python has the D-Bus module; another one first in PATH may not.
        "cd $HOME; mkfifo orders
         /usr/bin/python3 $DAEMON log < orders > ready &
         exec 3> $HOME/orders
         soon() { for n in $(seq 200); do \"$@\" 2>/dev/null && return; sleep 0.05; done; }
         cd $HOME
         soon grep -q ready ready
         $NOTIFY > answer &
         soon grep -q Notify log
         sleep 0.3; echo 'click 1' >&3
         soon grep -q . answer
         cat answer log",
    );
    let said = lines(&output);
    assert_eq!(
        said.first().map(String::as_str),
        Some("Clicked"),
        "{output:?}"
    );
    assert!(said[1].contains("\"summary\": \"Something is due\""));
    assert!(said[1].contains("\"app_name\": \"Casekeep\""));
}

#[test]
fn without_a_server_nothing_is_called_shown() {
    let output = session("DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere $NOTIFY");
    assert_eq!(lines(&output), ["NotifyError"], "{output:?}");
}

#[test]
fn hardening_switches_core_dumps_off() {
    platform::hardening::harden();
    let limits = fs::read_to_string("/proc/self/limits").unwrap();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core"))
        .unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
}
