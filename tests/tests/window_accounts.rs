//! An online account in the real window with the real keyring: how one signs
//! in, a password and backup codes that only the keychain keeps, what is linked
//! and what is not, the card for a drawer. The secrets are in no file; without
//! a keychain nothing weaker is offered.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use domain::text::Lang;
use whole_program::{at_the_window, find_in_the_clear, Cli, Hand, Stage};

const DAY: [&str; 2] = ["--today", "2026-06-01"];
const PASSWORD: &str = "Zanahoria-7-azul quetzal";
const CODES: &str = "4821 9930\u{E007}5502 1187";

#[test]
fn secrets_live_in_the_keychain_alone() {
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
        let stage = at_the_window(stage, lang, &DAY, async |hand| {
            the_account_is_opened(hand).await;
            how_one_signs_in(hand).await;
            secrets(hand).await;
            receipts(hand).await;
            card(hand).await;
        });
        let cli = Cli::on(&stage);
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
    let stage = Stage::bare();
    stage.prefer(Lang::En, "light");
    let init = ["init", "--no-keychain", "--passphrase-stdin"];
    let made = Cli::on(&stage).tell(&init, "three calm herons\n");
    assert_eq!(made.code, Some(0), "{}", made.err);
    at_the_window(stage, Lang::En, &DAY, async |hand| {
        hand.type_into("unlock_passphrase", "three calm herons")
            .await;
        hand.press("unlock_open").await;
        hand.press("nav_people").await;
        hand.press("person_add").await;
        hand.type_into("person_given_names", "Alex").await;
        hand.type_into("kind_online_account_number", "020155379185")
            .await;
        // What the box says of it moves what lies below.
        hand.window.reads("0201 5537 9185").await;
        hand.press("person_save").await;
        the_account_is_opened(hand).await;
        hand.reads("secrets_keychain_missing").await;
        let offered = hand.window.text().await;
        assert!(!offered.contains(&hand.say("secret_password_add")));
        hand.clean("no keychain").await;
    });
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

async fn the_account_is_opened(hand: &Hand) {
    hand.press("nav_people").await;
    let open = hand.say_with("account_open", "number", "0201 5537 9185");
    hand.window.press(&open).await;
    hand.reads("secrets").await;
}

async fn how_one_signs_in(hand: &Hand) {
    hand.clean("account").await;
    hand.press("sign_in_edit").await;
    hand.window
        .type_into(&hand.say("sign_in_email"), "alex@example.com")
        .await;
    hand.window
        .choose(&hand.say("second_factor"), &hand.say("second_factor_app"))
        .await;
    hand.window
        .type_into(&hand.say("second_factor_where"), "blue phone")
        .await;
    hand.clean("sign-in form").await;
    hand.press("save_changes").await;
    hand.window.reads("alex@example.com").await;
}

async fn secrets(hand: &Hand) {
    hand.press("secret_password_add").await;
    hand.window
        .type_into(&hand.say("secret_password"), PASSWORD)
        .await;
    hand.clean("password form").await;
    hand.press("secret_store").await;
    hand.reads("secret_password_kept").await;
    hand.press("secret_backup_codes_add").await;
    hand.window
        .type_into(&hand.say("secret_backup_codes"), CODES)
        .await;
    hand.press("secret_store").await;
    hand.window
        .reads(&hand.say_with("secret_backup_codes_kept", "count", "2"))
        .await;
    // On request only, and hidden again.
    let whole = "return document.documentElement.innerHTML";
    assert!(!hand
        .window
        .run(whole)
        .await
        .to_string()
        .contains("Zanahoria-7"));
    hand.press("secret_password_show").await;
    hand.window.reads(PASSWORD).await;
    hand.clean("password shown").await;
    hand.press("secret_password_hide").await;
    hand.no_longer_reads(PASSWORD).await;
    assert!(!hand
        .window
        .run(whole)
        .await
        .to_string()
        .contains("Zanahoria-7"));
    // On the system's clipboard, until half a minute has passed.
    hand.press("secret_password_copy").await;
    hand.window
        .reads(&hand.say_with("copied_secret", "seconds", "30"))
        .await;
    assert_eq!(clipboard(&hand.stage), PASSWORD);
    let start = std::time::Instant::now();
    while clipboard(&hand.stage) == PASSWORD {
        assert!(start.elapsed() < Duration::from_secs(45), "it stays");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    assert!(start.elapsed() > Duration::from_secs(20), "too soon");
    // Codes are removed for good, and it is said beforehand.
    hand.press("secret_backup_codes_remove").await;
    hand.reads("secret_remove_why").await;
    hand.press("secret_remove_now").await;
    hand.press("secret_backup_codes_add").await;
    hand.press("secret_backup_codes_add").await;
}

async fn receipts(hand: &Hand) {
    hand.reads("unlinked_paper_waits_for_code").await;
    let name = |key: &str| hand.say_with(key, "name", "I-90 · IOE 09 1234 5678");
    hand.window.press(&name("account_link")).await;
    hand.window.reads(&name("account_unlink")).await;
    hand.no_longer_reads(&hand.say("unlinked_paper_waits_for_code"))
        .await;
    hand.window.control("z", false).await;
    hand.reads("unlinked_paper_waits_for_code").await;
}

async fn card(hand: &Hand) {
    hand.press("recovery_card").await;
    hand.reads("recovery_card_secrets").await;
    hand.window.reads("blue phone").await;
    hand.clean("recovery card").await;
    let card = hand.window.text().await;
    assert!(!card.contains("Zanahoria-7"), "no secret is on the card");
    // What stands behind it does not come onto the paper.
    let behind = hand.say("sign_in_edit");
    assert!(card.contains(&behind), "{card}");
    hand.window.as_on_paper(true).await;
    let paper = hand.window.text().await;
    hand.window.as_on_paper(false).await;
    assert!(paper.contains("blue phone"), "{paper}");
    assert!(!paper.contains(&behind), "{paper}");
    assert!(!paper.contains(&hand.say("recovery_card_print")), "{paper}");
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
