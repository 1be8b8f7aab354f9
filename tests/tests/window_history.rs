//! The list of cases and the histories in the real window, in both languages:
//! narrowed, sorted and walked through by keyboard; one case's history and the
//! whole one, searched, and what is new since the last look.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use serde_json::json;
use whole_program::{in_both_languages, words_in, Hand};

#[test]
fn cases_and_histories_in_both_languages() {
    in_both_languages(&["--today", "2026-06-01"], async |hand| {
        hand.press("first_run_sample").await;
        hand.reads("today_next").await;
        the_list_of_cases(hand).await;
        the_history_of_a_case(hand).await;
        the_whole_history(hand).await;
    });
}

async fn shows(hand: &Hand, shown: usize, all: usize) {
    let (shown, all) = (shown.to_string(), all.to_string());
    let said = words_in(
        hand.lang,
        "cases_shown",
        &[("shown", &shown), ("all", &all)],
    );
    hand.window.reads(&said).await;
}
async fn until(hand: &Hand, what: &str, script: &str) {
    for _ in 0..100 {
        if hand.window.run(script).await == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what}; the window says:\n{}", hand.window.text().await);
}

async fn the_list_of_cases(hand: &Hand) {
    hand.press("nav_cases").await;
    shows(hand, 2, 2).await;
    until(
        hand,
        "every row says its place in the whole",
        "return [...document.querySelectorAll('[role=list] [role=listitem]')]
            .map((row) => row.ariaPosInSet + '/' + row.ariaSetSize).join() === '1/2,2/2'",
    )
    .await;
    hand.clean("cases").await;
    // One stop of the tab key; arrows go on from there.
    until(hand,
        "one stop of the tab key",
        "return document.querySelectorAll('[role=list] button:not([tabindex=\"-1\"])').length === 1",
    )
    .await;
    hand.window
        .run("document.querySelector('[role=list] button').focus()")
        .await;
    for (key, place) in [("ArrowDown", 1), ("ArrowDown", 1), ("Home", 0), ("End", 1)] {
        let press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
            { key: arguments[0], bubbles: true, cancelable: true }))";
        hand.window.run_with(press, vec![json!(key)]).await;
        until(
            hand,
            key,
            &format!(
                "return document.activeElement.closest('[data-place]')?.dataset.place === '{place}'"
            ),
        )
        .await;
    }
    hand.window.choose(&hand.say("cases_form"), "I-765").await;
    shows(hand, 1, 2).await;
    hand.window.type_into(&hand.say("list_find"), "i-485").await;
    hand.reads("cases_none_such").await;
    hand.clean("no such case").await;
    hand.press("cases_show_all").await;
    shows(hand, 2, 2).await;
    hand.window
        .choose(&hand.say("cases_order"), &hand.say("cases_order_form"))
        .await;
    until(
        hand,
        "the first is the I-485",
        "return document.querySelector('[data-place=\"0\"]').innerText.includes('I-485')",
    )
    .await;
}

async fn the_history_of_a_case(hand: &Hand) {
    hand.window.press("I-485").await;
    hand.reads("case_timeline").await;
    hand.press("history_all").await;
    let title = words_in(hand.lang, "history_of", &[("name", "I-485")]);
    hand.window.reads(&title).await;
    until(
        hand,
        "its line stands on paper",
        "return document.querySelector('main .print-only').textContent.length > 40",
    )
    .await;
    hand.clean("history of a case").await;
}

async fn the_whole_history(hand: &Hand) {
    hand.press("nav_today").await;
    hand.press("history_all").await;
    hand.reads("history_find").await;
    hand.window
        .choose(&hand.say("history_kind"), &hand.say("entry_kind_note"))
        .await;
    hand.reads("nothing_found").await;
    hand.window
        .choose(&hand.say("history_kind"), &hand.say("cases_all"))
        .await;
    hand.window
        .type_into(&hand.say("history_find"), "xyzzy")
        .await;
    hand.reads("nothing_found").await;
    hand.clean("whole history").await;
    // An entry made after the look is new at the next one.
    hand.press("nav_cases").await;
    hand.window.press("I-485").await;
    hand.press("entry_add").await;
    hand.window
        .type_into(
            &hand.say("entry_text"),
            &format!("Called about the blue folder of {NUMBER}"),
        )
        .await;
    hand.press("entry_save").await;
    hand.window.reads("blue folder").await;
    hand.press("nav_today").await;
    let new = hand.say("history_new");
    hand.window
        .reads(new.split('(').next().unwrap().trim())
        .await;
    hand.press("history_all").await;
    hand.reads("entry_new").await;
    hand.clean("what is new").await;
    it_goes_on_paper(hand).await;
}

/// With the rules for paper in force, nothing that could be pressed beside the
/// entries is left.
async fn only_the_history_is_printed(hand: &Hand) {
    hand.window.as_on_paper(true).await;
    let paper = hand.window.text().await;
    hand.window.as_on_paper(false).await;
    assert!(paper.contains("blue folder of •••942"), "{paper}");
    for key in [
        "nav_settings",
        "history_print",
        "history_find",
        "history_show_all",
    ] {
        assert!(!paper.contains(&hand.say(key)), "{key} on paper:\n{paper}");
    }
}

const NUMBER: &str = "IOE0000000942";

/// On paper numbers are masked unless it is for oneself, and the screen shows what
/// the paper shows.
async fn it_goes_on_paper(hand: &Hand) {
    // A dialog of the system would stand between.
    hand.window
        .run("window.print = () => (window.paper = document.querySelector('main').innerText)")
        .await;
    let paper = printed_for(hand, None).await;
    assert!(paper.contains("blue folder of •••942"), "{paper}");
    hand.reads("history_shown_for").await;
    hand.clean("as it stands on paper").await;
    only_the_history_is_printed(hand).await;
    hand.press("history_show_all").await;
    hand.window.reads(NUMBER).await;

    printed_for(hand, Some("recipient_others")).await;
    hand.press("history_show_all").await;
    hand.window.reads(NUMBER).await;

    let paper = printed_for(hand, Some("recipient_myself")).await;
    assert!(paper.contains(NUMBER), "{paper}");
}

/// What is printed for a reader, or for the one who is offered first.
async fn printed_for(hand: &Hand, reader: Option<&str>) -> String {
    hand.window.run("window.paper = null").await;
    hand.press("history_print").await;
    hand.reads("history_print_what").await;
    match reader {
        Some(reader) => hand.choose("recipient", reader).await,
        None => hand.clean("for whom it is printed").await,
    }
    hand.press("history_print_now").await;
    until(hand, "it is printed", "return window.paper !== null").await;
    let paper = hand.window.run("return window.paper").await;
    let paper = paper.as_str().unwrap_or_default().to_owned();
    let for_oneself = reader == Some("recipient_myself");
    assert!(for_oneself || !paper.contains(NUMBER), "{paper}");
    paper
}
