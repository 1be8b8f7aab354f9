//! The list of cases and the histories in the real window, in both languages:
//! narrowed, sorted and walked through by keyboard; one case's history and the
//! whole one, searched, and what is new since the last look.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use domain::text::Lang;
use serde_json::json;
use whole_program::{words_in, Stage, Window};

#[test]
fn cases_and_histories_in_both_languages() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        let stage = Stage::set();
        stage.prefer(lang, theme);
        runtime.block_on(async {
            let window = Window::open(&stage, &["--today", "2026-06-01"]).await;
            let walk = Walk {
                window: &window,
                lang,
            };
            walk.press("first_run_sample").await;
            walk.reads("today_next").await;
            walk.the_list_of_cases().await;
            walk.the_history_of_a_case().await;
            walk.the_whole_history().await;
            window.close().await;
            stage.end("casekeep");
        });
    }
}

struct Walk<'w> {
    window: &'w Window,
    lang: Lang,
}

impl Walk<'_> {
    fn say(&self, key: &str) -> String {
        words_in(self.lang, key, &[])
    }
    async fn press(&self, key: &str) {
        self.window.press(&self.say(key)).await;
    }
    async fn reads(&self, key: &str) {
        self.window.reads(&self.say(key)).await;
    }
    async fn clean(&self, screen: &str) {
        tokio::time::sleep(Duration::from_millis(400)).await;
        let found = self.window.axe().await;
        assert_eq!(found, Vec::<String>::new(), "{screen}, {}", self.lang);
    }
    async fn shows(&self, shown: usize, all: usize) {
        let (shown, all) = (shown.to_string(), all.to_string());
        let said = words_in(
            self.lang,
            "cases_shown",
            &[("shown", &shown), ("all", &all)],
        );
        self.window.reads(&said).await;
    }
    async fn until(&self, what: &str, script: &str) {
        for _ in 0..100 {
            if self.window.run(script).await == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{what}; the window says:\n{}", self.window.text().await);
    }

    async fn the_list_of_cases(&self) {
        self.press("nav_cases").await;
        self.shows(2, 2).await;
        self.until(
            "every row says its place in the whole",
            "return [...document.querySelectorAll('[role=list] [role=listitem]')]
                .map((row) => row.ariaPosInSet + '/' + row.ariaSetSize).join() === '1/2,2/2'",
        )
        .await;
        self.clean("cases").await;
        // One stop of the tab key; arrows go on from there.
        self.until(
            "one stop of the tab key",
            "return document.querySelectorAll('[role=list] button:not([tabindex=\"-1\"])').length === 1",
        )
        .await;
        self.window
            .run("document.querySelector('[role=list] button').focus()")
            .await;
        for (key, place) in [("ArrowDown", 1), ("ArrowDown", 1), ("Home", 0), ("End", 1)] {
            let press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
                { key: arguments[0], bubbles: true, cancelable: true }))";
            self.window.run_with(press, vec![json!(key)]).await;
            self.until(
                key,
                &format!(
                    "return document.activeElement.closest('[data-place]')?.dataset.place === '{place}'"
                ),
            )
            .await;
        }
        self.window.choose(&self.say("cases_form"), "I-765").await;
        self.shows(1, 2).await;
        self.window
            .type_into(&self.say("cases_filter"), "i-485")
            .await;
        self.reads("cases_none_such").await;
        self.clean("no such case").await;
        self.press("cases_show_all").await;
        self.shows(2, 2).await;
        self.window
            .choose(&self.say("cases_order"), &self.say("cases_order_form"))
            .await;
        self.until(
            "the first is the I-485",
            "return document.querySelector('[data-place=\"0\"]').innerText.includes('I-485')",
        )
        .await;
    }

    async fn the_history_of_a_case(&self) {
        self.window.press("I-485").await;
        self.reads("case_timeline").await;
        self.press("history_all").await;
        let title = words_in(self.lang, "history_of", &[("name", "I-485")]);
        self.window.reads(&title).await;
        self.until(
            "its line stands on paper",
            "return document.querySelector('main .print-only').textContent.length > 40",
        )
        .await;
        self.clean("history of a case").await;
    }

    async fn the_whole_history(&self) {
        self.press("nav_today").await;
        self.press("history_all").await;
        self.reads("history_find").await;
        self.window
            .choose(&self.say("history_kind"), &self.say("entry_kind_note"))
            .await;
        self.reads("nothing_found").await;
        self.window
            .choose(&self.say("history_kind"), &self.say("cases_all"))
            .await;
        self.window
            .type_into(&self.say("history_find"), "xyzzy")
            .await;
        self.reads("nothing_found").await;
        self.clean("whole history").await;
        // An entry made after the look is new at the next one.
        self.press("nav_cases").await;
        self.window.press("I-485").await;
        self.press("entry_add").await;
        self.window
            .type_into(&self.say("entry_text"), "Called about the blue folder")
            .await;
        self.press("entry_save").await;
        self.window.reads("blue folder").await;
        self.press("nav_today").await;
        let new = self.say("history_new");
        self.window
            .reads(new.split('(').next().unwrap().trim())
            .await;
        self.press("history_all").await;
        self.reads("entry_new").await;
        self.clean("what is new").await;
    }
}
