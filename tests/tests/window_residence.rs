//! A move, trips and the check of personal details in the real window, in both
//! languages: rows that are ticked with a confirmation number and taken back,
//! sums beside their rules, differences side by side.
#![allow(clippy::unwrap_used)]

use domain::text::Lang;
use whole_program::{in_both_languages, words_in, Cli, Hand};

#[test]
fn a_move_trips_and_what_papers_say() {
    in_both_languages(&["--today", "2026-06-01"], async |hand| {
        hand.press("first_run_sample").await;
        hand.reads("today_next").await;
        a_move(hand).await;
        trips(hand).await;
        papers_that_differ(hand).await;
    });
}

async fn says(hand: &Hand, key: &str, params: &[(&str, &str)]) {
    hand.window.reads(&words_in(hand.lang, key, params)).await;
}
async fn person(hand: &Hand) {
    hand.press("nav_people").await;
    let open = [("name", "Marisol Sample")];
    hand.window
        .press(&words_in(hand.lang, "open_person", &open))
        .await;
    hand.reads("person_addresses").await;
}

async fn a_move(hand: &Hand) {
    person(hand).await;
    hand.press("move_open").await;
    hand.reads("move_none").await;
    hand.clean("no move yet").await;
    hand.press("move_begin").await;
    hand.type_into("move_address", "9 Zanahoria Ave\u{E007}Anytown, XX 00000")
        .await;
    hand.type_into("move_day", "2026-05-28").await;
    hand.clean("move form").await;
    hand.press("move_keep").await;
    // The general duty and two pending receipts.
    says(hand, "move_left", &[("count", "3")]).await;
    hand.window.reads("IOE 00 0000 0201").await;
    hand.window.reads("IOE 00 0000 0202").await;
    hand.clean("rows of a move").await;
    let ar11 = match hand.lang {
        Lang::En => "Report a new address to USCIS (AR-11)",
        Lang::Es => "Avisar a USCIS de la nueva dirección (AR-11)",
    };
    let done = words_in(hand.lang, "move_done", &[("name", ar11)]);
    hand.window.press(&done).await;
    hand.type_into("move_number", "AR-7755").await;
    hand.clean("tick form").await;
    hand.press("move_done_keep").await;
    says(hand, "move_left", &[("count", "2")]).await;
    hand.window.reads("AR-7755").await;
    // Undo takes the tick back.
    hand.window.control("z", false).await;
    says(hand, "move_left", &[("count", "3")]).await;
    person(hand).await;
    hand.press("move_open").await;
    says(hand, "move_left", &[("count", "3")]).await;
    // The old address ended, the new one holds.
    person(hand).await;
    hand.window.reads("9 Zanahoria Ave").await;
}

async fn trips(hand: &Hand) {
    hand.press("trips_open").await;
    hand.reads("trips_none").await;
    hand.clean("no trips").await;
    for (left, back, place) in [
        ("2025-01-01", "2025-07-05", "Remolacha"),
        ("2026-03-01", "2026-03-11", "Nabo"),
    ] {
        hand.press("trip_add").await;
        hand.type_into("trip_left", left).await;
        hand.type_into("trip_back", back).await;
        hand.type_into("trip_place", place).await;
        hand.clean("trip form").await;
        hand.press("trip_keep").await;
        hand.window.reads(place).await;
    }
    // 185 days: the rule is said, no conclusion is drawn.
    says(hand, "trip_days", &[("count", "185")]).await;
    hand.window.reads("8 CFR 316.5(c)(1)(i)").await;
    hand.reads("trips_information").await;
    // Days wholly outside: 184 and 9 of the 1826 before 2026-06-01.
    let cells = "return [...document.querySelectorAll('main table')].map((t) => [...t.querySelectorAll('td')].map((c) => Number(c.innerText)))";
    let sums = hand.window.run(cells).await;
    assert_eq!(
        sums,
        serde_json::json!([
            [1826 - 193, 193, 913, 1826 - 197, 197, 913],
            [1096 - 193, 193, 548, 1096 - 197, 197, 548]
        ])
    );
    hand.clean("trips").await;
    let gone = words_in(hand.lang, "remove_named", &[("name", "Remolacha")]);
    hand.window.press(&gone).await;
    hand.window.reads("Nabo").await;
    hand.window.control("z", false).await;
    hand.window.reads("Remolacha").await;
}

async fn papers_that_differ(hand: &Hand) {
    person(hand).await;
    hand.press("person_edit").await;
    hand.window
        .run("const box = document.querySelector('dialog input'); box.value = 'Maria Sol'; box.dispatchEvent(new Event('input', { bubbles: true }));")
        .await;
    hand.press("person_save").await;
    hand.reads("details_differ").await;
    hand.window.reads("Maria Sol Sample").await;
    hand.clean("details that differ").await;
    hand.window.control("z", false).await;
    hand.window.reads("Marisol Sample").await;
    let again = hand.window.text().await;
    assert!(!again.contains("Maria Sol Sample"), "{again}");
    // What all papers agree on is said as well.
    says(
        hand,
        "detail_agrees",
        &[("detail", &hand.say("detail_a_number"))],
    )
    .await;
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
