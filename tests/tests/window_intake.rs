//! Whatever is dropped on the real window: several papers at once in an archive,
//! scans and pictures, mail, saved data, tables; corrected by marking
//! words, in both languages, with the keyboard alone where it counts.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::text::Lang;
use serde_json::Value;
use whole_program::{fixture, words_in, Cli, Stage, Window};

const DAY: [&str; 2] = ["--today", "2025-10-25"];
struct Walk {
    stage: Stage,
    lang: Lang,
}

impl Walk {
    fn set(lang: Lang) -> Self {
        let stage = Stage::set();
        stage.prefer(lang, "light");
        Cli::on(&stage).json(&["init"]);
        Self { stage, lang }
    }

    async fn window(&self) -> Window {
        let window = Window::open(&self.stage, &DAY).await;
        window.reads(&self.say("today_title")).await;
        window
    }

    fn say(&self, key: &str) -> String {
        words_in(self.lang, key, &[])
    }

    fn say_with(&self, key: &str, params: &[(&str, &str)]) -> String {
        words_in(self.lang, key, params)
    }

    fn documents(&self) -> usize {
        let list = Cli::on(&self.stage).json(&["list", "documents"]);
        list["documents"].as_array().unwrap().len()
    }

    async fn end(self, window: Window) {
        window.close().await;
        self.stage.end("casekeep");
    }
}

fn run(work: impl std::future::Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(work);
}

async fn clean(window: &Window, screen: &str) {
    assert_eq!(window.axe().await, Vec::<String>::new(), "{screen}");
}

/// An archive with honest papers, one that is no paper, and one that would
/// leave the folder it is unpacked in.
fn archive(place: &Path) -> PathBuf {
    let path = place.join("papers.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    let plain = zip::write::SimpleFileOptions::default();
    for name in [
        "notices/n01_receipt_i485_ioe.pdf",
        "notices/n03_biometrics_i485.pdf",
        "notices/n11_receipt_i765_elis_caps.pdf",
        "arrivals/e03_g1145_acceptance.eml",
        "arrivals/e04_mfa_code_ignore.eml",
    ] {
        zip.start_file(format!("mine/{}", name.rsplit('/').next().unwrap()), plain)
            .unwrap();
        zip.write_all(&fs::read(fixture(name)).unwrap()).unwrap();
    }
    zip.start_file("noise.bin", plain).unwrap();
    zip.write_all(&[0, 1, 2, 3]).unwrap();
    zip.start_file("../../outside.txt", plain).unwrap();
    zip.write_all(b"Receipt Number IOE0000000999").unwrap();
    zip.finish().unwrap();
    path
}

#[test]
fn an_archive_is_reviewed_as_a_list_and_kept_in_one_step() {
    run(async {
        for lang in [Lang::En, Lang::Es] {
            let walk = Walk::set(lang);
            let window = walk.window().await;
            window.drop_file(&archive(walk.stage.home())).await;
            window.reads(&walk.say("batch_title")).await;
            window.reads("IOE 00 0000 0101").await;
            window.reads("IOE 00 0000 0111").await;
            // What is no paper and what leads out of the archive is named.
            window.reads("noise.bin").await;
            window.reads("outside.txt").await;
            window.reads(&walk.say("arrival_refused_inside")).await;
            assert!(!window.text().await.contains("0999"));
            settled(&window, &walk).await;
            clean(&window, "list of papers").await;
            assert_eq!(walk.documents(), 0, "nothing is kept yet");

            // One paper alone, and back.
            let look = walk.say_with("batch_look_at", &[("name", "n03_biometrics_i485.pdf")]);
            window.press(&look).await;
            window.reads(&walk.say("review_title")).await;
            window.press(&walk.say("batch_back")).await;
            window.reads(&walk.say("batch_keep_all")).await;

            // The mail names nobody: its group waits until somebody is named.
            window.reads(&walk.say("batch_whose_missing")).await;
            window.press(&walk.say("batch_keep_all")).await;
            window.reads(&walk.say("batch_nobody")).await;
            kept(&walk, 3).await;
            let all = 3;
            window
                .reads(&walk.say("warning_sign_in_code_not_imported"))
                .await;
            window.control("z", false).await;
            window.reads(&walk.say("undone")).await;
            assert_eq!(walk.documents(), 0, "one step");
            window.control("z", true).await;
            window.reads(&walk.say("redone")).await;
            assert_eq!(walk.documents(), all);

            // The same archive once more: nothing is kept twice.
            window.drop_file(&archive(walk.stage.home())).await;
            window
                .reads(&walk.say_with("batch_known", &[("count", &all.to_string())]))
                .await;
            walk.end(window).await;
        }
    });
}

/// Waits until so many documents are kept.
async fn kept(walk: &Walk, count: usize) {
    for _ in 0..100 {
        if walk.documents() == count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(walk.documents(), count);
}

/// Waits until nothing is being read any more.
async fn settled(window: &Window, walk: &Walk) {
    for _ in 0..400 {
        if !window.text().await.contains(&walk.say("batch_stop")) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("still reading:\n{}", window.text().await);
}

#[test]
fn a_reading_is_corrected_by_marking_words_with_the_keyboard() {
    run(async {
        for lang in [Lang::En, Lang::Es] {
            let walk = Walk::set(lang);
            let window = walk.window().await;
            window
                .drop_file(&fixture("notices/n03_biometrics_i485.pdf"))
                .await;
            window.reads("USCIS ANYTOWN").await;
            // The notice date takes the day of the appointment, by hand.
            let field = walk.say("field_notice_date");
            let mark = walk.say_with("mark_words_of", &[("field", &field)]);
            window.press(&mark).await;
            window.reads(&walk.say("mark_nothing")).await;
            marked_words_are_there(&window).await;
            clean(&window, "marking").await;
            select(&window, "11/07/2025").await;
            window.key("\u{e007}").await;
            window.reads(&walk.say("confidence_marked")).await;
            let fact = "const fact = document.querySelector('[id^=\"fact-case.0.notice_date\"]');
                return { focus: document.activeElement?.id ?? '', text: fact?.closest('.fact')?.innerText ?? '' };";
            let seen = window.run(fact).await;
            assert!(seen["text"].as_str().unwrap().contains("2025"), "{seen}");
            assert!(
                seen["focus"].as_str().unwrap().contains("notice_date"),
                "the focus comes back: {seen}"
            );

            // Words that are no date are refused, and nothing changes.
            window.press(&mark).await;
            marked_words_are_there(&window).await;
            window.key("\u{e011}").await;
            window.key("\u{e007}").await;
            window.reads(&walk.say("error_mark_refused_kept")).await;
            window.press(&walk.say("cancel")).await;

            window.press(&walk.say("review_keep")).await;
            window.reads(&walk.say("case_appointments")).await;
            let found = Cli::on(&walk.stage).json(&["list", "documents"]);
            assert_eq!(found["documents"][0]["date"], "2025-11-07", "{found}");
            walk.end(window).await;
        }
    });
}

async fn marked_words_are_there(window: &Window) {
    for _ in 0..200 {
        let count = window
            .run("return document.querySelectorAll('[role=option]').length")
            .await;
        if count.as_u64() > Some(20) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no words to mark:\n{}", window.text().await);
}

/// Moves with the arrow keys until this word is the marked one.
async fn select(window: &Window, word: &str) {
    for _ in 0..300 {
        let marked = window
            .run("return [...document.querySelectorAll('[role=option][aria-selected=true]')].map((e) => e.getAttribute('aria-label')).join(' ')")
            .await;
        if marked == word {
            return;
        }
        window.key("\u{e014}").await;
    }
    panic!("{word} was not come to");
}

#[test]
fn what_the_record_says_otherwise_stands_beside_it() {
    run(async {
        let walk = Walk::set(Lang::En);
        let window = walk.window().await;
        window
            .drop_file(&fixture("notices/n01_receipt_i485_ioe.pdf"))
            .await;
        window.reads("IOE 00 0000 0101").await;
        window.press(&walk.say("review_keep")).await;
        window.reads(&walk.say("case_timeline")).await;
        let text = fs::read_to_string(fixture("notices/n01_receipt_i485_ioe.layout.txt")).unwrap();
        let other = walk.stage.home().join("again.txt");
        fs::write(&other, text.replace("10/05/2025", "10/06/2025")).unwrap();
        window.drop_file(&other).await;
        window.reads(&walk.say("conflict_record")).await;
        window.reads(&walk.say("conflict_paper")).await;
        window.reads("n01_receipt_i485_ioe.pdf").await;
        clean(&window, "conflict").await;
        window.press(&walk.say("review_discard")).await;
        walk.end(window).await;
    });
}

#[test]
fn scans_mail_data_and_tables_are_read_in_the_window() {
    run(async {
        let walk = Walk::set(Lang::En);
        let window = walk.window().await;
        window
            .drop_file(&fixture("notices/n20_scan_biometrics_image_only.pdf"))
            .await;
        window.reads(&walk.say("warning_ocr_used")).await;
        // A number that was repaired is a question: it is not ticked.
        let ticked = "return document.querySelector('[id=\"fact-case.0.receipt_number\"]').checked";
        assert_eq!(window.run(ticked).await, Value::Bool(false));
        clean(&window, "scan").await;
        window.press(&walk.say("review_discard")).await;
        for (name, says) in [
            (
                "arrivals/e03_g1145_acceptance.eml",
                "document_kind_g1145_acceptance",
            ),
            ("arrivals/j01_cases_detail_i485.json", "document_kind_cases"),
            ("arrivals/j03_documents_list.json", "group_document"),
            (
                "arrivals/x02_spreadsheet_tracker.csv",
                "document_kind_spreadsheet",
            ),
        ] {
            window.drop_file(&fixture(name)).await;
            window.reads(&walk.say(says)).await;
            clean(&window, name).await;
            window.press(&walk.say("review_discard")).await;
        }
        assert_eq!(walk.documents(), 0);
        walk.end(window).await;
    });
}
