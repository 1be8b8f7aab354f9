//! Promise 2: no network connection. The road is walked on the command line
//! without any network at all and, like the window, under a trace of every call
//! for a socket: nothing but sockets of this machine's own programs.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use whole_program::{
    fixture, leaving_this_machine, programs, watching_sockets, words, Cli, Stage, Window,
};

const PASSPHRASE: &str = "three calm herons";

/// Runs the command line wrapped in another program.
fn wrapped(mut wrapper: Command, arguments: &[&str], folder: &Path, input: &str) -> String {
    let mut child = wrapper
        .args(arguments)
        .arg("--record")
        .arg(folder.join("record"))
        .env("HOME", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The road of a notice: made, read, kept, dated, reminded, backed up, exported.
fn road(mut run: impl FnMut(&[&str], &str) -> String) {
    let made = run(
        &["init", "--no-keychain", "--passphrase-stdin"],
        &format!("{PASSPHRASE}\n"),
    );
    let code = made.trim();
    let notice = fixture("notices/n03_biometrics_i485.pdf");
    let read = run(&["read", "--json", notice.to_str().unwrap()], "");
    run(&["add", "--unlock-stdin"], &format!("{code}\n{read}"));
    for arguments in [
        &["list", "due", "--unlock-stdin"][..],
        &["search", "biometrics", "--unlock-stdin"],
        &["backup", "--unlock-stdin"],
        &["restore", "latest", "--drill", "--unlock-stdin"],
        &["export", "json", "--unlock-stdin"],
        &["verify", "--unlock-stdin"],
    ] {
        run(arguments, &format!("{code}\n"));
    }
}

#[test]
fn the_command_line_needs_no_network_and_asks_for_none() {
    let cli = programs().join("casekeep-cli");
    let home = tempfile::tempdir().unwrap();
    road(|arguments, input| {
        let mut alone = Command::new("unshare");
        alone.args(["--map-root-user", "--net"]).arg(&cli);
        wrapped(alone, arguments, home.path(), input)
    });

    let home = tempfile::tempdir().unwrap();
    let trace = home.path().join("trace");
    road(|arguments, input| {
        let watched = watching_sockets(Command::new("strace"), &trace, &cli);
        let said = wrapped(watched, arguments, home.path(), input);
        // A run that asks for no socket at all leaves an empty trace.
        let seen = fs::read_to_string(&trace).unwrap();
        let sockets: Vec<&str> = seen
            .lines()
            .filter(|line| line.contains("AF_INET"))
            .collect();
        assert!(sockets.is_empty(), "{arguments:?}: {sockets:#?}");
        said
    });
}

#[test]
fn the_window_speaks_to_nobody_but_its_test_driver() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut stage = Stage::set();
        Cli::on(&stage).json(&["init"]);
        let trace = stage.watch_sockets();
        let window = Window::open(&stage, &["--today", "2025-10-25"]).await;
        window.reads(&words("today_title")).await;
        window
            .drop_file(&fixture("notices/n03_biometrics_i485.pdf"))
            .await;
        window.press(&words("review_keep")).await;
        window.reads(&words("case_timeline")).await;
        for place in ["nav_calendar", "nav_people", "nav_number", "nav_settings"] {
            window.press(&words(place)).await;
        }
        window.press(&words("backup_make")).await;
        window.reads(&words("backups_unchanged")).await;
        window.close().await;
        stage.end("casekeep");
        assert_eq!(leaving_this_machine(&trace), Vec::<String>::new());
    });
}
