//! Pictures of every screen of the real window, with the sample household: two
//! sizes, light and dark, English and Spanish: `shots [FOLDER [WHICH]]`, with
//! `es-dark` or `960x640` for some of them.
// A picture that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::guides::guides;
use domain::text::Lang;
use whole_program::{fixture, play, words_in, Stage, Window};

const SIZES: [(u32, u32); 2] = [(1280, 800), (960, 640)];

fn main() {
    let folder = PathBuf::from(
        std::env::args()
            .nth(1)
            .unwrap_or_else(|| "shots".to_owned()),
    );
    let which = std::env::args().nth(2).unwrap_or_default();
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    for lang in [Lang::En, Lang::Es] {
        for theme in ["light", "dark"] {
            for size in SIZES {
                let camera = Camera {
                    stage: Stage::set(),
                    folder: folder.clone(),
                    name: format!("{lang}-{theme}-{}x{}", size.0, size.1),
                    lang,
                    size,
                };
                if camera.name.contains(&which) {
                    camera.stage.prefer(lang, theme);
                    play(camera.walk());
                }
            }
        }
    }
    println!("pictures are in {}", folder.display());
}

struct Camera {
    stage: Stage,
    folder: PathBuf,
    name: String,
    lang: Lang,
    size: (u32, u32),
}

impl Camera {
    fn say(&self, key: &str) -> String {
        words_in(self.lang, key, &[])
    }

    async fn walk(&self) {
        self.first_run().await;
        let window = Window::open(&self.stage, &[]).await;
        window.press(&self.say("first_run_sample")).await;
        window.reads(&self.say("today_next")).await;
        self.fit();
        self.every_place_of_the_rail(&window).await;
        self.today_and_calendar(&window).await;
        self.case_and_evidence(&window).await;
        self.people_and_numbers(&window).await;
        self.on_paper(&window).await;
        self.what_arrives(&window).await;
        window.close().await;
        self.stage.end("casekeep");
        self.without_a_record().await;
    }

    async fn first_run(&self) {
        let window = Window::open(&self.stage, &[]).await;
        window.reads(&self.say("first_run_title")).await;
        self.fit();
        self.shoot("01-first-run").await;
        window.press(&self.say("first_run_start")).await;
        self.shoot("02-make-record").await;
        window.press(&self.say("first_run_create")).await;
        window.reads(&self.say("recovery_code_once")).await;
        self.shoot("03-recovery-code").await;
        self.shoot_paper(&window, "04-emergency-sheet").await;
        window.close().await;
        self.stage.end("casekeep");
        // Lost interest before confirming: the sample, from a fresh start.
        let _ = fs::remove_dir_all(self.stage.record());
    }

    /// Whatever stands in the rail, also what is added after this was written,
    /// each from its beginning to its end.
    async fn every_place_of_the_rail(&self, window: &Window) {
        // It stands a frame after the screen.
        window.reads(&self.say("nav_settings")).await;
        let places = window
            .run("return document.querySelectorAll('nav button').length")
            .await;
        for place in 0..places.as_u64().expect("a count") {
            window
                .run(&format!(
                    "document.querySelectorAll('nav button')[{place}].click()"
                ))
                .await;
            self.shoot_down(window, &format!("10-place-{place}")).await;
        }
    }

    async fn today_and_calendar(&self, window: &Window) {
        window.press(&self.say("nav_today")).await;
        window.press(&self.say("show_sum")).await;
        self.shoot("20-today-sum").await;
        window.press(&self.say("nav_calendar")).await;
        window.reads(&self.say("calendar_export")).await;
        window.press(&self.say("calendar_agenda")).await;
        self.shoot("21-agenda").await;
    }

    async fn case_and_evidence(&self, window: &Window) {
        window.press(&self.say("nav_cases")).await;
        window.reads("I-765").await;
        window.press("I-485").await;
        window.reads(&self.say("case_timeline")).await;
        self.shoot_down(window, "30-case").await;
        window.press(&self.say("appointment_add")).await;
        self.shoot("31-appointment-form").await;
        self.close_dialog(window).await;
        window.press(&self.say("case_evidence")).await;
        window.reads(&self.say("checklist_which_variant")).await;
        self.shoot_down(window, "32-evidence").await;
        window.press(&self.say("nav_documents")).await;
        window.press(&self.say("documents_choose")).await;
        self.shoot("33-documents-ticked").await;
        window.press(&self.say("documents_export")).await;
        self.shoot("34-copies").await;
        self.close_dialog(window).await;
    }

    /// Screens that a person's page leads to.
    async fn behind_a_person(&self, window: &Window) {
        let person = words_in(self.lang, "open_person", &[("name", "Marisol Sample")]);
        let account = words_in(self.lang, "account_open", &[("number", "")]);
        let doors = [
            (account.trim().to_owned(), "43-account"),
            (self.say("move_open"), "44-move"),
            (self.say("trips_open"), "45-trips"),
            (self.say("history_all"), "46-history"),
        ];
        for (door, name) in doors {
            window.press(&door).await;
            self.shoot_down(window, name).await;
            if name == "43-account" {
                window.press(&self.say("recovery_card")).await;
                self.shoot("47-recovery-card").await;
                self.shoot_paper(window, "47-recovery-card-on-paper").await;
                self.close_dialog(window).await;
            }
            window.press(&self.say("nav_people")).await;
            window.press(&person).await;
        }
    }

    async fn people_and_numbers(&self, window: &Window) {
        window.press(&self.say("nav_people")).await;
        window.reads("Marisol").await;
        window
            .press(&words_in(
                self.lang,
                "open_person",
                &[("name", "Marisol Sample")],
            ))
            .await;
        self.shoot_down(window, "40-person").await;
        window.press(&self.say("person_edit")).await;
        self.shoot("41-person-form").await;
        self.close_dialog(window).await;
        window.press(&self.say("number_add")).await;
        self.shoot("42-number-form").await;
        self.close_dialog(window).await;
        self.behind_a_person(window).await;
        window.press(&self.say("nav_number")).await;
        window
            .type_into(&self.say("number_box_label"), "IOE 09-1234 5678")
            .await;
        self.shoot_down(window, "42-number").await;
        for (at, guide) in guides().iter().enumerate() {
            window.press(&self.say("nav_people")).await;
            window.press(&self.say("nav_number")).await;
            window.press(guide.title.get(self.lang)).await;
            self.shoot_down(window, &format!("44-guide-{at}")).await;
        }
        window.control("k", false).await;
        window.type_into(&self.say("palette_search"), "0201").await;
        self.shoot("43-palette").await;
        self.close_dialog(window).await;
    }

    /// What is printed, on the screen as it stands on paper.
    async fn on_paper(&self, window: &Window) {
        window.press(&self.say("nav_today")).await;
        window.press(&self.say("history_all")).await;
        window.press(&self.say("history_print")).await;
        self.shoot("48-for-whom").await;
        // A dialog of the system would stand in front.
        window.run("window.print = () => {}").await;
        window.press(&self.say("history_print_now")).await;
        window.reads(&self.say("history_show_all")).await;
        self.shoot("48-masked").await;
        self.shoot_paper(window, "49-on-paper").await;
    }

    /// What a printer would get.
    async fn shoot_paper(&self, window: &Window, screen: &str) {
        window.as_on_paper(true).await;
        self.shoot(screen).await;
        window.as_on_paper(false).await;
    }

    async fn what_arrives(&self, window: &Window) {
        window
            .choose_file(&fixture("notices/n05_rfe_i485_two_pages.pdf"))
            .await;
        window.reads(&self.say("review_title")).await;
        self.shoot("50-review").await;
        window.press(&self.say("review_keep")).await;
        window.reads(&self.say("case_timeline")).await;
        window
            .press(&words_in(
                self.lang,
                "open_document",
                &[("name", "n05_rfe_i485_two_pages.pdf")],
            ))
            .await;
        window.reads(&self.say("document_facts")).await;
        self.shoot("51-document").await;
        window
            .drop_file(&fixture("hostile/asks_for_password.pdf"))
            .await;
        window
            .reads(&words_in(self.lang, "error_file_encrypted_do", &[]))
            .await;
        self.shoot("52-error").await;
        let table = self.stage.home().join("table.csv");
        let rows = "Who,Case,Filed,Stage\nAlex,IOE0000000777,03/04/2026,Case Was Received\nSam,IOE0000000778,05/06/2026,Case Was Approved\n";
        fs::write(&table, rows).expect("written");
        window.drop_file(&table).await;
        window.reads(&self.say("table_days")).await;
        self.shoot_down(window, "53-table").await;
    }

    async fn without_a_record(&self) {
        let record = self.stage.record();
        fs::create_dir_all(&record).expect("made");
        fs::write(record.join("letter.txt"), "mine").expect("written");
        let window = Window::open(&self.stage, &[]).await;
        window.reads(&self.say("trouble_title")).await;
        self.fit();
        self.shoot("60-trouble").await;
        window.close().await;
        self.stage.end("casekeep");
    }

    async fn close_dialog(&self, window: &Window) {
        window
            .run("document.querySelector('dialog[open]').close()")
            .await;
    }

    /// The screen from its beginning to its end, one picture a screenful.
    async fn shoot_down(&self, window: &Window, screen: &str) {
        // A screen asks the record for its contents first.
        tokio::time::sleep(Duration::from_millis(500)).await;
        for part in 0..6 {
            let more = window
                .run(&format!(
                    "const page = document.querySelector('main');
                     const step = page.clientHeight - 60;
                     page.scrollTo(0, {part} * step);
                     return page.scrollHeight > page.scrollTop + page.clientHeight + 4"
                ))
                .await;
            self.shoot(&format!("{screen}-{part}")).await;
            if more != true {
                break;
            }
        }
        window
            .run("document.querySelector('main').scrollTo(0, 0)")
            .await;
    }

    /// Gives the window the size of the picture.
    fn fit(&self) {
        let (wide, high) = (self.size.0.to_string(), self.size.1.to_string());
        self.run(
            "xdotool",
            &[
                "search",
                "--sync",
                "--onlyvisible",
                "--name",
                "^Casekeep$",
                "windowmove",
                "0",
                "0",
                "windowsize",
                &wide,
                &high,
            ],
        );
        std::thread::sleep(Duration::from_millis(300));
    }

    async fn shoot(&self, screen: &str) {
        tokio::time::sleep(Duration::from_millis(700)).await;
        let file = self.folder.join(format!("{screen}-{}.png", self.name));
        let crop = format!("{}x{}+0+0", self.size.0, self.size.1);
        let file = std::path::absolute(&file).expect("a path");
        self.run(
            "import",
            &["-window", "root", "-crop", &crop, "+repage", path(&file)],
        );
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let done = self.stage.command(program).args(arguments).output();
        let done = done.unwrap_or_else(|error| panic!("{program}: {error}"));
        assert!(
            done.status.success(),
            "{program}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}
