//! Reminders of the real program: once, whether the window is open, closed or
//! locked, whoever looks first; by the scheduler's own command.
#![allow(clippy::unwrap_used)]

use chrono::{Days, Local, NaiveDate};
use serde_json::Value;
use whole_program::{fixture, play, record_of_today, words, Cli, Stage, Window};

#[test]
fn a_reminder_comes_once_with_the_window_open_or_closed_and_two_at_once() {
    play(async {
        let stage = Stage::set();
        let today = record_of_today(&stage);
        let day = (today + Days::new(1)).to_string();
        let window = Window::open(&stage, &["--today", &day]).await;
        window.reads(&words("today_next")).await;
        stage.wait_for("the reminder of the open window", |stage| {
            !stage.notifications().is_empty()
        });
        let cli = Cli::on(&stage);
        let remind = ["remind", "--once", "--no-wait", "--today", &day];
        assert_eq!(cli.json(&remind)["shown"], false, "the window has said it");
        assert_eq!(stage.notifications().len(), 1);
        window.close().await;
        stage.end("casekeep");

        // Weeks away: one message, however much was missed, whoever comes first.
        let day = (today + Days::new(35)).to_string();
        let weeks = ["remind", "--once", "--no-wait", "--today", &day];
        let mut runs: Vec<_> = (0..4)
            .map(|_| cli.command(&weeks).spawn().unwrap())
            .collect();
        for run in &mut runs {
            drop(run.stdin.take());
        }
        for run in runs {
            let said = run.wait_with_output().unwrap();
            let error = String::from_utf8_lossy(&said.stderr);
            assert!(said.status.success(), "{error}");
        }
        let shown = stage.notifications();
        assert_eq!(shown.len(), 2, "{shown:?}");
    });
}

#[test]
fn a_locked_window_says_that_something_is_due_and_nothing_more() {
    play(async {
        let stage = Stage::set();
        let today = record_of_today(&stage);
        let cli = Cli::on(&stage);
        let first = (today + Days::new(1)).to_string();
        let remind = ["remind", "--once", "--no-wait", "--today", &first];
        assert_eq!(cli.json(&remind)["shown"], true);
        // The window holds no key that opens by itself.
        let window = Window::open(&stage, &["--today", &first]).await;
        window.press(&words("nav_settings")).await;
        window.press(&words("keychain_slot_remove")).await;
        window.reads(&words("settings_keychain_off")).await;
        window.close().await;
        stage.end("casekeep");

        let day = (today + Days::new(35)).to_string();
        let window = Window::open(&stage, &["--today", &day]).await;
        window.reads(&words("unlock_title")).await;
        stage.wait_for("the general reminder", |stage| {
            stage.notifications().len() > 1
        });
        let shown: Vec<Value> = stage.notifications();
        assert_eq!(shown[1]["summary"], words("reminder_general").as_str());
        assert_eq!(shown[1]["body"], words("reminder_general_body").as_str());
        let again = ["remind", "--once", "--no-wait", "--today", &day];
        assert_eq!(cli.json(&again)["shown"], false, "said once by either");
        window.close().await;
    });
}

/// The timer's own command, as systemd would run it.
struct Timer {
    words: Vec<String>,
}

impl Timer {
    /// Sets the timer up with a `systemctl` that agrees to everything: the test
    /// machine has no systemd.
    fn installed(stage: &Stage) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let folder = stage.home().join("bin");
        std::fs::create_dir_all(&folder).unwrap();
        let control = folder.join("systemctl");
        std::fs::write(&control, "#!/bin/sh\nexit 0\n").unwrap();
        std::fs::set_permissions(&control, std::fs::Permissions::from_mode(0o755)).unwrap();
        let path = std::env::var("PATH").unwrap();
        let installed = Cli::on(stage)
            .command(&["remind", "--install"])
            .env("PATH", format!("{}:{path}", folder.display()))
            .output()
            .unwrap();
        assert!(installed.status.success(), "{installed:?}");
        let units = stage.home().join(".config/systemd/user");
        let service = std::fs::read_to_string(units.join("casekeep-reminders.service")).unwrap();
        let mut lines = service.lines();
        let command = lines
            .find_map(|line| line.strip_prefix("ExecStart="))
            .unwrap();
        let words = command.trim_matches('"').split("\" \"");
        Self {
            words: words.map(str::to_owned).collect(),
        }
    }

    fn runs(&self, stage: &Stage, day: NaiveDate) {
        let day = day.to_string();
        let said = stage
            .command(&self.words[0])
            .args(&self.words[1..])
            .args(["--no-wait", "--today", &day])
            .output()
            .unwrap();
        assert!(said.status.success(), "{said:?}");
    }
}

#[test]
fn the_timers_own_command_reminds_of_biometrics_with_the_window_closed() {
    play(async {
        let stage = Stage::set();
        let folder = stage.home().join(".config/casekeep");
        std::fs::create_dir_all(&folder).unwrap();
        // No quiet hours: the test may run at night.
        std::fs::write(
            folder.join("preferences.json"),
            r#"{"language":"en","quiet_from":0,"quiet_until":0}"#,
        )
        .unwrap();
        let today = Local::now().date_naive();
        let appointment = today + Days::new(10);
        let cli = Cli::on(&stage);
        assert_eq!(cli.tell(&["init"], "").code, Some(0));
        let figures = |day: NaiveDate| day.format("%m/%d/%Y").to_string();
        let text = std::fs::read_to_string(fixture("notices/n03_biometrics_i485.txt")).unwrap();
        let text = text
            .replace("10/20/2025", &figures(today))
            .replace("11/07/2025", &figures(appointment));
        let file = stage.home().join("notice.txt");
        std::fs::write(&file, text).unwrap();
        let read = cli.tell(&["read", "--json", file.to_str().unwrap()], "");
        let added = cli.tell(&["add", "--json"], &read.out);
        assert_eq!(added.code, Some(0), "{}{}", added.out, added.err);
        let timer = Timer::installed(&stage);

        // The open window says that it came in, and is closed.
        let window = Window::open(&stage, &[]).await;
        stage.wait_for("the word on entry", |stage| {
            !stage.notifications().is_empty()
        });
        window.close().await;
        stage.end("casekeep");
        assert_eq!(stage.notifications().len(), 1);

        // Three days before it is the timer's turn.
        let three_before = appointment - Days::new(3);
        timer.runs(&stage, three_before);
        timer.runs(&stage, three_before);
        let shown = stage.notifications();
        assert_eq!(shown.len(), 2, "once: {shown:?}");
        let said = format!("{} {}", shown[1]["summary"], shown[1]["body"]);
        let on = appointment.format("%a, %b %-d, %Y");
        let wanted = format!("Biometrics appointment: {on}");
        assert!(said.contains(&wanted), "{said}");

        // Without a key that opens by itself: general words, once.
        let day = three_before.to_string();
        let window = Window::open(&stage, &["--today", &day]).await;
        window.press(&words("nav_settings")).await;
        window.press(&words("keychain_slot_remove")).await;
        window.reads(&words("settings_keychain_off")).await;
        window.close().await;
        stage.end("casekeep");
        let before = stage.notifications().len();
        timer.runs(&stage, appointment - Days::new(1));
        timer.runs(&stage, appointment - Days::new(1));
        let shown = stage.notifications();
        assert_eq!(shown.len(), before + 1, "{shown:?}");
        assert_eq!(shown[before]["summary"], words("reminder_general").as_str());
    });
}
