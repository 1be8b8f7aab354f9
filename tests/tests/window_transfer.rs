//! A record that was written out goes into an empty one in the real window, in
//! both languages, and is the same: on another computer, for instance.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use whole_program::{fixture, prepared_in_both_languages, Cli, Hand, SaveDialog, Stage};

const RECEIPT: &str = "IOE0000000101";

#[test]
fn a_record_goes_out_and_into_an_empty_one() {
    prepared_in_both_languages(a_record_elsewhere, &[], async |hand| {
        hand.press("nav_settings").await;
        what_is_no_export_changes_nothing(hand).await;
        it_is_read_in(hand).await;
        it_goes_out_again(hand).await;
        a_record_with_entries_takes_no_other(hand).await;
    });
}

/// On the other computer: what its record holds, as it was written out there.
fn a_record_elsewhere(stage: &Stage) {
    let home = tempfile::tempdir().unwrap();
    let other = Cli::alone(home.path(), "four calm herons cross");
    let init = other.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    for notice in [
        "notices/n03_biometrics_i485.pdf",
        "notices/n05_rfe_i485_two_pages.pdf",
    ] {
        let notice = fixture(notice);
        let read = other.tell(&["read", "--json", notice.to_str().unwrap()], "");
        assert_eq!(other.tell(&["add"], &read.out).code, Some(0));
    }
    let out = stage.home().join("record.json");
    let place = out.to_str().unwrap();
    let exported = other.tell(&["export", "json", "--for", "myself", "--out", place], "");
    assert_eq!(exported.code, Some(0), "{}", exported.err);
    let content = other.json(&["verify"])["content"].clone();
    fs::write(stage.home().join("content"), content.to_string()).unwrap();
    Cli::on(stage).json(&["init"]);
}

async fn chooses(hand: &Hand, name: &str) {
    let label = hand.say("import_choose");
    let input = format!("//input[@type='file'][@aria-label={label:?}]");
    hand.window
        .choose_file_at(&input, &hand.stage.home().join(name))
        .await;
}

async fn what_is_no_export_changes_nothing(hand: &Hand) {
    fs::write(
        hand.stage.home().join("letter.json"),
        "{\"dear\": \"aunt\"}",
    )
    .unwrap();
    chooses(hand, "letter.json").await;
    hand.reads("error_import_unreadable").await;
    hand.clean("a file that is no export").await;
}

async fn it_is_read_in(hand: &Hand) {
    chooses(hand, "record.json").await;
    let done = hand.say("import_done");
    hand.window
        .reads(done.split('{').next().unwrap().trim())
        .await;
    hand.press("nav_cases").await;
    hand.window.reads("IOE 00 0000 0101").await;
    hand.press("nav_documents").await;
    hand.window.reads("n05_rfe_i485_two_pages.pdf").await;
    let there = fs::read_to_string(hand.stage.home().join("content")).unwrap();
    let here = Cli::on(&hand.stage).json(&["verify"]);
    assert_eq!(here["content"].to_string(), there);
}

/// For oneself nothing is taken out: the two files say the same.
async fn it_goes_out_again(hand: &Hand) {
    hand.press("nav_settings").await;
    hand.choose("recipient", "recipient_myself").await;
    hand.press("export_json").await;
    hand.window.reads(RECEIPT).await;
    let copy = hand.stage.home().join("again.json");
    let button = hand.say("export_save");
    SaveDialog::opened_by(&hand.stage, &hand.window, &button)
        .await
        .save_as(&copy);
    hand.reads("export_saved").await;
    let read = |name: &str| -> Value {
        let text = fs::read_to_string(hand.stage.home().join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let (there, here) = (read("record.json"), read("again.json"));
    for part in ["person", "filing", "fact", "event"] {
        let rows = there["tables"][part].as_array().unwrap();
        assert!(!rows.is_empty(), "{part}");
        assert_eq!(there["tables"][part], here["tables"][part], "{part}");
    }
    let papers = |record: &Value| -> BTreeSet<String> {
        let papers = record["documents"].as_object().unwrap().values();
        papers.map(Value::to_string).collect()
    };
    assert_eq!(papers(&there), papers(&here));
    assert_eq!(papers(&here).len(), 2);
    fs::remove_file(copy).unwrap();
}

async fn a_record_with_entries_takes_no_other(hand: &Hand) {
    chooses(hand, "record.json").await;
    hand.reads("error_record_not_empty").await;
    hand.press("nav_cases").await;
    hand.window.reads("IOE 00 0000 0101").await;
    for name in ["record.json", "letter.json", "content"] {
        fs::remove_file(hand.stage.home().join(name)).unwrap();
    }
}
