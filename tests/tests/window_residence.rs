//! A move, trips and the check of personal details in the real window, in both
//! languages: rows that are ticked with a confirmation number and taken back,
//! sums beside their rules, differences side by side.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use domain::text::Lang;
use whole_program::{words_in, Cli, Stage, Window};

#[test]
fn a_move_trips_and_what_papers_say() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        let stage = Stage::set();
        stage.prefer(lang, theme);
        runtime.block_on(async {
            let window = Window::open(&stage, &["--today", "2026-06-01"]).await;
            let house = House {
                window: &window,
                lang,
            };
            house.press("first_run_sample").await;
            house.reads("today_next").await;
            house.a_move().await;
            house.trips().await;
            house.papers_that_differ().await;
            window.close().await;
            stage.end("casekeep");
        });
    }
}

struct House<'w> {
    window: &'w Window,
    lang: Lang,
}

impl House<'_> {
    fn say(&self, key: &str) -> String {
        words_in(self.lang, key, &[])
    }
    async fn press(&self, key: &str) {
        self.window.press(&self.say(key)).await;
    }
    async fn reads(&self, key: &str) {
        self.window.reads(&self.say(key)).await;
    }
    async fn says(&self, key: &str, params: &[(&str, &str)]) {
        self.window.reads(&words_in(self.lang, key, params)).await;
    }
    async fn type_into(&self, key: &str, text: &str) {
        self.window.type_into(&self.say(key), text).await;
    }
    async fn clean(&self, screen: &str) {
        tokio::time::sleep(Duration::from_millis(400)).await;
        let found = self.window.axe().await;
        assert_eq!(found, Vec::<String>::new(), "{screen}, {}", self.lang);
    }
    async fn person(&self) {
        self.press("nav_people").await;
        let open = [("name", "Marisol Sample")];
        self.window
            .press(&words_in(self.lang, "open_person", &open))
            .await;
        self.reads("person_addresses").await;
    }

    async fn a_move(&self) {
        self.person().await;
        self.press("move_open").await;
        self.reads("move_none").await;
        self.clean("no move yet").await;
        self.press("move_begin").await;
        self.type_into("move_address", "9 Zanahoria Ave\u{E007}Anytown, XX 00000")
            .await;
        self.type_into("move_day", "2026-05-28").await;
        self.clean("move form").await;
        self.press("move_keep").await;
        // The general duty and two pending receipts.
        self.says("move_left", &[("count", "3")]).await;
        self.window.reads("IOE 00 0000 0201").await;
        self.window.reads("IOE 00 0000 0202").await;
        self.clean("rows of a move").await;
        let ar11 = match self.lang {
            Lang::En => "Report a new address to USCIS (AR-11)",
            Lang::Es => "Avisar a USCIS de la nueva dirección (AR-11)",
        };
        let done = words_in(self.lang, "move_done", &[("name", ar11)]);
        self.window.press(&done).await;
        self.type_into("move_number", "AR-7755").await;
        self.clean("tick form").await;
        self.press("move_done_keep").await;
        self.says("move_left", &[("count", "2")]).await;
        self.window.reads("AR-7755").await;
        // Undo takes the tick back.
        self.window.control("z", false).await;
        self.says("move_left", &[("count", "3")]).await;
        self.person().await;
        self.press("move_open").await;
        self.says("move_left", &[("count", "3")]).await;
        // The old address ended, the new one holds.
        self.person().await;
        self.window.reads("9 Zanahoria Ave").await;
    }

    async fn trips(&self) {
        self.press("trips_open").await;
        self.reads("trips_none").await;
        self.clean("no trips").await;
        for (left, back, place) in [
            ("2025-01-01", "2025-07-05", "Remolacha"),
            ("2026-03-01", "2026-03-11", "Nabo"),
        ] {
            self.press("trip_add").await;
            self.type_into("trip_left", left).await;
            self.type_into("trip_back", back).await;
            self.type_into("trip_place", place).await;
            self.clean("trip form").await;
            self.press("trip_keep").await;
            self.window.reads(place).await;
        }
        // 185 days: the rule is said, no conclusion is drawn.
        self.says("trip_days", &[("count", "185")]).await;
        self.window.reads("8 CFR 316.5(c)(1)(i)").await;
        self.reads("trips_information").await;
        // Days wholly outside: 184 and 9 of the 1826 before 2026-06-01.
        let cells = "return [...document.querySelectorAll('main table')].map((t) => [...t.querySelectorAll('td')].map((c) => Number(c.innerText)))";
        let sums = self.window.run(cells).await;
        assert_eq!(
            sums,
            serde_json::json!([
                [1826 - 193, 193, 913, 1826 - 197, 197, 913],
                [1096 - 193, 193, 548, 1096 - 197, 197, 548]
            ])
        );
        self.clean("trips").await;
        let gone = words_in(self.lang, "remove_named", &[("name", "Remolacha")]);
        self.window.press(&gone).await;
        self.window.reads("Nabo").await;
        self.window.control("z", false).await;
        self.window.reads("Remolacha").await;
    }

    async fn papers_that_differ(&self) {
        self.person().await;
        self.press("person_edit").await;
        self.window
            .run("const box = document.querySelector('dialog input'); box.value = 'Maria Sol'; box.dispatchEvent(new Event('input', { bubbles: true }));")
            .await;
        self.press("person_save").await;
        self.reads("details_differ").await;
        self.window.reads("Maria Sol Sample").await;
        self.clean("details that differ").await;
        self.window.control("z", false).await;
        self.window.reads("Marisol Sample").await;
        let again = self.window.text().await;
        assert!(!again.contains("Maria Sol Sample"), "{again}");
        // What all papers agree on is said as well.
        self.says("detail_agrees", &[("detail", &self.say("detail_a_number"))])
            .await;
    }
}

/// The command line speaks of the same rows and sums.
#[test]
fn moves_and_trips_through_the_command_line() {
    let home = tempfile::tempdir().unwrap();
    let cli = Cli::alone(home.path(), "three calm herons");
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    let cli = Cli::alone(home.path(), init.out.trim());
    let put = |what: &str, text: &str| -> serde_json::Value {
        let answer = cli.tell(&["put", what, "--json", "--today", "2026-06-01"], text);
        assert_eq!(answer.code, Some(0), "{}", answer.err);
        serde_json::from_str(&answer.out).unwrap()
    };
    let person = put(
        "person",
        r#"{"person":null,"given_names":"Alex","family_name":"Sample","birth_date":"","online_account_number":"","a_number":""}"#,
    );
    let person = person["card"]["person"]["id"].as_str().unwrap().to_owned();
    put(
        "case",
        &format!(
            r#"{{"case":null,"form":"I-90","receipt_number":"IOE0912345678","people":[{{"person":"{person}","role":"applicant"}}],"fields":{{}}}}"#
        ),
    );
    let moved = put(
        "move",
        &format!(r#"{{"people":["{person}"],"lines":"9 Sample Ave","moved_on":"2026-05-28"}}"#),
    );
    let rules: Vec<&str> = moved["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["rule"].as_str().unwrap())
        .collect();
    assert_eq!(rules, ["ar11-ten-days", "case-address-change"]);
    assert_eq!(moved["rows"][0]["date"], "2026-06-07");
    let trips = put(
        "trip",
        &format!(
            r#"{{"card":null,"person":"{person}","left_on":"2025-01-01","back_on":"2026-01-01","place":"","note":""}}"#
        ),
    );
    assert_eq!(trips["trips"][0]["length"], "year_or_more");
    assert_eq!(trips["sums"][0]["outside"], 364);
}
