//! By hand in the real window, in both languages: a case before it has a number,
//! its status in the agency's words, a relation, an entry and its correction, an
//! appointment that was moved, a person's details; each taken back by undo.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use domain::text::Lang;
use whole_program::{words_in, Stage, Window};

#[test]
fn a_binder_is_kept_by_hand() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        let stage = Stage::set();
        stage.prefer(lang, theme);
        runtime.block_on(async {
            let window = Window::open(&stage, &["--today", "2026-06-01"]).await;
            let hand = Hand {
                window: &window,
                lang,
            };
            hand.press("first_run_sample").await;
            hand.reads("today_next").await;
            hand.a_case().await;
            hand.its_history().await;
            hand.an_appointment().await;
            hand.a_person().await;
            hand.exports_are_offered().await;
            window.close().await;
            stage.end("casekeep");
        });
    }
}

struct Hand<'w> {
    window: &'w Window,
    lang: Lang,
}

impl Hand<'_> {
    fn say(&self, key: &str) -> String {
        words_in(self.lang, key, &[])
    }
    async fn press(&self, key: &str) {
        self.window.press(&self.say(key)).await;
    }
    async fn reads(&self, key: &str) {
        self.window.reads(&self.say(key)).await;
    }
    async fn type_into(&self, key: &str, text: &str) {
        self.window.type_into(&self.say(key), text).await;
    }
    async fn choose(&self, key: &str, option: &str) {
        self.window.choose(&self.say(key), &self.say(option)).await;
    }
    async fn clean(&self, screen: &str) {
        tokio::time::sleep(Duration::from_millis(400)).await;
        let found = self.window.axe().await;
        assert_eq!(found, Vec::<String>::new(), "{screen}, {}", self.lang);
    }

    async fn no_longer_reads(&self, words: &str) {
        for _ in 0..200 {
            if !self.window.text().await.contains(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{words:?} is still there");
    }

    async fn a_case(&self) {
        self.press("nav_cases").await;
        self.press("case_add").await;
        self.reads("case_people").await;
        self.clean("case form").await;
        // What cannot be kept is said beside its box.
        self.type_into("field_form_type", "carrot").await;
        self.press("case_save").await;
        let wrong = words_in(self.lang, "error_form_unknown", &[("text", "carrot")]);
        self.window.reads(&wrong).await;
        self.window
            .run("const box = document.querySelector('dialog input'); box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true }));")
            .await;
        self.type_into("field_form_type", "i 90").await;
        self.choose("field_stage", "stage_preparing").await;
        self.type_into("field_status_text", "Case Was Received")
            .await;
        self.type_into("field_status_date", "2026-05-20").await;
        self.press("case_save").await;
        self.reads("case_timeline").await;
        self.reads("event_stage_preparing").await;
        self.window.reads("Case Was Received").await;
        self.reads("our_words").await;
        self.choose("case_link_kind", "case_link_renewal_of").await;
        self.press("case_link_add").await;
        self.reads("case_link_renewal_of").await;
        self.clean("case").await;
    }

    async fn its_history(&self) {
        self.press("entry_add").await;
        self.reads("entry_on_hint").await;
        self.clean("entry form").await;
        self.type_into("entry_on", "2026-05-25").await;
        self.type_into("entry_text", "Zanahoria").await;
        self.press("entry_save").await;
        self.window.reads("Zanahoria").await;
        self.window
            .press(&words_in(
                self.lang,
                "entry_correct_named",
                &[("name", "Zanahoria")],
            ))
            .await;
        self.reads("entry_correct_why").await;
        self.type_into("entry_text", " y remolacha").await;
        self.press("entry_save").await;
        self.window.reads("Zanahoria y remolacha").await;
        self.reads("entry_corrected").await;
        self.clean("corrected history").await;
        self.window.control("z", false).await;
        self.no_longer_reads("remolacha").await;
        self.window.reads("Zanahoria").await;
    }

    async fn an_appointment(&self) {
        self.press("appointment_add").await;
        self.reads("appointment_time_hint").await;
        self.clean("appointment form").await;
        self.type_into("appointment_day", "2026-06-20").await;
        self.type_into("appointment_time", "9:00 AM").await;
        self.type_into("field_place_name", "USCIS ANYTOWN").await;
        self.press("appointment_save").await;
        self.window.reads("USCIS ANYTOWN").await;
        let kind = self.say("appointment_kind_biometrics");
        self.window
            .press(&words_in(self.lang, "change_named", &[("name", &kind)]))
            .await;
        self.choose("appointment_state", "appointment_state_missed")
            .await;
        self.press("appointment_save").await;
        self.reads("appointment_state_missed_means").await;
        self.clean("missed appointment").await;
    }

    async fn a_person(&self) {
        self.press("nav_people").await;
        let open = self.say("open_person");
        self.window
            .press(open.split('{').next().unwrap().trim())
            .await;
        self.reads("person_addresses").await;
        self.press("address_add").await;
        self.type_into("field_place_address", "1 Sample St").await;
        self.type_into("address_since", "2020-01-05").await;
        self.clean("address form").await;
        self.press("save_changes").await;
        self.window.reads("1 Sample St").await;
        self.press("person_details_edit").await;
        self.type_into("field_birth_country", "Guatemala").await;
        self.type_into("person_helper", "Pat Sample").await;
        self.clean("details form").await;
        self.press("save_changes").await;
        self.window.reads("Pat Sample").await;
        self.clean("person").await;
        self.window.control("z", false).await;
        self.no_longer_reads("Pat Sample").await;
        self.window.reads("1 Sample St").await;
    }

    async fn exports_are_offered(&self) {
        self.press("nav_settings").await;
        self.reads("export_clear").await;
        self.clean("settings").await;
    }
}
