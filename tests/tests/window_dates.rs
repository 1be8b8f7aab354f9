//! Dates in the real window: counted, answered, seen in the calendar, and said
//! by a reminder whether the window is open, closed or locked.
#![allow(clippy::unwrap_used)]

use chrono::{Days, Local, NaiveDate};
use serde_json::Value;
use whole_program::{fixture, play, words, words_in, words_with, Cli, Stage, Window};

const DAY: [&str; 2] = ["--today", "2025-12-20"];

fn record(stage: &Stage) {
    let cli = Cli::on(stage);
    let made = cli.tell(&["init"], "");
    assert_eq!(made.code, Some(0), "{}", made.err);
    for notice in ["n01_receipt_i485_ioe", "n05_rfe_i485_two_pages"] {
        let path = fixture(&format!("notices/{notice}.pdf"));
        let read = cli.tell(&["read", "--json", path.to_str().unwrap()], "");
        let added = cli.tell(&["add", "--json"], &read.out);
        assert_eq!(added.code, Some(0), "{}{}", added.out, added.err);
    }
}

async fn clean(window: &Window, screen: &str) {
    assert_eq!(window.axe().await, Vec::<String>::new(), "{screen}");
}

#[test]
fn a_date_is_answered_with_its_proof_and_stands_in_the_calendar() {
    play(async {
        let stage = Stage::set();
        record(&stage);
        let window = Window::open(&stage, &DAY).await;
        window.reads(&words("today_next")).await;
        window.reads("Fri, Jan 9, 2026").await;
        clean(&window, "today").await;

        window.press(&words("nav_calendar")).await;
        window.reads("December 2025").await;
        window.press(&words("calendar_after")).await;
        window.reads("January 2026").await;
        window.press("Fri, Jan 9, 2026").await;
        window.reads(&words("date_answered")).await;
        window.reads("Martin Luther King").await;
        clean(&window, "month").await;
        window.press(&words("calendar_agenda")).await;
        window.reads("Fri, Jan 9, 2026").await;
        clean(&window, "agenda").await;

        window.press(&words("date_answered")).await;
        window.reads(&words("date_answered_title")).await;
        clean(&window, "answer").await;
        window
            .type_into(&words("date_sent_on"), "December 19, 2025")
            .await;
        window
            .type_into(&words("date_tracking"), "0000 1111 2222")
            .await;
        window.press(&words("date_answered_save")).await;
        window
            .reads(&words_with(
                "date_was_answered",
                &[("day_on", "Fri, Dec 19, 2025")],
            ))
            .await;
        window.reads("0000 1111 2222").await;

        // One's own date, repeating.
        window.press(&words("own_date_add")).await;
        window
            .type_into(&words("own_date_title"), "Check the account")
            .await;
        window.run("for (const box of document.querySelectorAll('dialog input')) if (box.value.startsWith('2026')) { box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true })); }").await;
        window.type_into(&words("own_date_on"), "2026-01-15").await;
        window.press(&words("own_date_save")).await;
        window.reads("Check the account").await;
        window.press(&words("nav_cases")).await;
        window.press("I-485").await;
        window.reads(&words("case_ended")).await;
        clean(&window, "case").await;
        window.close().await;
    });
}

#[test]
fn a_fact_that_is_missing_is_asked_for_and_counts_at_once_in_spanish_too() {
    play(async {
        let stage = Stage::set();
        record(&stage);
        let folder = stage.home().join(".config/casekeep");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(
            folder.join("preferences.json"),
            r#"{"language":"es","theme":"dark","text_size":100,"wording":"full","quiet_from":21,"quiet_until":8}"#,
        )
        .unwrap();
        let say = |key: &str| words_in(domain::text::Lang::Es, key, &[]);
        let window = Window::open(&stage, &DAY).await;
        window.press(&say("rule_date_add")).await;
        window.reads(&say("rule_date_why")).await;
        clean(&window, "rule").await;
        window
            .run("const pick = document.querySelectorAll('dialog select')[1]; pick.value = 'ar11-ten-days'; pick.dispatchEvent(new Event('change', { bubbles: true }));")
            .await;
        window
            .type_into("El día en que se mudó", "2025-12-18")
            .await;
        window.press(&say("own_date_save")).await;
        window.reads("Avisar a USCIS de la nueva dirección").await;
        // December 28 is a Sunday, the 24th to 26th are shut: done by the 23rd.
        let listed = Cli::on(&stage).json(&["list", "due", DAY[0], DAY[1]]);
        let all = listed["due"].as_array().unwrap();
        let move_ = all
            .iter()
            .find(|due| due["rule"] == "ar11-ten-days")
            .unwrap();
        assert_eq!(move_["safe_by"], "2025-12-23");
        window.press(&say("nav_calendar")).await;
        window.reads(&say("calendar_export")).await;
        clean(&window, "calendario").await;
        window.close().await;
    });
}

/// A request for evidence that came in today and is due in six weeks, so that
/// its reminders lie ahead of the day it was written down.
fn record_of_today(stage: &Stage) -> NaiveDate {
    let today = Local::now().date_naive();
    let cli = Cli::on(stage);
    let made = cli.tell(&["init"], "");
    assert_eq!(made.code, Some(0), "{}", made.err);
    let words = |day: NaiveDate| day.format("%B %-d, %Y").to_string();
    let notice = fixture("notices/n05_rfe_i485_two_pages.txt");
    let text = std::fs::read_to_string(notice)
        .unwrap()
        .replace("October 17, 2025", &words(today))
        .replace(
            "JANUARY 9, 2026",
            &words(today + Days::new(42)).to_uppercase(),
        );
    let file = stage.home().join("notice.txt");
    std::fs::write(&file, text).unwrap();
    let read = cli.tell(&["read", "--json", file.to_str().unwrap()], "");
    let added = cli.tell(&["add", "--json"], &read.out);
    assert_eq!(added.code, Some(0), "{}{}", added.out, added.err);
    std::fs::remove_file(file).unwrap();
    today
}

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

#[test]
fn reminder_days_are_chosen_in_the_window_and_mail_is_waited_for_or_not() {
    play(async {
        let stage = Stage::set();
        record(&stage);
        let window = Window::open(&stage, &DAY).await;
        window
            .reads(&words_with("send_by", &[("day_on", "Fri, Jan 2, 2026")]))
            .await;
        window.press(&words("date_more")).await;
        window.reads(&words("reminder_days_hint")).await;
        clean(&window, "what can be said of a date").await;
        window.run("const box = [...document.querySelectorAll('input')].find((e) => e.value.startsWith('60')); box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true }));").await;
        window.type_into(&words("remind_days"), "9, 2").await;
        window.press(&words("reminder_days_save")).await;
        window.reads(&words("settings_saved")).await;

        window.press(&words("nav_settings")).await;
        window.reads(&words("reminder_cases")).await;
        window
            .reads(&words_with("reminder_days_are", &[("days", "9, 2")]))
            .await;
        clean(&window, "settings with reminder days").await;
        let cli = Cli::on(&stage);
        let waited = || {
            let listed = cli.json(&["list", "due", "--today", "2026-02-20"]);
            let all = listed["due"].as_array().unwrap().clone();
            all.iter()
                .any(|due| due["rule"] == "expected-biometrics-notice")
        };
        assert!(waited());
        window.run("[...document.querySelectorAll('label')].find((e) => e.innerText.trim() === 'Biometrics notice').querySelector('input').click()").await;
        stage.wait_for("nobody to wait for it", |_| !waited());
        window.close().await;
    });
}

#[test]
fn the_calendar_is_walked_by_keys_alone() {
    const RIGHT: &str = "\u{e014}";
    const DOWN: &str = "\u{e015}";
    const HOME: &str = "\u{e011}";
    const PAGE_DOWN: &str = "\u{e00f}";
    play(async {
        let stage = Stage::set();
        record(&stage);
        let window = Window::open(&stage, &DAY).await;
        window.press(&words("nav_calendar")).await;
        window.reads("December 2025").await;
        window.tab_to("Sat, Dec 20, 2025").await;
        for (key, lands_on) in [
            (RIGHT, "Sun, Dec 21, 2025"),
            (DOWN, "Sun, Dec 28, 2025"),
            (DOWN, "Sun, Jan 4, 2026"),
            (PAGE_DOWN, "Wed, Feb 4, 2026"),
            (HOME, "Sun, Feb 1, 2026"),
        ] {
            window.key(key).await;
            let here = "return document.activeElement.getAttribute('aria-label')";
            let mut found = Value::Null;
            for _ in 0..40 {
                found = window.run(here).await;
                if found.as_str().unwrap_or_default().starts_with(lands_on) {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            assert!(
                found.as_str().unwrap_or_default().starts_with(lands_on),
                "{lands_on}: {found}"
            );
        }
        window.reads("February 2026").await;
        clean(&window, "a month reached by keys").await;
        window.close().await;
    });
}
