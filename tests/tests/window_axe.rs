//! Every screen of the real window, in both languages, light and dark: axe-core
//! (WCAG 2.2 AA and best practice) finds nothing.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::time::Duration;

use domain::text::Lang;
use whole_program::{fixture, play, words_in, Stage, Window};

#[test]
fn every_screen_in_both_languages_light_and_dark() {
    for lang in [Lang::En, Lang::Es] {
        for theme in ["light", "dark"] {
            let stage = Stage::set();
            stage.prefer(lang, theme);
            play(Walk { stage, lang, theme }.through_the_house());
        }
    }
}

struct Walk {
    stage: Stage,
    lang: Lang,
    theme: &'static str,
}

impl Walk {
    fn say(&self, key: &str) -> String {
        words_in(self.lang, key, &[])
    }

    async fn look(&self, window: &Window, screen: &str) {
        // A screen asks the record for its contents first.
        tokio::time::sleep(Duration::from_millis(400)).await;
        assert_eq!(
            window.axe().await,
            Vec::<String>::new(),
            "{screen}, {} {}",
            self.lang,
            self.theme
        );
    }

    async fn through_the_house(&self) {
        let window = Window::open(&self.stage, &[]).await;
        window.reads(&self.say("first_run_title")).await;
        self.look(&window, "first run").await;
        window.press(&self.say("first_run_sample")).await;
        window.reads(&self.say("today_next")).await;
        self.every_place_of_the_rail(&window).await;
        self.every_page_behind(&window).await;
        self.what_lies_over(&window).await;
        window.close().await;
        self.stage.end("casekeep");
        self.without_a_record().await;
    }

    /// Whatever stands in the rail, also what is added after this was written.
    async fn every_place_of_the_rail(&self, window: &Window) {
        // It stands a frame after the screen.
        window.reads(&self.say("nav_settings")).await;
        let places = window
            .run("return document.querySelectorAll('nav button').length")
            .await
            .as_u64()
            .unwrap();
        assert!(places >= 5);
        for place in 0..places {
            window
                .run(&format!(
                    "document.querySelectorAll('nav button')[{place}].click()"
                ))
                .await;
            self.look(window, &format!("place {place} of the rail"))
                .await;
        }
    }

    async fn every_page_behind(&self, window: &Window) {
        window.press(&self.say("nav_today")).await;
        window.press(&self.say("show_sum")).await;
        self.look(window, "today with its sum").await;
        window.press(&self.say("nav_cases")).await;
        window.press("I-485").await;
        window.reads(&self.say("case_timeline")).await;
        self.look(window, "case").await;
        window.press(&self.say("nav_people")).await;
        let open = words_in(self.lang, "open_person", &[("name", "Marisol Sample")]);
        window.press(&open).await;
        self.look(window, "person").await;
        window.press(&self.say("person_edit")).await;
        self.look(window, "person form").await;
        window.run("document.querySelector('dialog').close()").await;
        window.press(&self.say("number_add")).await;
        self.look(window, "number form").await;
        window.run("document.querySelector('dialog').close()").await;
        let account = words_in(self.lang, "account_open", &[("number", "")]);
        for door in [self.say("move_open"), self.say("trips_open"), account] {
            window.press(door.trim()).await;
            self.look(window, &door).await;
            window.press(&self.say("nav_people")).await;
            window.press(&open).await;
        }
        window
            .choose_file(&fixture("notices/n05_rfe_i485_two_pages.pdf"))
            .await;
        window.reads(&self.say("review_title")).await;
        self.look(window, "review").await;
        window.press(&self.say("review_keep")).await;
        window.reads(&self.say("case_timeline")).await;
        let open = [("name", "n05_rfe_i485_two_pages.pdf")];
        window
            .press(&words_in(self.lang, "open_document", &open))
            .await;
        window.reads(&self.say("document_facts")).await;
        self.look(window, "document").await;
    }

    async fn what_lies_over(&self, window: &Window) {
        window.control("k", false).await;
        window.type_into(&self.say("palette_search"), "0201").await;
        self.look(window, "palette").await;
        window.run("document.querySelector('dialog').close()").await;
        window.press(&self.say("paste_text")).await;
        self.look(window, "paste").await;
        window.run("document.querySelector('dialog').close()").await;
        window
            .drop_file(&fixture("hostile/asks_for_password.pdf"))
            .await;
        window.reads(&self.say("error_file_encrypted")).await;
        self.look(window, "error").await;
    }

    async fn without_a_record(&self) {
        let record = self.stage.record();
        fs::create_dir_all(&record).unwrap();
        fs::write(record.join("letter.txt"), "mine").unwrap();
        let window = Window::open(&self.stage, &[]).await;
        window.reads(&self.say("trouble_title")).await;
        self.look(&window, "trouble").await;
        window.close().await;
        self.stage.end("casekeep");
    }
}
