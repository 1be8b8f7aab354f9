//! Dates in the real window: counted, answered, seen in the calendar, walked by
//! keys, and reminded of on days a person chose.
#![allow(clippy::unwrap_used)]

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
