//! The scheduler's files, and what is left when it cannot be had.
#![allow(clippy::unwrap_used)]
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use platform::{
    launchd_agent, systemd_units, task_scheduler_xml, Scheduler, SchedulerError, SchedulerState,
};

const PROGRAM: &str = "/opt/case keep/casekeep-cli";

fn arguments() -> Vec<String> {
    [
        "remind",
        "--once",
        "--record",
        "/home/r/100% $HOME \"mine\"",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// A stand-in for systemctl that writes down what it is told.
fn control(folder: &Path, status: i32) -> PathBuf {
    let path = folder.join("systemctl");
    let log = folder.join("log");
    fs::write(
        &path,
        format!(
            "#!/bin/sh\necho \"$@\" >> '{}'\nexit {status}\n",
            log.display()
        ),
    )
    .unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[test]
fn units_hold_blanks_percents_and_quotes() {
    let units = systemd_units(Path::new(PROGRAM), &arguments());
    assert!(units.service.contains(
        r#"ExecStart="/opt/case keep/casekeep-cli" "remind" "--once" "--record" "/home/r/100%% $$HOME \"mine\"""#
    ));
    assert!(units.timer.contains("Persistent=true"));
}

/// What systemd itself says of the units, where its checker is installed; the
/// test suite installs it.
#[test]
fn systemd_accepts_the_units() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("a program");
    fs::copy("/bin/true", &program).unwrap();
    let units = systemd_units(&program, &arguments());
    fs::write(
        folder.path().join("casekeep-reminders.service"),
        units.service,
    )
    .unwrap();
    let timer = folder.path().join("casekeep-reminders.timer");
    fs::write(&timer, units.timer).unwrap();
    let checked = Command::new("systemd-analyze")
        .args(["verify", "--user"])
        .arg(&timer)
        .env("XDG_RUNTIME_DIR", folder.path())
        .env("HOME", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(!said.contains("casekeep-reminders"), "{said}");
}

#[test]
fn installed_outdated_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let units = folder.path().join("config/systemd/user");
    let scheduler = Scheduler::systemd(&units, control(folder.path(), 0));
    let state = |program: &str| scheduler.state(Path::new(program), &arguments());
    assert_eq!(state(PROGRAM), SchedulerState::NotInstalled);
    scheduler.install(Path::new(PROGRAM), &arguments()).unwrap();
    assert_eq!(state(PROGRAM), SchedulerState::Installed);
    assert_eq!(state("/usr/bin/casekeep-cli"), SchedulerState::Outdated);
    scheduler.remove().unwrap();
    assert_eq!(state(PROGRAM), SchedulerState::NotInstalled);
    let told = fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(told.contains("--user enable --now casekeep-reminders.timer"));
    assert!(told.contains("--user disable --now casekeep-reminders.timer"));
}

#[test]
fn without_a_user_manager_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let units = folder.path().join("user");
    for control in [control(folder.path(), 1), folder.path().join("missing")] {
        let scheduler = Scheduler::systemd(&units, control);
        let failed = scheduler.install(Path::new(PROGRAM), &arguments());
        assert_eq!(failed, Err(SchedulerError::NoScheduler));
        let state = scheduler.state(Path::new(PROGRAM), &arguments());
        assert_eq!(state, SchedulerState::Unsupported);
        assert!(!units.exists());
    }
}

#[test]
fn other_systems_get_well_formed_files() {
    let agent = launchd_agent(Path::new("/Applications/A & B/casekeep-cli"), &arguments());
    assert!(agent.contains("<string>/Applications/A &amp; B/casekeep-cli</string>"));
    assert!(agent.contains("&quot;mine&quot;"));
    let task = task_scheduler_xml(
        Path::new(r"C:\Program Files\casekeep-cli.exe"),
        &arguments(),
    );
    assert!(task.contains(r"<Command>C:\Program Files\casekeep-cli.exe</Command>"));
    assert!(task.contains(r"\&quot;mine\&quot;"));
}
