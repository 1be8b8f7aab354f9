//! Documents in the real window, in both languages: any file is kept by hand,
//! a picture is shown, its end becomes a date, it serves evidence, is found by
//! its words, written out byte for byte, taken out and brought back.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use data_encoding::BASE64;
use domain::text::Lang;
use whole_program::{words_in, SaveDialog, Stage, Window};

/// A red picture of 4 by 2 pixels.
const PICTURE: &[u8] = b"iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGM4oKAARwzIHABtGggBzICBrwAAAABJRU5ErkJggg==";

#[test]
fn papers_are_kept_and_found() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        let stage = Stage::set();
        stage.prefer(lang, theme);
        runtime.block_on(async {
            let window = Window::open(&stage, &["--today", "2026-06-01"]).await;
            let shelf = Shelf {
                stage: &stage,
                window: &window,
                lang,
            };
            shelf.press("first_run_sample").await;
            shelf.reads("today_next").await;
            shelf.a_passport_is_kept().await;
            shelf.it_is_a_date().await;
            shelf.it_is_looked_at().await;
            shelf.it_serves_evidence().await;
            shelf.it_is_written_out().await;
            shelf.it_is_taken_out_and_brought_back().await;
            shelf.words_inside_are_found().await;
            shelf.what_nobody_can_read_is_kept().await;
            window.close().await;
            stage.end("casekeep");
        });
    }
}

struct Shelf<'s> {
    stage: &'s Stage,
    window: &'s Window,
    lang: Lang,
}

impl Shelf<'_> {
    fn say(&self, key: &str) -> String {
        words_in(self.lang, key, &[])
    }
    async fn press(&self, key: &str) {
        self.window.press(&self.say(key)).await;
    }
    async fn reads(&self, key: &str) {
        self.window.reads(&self.say(key)).await;
    }
    async fn type_into(&self, key: &str, text: &str) {
        self.window.type_into(&self.say(key), text).await;
    }
    async fn clean(&self, screen: &str) {
        tokio::time::sleep(Duration::from_millis(400)).await;
        let found = self.window.axe().await;
        assert_eq!(found, Vec::<String>::new(), "{screen}, {}", self.lang);
    }
    async fn no_longer_reads(&self, words: &str) {
        for _ in 0..200 {
            if !self.window.text().await.contains(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{words:?} is still there");
    }
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let place = self.stage.home().join(name);
        fs::write(&place, bytes).unwrap();
        place
    }
    fn picture(&self) -> Vec<u8> {
        BASE64.decode(PICTURE).unwrap()
    }

    async fn a_passport_is_kept(&self) {
        self.press("nav_documents").await;
        self.window
            .reads(&words_in(self.lang, "documents_count", &[("count", "4")]))
            .await;
        self.clean("documents").await;
        self.press("document_add").await;
        self.press("document_keep").await;
        self.reads("document_file_missing").await;
        self.clean("form of a document").await;
        let picture = self.file("zanahoria.png", &self.picture());
        self.type_into("document_file", picture.to_str().unwrap())
            .await;
        self.window
            .choose(
                &self.say("document_kind_label"),
                &self.say("document_kind_passport"),
            )
            .await;
        self.type_into("document_expires", "2026-08-20").await;
        self.type_into("document_note", "Cajón azul").await;
        self.press("document_keep").await;
        self.window.reads("zanahoria.png").await;
        self.window
            .reads(&words_in(self.lang, "documents_count", &[("count", "5")]))
            .await;
    }

    /// The end of a passport is counted down like every other date.
    async fn it_is_a_date(&self) {
        let due = match self.lang {
            Lang::En => "Passport",
            Lang::Es => "Pasaporte",
        };
        self.press("nav_calendar").await;
        self.press("calendar_agenda").await;
        self.window.reads(due).await;
        self.press("nav_documents").await;
        self.window.press("zanahoria.png").await;
        self.reads("document_save_file").await;
    }

    async fn it_is_looked_at(&self) {
        for _ in 0..200 {
            let wide = self
                .window
                .run("return document.querySelector('main img')?.naturalWidth ?? 0")
                .await;
            if wide.as_u64().is_some_and(|wide| wide > 0) {
                self.window.reads("Cajón azul").await;
                self.clean("document").await;
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the picture is not shown: {}", self.window.text().await);
    }

    async fn it_serves_evidence(&self) {
        self.press("document_edit").await;
        self.clean("edit form").await;
        self.type_into("document_note", " a la izquierda").await;
        self.press("save_changes").await;
        self.window.reads("Cajón azul a la izquierda").await;
        // Twice the same words: the page's button, then the form's.
        self.press("document_attach").await;
        self.reads("document_attach_item").await;
        self.clean("attach form").await;
        self.press("document_attach_keep").await;
        self.reads("document_serves").await;
    }

    async fn it_is_written_out(&self) {
        let copy = self.stage.home().join("copia.png");
        let button = self.say("document_save_file");
        SaveDialog::opened_by(self.stage, self.window, &button)
            .await
            .save_as(&copy);
        self.reads("document_saved").await;
        assert_eq!(fs::read(&copy).unwrap(), self.picture());
        fs::remove_file(copy).unwrap();
    }

    async fn it_is_taken_out_and_brought_back(&self) {
        self.press("document_remove").await;
        self.reads("document_remove_why").await;
        self.clean("remove").await;
        self.press("document_remove_now").await;
        self.reads("documents_search").await;
        self.no_longer_reads("zanahoria.png").await;
        self.window.control("z", false).await;
        self.window.reads("zanahoria.png").await;
    }

    async fn words_inside_are_found(&self) {
        self.type_into("documents_search", "biometrics").await;
        self.no_longer_reads("zanahoria.png").await;
        let marked = self
            .window
            .run("return document.querySelectorAll('main mark').length")
            .await;
        assert!(marked.as_u64().unwrap() > 0, "the words are marked");
        self.clean("found").await;
    }

    async fn what_nobody_can_read_is_kept(&self) {
        let file = self.file("remolacha.bin", &[7, 0, 1, 2, 3, 255, 254, 0, 9]);
        self.window.drop_file(&file).await;
        self.press("document_keep_anyway").await;
        self.window.reads("remolacha.bin").await;
        self.press("document_keep").await;
        self.reads("documents_search").await;
        self.window.press("remolacha.bin").await;
        self.reads("document_no_preview").await;
    }
}
