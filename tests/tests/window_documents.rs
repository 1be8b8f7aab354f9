//! Documents in the real window, in both languages: any file is kept by hand,
//! a picture is shown, its end becomes a date, it serves evidence, is found by
//! its words, written out byte for byte, taken out and brought back.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use data_encoding::BASE64;
use domain::text::Lang;
use whole_program::{in_both_languages, words_in, Hand, SaveDialog};

/// A red picture of 4 by 2 pixels.
const PICTURE: &[u8] = b"iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGM4oKAARwzIHABtGggBzICBrwAAAABJRU5ErkJggg==";

/// The same as WebP.
const NEWER_PICTURE: &[u8] = b"UklGRhwAAABXRUJQVlA4TA8AAAAvA0AAAAcQ/Y/+ByKi/wEA";

#[test]
fn papers_are_kept_and_found() {
    in_both_languages(&["--today", "2026-06-01"], async |hand| {
        hand.press("first_run_sample").await;
        hand.reads("today_next").await;
        a_passport_is_kept(hand).await;
        it_is_a_date(hand).await;
        it_is_looked_at(hand).await;
        it_serves_evidence(hand).await;
        it_is_written_out(hand).await;
        it_is_taken_out_and_brought_back(hand).await;
        words_inside_are_found(hand).await;
        what_nobody_can_read_is_kept(hand).await;
        a_picture_of_the_newer_kind_is_shown(hand).await;
    });
}

fn file(hand: &Hand, name: &str, bytes: &[u8]) -> PathBuf {
    let place = hand.stage.home().join(name);
    fs::write(&place, bytes).unwrap();
    place
}
fn picture() -> Vec<u8> {
    BASE64.decode(PICTURE).unwrap()
}

async fn a_passport_is_kept(hand: &Hand) {
    hand.press("nav_documents").await;
    hand.window
        .reads(&words_in(hand.lang, "documents_count", &[("count", "4")]))
        .await;
    hand.clean("documents").await;
    hand.press("document_add").await;
    hand.press("document_keep").await;
    hand.reads("document_file_missing").await;
    hand.clean("form of a document").await;
    let picture = file(hand, "zanahoria.png", &picture());
    hand.type_into("document_file", picture.to_str().unwrap())
        .await;
    hand.window
        .choose(
            &hand.say("document_kind_label"),
            &hand.say("document_kind_passport"),
        )
        .await;
    hand.type_into("document_expires", "2026-08-20").await;
    hand.type_into("document_note", "Cajón azul").await;
    hand.press("document_keep").await;
    hand.window.reads("zanahoria.png").await;
    hand.window
        .reads(&words_in(hand.lang, "documents_count", &[("count", "5")]))
        .await;
}

/// The end of a passport is counted down like every other date.
async fn it_is_a_date(hand: &Hand) {
    let due = match hand.lang {
        Lang::En => "Passport",
        Lang::Es => "Pasaporte",
    };
    hand.press("nav_calendar").await;
    hand.press("calendar_agenda").await;
    hand.window.reads(due).await;
    hand.press("nav_documents").await;
    hand.window.press("zanahoria.png").await;
    hand.reads("document_save_file").await;
}

async fn it_is_looked_at(hand: &Hand) {
    is_shown(hand).await;
    hand.window.reads("Cajón azul").await;
    hand.clean("document").await;
}

/// The picture stands on the screen, as wide as it is.
async fn is_shown(hand: &Hand) {
    let script = "return document.querySelector('main img')?.naturalWidth ?? 0";
    for _ in 0..200 {
        if hand.window.run(script).await == 4 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the picture is not shown: {}", hand.window.text().await);
}

async fn it_serves_evidence(hand: &Hand) {
    hand.press("document_edit").await;
    hand.clean("edit form").await;
    hand.type_into("document_note", " a la izquierda").await;
    hand.press("save_changes").await;
    hand.window.reads("Cajón azul a la izquierda").await;
    // Twice the same words: the page's button, then the form's.
    hand.press("document_attach").await;
    hand.reads("document_attach_item").await;
    hand.clean("attach form").await;
    hand.press("document_attach_keep").await;
    hand.reads("document_serves").await;
}

async fn it_is_written_out(hand: &Hand) {
    let copy = hand.stage.home().join("copia.png");
    let button = hand.say("document_save_file");
    SaveDialog::opened_by(&hand.stage, &hand.window, &button)
        .await
        .save_as(&copy);
    hand.reads("document_saved").await;
    assert_eq!(fs::read(&copy).unwrap(), picture());
    fs::remove_file(copy).unwrap();
}

async fn it_is_taken_out_and_brought_back(hand: &Hand) {
    hand.press("document_remove").await;
    hand.reads("document_remove_why").await;
    hand.clean("remove").await;
    hand.press("document_remove_now").await;
    hand.reads("documents_search").await;
    hand.no_longer_reads("zanahoria.png").await;
    hand.window.control("z", false).await;
    hand.window.reads("zanahoria.png").await;
}

async fn words_inside_are_found(hand: &Hand) {
    hand.type_into("documents_search", "biometrics").await;
    hand.no_longer_reads("zanahoria.png").await;
    let marked = hand
        .window
        .run("return document.querySelectorAll('main mark').length")
        .await;
    assert!(marked.as_u64().unwrap() > 0, "the words are marked");
    hand.clean("found").await;
}

async fn what_nobody_can_read_is_kept(hand: &Hand) {
    let file = file(hand, "remolacha.bin", &[7, 0, 1, 2, 3, 255, 254, 0, 9]);
    hand.window.drop_file(&file).await;
    hand.press("document_keep_anyway").await;
    hand.window.reads("remolacha.bin").await;
    hand.press("document_keep").await;
    hand.reads("documents_search").await;
    hand.window.press("remolacha.bin").await;
    hand.reads("document_no_preview").await;
}

async fn a_picture_of_the_newer_kind_is_shown(hand: &Hand) {
    hand.press("nav_documents").await;
    hand.press("document_add").await;
    let newer = BASE64.decode(NEWER_PICTURE).unwrap();
    let newer = file(hand, "nabo.webp", &newer);
    hand.type_into("document_file", newer.to_str().unwrap())
        .await;
    hand.press("document_keep").await;
    hand.window.press("nabo.webp").await;
    is_shown(hand).await;
    hand.clean("a WebP picture").await;
}
