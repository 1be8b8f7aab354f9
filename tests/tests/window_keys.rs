//! The ways into the record, in the real window: how hard a passphrase is to
//! guess, wrong tries that are slowed, a lost keychain key that is put back, and
//! the recovery code that is asked for again after a week.
#![allow(clippy::unwrap_used)]

use std::process::Stdio;
use std::time::Duration;

use chrono::Utc;
use domain::text::Lang;
use vault::{RecoveryCode, Unlock, Vault};
use whole_program::{play, Cli, Hand, Stage, Window};

/// WebDriver's name of the Enter key.
const ENTER: &str = "\u{e007}";
const STRONG: &str = "four calm herons cross a river";

#[test]
fn the_ways_in_are_kept_in_both_languages() {
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        play(async {
            let stage = Stage::set();
            stage.prefer(lang, theme);
            let made = Cli::on(&stage).tell(&["init"], "");
            assert_eq!(made.code, Some(0), "{}", made.err);
            let groups: Vec<String> = made.out.split_whitespace().map(str::to_owned).collect();
            assert_eq!(groups.len(), 9, "{}", made.out);
            let window = Window::open(&stage, &[]).await;
            let mut hand = Hand {
                stage,
                window,
                lang,
            };
            a_passphrase_is_judged_and_set(&hand).await;
            wrong_tries_are_slowed(&hand).await;
            a_lost_keychain_key_is_put_back(&hand).await;
            hand.window.close().await;
            hand.stage.end("casekeep");

            a_week_passes(&hand.stage, &groups.join("-"));
            hand.window = Window::open(&hand.stage, &[]).await;
            the_code_is_asked_for_again(&hand, &groups).await;
            hand.window.close().await;
            hand.stage.end("casekeep");
        });
    }
}

async fn empty(hand: &Hand) {
    hand.window
        .run(
            "for (const box of document.querySelectorAll('main input, dialog input')) {
                 box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true })); }",
        )
        .await;
}

async fn a_passphrase_is_judged_and_set(hand: &Hand) {
    hand.press("nav_settings").await;
    hand.type_into("passphrase_new", "password").await;
    hand.reads("strength_0").await;
    hand.reads("weak_common").await;
    empty(hand).await;
    hand.type_into("passphrase_new", "qwertyuiop").await;
    hand.reads("strength_0").await;
    empty(hand).await;
    hand.type_into("passphrase_new", STRONG).await;
    hand.reads("strength_4").await;
    hand.clean("strength").await;
    hand.press("passphrase_set").await;
    hand.reads("passphrase_is_set").await;
}

async fn wrong_tries_are_slowed(hand: &Hand) {
    hand.press("lock_now").await;
    hand.reads("unlock_title").await;
    let slowed = hand.say("error_tries_slowed");
    let slowed = slowed.split('{').next().unwrap();
    let mut tries = 0;
    while !hand.window.text().await.contains(slowed) {
        tries += 1;
        assert!(tries < 8, "never slowed: {}", hand.window.text().await);
        empty(hand).await;
        hand.type_into("unlock_passphrase", "not the passphrase")
            .await;
        hand.window.key(ENTER).await;
        answered(hand).await;
    }
    assert!(
        tries > 3,
        "mistyping costs nothing the first times: {tries}"
    );
    hand.clean("slowed").await;
    // Nobody is locked out: the right one opens once the wait is over.
    for _ in 0..20 {
        empty(hand).await;
        hand.type_into("unlock_passphrase", STRONG).await;
        hand.window.key(ENTER).await;
        answered(hand).await;
        if opened(hand, slowed).await {
            break;
        }
    }
    hand.reads("nav_today").await;
}

/// Whether the door is gone, and not once more shut with its reason.
async fn opened(hand: &Hand, reason: &str) -> bool {
    let title = hand.say("unlock_title");
    for _ in 0..100 {
        let seen = hand.window.text().await;
        if !seen.contains(&title) || seen.contains(reason) {
            return !seen.contains(&title);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no answer: {}", hand.window.text().await);
}

/// Waits until a try at the door has its answer: the button is back, or the door
/// is gone.
async fn answered(hand: &Hand) {
    let working = "return [...document.querySelectorAll('main button')].some((b) => b.disabled)";
    for _ in 0..200 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        if hand.window.run(working).await == false {
            return;
        }
    }
}

async fn a_lost_keychain_key_is_put_back(hand: &Hand) {
    let keys = std::fs::read(hand.stage.record().join("vault.keys")).unwrap();
    let keys: serde_json::Value = serde_json::from_slice(&keys).unwrap();
    let id = keys["vault_id"].as_str().unwrap();
    let cleared = hand
        .stage
        .command("secret-tool")
        .args(["clear", "service", "Casekeep record", "username", id])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(cleared.success());
    hand.press("nav_today").await;
    hand.press("nav_settings").await;
    hand.reads("keychain_lost").await;
    hand.clean("keychain lost").await;
    hand.press("keychain_repair").await;
    hand.reads("keychain_made").await;
    hand.no_longer_reads(&hand.say("keychain_lost")).await;
    hand.press("lock_now").await;
    hand.press("unlock_with_keychain").await;
    hand.reads("nav_today").await;
}

/// The code was confirmed eight days ago: the record says so itself, and its
/// clock is never pretended.
fn a_week_passes(stage: &Stage, code: &str) {
    let code = RecoveryCode::parse(code).unwrap();
    let unlock = Unlock::RecoveryCode(code);
    let mut record = Vault::open(&stage.record(), &unlock, Utc::now()).unwrap();
    let then = (Utc::now() - chrono::TimeDelta::days(8)).to_rfc3339();
    record
        .quietly(|txn| txn.put_setting("recovery_code_confirmed", &then))
        .unwrap();
}

async fn the_code_is_asked_for_again(hand: &Hand, groups: &[String]) {
    hand.reads("recovery_check_due").await;
    hand.clean("today asks for the code").await;
    hand.press("recovery_check_open").await;
    hand.reads("recovery_check_why").await;
    let labels = hand
        .window
        .run("return [...document.querySelectorAll('dialog label')].map((e) => e.innerText.trim())")
        .await;
    let labels: Vec<String> = serde_json::from_value(labels).unwrap();
    assert_eq!(labels.len(), 2);
    for label in &labels {
        hand.window.type_into(label, "0000").await;
    }
    hand.press("recovery_check_do").await;
    hand.reads("recovery_code_group_wrong").await;
    hand.clean("a wrong group").await;
    empty(hand).await;
    for label in &labels {
        let number: usize = label.rsplit(' ').next().unwrap().parse().unwrap();
        hand.window
            .type_into(label, &groups[number - 1].to_lowercase())
            .await;
    }
    hand.press("recovery_check_do").await;
    hand.reads("recovery_check_good").await;
    hand.no_longer_reads(&hand.say("recovery_check_due")).await;
    hand.press("nav_settings").await;
    let checked = hand.say("recovery_checked");
    hand.window.reads(checked.split('{').next().unwrap()).await;
}
