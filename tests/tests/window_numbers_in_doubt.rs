//! Numbers in doubt, in the real window and both languages: two papers that
//! contradict each other, an attorney's number and the person's own, one of
//! several kinds, and what the system's clipboard holds and loses again.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use whole_program::{fixture, in_both_languages, Hand};

const OWN: &str = "000000000303";
const OTHER: &str = "000000000404";
const SECRET: &str = "K7QP2M9X";
/// A copied secret stays for half a minute.
const STAYS: Duration = Duration::from_secs(30);

#[test]
fn numbers_in_doubt_in_both_languages() {
    in_both_languages(&["--today", "2026-06-01"], async |hand| all(hand).await);
}

async fn all(hand: &Hand) {
    hand.window.press(&hand.say("first_run_sample")).await;
    hand.window.reads(&hand.say("today_next")).await;
    let first_copy = a_secret_is_copied(hand).await;
    two_papers(hand).await;
    one_of_several_kinds(hand).await;
    attorney(hand).await;
    after_its_time(hand, first_copy).await;
    let second_copy = a_secret_is_copied(hand).await;
    put_on_clipboard(hand, "something of the person's own");
    a_number_is_copied_as_its_box_wants_it(hand).await;
    put_on_clipboard(hand, "something of the person's own");
    tokio::time::sleep((STAYS + Duration::from_secs(3)).saturating_sub(second_copy.elapsed()))
        .await;
    assert_eq!(clipboard(hand), "something of the person's own");
}

/// What any other program would paste.
fn clipboard(hand: &Hand) -> String {
    let said = hand
        .stage
        .command("xclip")
        .args(["-selection", "clipboard", "-out"])
        .output()
        .unwrap();
    String::from_utf8(said.stdout).unwrap()
}

/// Whether clipboard managers are asked to leave out what was copied: the mark of
/// password managers, which Klipper, CopyQ and others heed.
fn is_marked_secret(hand: &Hand) -> bool {
    let said = hand
        .stage
        .command("xclip")
        .args(["-selection", "clipboard", "-target", "TARGETS", "-out"])
        .output()
        .unwrap();
    String::from_utf8(said.stdout)
        .unwrap()
        .contains("x-kde-passwordManagerHint")
}

fn put_on_clipboard(hand: &Hand, text: &str) {
    let mut other = hand
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
    assert_eq!(clipboard(hand), text);
}

async fn a_secret_is_copied(hand: &Hand) -> Instant {
    hand.asks_what_this_is(&format!("Online Access Code: {SECRET}"))
        .await;
    hand.window.reads(&hand.say("number_secret")).await;
    hand.window.press(&hand.say("copy_as_plain")).await;
    hand.window
        .reads(&hand.say_with("copied_secret", "seconds", "30"))
        .await;
    assert_eq!(clipboard(hand), SECRET);
    let copied = Instant::now();
    assert!(is_marked_secret(hand));
    copied
}

async fn after_its_time(hand: &Hand, copied: Instant) {
    while clipboard(hand) == SECRET {
        assert!(copied.elapsed() < STAYS * 2, "the secret stays");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    assert_eq!(clipboard(hand), "");
    assert!(copied.elapsed() >= STAYS - Duration::from_secs(5));
}

async fn two_papers(hand: &Hand) {
    let notice = std::fs::read_to_string(fixture("notices/n01_receipt_i485_ioe.txt")).unwrap();
    for (account, a_number) in [(OWN, "A000 000 303"), (OTHER, "A000 000 404")] {
        let printed = notice
            .replace("IOE0000000101", "IOE0000000303")
            .replace("000000000101", account)
            .replace("A000 000 101", a_number);
        hand.window.press(&hand.say("paste_text")).await;
        hand.window.reads(&hand.say("paste_label")).await;
        // As a paste arrives: whole, with its lines.
        hand.window
            .run_with(
                "const box = document.querySelector('dialog textarea'); box.value = arguments[0];
                     box.dispatchEvent(new Event('input', { bubbles: true }));",
                vec![printed.into()],
            )
            .await;
        hand.window.press(&hand.say("paste_read")).await;
        hand.window.reads(&hand.say("review_title")).await;
        hand.window.press(&hand.say("review_keep")).await;
        hand.window.reads(&hand.say("case_timeline")).await;
    }
    hand.window.press(&hand.say("nav_people")).await;
    hand.window.reads(&hand.say("contradictions_title")).await;
    let accounts = hand.say_with("contradiction_two_accounts", "receipt", "IOE 00 0000 0303");
    hand.window.reads(&accounts).await;
    let said = hand.window.text().await;
    let a_numbers = hand.say_with("contradiction_a_numbers", "name", "Alex Q Sample");
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
    let paper = hand.say_with("open_document", "name", &hand.say("pasted_text"));
    assert!(
        said.matches(&paper).count() >= 4,
        "both papers of both: {said}"
    );
    hand.clean("contradictions").await;
    hand.window
        .press(&hand.say_with("contradiction_choose", "number", "0000 0000 0303"))
        .await;
    for _ in 0..100 {
        if !hand.window.text().await.contains(&accounts) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the contradiction stays");
}

async fn one_of_several_kinds(hand: &Hand) {
    hand.asks_what_this_is("123456789").await;
    hand.window.press(&hand.say("kind_a_number")).await;
    hand.window.reads(&hand.say("about_never")).await;
    hand.window.reads(&hand.say("copy_as_court")).await;
    hand.clean("a chosen kind").await;
    // What is kept names the person and the case.
    hand.asks_what_this_is("IOE0000000303").await;
    hand.window.reads(&hand.say("number_already_in")).await;
    hand.window.press("I-485").await;
    hand.window.reads(&hand.say("case_timeline")).await;
}

async fn attorney(hand: &Hand) {
    hand.window.press(&hand.say("nav_people")).await;
    let person = hand.say_with("open_person", "name", "Alex Q Sample");
    hand.window.press(&person).await;
    hand.window.press(&hand.say("person_details_edit")).await;
    // Through whom a kept notice came stands there already.
    empty(hand, &hand.say("person_helper")).await;
    hand.window
        .type_into(&hand.say("person_helper"), "Ada Example")
        .await;
    hand.window
        .choose(&hand.say("helper_role"), &hand.say("helper_attorney"))
        .await;
    let label = hand.say("helper_account_number");
    hand.window.type_into(&label, OWN).await;
    hand.window
        .reads(&hand.say_with("reason_own_number", "name", "Alex Q Sample"))
        .await;
    hand.window.press(&hand.say("save_changes")).await;
    hand.window
        .reads(&hand.say_with("error_number_of_person", "name", "Alex Q Sample"))
        .await;
    hand.clean("the person's own number in the attorney's box")
        .await;
    empty_focused_box(hand).await;
    hand.window.type_into(&label, "0000 0000 0909").await;
    hand.window.reads(&hand.say("reason_attorneys_box")).await;
    hand.window.press(&hand.say("save_changes")).await;
    hand.window.reads(&hand.say("helper_account_is_for")).await;
    hand.window.reads("0000 0000 0909").await;
    hand.clean("an attorney's number").await;

    hand.window.press(&hand.say("nav_people")).await;
    hand.window.press(&hand.say("person_add")).await;
    hand.window
        .type_into(&hand.say("person_given_names"), "Testa")
        .await;
    hand.window
        .type_into(&hand.say("person_account_number"), "000000000909")
        .await;
    hand.window
        .reads(&hand.say_with("reason_known_attorneys", "name", "Ada Example"))
        .await;
    hand.window.press(&hand.say("person_save")).await;
    hand.window
        .reads(&hand.say_with("error_number_of_attorney", "name", "Ada Example"))
        .await;
    hand.window
        .run("document.querySelector('dialog').close()")
        .await;
}

async fn empty(hand: &Hand, label: &str) {
    hand.window
        .run_with(
            "const named = [...document.querySelectorAll('label')]
               .find((one) => one.textContent.trim().startsWith(arguments[0]));
             const box = document.getElementById(named.htmlFor);
             box.value = '';
             box.dispatchEvent(new Event('input', { bubbles: true }));",
            vec![serde_json::json!(label)],
        )
        .await;
}

async fn empty_focused_box(hand: &Hand) {
    hand.window
            .run("const boxes = document.querySelectorAll('dialog input'); const box = boxes[boxes.length - 1];
                  box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true }));")
            .await;
}

async fn a_number_is_copied_as_its_box_wants_it(hand: &Hand) {
    hand.window.press(&hand.say("nav_people")).await;
    hand.window
        .press(&hand.say_with("copy_number", "number", "A 000 000 303"))
        .await;
    hand.window
        .reads(&hand.say_with("copied", "number", "000000303"))
        .await;
    assert_eq!(clipboard(hand), "000000303");
    assert!(!is_marked_secret(hand), "a number is no secret");
}
