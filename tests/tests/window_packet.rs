//! A large packet in the real window, in both languages: how far it is, its end
//! before it is done, and the whole of it.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{json, Value};
use whole_program::papers::ink::{self, Look, Run};
use whole_program::{prepared_in_both_languages, Cli, Exhibits, Hand, SaveDialog, Stage};

const PAPERS: usize = 12;
/// Pages of each: together they take long enough to be watched.
const PAGES: usize = 60;
const LOOK: Look = Look {
    font: "Helvetica",
    drawn: 0,
    rotate: 0,
    wide: 612.0,
    high: 792.0,
};

#[test]
fn a_large_packet_is_watched_ended_and_bound() {
    prepared_in_both_languages(papers_at_hand, &[], async |hand| {
        hand.press("nav_cases").await;
        hand.window.press("I-485").await;
        hand.press("case_evidence").await;
        hand.press("packet").await;
        hand.window.reads("A-1").await;
        it_is_ended(hand).await;
        it_is_bound(hand).await;
    });
}

fn papers_at_hand(stage: &Stage) {
    Cli::on(stage).json(&["init"]);
    let exhibits = Exhibits::beside_a_notice(Cli::on(stage), "notices/n05_rfe_i485_two_pages.pdf");
    let documents: Vec<Value> = (0..PAPERS)
        .map(|paper| {
            let place = stage.home().join(format!("paper{paper}.pdf"));
            fs::write(&place, paper_of(paper)).unwrap();
            let kept = exhibits.keep(&place);
            fs::remove_file(place).unwrap();
            kept
        })
        .collect();
    exhibits.has(Value::Null, "Zanahoria", json!(documents));
}

fn paper_of(paper: usize) -> Vec<u8> {
    let page = |number: usize| {
        let line = |line: usize| Run {
            x: 72.0,
            y: 72.0 + line as f64 * 14.0,
            size: 11.0,
            text: format!("Paper {paper}, page {number}, line {line}"),
        };
        (0..40).map(line).collect()
    };
    ink::file(&(0..PAGES).map(page).collect::<Vec<_>>(), LOOK)
}

async fn chosen(hand: &Hand) -> PathBuf {
    let place = hand.stage.home().join("paquete.pdf");
    let button = hand.say("packet_bind");
    SaveDialog::opened_by(&hand.stage, &hand.window, &button)
        .await
        .save_as(&place);
    place
}

async fn it_is_ended(hand: &Hand) {
    let place = chosen(hand).await;
    hand.reads("packet_end").await;
    let bar = "return document.querySelector('dialog progress')?.max ?? 0";
    assert_eq!(hand.window.run(bar).await, json!(PAPERS));
    hand.press("packet_end").await;
    hand.reads("error_packet_cancelled").await;
    hand.clean("a packet that was ended").await;
    assert!(!place.exists(), "half a packet is none");
}

async fn it_is_bound(hand: &Hand) {
    let place = chosen(hand).await;
    hand.clean("a packet that is being bound").await;
    hand.reads("packet_bound").await;
    let about = Command::new("pdfinfo").arg(&place).output().unwrap();
    let about = String::from_utf8(about.stdout).unwrap();
    let pages = about.lines().find(|line| line.starts_with("Pages:"));
    let pages = pages.and_then(|line| line.split_whitespace().nth(1));
    // A cover sheet, a slip sheet, and every page of every paper.
    let all = (2 + PAPERS * PAGES).to_string();
    assert_eq!(pages, Some(all.as_str()), "{about}");
    fs::remove_file(place).unwrap();
}
