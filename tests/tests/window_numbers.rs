//! Numbers and addresses in the real window: what they are, where they do not
//! belong, what is never kept; the guided paths to their end in both languages.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use domain::guides::guides;
use whole_program::{prepared_in_both_languages, Hand, Stage};

const MAIL: &str = "Receipt number: IOE0912345678. A-Number A098765432. SSN 219-09-9999. Pay at https://usc1s.gov/login or see www.uscis.gov/forms";

#[test]
fn numbers_in_both_languages() {
    prepared_in_both_languages(
        browser_that_remembers,
        &["--today", "2026-11-23"],
        async |hand| all(hand).await,
    );
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

async fn all(hand: &Hand) {
    hand.window.press(&hand.say("first_run_sample")).await;
    hand.window.reads(&hand.say("today_next")).await;
    a_whole_message(hand).await;
    a_mistyped_number(hand).await;
    a_secret(hand).await;
    wrong_numbers_in_each_box(hand).await;
    in_the_palette(hand).await;
    paths_to_their_end(hand).await;
}

async fn a_whole_message(hand: &Hand) {
    hand.asks_what_this_is(MAIL).await;
    hand.window.reads("IOE 09 1234 5678").await;
    hand.window.reads("A 098 765 432").await;
    hand.window.reads(&hand.say("part_ioe")).await;
    hand.window
        .reads(&hand.say("reason_sensitive_number"))
        .await;
    hand.window.reads(&hand.say("link_reject")).await;
    hand.window.reads(&hand.say("link_official_instead")).await;
    hand.window.reads("myaccount.uscis.gov").await;
    hand.clean("a whole message").await;
    let keep = hand.say_with("number_file_with", "name", "Marisol Sample");
    hand.window.press(&keep).await;
    hand.window
        .reads(&hand.say_with("number_already_with", "name", "Marisol Sample"))
        .await;
    // The host is shown before the browser is.
    hand.window
        .press(&hand.say_with("page_open", "name", "www.uscis.gov"))
        .await;
    hand.window.reads(&hand.say("page_open_host")).await;
    hand.clean("before a page is opened").await;
    assert!(!hand.stage.home().join("opened").exists());
    hand.window.press(&hand.say("page_open_now")).await;
    hand.window
        .reads(&hand.say_with("page_opened", "host", "www.uscis.gov"))
        .await;
    hand.stage.wait_for("the browser", |stage| {
        fs::read_to_string(stage.home().join("opened"))
            .is_ok_and(|opened| opened.trim() == "https://www.uscis.gov/forms")
    });
}

async fn a_mistyped_number(hand: &Hand) {
    hand.asks_what_this_is("10E0912345678").await;
    hand.window.reads(&hand.say("number_maybe_meant")).await;
    hand.window.reads("IOE0912345678").await;
    hand.asks_what_this_is("123456789").await;
    hand.window.reads(&hand.say("number_which_is_it")).await;
    hand.window.press(&hand.say("kind_a_number")).await;
    hand.window.reads("A 123 456 789").await;
    hand.clean("one of several kinds").await;
}

async fn a_secret(hand: &Hand) {
    hand.asks_what_this_is("Online Access Code: K7QP2M9X").await;
    hand.window.reads(&hand.say("number_secret")).await;
    assert!(!hand.window.text().await.contains("K7QP2M9X"));
    hand.window.press(&hand.say("copy_as_plain")).await;
    hand.window
        .reads(&hand.say_with("copied_secret", "seconds", "30"))
        .await;
}

async fn wrong_numbers_in_each_box(hand: &Hand) {
    hand.window.press(&hand.say("nav_people")).await;
    hand.window.press(&hand.say("person_add")).await;
    hand.window
        .type_into(&hand.say("person_given_names"), "Testa")
        .await;
    let offer = |kind: &str| {
        let kind = hand.say(&format!("kind_{kind}"));
        hand.say_with("number_move_to", "kind", &kind)
    };
    for (label, wrong, kind) in [
        ("person_account_number", "IOE0912345678", "receipt_number"),
        ("person_a_number", "IOE0912345678", "receipt_number"),
        ("person_a_number", "1234 5678 9012", "online_account_number"),
    ] {
        hand.window.type_into(&hand.say(label), wrong).await;
        hand.window.reads(&hand.say("reason_other_box")).await;
        hand.window.press(&offer(kind)).await;
    }
    hand.clean("a moved number").await;
    // It is recognised and explained, and the record refuses it.
    hand.window
        .type_into(&hand.say("person_a_number"), "219-09-9999")
        .await;
    hand.window
        .reads(&hand.say("reason_sensitive_number"))
        .await;
    hand.window.press(&hand.say("person_save")).await;
    hand.window.reads(&hand.say("error_number_sensitive")).await;
    hand.clean("a refused number").await;
    hand.window
        .run("document.querySelector('dialog').close()")
        .await;
}

async fn in_the_palette(hand: &Hand) {
    hand.window.control("k", false).await;
    hand.window
        .type_into(&hand.say("palette_search"), "WAC2125150001")
        .await;
    hand.window.reads("WAC 21 2515 0001").await;
    hand.clean("a number in the palette").await;
    hand.window
            .run("[...document.querySelectorAll('[role=option]')].find((o) => o.innerText.includes('WAC')).click()")
            .await;
    hand.window.reads(&hand.say("about_never")).await;
}

/// Every choice of every path, to every end.
async fn paths_to_their_end(hand: &Hand) {
    for guide in guides() {
        let mut walks: Vec<Vec<&str>> = vec![vec![]];
        while let Some(walk) = walks.pop() {
            hand.window.press(&hand.say("nav_people")).await;
            hand.window.press(&hand.say("nav_number")).await;
            hand.window.press(guide.title.get(hand.lang)).await;
            let mut step = &guide.steps[0];
            for wanted in &walk {
                let choice = step.choices.iter().find(|c| c.to == *wanted).unwrap();
                hand.window.press(choice.name.get(hand.lang)).await;
                step = guide.steps.iter().find(|s| s.id == *wanted).unwrap();
            }
            hand.window.reads(step.says.get(hand.lang)).await;
            for choice in &step.choices {
                let mut further = walk.clone();
                further.push(&choice.to);
                walks.push(further);
            }
            if let Some(page) = step.page.as_deref() {
                let page = domain::links::page(page).unwrap();
                let name = page.name.get(hand.lang);
                hand.window
                    .press(&hand.say_with("page_open", "name", name))
                    .await;
                hand.window.reads(&page.url).await;
                hand.window.press(&hand.say("cancel")).await;
            }
            if walk.len() < 2 {
                hand.clean(&format!("{} {walk:?}", guide.id)).await;
            }
            if step.number_box.is_some() {
                let label = hand.say("kind_online_account_number");
                hand.window.type_into(&label, " 1234 5678 901").await;
                hand.window.reads(&hand.say("reason_other_box")).await;
                hand.window.type_into(&label, "O").await;
                hand.window.reads("123456789010").await;
            }
        }
    }
}
