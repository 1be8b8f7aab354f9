//! Pictures of every screen of the real window, with the sample household: two
//! sizes, light and dark, English and Spanish. `shots [FOLDER]`
// A picture that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::text::Lang;
use whole_program::{fixture, words_in, Stage, Window};

const SIZES: [(u32, u32); 2] = [(1280, 800), (960, 640)];

fn main() {
    let folder = PathBuf::from(
        std::env::args()
            .nth(1)
            .unwrap_or_else(|| "shots".to_owned()),
    );
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
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
                camera.stage.prefer(lang, theme);
                runtime.block_on(camera.walk());
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
        let window = Window::open(&self.stage, &[]).await;
        window.reads(&self.say("first_run_title")).await;
        self.fit();
        self.shoot("01-first-run").await;
        window.press(&self.say("first_run_start")).await;
        self.shoot("02-make-record").await;
        window.press(&self.say("first_run_create")).await;
        window.reads(&self.say("recovery_code_once")).await;
        self.shoot("03-recovery-code").await;
        window.close().await;
        self.stage.end("casekeep");
        // Lost interest before confirming: the sample, from a fresh start.
        let _ = fs::remove_dir_all(self.stage.record());

        let window = Window::open(&self.stage, &[]).await;
        window.press(&self.say("first_run_sample")).await;
        window.reads(&self.say("today_next")).await;
        self.fit();
        self.shoot("04-today").await;
        window.press(&self.say("show_sum")).await;
        self.shoot("05-today-sum").await;
        window.press(&self.say("nav_calendar")).await;
        window.reads(&self.say("calendar_export")).await;
        self.shoot("05b-calendar").await;
        window.press(&self.say("calendar_agenda")).await;
        self.shoot("05c-agenda").await;
        window.press(&self.say("nav_cases")).await;
        window.reads("I-765").await;
        self.shoot("06-cases").await;
        window.press("I-485").await;
        window.reads(&self.say("case_timeline")).await;
        self.shoot("07-case").await;
        window
            .run("document.querySelector('main').scrollTo(0, 700)")
            .await;
        self.shoot("08-case-below").await;
        window.press(&self.say("nav_people")).await;
        window.reads("Marisol").await;
        self.shoot("09-people").await;
        window
            .press(&words_in(
                self.lang,
                "open_person",
                &[("name", "Marisol Sample")],
            ))
            .await;
        self.shoot("10-person").await;
        window.press(&self.say("person_edit")).await;
        self.shoot("11-person-form").await;
        window.run("document.querySelector('dialog').close()").await;
        window.press(&self.say("nav_number")).await;
        window
            .type_into(&self.say("number_box_label"), "IOE 09-1234 5678")
            .await;
        self.shoot("12-number").await;
        window.press(&self.say("nav_settings")).await;
        self.shoot("13-settings").await;
        window.press(&self.say("search")).await;
        window.type_into(&self.say("palette_search"), "0201").await;
        self.shoot("14-palette").await;
        window.run("document.querySelector('dialog').close()").await;
        window
            .choose_file(&fixture("notices/n05_rfe_i485_two_pages.pdf"))
            .await;
        window.reads(&self.say("review_title")).await;
        self.shoot("15-review").await;
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
        self.shoot("16-document").await;
        window
            .drop_file(&fixture("hostile/asks_for_password.pdf"))
            .await;
        window
            .reads(&words_in(self.lang, "error_file_encrypted_do", &[]))
            .await;
        self.shoot("17-error").await;
        window.close().await;
        self.stage.end("casekeep");

        let record = self.stage.record();
        fs::create_dir_all(&record).expect("made");
        fs::write(record.join("letter.txt"), "mine").expect("written");
        let window = Window::open(&self.stage, &[]).await;
        window.reads(&self.say("trouble_title")).await;
        self.fit();
        self.shoot("18-trouble").await;
        window.close().await;
        self.stage.end("casekeep");
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
