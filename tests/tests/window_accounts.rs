//! An online account in the real window with the real keyring: how one signs
//! in, a password and backup codes that only the keychain keeps, what is linked
//! and what is not, the card for a drawer. The secrets are in no file; without
//! a keychain nothing weaker is offered.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use domain::text::Lang;
use whole_program::{find_in_the_clear, words_in, Cli, Stage, Window};

const PASSWORD: &str = "Zanahoria-7-azul quetzal";
const CODES: &str = "4821 9930\u{E007}5502 1187";

#[test]
fn secrets_live_in_the_keychain_alone() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        let stage = Stage::set();
        stage.prefer(lang, theme);
        let cli = Cli::on(&stage);
        assert_eq!(cli.tell(&["init"], "").code, Some(0));
        let person = put(
            &cli,
            "person",
            r#"{"person":null,"given_names":"Alex","family_name":"Sample","birth_date":"","online_account_number":"0201 5537 9185","a_number":""}"#,
        );
        let person = person["card"]["person"]["id"].as_str().unwrap().to_owned();
        let case = format!(
            r#"{{"case":null,"form":"I-90","receipt_number":"IOE0912345678","people":[{{"person":"{person}","role":"applicant"}}],"fields":{{"filed_how":"mail"}}}}"#
        );
        put(&cli, "case", &case);
        runtime.block_on(async {
            let window = Window::open(&stage, &["--today", "2026-06-01"]).await;
            let desk = Door {
                window: &window,
                lang,
            };
            desk.the_account_is_opened().await;
            desk.how_one_signs_in().await;
            desk.secrets(&stage).await;
            desk.receipts().await;
            desk.card().await;
            window.close().await;
        });
        stage.end("casekeep");
        // In the keychain, and nowhere else: not in the record, a backup, an
        // export, the plan, a log or a file of the window's.
        assert_eq!(cli.tell(&["backup"], "").code, Some(0));
        let export = stage.home().join("export.json");
        let out = ["export", "json", "--out", export.to_str().unwrap()];
        assert_eq!(cli.tell(&out, "").code, Some(0));
        assert!(fs::read_to_string(&export)
            .unwrap()
            .contains("alex@example.com"));
        assert_eq!(
            find_in_the_clear(stage.home(), &[PASSWORD, "4821 9930", "Zanahoria-7"]),
            Vec::<String>::new()
        );
        assert_eq!(kept_by_the_keyring(&stage), PASSWORD);
    }
}

#[test]
fn without_a_keychain_nothing_weaker_is_offered() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let stage = Stage::bare();
    stage.prefer(Lang::En, "light");
    let init = ["init", "--no-keychain", "--passphrase-stdin"];
    let made = Cli::on(&stage).tell(&init, "three calm herons\n");
    assert_eq!(made.code, Some(0), "{}", made.err);
    runtime.block_on(async {
        let window = Window::open(&stage, &["--today", "2026-06-01"]).await;
        let desk = Door {
            window: &window,
            lang: Lang::En,
        };
        window
            .type_into(&desk.say("unlock_passphrase"), "three calm herons")
            .await;
        desk.press("unlock_open").await;
        desk.press("nav_people").await;
        desk.press("person_add").await;
        window
            .type_into(&desk.say("person_given_names"), "Alex")
            .await;
        window
            .type_into(&desk.say("kind_online_account_number"), "020155379185")
            .await;
        desk.press("person_save").await;
        desk.the_account_is_opened().await;
        desk.reads("secrets_keychain_missing").await;
        let offered = window.text().await;
        assert!(!offered.contains(&desk.say("secret_password_add")));
        desk.clean("no keychain").await;
        window.close().await;
    });
    stage.end("casekeep");
}

fn put(cli: &Cli<'_>, what: &str, text: &str) -> serde_json::Value {
    let answer = cli.tell(&["put", what, "--json"], text);
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    serde_json::from_str(&answer.out).unwrap()
}

/// What the keyring keeps of the account, asked without the program.
fn kept_by_the_keyring(stage: &Stage) -> String {
    let found = stage
        .command("secret-tool")
        .args(["search", "--all", "service", "Casekeep online account"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&found.stdout).into_owned();
    let secret = said.split("secret = ").nth(1).unwrap_or_default();
    secret.lines().nth(1).unwrap_or_default().to_owned()
}

struct Door<'w> {
    window: &'w Window,
    lang: Lang,
}

impl Door<'_> {
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
    async fn no_longer_reads(&self, words: &str) {
        for _ in 0..200 {
            if !self.window.text().await.contains(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{words:?} is still there");
    }

    async fn the_account_is_opened(&self) {
        self.press("nav_people").await;
        let open = words_in(self.lang, "account_open", &[("number", "0201 5537 9185")]);
        self.window.press(&open).await;
        self.reads("secrets").await;
    }

    async fn how_one_signs_in(&self) {
        self.clean("account").await;
        self.press("sign_in_edit").await;
        self.window
            .type_into(&self.say("sign_in_email"), "alex@example.com")
            .await;
        self.window
            .choose(&self.say("second_factor"), &self.say("second_factor_app"))
            .await;
        self.window
            .type_into(&self.say("second_factor_where"), "blue phone")
            .await;
        self.clean("sign-in form").await;
        self.press("save_changes").await;
        self.window.reads("alex@example.com").await;
    }

    async fn secrets(&self, stage: &Stage) {
        self.press("secret_password_add").await;
        self.window
            .type_into(&self.say("secret_password"), PASSWORD)
            .await;
        self.clean("password form").await;
        self.press("secret_store").await;
        self.reads("secret_password_kept").await;
        self.press("secret_backup_codes_add").await;
        self.window
            .type_into(&self.say("secret_backup_codes"), CODES)
            .await;
        self.press("secret_store").await;
        self.window
            .reads(&words_in(
                self.lang,
                "secret_backup_codes_kept",
                &[("count", "2")],
            ))
            .await;
        // On request only, and hidden again.
        let whole = "return document.documentElement.innerHTML";
        assert!(!self
            .window
            .run(whole)
            .await
            .to_string()
            .contains("Zanahoria-7"));
        self.press("secret_password_show").await;
        self.window.reads(PASSWORD).await;
        self.clean("password shown").await;
        self.press("secret_password_hide").await;
        self.no_longer_reads(PASSWORD).await;
        assert!(!self
            .window
            .run(whole)
            .await
            .to_string()
            .contains("Zanahoria-7"));
        // On the system's clipboard, until half a minute has passed.
        self.press("secret_password_copy").await;
        self.window
            .reads(&words_in(self.lang, "copied_secret", &[("seconds", "30")]))
            .await;
        assert_eq!(clipboard(stage), PASSWORD);
        let start = std::time::Instant::now();
        while clipboard(stage) == PASSWORD {
            assert!(start.elapsed() < Duration::from_secs(45), "it stays");
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        assert!(start.elapsed() > Duration::from_secs(20), "too soon");
        // Codes are removed for good, and it is said beforehand.
        self.press("secret_backup_codes_remove").await;
        self.reads("secret_remove_why").await;
        self.press("secret_remove_now").await;
        self.press("secret_backup_codes_add").await;
        self.press("secret_backup_codes_add").await;
    }

    async fn receipts(&self) {
        self.reads("unlinked_paper_waits_for_code").await;
        let name = [("name", "I-90 · IOE 09 1234 5678")];
        self.window
            .press(&words_in(self.lang, "account_link", &name))
            .await;
        self.window
            .reads(&words_in(self.lang, "account_unlink", &name))
            .await;
        self.no_longer_reads(&self.say("unlinked_paper_waits_for_code"))
            .await;
        self.window.control("z", false).await;
        self.reads("unlinked_paper_waits_for_code").await;
    }

    async fn card(&self) {
        self.press("recovery_card").await;
        self.reads("recovery_card_secrets").await;
        self.window.reads("blue phone").await;
        self.clean("recovery card").await;
        let card = self.window.text().await;
        assert!(!card.contains("Zanahoria-7"), "no secret is on the card");
    }
}

/// What the system's clipboard holds.
fn clipboard(stage: &Stage) -> String {
    let held = stage
        .command("xclip")
        .args(["-selection", "clipboard", "-out"])
        .output()
        .unwrap();
    String::from_utf8_lossy(&held.stdout).into_owned()
}
