//! Numbers and addresses in the real window: what they are, where they do not
//! belong, what is never kept; the guided paths to their end in both languages.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use domain::guides::guides;
use domain::text::Lang;
use whole_program::{play, words_in, Stage, Window};

const MAIL: &str = "Receipt number: IOE0912345678. A-Number A098765432. SSN 219-09-9999. Pay at https://usc1s.gov/login or see www.uscis.gov/forms";

#[test]
fn numbers_in_both_languages() {
    for lang in [Lang::En, Lang::Es] {
        let stage = Stage::set();
        stage.prefer(lang, "light");
        browser_that_remembers(&stage);
        play(Walk { stage, lang }.all());
    }
}

/// A browser on the stage that writes down what it is asked to show.
fn browser_that_remembers(stage: &Stage) {
    let folder = stage.home().join("bin");
    fs::create_dir_all(&folder).unwrap();
    let program = folder.join("xdg-open");
    fs::write(&program, "#!/bin/sh\necho \"$1\" >> \"$HOME/opened\"\n").unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::var("PATH").unwrap();
    std::env::set_var("PATH", format!("{}:{path}", folder.display()));
}

struct Walk {
    stage: Stage,
    lang: Lang,
}

impl Walk {
    fn say(&self, key: &str) -> String {
        words_in(self.lang, key, &[])
    }

    fn say_with(&self, key: &str, name: &str, value: &str) -> String {
        words_in(self.lang, key, &[(name, value)])
    }

    async fn all(&self) {
        let window = Window::open(&self.stage, &["--today", "2026-11-23"]).await;
        window.press(&self.say("first_run_sample")).await;
        window.reads(&self.say("today_next")).await;
        self.a_whole_message(&window).await;
        self.a_mistyped_number(&window).await;
        self.a_secret(&window).await;
        self.wrong_numbers_in_each_box(&window).await;
        self.in_the_palette(&window).await;
        self.paths_to_their_end(&window).await;
        window.close().await;
        self.stage.end("casekeep");
    }

    async fn look(&self, window: &Window, screen: &str) {
        assert_eq!(
            window.axe().await,
            Vec::<String>::new(),
            "{screen}, {}",
            self.lang
        );
    }

    async fn paste(&self, window: &Window, text: &str) {
        window.press(&self.say("nav_people")).await;
        window.reads(&self.say("person_add")).await;
        window.press(&self.say("nav_number")).await;
        window.type_into(&self.say("number_box_label"), text).await;
    }

    async fn a_whole_message(&self, window: &Window) {
        self.paste(window, MAIL).await;
        window.reads("IOE 09 1234 5678").await;
        window.reads("A 098 765 432").await;
        window.reads(&self.say("part_ioe")).await;
        window.reads(&self.say("reason_sensitive_number")).await;
        window.reads(&self.say("link_reject")).await;
        window.reads(&self.say("link_official_instead")).await;
        window.reads("myaccount.uscis.gov").await;
        self.look(window, "a whole message").await;
        let keep = self.say_with("number_file_with", "name", "Marisol Sample");
        window.press(&keep).await;
        window
            .reads(&self.say_with("number_already_with", "name", "Marisol Sample"))
            .await;
        // The host is shown before the browser is.
        window
            .press(&self.say_with("page_open", "name", "www.uscis.gov"))
            .await;
        window.reads(&self.say("page_open_host")).await;
        self.look(window, "before a page is opened").await;
        assert!(!self.stage.home().join("opened").exists());
        window.press(&self.say("page_open_now")).await;
        window
            .reads(&self.say_with("page_opened", "host", "www.uscis.gov"))
            .await;
        self.stage.wait_for("the browser", |stage| {
            fs::read_to_string(stage.home().join("opened"))
                .is_ok_and(|opened| opened.trim() == "https://www.uscis.gov/forms")
        });
    }

    async fn a_mistyped_number(&self, window: &Window) {
        self.paste(window, "10E0912345678").await;
        window.reads(&self.say("number_maybe_meant")).await;
        window.reads("IOE0912345678").await;
        self.paste(window, "123456789").await;
        window.reads(&self.say("number_which_is_it")).await;
        window.press(&self.say("kind_a_number")).await;
        window.reads("A 123 456 789").await;
        self.look(window, "one of several kinds").await;
    }

    async fn a_secret(&self, window: &Window) {
        self.paste(window, "Online Access Code: K7QP2M9X").await;
        window.reads(&self.say("number_secret")).await;
        assert!(!window.text().await.contains("K7QP2M9X"));
        window.press(&self.say("copy_as_plain")).await;
        window
            .reads(&self.say_with("copied_secret", "seconds", "30"))
            .await;
    }

    async fn wrong_numbers_in_each_box(&self, window: &Window) {
        window.press(&self.say("nav_people")).await;
        window.press(&self.say("person_add")).await;
        window
            .type_into(&self.say("person_given_names"), "Testa")
            .await;
        let offer = |kind: &str| {
            let kind = self.say(&format!("kind_{kind}"));
            self.say_with("number_move_to", "kind", &kind)
        };
        for (label, wrong, kind) in [
            ("person_account_number", "IOE0912345678", "receipt_number"),
            ("person_a_number", "IOE0912345678", "receipt_number"),
            ("person_a_number", "1234 5678 9012", "online_account_number"),
        ] {
            window.type_into(&self.say(label), wrong).await;
            window.reads(&self.say("reason_other_box")).await;
            window.press(&offer(kind)).await;
        }
        self.look(window, "a moved number").await;
        // It is recognised and explained, and the record refuses it.
        window
            .type_into(&self.say("person_a_number"), "219-09-9999")
            .await;
        window.reads(&self.say("reason_sensitive_number")).await;
        window.press(&self.say("person_save")).await;
        window.reads(&self.say("error_number_sensitive")).await;
        self.look(window, "a refused number").await;
        window.run("document.querySelector('dialog').close()").await;
    }

    async fn in_the_palette(&self, window: &Window) {
        window.control("k", false).await;
        window
            .type_into(&self.say("palette_search"), "WAC2125150001")
            .await;
        window.reads("WAC 21 2515 0001").await;
        self.look(window, "a number in the palette").await;
        window
            .run("[...document.querySelectorAll('[role=option]')].find((o) => o.innerText.includes('WAC')).click()")
            .await;
        window.reads(&self.say("about_never")).await;
    }

    /// Every choice of every path, to every end.
    async fn paths_to_their_end(&self, window: &Window) {
        for guide in guides() {
            let mut walks: Vec<Vec<&str>> = vec![vec![]];
            while let Some(walk) = walks.pop() {
                window.press(&self.say("nav_people")).await;
                window.press(&self.say("nav_number")).await;
                window.press(guide.title.get(self.lang)).await;
                let mut step = &guide.steps[0];
                for wanted in &walk {
                    let choice = step.choices.iter().find(|c| c.to == *wanted).unwrap();
                    window.press(choice.name.get(self.lang)).await;
                    step = guide.steps.iter().find(|s| s.id == *wanted).unwrap();
                }
                window.reads(step.says.get(self.lang)).await;
                for choice in &step.choices {
                    let mut further = walk.clone();
                    further.push(&choice.to);
                    walks.push(further);
                }
                if let Some(page) = step.page.as_deref() {
                    let page = domain::links::page(page).unwrap();
                    let name = page.name.get(self.lang);
                    window
                        .press(&self.say_with("page_open", "name", name))
                        .await;
                    window.reads(&page.url).await;
                    window.press(&self.say("cancel")).await;
                }
                if walk.len() < 2 {
                    self.look(window, &format!("{} {walk:?}", guide.id)).await;
                }
                if step.number_box.is_some() {
                    let label = self.say("kind_online_account_number");
                    window.type_into(&label, " 1234 5678 901").await;
                    window.reads(&self.say("reason_other_box")).await;
                    window.type_into(&label, "O").await;
                    window.reads("123456789010").await;
                }
            }
        }
    }
}
