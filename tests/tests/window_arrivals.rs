//! What arrives at the real window and is put right by hand, in both languages: a
//! table whose columns were guessed wrong, many files that are stopped and read
//! on, words marked with the mouse, a picture nobody can read. Each is one step
//! that is taken back.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use whole_program::papers::LAYOUTS;
use whole_program::{fixture, on_an_empty_record, Cli, Hand};

fn file(hand: &Hand, name: &str, bytes: &[u8]) -> PathBuf {
    let place = hand.stage.home().join(name);
    fs::write(&place, bytes).unwrap();
    place
}

fn case(hand: &Hand, receipt: &str) -> Value {
    Cli::on(&hand.stage).json(&["show", receipt])
}

const TABLE: &str = "Angelegenheit,Papier,Anfang,Stand\nIOE0000000777,I-765,03/04/2026,Case Was Received\nIOE0000000778,I-131,05/06/2026,=1+1\n";

#[test]
fn a_table_is_put_right_column_by_column() {
    on_an_empty_record(
        |_| {},
        async |hand| {
            let before = hand.documents();
            hand.window
                .drop_file(&file(hand, "mine.csv", TABLE.as_bytes()))
                .await;
            hand.reads("table_title").await;
            hand.reads("warning_columns_guessed").await;
            // Dates that can be read both ways are questions until somebody says.
            hand.reads("table_days").await;
            let ticked =
                "return document.querySelector('[id=\"fact-case.0.received_date\"]').checked";
            assert_eq!(hand.window.run(ticked).await, Value::Bool(false));
            hand.clean("a table").await;
            let day_first = hand.say("table_day_first");
            hand.window
                .point_at(&format!("//label[contains(., \"{day_first}\")]/input"))
                .await;
            hand.no_longer_reads(&hand.say("warning_day_or_month_first"))
                .await;
            assert_eq!(hand.window.run(ticked).await, Value::Bool(true));
            // The column is no filing date but the day of the status.
            hand.window
                .choose("Anfang", &hand.say("table_holds_status_date"))
                .await;
            hand.no_longer_reads(&hand.say("warning_columns_guessed"))
                .await;
            // Without receipts it is no table of cases, and that is said.
            hand.window
                .choose("Angelegenheit", &hand.say("table_holds_notes"))
                .await;
            hand.reads("table_needs_receipts").await;
            hand.clean("a table without receipts").await;
            hand.window
                .choose("Angelegenheit", &hand.say("table_holds_receipt"))
                .await;
            hand.no_longer_reads(&hand.say("table_needs_receipts"))
                .await;
            hand.is_somebody_new().await;
            hand.keeps_the_reviewed().await;
            let kept = case(hand, "IOE0000000777").to_string();
            assert!(kept.contains("2026-04-03"), "{kept}");
            let other = case(hand, "IOE0000000778").to_string();
            assert!(!other.contains("\"=1+1\""), "{other}");
            hand.takes_back_to(before).await;
        },
    );
}

#[test]
fn many_files_are_stopped_and_read_on() {
    on_an_empty_record(
        |_| {},
        async |hand| {
            let before = hand.documents();
            let papers: Vec<PathBuf> = (0..12)
                .map(|number| {
                    let paper = LAYOUTS[0](6 * number as u64);
                    file(hand, &format!("paper {number}.pdf"), &paper.pdf)
                })
                .collect();
            let paths: Vec<&Path> = papers.iter().map(PathBuf::as_path).collect();
            hand.window.drop_files(&paths).await;
            hand.press("batch_stop").await;
            hand.reads("batch_read_on").await;
            let read = "return document.querySelectorAll('main [type=checkbox]').length";
            let some = hand.window.run(read).await.as_u64().unwrap();
            assert!(some < 12, "it was stopped: {some}");
            hand.clean("stopped").await;
            hand.press("batch_read_on").await;
            for _ in 0..600 {
                let text = hand.window.text().await;
                if !text.contains(&hand.say("batch_stop"))
                    && !text.contains(&hand.say("batch_read_on"))
                {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            hand.press("batch_keep_all").await;
            hand.keeps_documents(before + 12).await;
            hand.takes_back_to(before).await;
        },
    );
}

async fn words_to_mark(hand: &Hand) {
    for _ in 0..200 {
        let count = hand
            .window
            .run("return document.querySelectorAll('[role=option][id^=word-]').length")
            .await;
        if count.as_u64() > Some(20) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no words to mark:\n{}", hand.window.text().await);
}

#[test]
fn words_are_marked_with_the_mouse_on_a_page_and_in_a_text() {
    on_an_empty_record(
        |_| {},
        async |hand| {
            let before = hand.documents();
            for name in [
                "notices/n03_biometrics_i485.pdf",
                "notices/n03_biometrics_i485.layout.txt",
            ] {
                hand.window.drop_file(&fixture(name)).await;
                hand.window.reads("USCIS ANYTOWN").await;
                let field = hand.say("field_notice_date");
                let mark = hand.say_with("mark_words_of", "field", &field);
                hand.window.press(&mark).await;
                words_to_mark(hand).await;
                hand.window
                .point_at("//*[@role='option' and starts-with(@id, 'word-') and (normalize-space(.)='11/07/2025' or @aria-label='11/07/2025')]")
                .await;
                hand.press("mark_take").await;
                hand.reads("confidence_marked").await;
                hand.keeps_the_reviewed().await;
                let list = Cli::on(&hand.stage)
                    .json(&["list", "documents"])
                    .to_string();
                assert!(list.contains("2025-11-07"), "{name}: {list}");
                hand.takes_back_to(before).await;
            }
        },
    );
}

#[test]
fn beside_a_picture_nobody_can_read_one_types() {
    on_an_empty_record(
        |_| {},
        async |hand| {
            let before = hand.documents();
            let picture = hand.stage.home().join("photo.png");
            let drawn = Command::new("convert")
                .args(["-size", "850x1100", "xc:white"])
                .arg(&picture)
                .status();
            assert!(drawn.unwrap().success());
            hand.window.drop_file(&picture).await;
            hand.reads("warning_no_text_layer").await;
            hand.choose("mark_kind", "document_kind_receipt").await;
            hand.press("mark_kind_take").await;
            let receipt = hand.say("field_receipt_number");
            hand.window
                .choose(&hand.say("mark_missing"), &receipt)
                .await;
            let label = hand.say_with("mark_type", "field", &receipt);
            hand.window.type_into(&label, "IOE 00 0000 0779").await;
            hand.press("mark_type_take").await;
            hand.window.reads("IOE 00 0000 0779").await;
            hand.reads("confidence_typed").await;
            hand.clean("typing beside a picture").await;
            hand.is_somebody_new().await;
            hand.keeps_the_reviewed().await;
            assert!(case(hand, "IOE0000000779").to_string().contains("0779"));
            hand.takes_back_to(before).await;

            // A kind of picture nothing here reads is named, with the way out.
            let heic = file(hand, "IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
            hand.window.drop_file(&heic).await;
            hand.reads("error_file_picture_unsupported").await;
        },
    );
}

/// Waits until the list says that something was asked for again.
async fn asked_again(hand: &Hand) {
    let count = "return [...document.querySelectorAll('main select')].filter((s) => s.value === 'asked_again').length";
    for _ in 0..200 {
        if hand.window.run(count).await.as_u64() > Some(0) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("nothing is asked for:\n{}", hand.window.text().await);
}

/// A request, a mail and a page of the account: what they ask for, and what they
/// list, is in the record when they are kept, and gone when that is taken back.
#[test]
fn what_a_request_asks_for_is_on_the_checklist() {
    on_an_empty_record(
        |_| {},
        async |hand| {
            let before = hand.documents();
            hand.window
                .drop_file(&fixture("notices/n05_rfe_i485_two_pages.pdf"))
                .await;
            hand.reads("group_asked").await;
            hand.window.reads("Form I-693").await;
            hand.keeps_the_reviewed().await;
            hand.press("case_evidence").await;
            asked_again(hand).await;
            hand.clean("asked again").await;
            hand.takes_back_to(before).await;

            hand.window
                .drop_file(&fixture("arrivals/e03_g1145_acceptance.eml"))
                .await;
            hand.reads("document_kind_g1145_acceptance").await;
            hand.is_somebody_new().await;
            hand.keeps_the_reviewed().await;
            assert!(case(hand, "MSC9999900403").to_string().contains("I-130"));
            hand.takes_back_to(before).await;
        },
    );
}
