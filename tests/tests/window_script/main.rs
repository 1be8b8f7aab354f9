//! Promise 15: script in a text field is text. Every field of the record that
//! takes words holds elements that would run, load or be seen; all of them are
//! read in, all screens are walked, every box is typed into, hostile files come
//! in; and no element is born of them, nothing runs, and the page's content
//! policy has nothing to report.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod columns;
mod record;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use columns::every_column_of_words_is_hostile;
use record::{archive, said, Hostile};
use serde_json::{json, Value};
use whole_program::{in_both_languages, prepared_in_both_languages, Cli, Hand, Stage};

const DAY: [&str; 2] = ["--today", "2026-06-01"];

/// Watches for what must never be.
const WATCH: &str = "
    window.births = [];
    window.born = () => window.births.push('script ran');
    document.addEventListener('securitypolicyviolation', (e) =>
        window.births.push(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
    window.addEventListener('error', (e) => window.births.push(`error: ${e.message}`));
    window.addEventListener('unhandledrejection', (e) => window.births.push(`rejected: ${JSON.stringify(e.reason)} ${e.reason}`));
    new MutationObserver(() => {
        for (const one of document.querySelectorAll('[data-born], iframe, object, embed'))
            window.births.push(`element: ${one.outerHTML.slice(0, 200)}`);
    }).observe(document, { subtree: true, childList: true, attributes: true });";

/// Everything a person could read: words, what stands in boxes, names.
const READABLE: &str = "
    const parts = [document.body.textContent];
    for (const e of document.querySelectorAll('*'))
        for (const part of [e.value, e.title, e.ariaLabel, e.alt])
            if (typeof part === 'string') parts.push(part);
    return parts.join('\\n');";

/// Types hostile words into every box that stands in the window.
const TYPE_EVERYWHERE: &str = "
    let typed = 0;
    for (const box of document.querySelectorAll('input:not([type=file]):not([type=radio]):not([type=checkbox]), textarea')) {
        box.focus();
        box.value = arguments[0];
        for (const kind of ['input', 'change']) box.dispatchEvent(new Event(kind, { bubbles: true }));
        typed += 1;
    }
    return typed;";

#[test]
fn script_in_every_text_field_is_text() {
    let empty = |stage: &Stage| {
        Cli::on(stage).json(&["init"]);
    };
    prepared_in_both_languages(empty, &DAY, async |hand| {
        Walk::begun(hand).await.all().await;
    });
}

#[test]
fn the_watch_sees_what_it_watches_for() {
    in_both_languages(&DAY, async |hand| {
        hand.window.run(WATCH).await;
        let born = "document.body.insertAdjacentHTML('beforeend', arguments[0])";
        hand.window.run_with(born, vec![said(0).into()]).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let births = births(hand).await.join("\n");
        for kind in ["policy: script-src-attr", "element: <img", "element: <svg"] {
            assert!(births.contains(kind), "{kind} in\n{births}");
        }
        assert!(!births.contains("script ran"), "{births}");
    });
}

async fn births(hand: &Hand) -> Vec<String> {
    let births = hand.window.run("return window.births").await;
    let births = births.as_array().cloned().expect("it watches");
    births
        .iter()
        .map(|one| one.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// One walk through the whole house.
struct Walk<'h> {
    hand: &'h Hand,
    places: Vec<String>,
    seen: BTreeSet<usize>,
}

impl<'h> Walk<'h> {
    /// The record is made, and the hostile one read in through the window.
    async fn begun(hand: &'h Hand) -> Walk<'h> {
        let mut hostile = Hostile::new();
        let archive = archive(&mut hostile);
        let file = hand.stage.home().join("record.json");
        fs::write(&file, archive.to_string()).unwrap();
        hand.reads("today_title").await;
        hand.window.run(WATCH).await;
        hand.press("nav_settings").await;
        hand.type_into("import_choose", file.to_str().unwrap())
            .await;
        hand.press("nav_people").await;
        let mut walk = Walk {
            hand,
            places: hostile.places,
            seen: BTreeSet::new(),
        };
        hand.window.reads("data-born=0 ").await;
        every_column_of_words_is_hostile(&hand.stage);
        walk.look("people").await;
        walk
    }

    async fn all(mut self) {
        self.places_of_the_rail().await;
        self.cases().await;
        self.people().await;
        self.documents().await;
        self.dates_and_contacts().await;
        self.what_lies_over().await;
        self.what_arrives().await;
        let missed: Vec<&String> = self
            .places
            .iter()
            .enumerate()
            .filter(|(number, _)| !self.seen.contains(number))
            .map(|(_, place)| place)
            .collect();
        assert!(missed.is_empty(), "shown on no screen: {missed:?}");
    }

    /// Nothing was born, and what could be read is remembered.
    async fn look(&mut self, screen: &str) {
        // A screen asks the record for its contents first.
        tokio::time::sleep(Duration::from_millis(350)).await;
        let readable = self.hand.window.run(READABLE).await;
        let readable = readable.as_str().unwrap_or_default();
        for number in 0..self.places.len() {
            if readable.contains(&format!("data-born={number} ")) {
                self.seen.insert(number);
            }
        }
        let births = births(self.hand).await;
        assert!(births.is_empty(), "{screen}: {births:#?}");
    }

    /// Looks at a form, types into each of its boxes, looks again, and leaves it.
    async fn fill(&mut self, screen: &str) {
        self.look(screen).await;
        let typed = self
            .hand
            .window
            .run_with(TYPE_EVERYWHERE, vec![said(9999).into()])
            .await;
        assert!(typed.as_u64() > Some(0), "{screen} has no box");
        self.look(&format!("{screen}, filled in")).await;
        self.hand
            .window
            .run("document.querySelector('dialog')?.close()")
            .await;
    }

    /// Opens everything on the screen that is folded.
    async fn unfold(&mut self, screen: &str) {
        self.hand
            .window
            .run(
                "for (const one of document.querySelectorAll('main details:not([open]) > summary, main [aria-expanded=false]')) one.click();",
            )
            .await;
        self.look(&format!("{screen}, unfolded")).await;
    }

    async fn press(&mut self, key: &str) {
        self.hand.press(key).await;
        self.look(key).await;
    }

    /// Presses the nth button of the screen whose words hold these.
    async fn press_hostile(&mut self, words: &str) {
        let script = "const all = [...document.querySelectorAll('main button')];
            const one = all.find((b) => b.textContent.includes(arguments[0]));
            one?.click();
            return Boolean(one);";
        for _ in 0..40 {
            let pressed = self.hand.window.run_with(script, vec![words.into()]).await;
            if pressed == json!(true) {
                return self.look(words).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no button {words:?}: {}", self.hand.window.text().await);
    }

    /// Presses the button that names one of these places.
    async fn press_place(&mut self, place: &str) {
        let number = self.places.iter().position(|one| one == place).unwrap();
        self.press_hostile(&format!("data-born={number} ")).await;
    }

    /// Whatever stands in the rail, also what is added after this was written.
    async fn places_of_the_rail(&mut self) {
        // It stands a frame after the screen.
        self.hand.reads("nav_settings").await;
        let buttons = "document.querySelectorAll('nav button')";
        let count = self
            .hand
            .window
            .run(&format!("return {buttons}.length"))
            .await;
        for place in 0..count.as_u64().unwrap() {
            self.hand
                .window
                .run(&format!("{buttons}[{place}].click()"))
                .await;
            let screen = format!("place {place} of the rail");
            self.look(&screen).await;
            self.unfold(&screen).await;
            self.hand
                .window
                .run_with(TYPE_EVERYWHERE, vec![said(9999).into()])
                .await;
            self.look(&format!("{screen}, filled in")).await;
        }
    }

    async fn cases(&mut self) {
        self.press("nav_cases").await;
        self.press_hostile("IOE 00 0000 0101").await;
        self.hand.reads("case_timeline").await;
        self.unfold("case").await;
        for form in ["case_edit", "entry_add", "appointment_add"] {
            self.press(form).await;
            self.fill(form).await;
        }
        self.press("history_all").await;
        self.fill("history of the case").await;
        self.press("nav_cases").await;
        self.press_place("filing.form").await;
        self.unfold("second case").await;
        self.press("nav_cases").await;
        self.press_hostile("IOE 00 0000 0101").await;
        self.press("case_evidence").await;
        self.unfold("evidence").await;
        self.press("packet").await;
        self.hand
            .window
            .run("document.querySelector('dialog')?.close()")
            .await;
        self.fill("evidence").await;
    }

    async fn people(&mut self) {
        for form in [
            "person_edit",
            "person_details_edit",
            "address_add",
            "trips_open",
            "move_open",
        ] {
            self.press("nav_people").await;
            self.press_place("person.given_names").await;
            self.hand.reads("person_addresses").await;
            self.unfold("person").await;
            self.press(form).await;
            match form {
                "trips_open" => self.press("trip_add").await,
                "move_open" => self.press("move_begin").await,
                _ => {}
            }
            self.fill(form).await;
        }
        self.press("nav_people").await;
        self.press_place("person.given_names").await;
        self.press("history_all").await;
        self.press("nav_people").await;
        let open = self.hand.say("account_open");
        self.press_hostile(open.split('{').next().unwrap().trim())
            .await;
        self.press("sign_in_edit").await;
        self.fill("sign-in").await;
        self.press("recovery_card").await;
        self.hand
            .window
            .run("document.querySelector('dialog')?.close()")
            .await;
    }

    async fn documents(&mut self) {
        self.press("nav_documents").await;
        self.press_place("document.file_name").await;
        self.hand.reads("document_save_file").await;
        self.unfold("document").await;
        self.press("document_edit").await;
        self.fill("document form").await;
        self.press("nav_documents").await;
        self.press_hostile("remolacha.svg").await;
        self.unfold("picture").await;
    }

    async fn dates_and_contacts(&mut self) {
        self.press("nav_today").await;
        self.unfold("today").await;
        self.press("own_date_add").await;
        self.fill("own date").await;
        self.press("nav_calendar").await;
        self.press("calendar_agenda").await;
        self.unfold("agenda").await;
        self.press("nav_contacts").await;
        self.press("contact_add").await;
        self.fill("contact").await;
        self.press("nav_number").await;
        self.fill("what is this number").await;
        self.press("nav_settings").await;
        for table in ["export_json", "export_history", "export_people"] {
            self.press(table).await;
            self.hand
                .window
                .run("document.querySelector('dialog')?.close()")
                .await;
        }
    }

    async fn what_lies_over(&mut self) {
        for words in ["img", "born", "zanahoria", "<script>", "constructor"] {
            self.hand.window.control("k", false).await;
            self.hand.type_into("palette_search", words).await;
            self.look(&format!("palette: {words}")).await;
            self.hand
                .window
                .run("document.querySelector('dialog')?.close()")
                .await;
        }
        self.press("paste_text").await;
        self.fill("paste").await;
    }

    /// Files with hostile names and words, as letters, pages, mails and tables.
    async fn what_arrives(&mut self) {
        let words = said(9999);
        let quoted = serde_json::to_string(&words).unwrap();
        let arrivals = [
            ("html", format!("<!doctype html><title>{words}</title><p>Case Was Received IOE0000000102 {words}")),
            ("eml", format!("From: \"<img src=x data-born onerror=born()>\" <x@uscis.dhs.gov>\nSubject: Case status {words}\nContent-Type: text/html\n\n<p>IOE0000000103</p>{words}\n")),
            ("json", format!("{{\"receiptNumber\":\"IOE0000000104\",\"formType\":\"I-765\",\"formName\":{quoted},\"actionCodeText\":{quoted}}}")),
            ("csv", format!("Receipt,Form,Notes\nIOE0000000105,I-130,{quoted}\n")),
            ("txt", format!("RECEIPT NUMBER IOE0000000106\nCASE TYPE I485 {words}\nAPPLICANT {words}\n")),
        ];
        for (ending, text) in arrivals {
            let name = format!("<img src=x data-born onerror=born()>.{ending}");
            let file = self.file(&name, &text);
            self.hand.window.drop_file(&file).await;
            self.look(&format!("{ending} read")).await;
            self.unfold(&format!("{ending} read")).await;
            self.hand
                .window
                .run_with(TYPE_EVERYWHERE, vec![said(9999).into()])
                .await;
            self.look(&format!("{ending}, filled in")).await;
            self.hand
                .window
                .run(&format!(
                    "[...document.querySelectorAll('main button, dialog button')].find((b) => b.textContent.trim().startsWith({}))?.click()",
                    Value::from(self.hand.say("review_keep"))
                ))
                .await;
            self.look(&format!("{ending} kept")).await;
            self.hand
                .window
                .run("document.querySelector('dialog')?.close()")
                .await;
        }
        for place in ["nav_today", "nav_cases", "nav_documents", "nav_people"] {
            self.press(place).await;
            self.unfold(place).await;
        }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let place = self.hand.stage.home().join(name);
        fs::write(&place, text).unwrap();
        place
    }
}
