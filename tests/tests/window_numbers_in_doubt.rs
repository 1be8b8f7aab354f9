//! Numbers in doubt, in the real window and both languages: two papers that
//! contradict each other, an attorney's number and the person's own, one of
//! several kinds, and what the system's clipboard holds and loses again.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use domain::text::Lang;
use whole_program::{fixture, words_in, Stage, Window};

const OWN: &str = "000000000303";
const OTHER: &str = "000000000404";
const SECRET: &str = "K7QP2M9X";
/// A copied secret stays for half a minute.
const STAYS: Duration = Duration::from_secs(30);

#[test]
fn numbers_in_doubt_in_both_languages() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        let stage = Stage::set();
        stage.prefer(lang, theme);
        runtime.block_on(Walk { stage, lang }.all());
    }
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
        let window = Window::open(&self.stage, &["--today", "2026-06-01"]).await;
        window.press(&self.say("first_run_sample")).await;
        window.reads(&self.say("today_next")).await;
        let first_copy = self.a_secret_is_copied(&window).await;
        self.two_papers(&window).await;
        self.one_of_several_kinds(&window).await;
        self.attorney(&window).await;
        self.after_its_time(first_copy).await;
        let second_copy = self.a_secret_is_copied(&window).await;
        self.put_on_clipboard("something of the person's own");
        self.a_number_is_copied_as_its_box_wants_it(&window).await;
        self.put_on_clipboard("something of the person's own");
        tokio::time::sleep((STAYS + Duration::from_secs(3)).saturating_sub(second_copy.elapsed()))
            .await;
        assert_eq!(self.clipboard(), "something of the person's own");
        window.close().await;
        self.stage.end("casekeep");
    }

    async fn look(&self, window: &Window, screen: &str) {
        let found = window.axe().await;
        assert_eq!(found, Vec::<String>::new(), "{screen}, {}", self.lang);
    }

    /// What any other program would paste.
    fn clipboard(&self) -> String {
        let said = self
            .stage
            .command("xclip")
            .args(["-selection", "clipboard", "-out"])
            .output()
            .unwrap();
        String::from_utf8(said.stdout).unwrap()
    }

    fn put_on_clipboard(&self, text: &str) {
        let mut other = self
            .stage
            .command("xclip")
            .args(["-selection", "clipboard", "-in"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut input = other.stdin.take().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        drop(input);
        other.wait().unwrap();
        assert_eq!(self.clipboard(), text);
    }

    async fn paste(&self, window: &Window, text: &str) {
        window.press(&self.say("nav_people")).await;
        window.reads(&self.say("person_add")).await;
        window.press(&self.say("nav_number")).await;
        window.type_into(&self.say("number_box_label"), text).await;
    }

    async fn a_secret_is_copied(&self, window: &Window) -> Instant {
        self.paste(window, &format!("Online Access Code: {SECRET}"))
            .await;
        window.reads(&self.say("number_secret")).await;
        window.press(&self.say("copy_as_plain")).await;
        window
            .reads(&self.say_with("copied_secret", "seconds", "30"))
            .await;
        assert_eq!(self.clipboard(), SECRET);
        Instant::now()
    }

    async fn after_its_time(&self, copied: Instant) {
        while self.clipboard() == SECRET {
            assert!(copied.elapsed() < STAYS * 2, "the secret stays");
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        assert_eq!(self.clipboard(), "");
        assert!(copied.elapsed() >= STAYS - Duration::from_secs(5));
    }

    async fn two_papers(&self, window: &Window) {
        let notice = std::fs::read_to_string(fixture("notices/n01_receipt_i485_ioe.txt")).unwrap();
        for (account, a_number) in [(OWN, "A000 000 303"), (OTHER, "A000 000 404")] {
            let printed = notice
                .replace("IOE0000000101", "IOE0000000303")
                .replace("000000000101", account)
                .replace("A000 000 101", a_number);
            window.press(&self.say("paste_text")).await;
            window.reads(&self.say("paste_label")).await;
            // As a paste arrives: whole, with its lines.
            window
                .run_with(
                    "const box = document.querySelector('dialog textarea'); box.value = arguments[0];
                     box.dispatchEvent(new Event('input', { bubbles: true }));",
                    vec![printed.into()],
                )
                .await;
            window.press(&self.say("paste_read")).await;
            window.reads(&self.say("review_title")).await;
            window.press(&self.say("review_keep")).await;
            window.reads(&self.say("case_timeline")).await;
        }
        window.press(&self.say("nav_people")).await;
        window.reads(&self.say("contradictions_title")).await;
        let accounts = self.say_with("contradiction_two_accounts", "receipt", "IOE 00 0000 0303");
        window.reads(&accounts).await;
        let said = window.text().await;
        let a_numbers = self.say_with("contradiction_a_numbers", "name", "Alex Q Sample");
        for words in [
            a_numbers.as_str(),
            "A 000 000 303",
            "A 000 000 404",
            "0000 0000 0303",
            "0000 0000 0404",
        ] {
            assert!(
                said.to_lowercase().contains(&words.to_lowercase()),
                "{words}: {said}"
            );
        }
        let paper = self.say_with("open_document", "name", &self.say("pasted_text"));
        assert!(
            said.matches(&paper).count() >= 4,
            "both papers of both: {said}"
        );
        self.look(window, "contradictions").await;
        window
            .press(&self.say_with("contradiction_choose", "number", "0000 0000 0303"))
            .await;
        for _ in 0..100 {
            if !window.text().await.contains(&accounts) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the contradiction stays");
    }

    async fn one_of_several_kinds(&self, window: &Window) {
        self.paste(window, "123456789").await;
        window.press(&self.say("kind_a_number")).await;
        window.reads(&self.say("about_never")).await;
        window.reads(&self.say("copy_as_court")).await;
        self.look(window, "a chosen kind").await;
        // What is kept names the person and the case.
        self.paste(window, "IOE0000000303").await;
        window.reads(&self.say("number_already_in")).await;
        window.press("I-485").await;
        window.reads(&self.say("case_timeline")).await;
    }

    async fn attorney(&self, window: &Window) {
        window.press(&self.say("nav_people")).await;
        let person = self.say_with("open_person", "name", "Alex Q Sample");
        window.press(&person).await;
        window.press(&self.say("person_details_edit")).await;
        window
            .type_into(&self.say("person_helper"), "Ada Example")
            .await;
        window
            .choose(&self.say("helper_role"), &self.say("helper_attorney"))
            .await;
        let label = self.say("helper_account_number");
        window.type_into(&label, OWN).await;
        window
            .reads(&self.say_with("reason_own_number", "name", "Alex Q Sample"))
            .await;
        window.press(&self.say("save_changes")).await;
        window
            .reads(&self.say_with("error_number_of_person", "name", "Alex Q Sample"))
            .await;
        self.look(window, "the person's own number in the attorney's box")
            .await;
        self.empty_focused_box(window).await;
        window.type_into(&label, "0000 0000 0909").await;
        window.reads(&self.say("reason_attorneys_box")).await;
        window.press(&self.say("save_changes")).await;
        window.reads(&self.say("helper_account_is_for")).await;
        window.reads("0000 0000 0909").await;
        self.look(window, "an attorney's number").await;

        window.press(&self.say("nav_people")).await;
        window.press(&self.say("person_add")).await;
        window
            .type_into(&self.say("person_given_names"), "Testa")
            .await;
        window
            .type_into(&self.say("person_account_number"), "000000000909")
            .await;
        window
            .reads(&self.say_with("reason_known_attorneys", "name", "Ada Example"))
            .await;
        window.press(&self.say("person_save")).await;
        window
            .reads(&self.say_with("error_number_of_attorney", "name", "Ada Example"))
            .await;
        window.run("document.querySelector('dialog').close()").await;
    }

    async fn empty_focused_box(&self, window: &Window) {
        window
            .run("const boxes = document.querySelectorAll('dialog input'); const box = boxes[boxes.length - 1];
                  box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true }));")
            .await;
    }

    async fn a_number_is_copied_as_its_box_wants_it(&self, window: &Window) {
        window.press(&self.say("nav_people")).await;
        window
            .press(&self.say_with("copy_number", "number", "A 000 000 303"))
            .await;
        window
            .reads(&self.say_with("copied", "number", "000000303"))
            .await;
        assert_eq!(self.clipboard(), "000000303");
    }
}
