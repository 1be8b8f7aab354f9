//! The road as a person walks it, in the real window: a notice dropped on it
//! becomes a dated, reminded case in an encrypted record.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use whole_program::{
    find_in_the_clear, fixture, play, words, words_with, Cli, Stage, TemporaryFolders, Window,
};

const DAY: [&str; 2] = ["--today", "2025-10-25"];

#[test]
fn from_first_run_to_a_reminder() {
    play(walk());
}

async fn walk() {
    let temporary = TemporaryFolders::now();
    let mut stage = Stage::set();
    let window = Window::open(&stage, &DAY).await;
    first_run(&window).await;
    add_yourself(&window).await;
    keep_two_notices(&stage, &window).await;
    look_at_the_case(&window).await;
    undo_and_redo(&stage, &window).await;
    find_it(&window).await;
    lock_and_open(&window).await;

    // Killed at any moment, everything kept is there.
    stage.end("casekeep");
    drop(window);
    let window = Window::open(&stage, &DAY).await;
    window.reads("IOE 00 0000 0101").await;
    assert_eq!(window.axe().await, Vec::<String>::new(), "today");
    window.close().await;
    stage.end("casekeep");

    let case = remind(&mut stage);
    stage.wait_for("the window on the case", |_| started_for(&case));
    stage.end("casekeep");

    generic_words_while_locked(&stage).await;

    let canaries = [
        "IOE0000000101",
        "000000000101",
        "A000000101",
        "Alexandra",
        "Quetzal",
        "ANYTOWN",
    ];
    // What the stage's notification server wrote down stood on the screen; the
    // program itself wrote none of it.
    std::fs::remove_file(stage.home().join("run/notifications")).unwrap();
    assert_eq!(
        find_in_the_clear(stage.home(), &canaries),
        Vec::<String>::new()
    );
    assert_eq!(temporary.find_in_the_clear(&canaries), Vec::<String>::new());
}

async fn first_run(window: &Window) {
    window.reads(&words("first_run_title")).await;
    assert_eq!(window.axe().await, Vec::<String>::new(), "first run");
    window.press(&words("first_run_start")).await;
    window.reads(&words("first_run_use_keychain")).await;
    assert_eq!(window.axe().await, Vec::<String>::new(), "make the record");
    window.press(&words("first_run_create")).await;
    window.reads(&words("recovery_code_once")).await;
    assert_eq!(window.axe().await, Vec::<String>::new(), "recovery code");
    let code = texts(window, "ol li code").await;
    assert_eq!(code.len(), 9);
    window.press(&words("recovery_code_next")).await;
    window.reads(&words("recovery_code_confirm_why")).await;
    let asked = texts(window, "label").await;
    assert_eq!(asked.len(), 2);
    // A wrong group is refused and named.
    window.type_into(&asked[0], "0000").await;
    window.press(&words("recovery_code_confirm")).await;
    window.reads(&words("recovery_code_group_wrong")).await;
    window.run("for (const box of document.querySelectorAll('input')) { box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true })); }").await;
    for label in &asked {
        let number: usize = label.rsplit(' ').next().unwrap().parse().unwrap();
        window
            .type_into(label, &code[number - 1].to_lowercase())
            .await;
    }
    window.press(&words("recovery_code_confirm")).await;
    window.reads(&words("first_run_person_title")).await;
}

async fn add_yourself(window: &Window) {
    assert_eq!(window.axe().await, Vec::<String>::new(), "add yourself");
    window
        .type_into(&words("person_given_names"), "Alexandra")
        .await;
    window
        .type_into(&words("person_family_name"), "Quetzal")
        .await;
    window
        .type_into(&words("person_birth_date"), "March 5, 1990")
        .await;
    window.reads("Mon, Mar 5, 1990").await;
    // A receipt number in the account box is recognised and offered its place.
    window
        .type_into(&words("person_account_number"), "IOE-00-0000-0101")
        .await;
    window.reads(&words("reason_other_box")).await;
    let offer = words_with("number_move_to", &[("kind", &words("kind_receipt_number"))]);
    window.press(&offer).await;
    window
        .type_into(&words("person_account_number"), "0000-0000-0101")
        .await;
    window
        .type_into(&words("person_a_number"), "a000 000 101")
        .await;
    window.press(&words("person_save")).await;
    window.reads(&words("today_title")).await;
}

async fn keep_two_notices(stage: &Stage, window: &Window) {
    window
        .choose_file(&fixture("notices/n01_receipt_i485_ioe.pdf"))
        .await;
    window.reads(&words("review_title")).await;
    window.reads("IOE 00 0000 0101").await;
    let spots = "return document.querySelectorAll('[data-spot]').length";
    for _ in 0..100 {
        if window.run(spots).await.as_u64() > Some(5) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(
        window.run(spots).await.as_u64() > Some(5),
        "words are marked on the page"
    );
    assert_eq!(window.axe().await, Vec::<String>::new(), "review");
    // Nothing is stored before Keep.
    assert_eq!(
        Cli::on(stage).json(&["list", "documents"])["documents"],
        Value::Array(Vec::new())
    );
    window.press(&words("review_keep")).await;
    window.reads(&words("case_timeline")).await;

    window
        .drop_file(&fixture("notices/n03_biometrics_i485.pdf"))
        .await;
    window.reads(&words("review_title")).await;
    window.reads("USCIS ANYTOWN").await;
    window.press(&words("review_keep")).await;
    window.reads(&words("case_appointments")).await;

    window
        .drop_file(&fixture("notices/n01_receipt_i485_ioe.pdf"))
        .await;
    window.reads("This file is already kept").await;
    window.press(&words("close")).await;
}

async fn look_at_the_case(window: &Window) {
    window.press(&words("nav_cases")).await;
    window.press("I-485").await;
    window.reads(&words("case_timeline")).await;
    let text = window.text().await;
    for wanted in [
        "IOE 00 0000 0101",
        "0000 0000 0101",
        "USCIS ANYTOWN",
        "9:00 AM",
        "Fri, Nov 7, 2025",
    ] {
        assert!(text.contains(wanted), "{wanted} in\n{text}");
    }
    let entries = texts(
        window,
        &format!("ul[aria-label='{}'] > li", words("case_timeline")),
    )
    .await;
    assert_eq!(entries.len(), 2);
    assert!(entries[0].contains("n03_biometrics_i485.pdf") && entries[1].contains("n01_receipt"));
    assert_eq!(window.axe().await, Vec::<String>::new(), "case");
    // The document is one click away.
    window
        .press(&words_with(
            "open_document",
            &[("name", "n03_biometrics_i485.pdf")],
        ))
        .await;
    window.reads(&words("document_facts")).await;
    assert_eq!(window.axe().await, Vec::<String>::new(), "document");
    for (place, screen) in [
        ("nav_people", "people"),
        ("nav_number", "number"),
        ("nav_settings", "settings"),
        ("nav_cases", "cases"),
    ] {
        window.press(&words(place)).await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(window.axe().await, Vec::<String>::new(), "{screen}");
    }
    window.press(&words("nav_today")).await;
    window.reads("in 13 days").await;
    window.reads("Fri, Nov 7, 2025, 9:00 AM").await;
    window.press(&words("show_sum")).await;
    window.reads("8 CFR 103.2(b)(9)").await;
    assert_eq!(window.axe().await, Vec::<String>::new(), "today");
}

async fn undo_and_redo(stage: &Stage, window: &Window) {
    let documents = || {
        Cli::on(stage).json(&["list", "documents"])["documents"]
            .as_array()
            .unwrap()
            .len()
    };
    window.control("z", false).await;
    window.reads(&words("undone")).await;
    assert_eq!(documents(), 1);
    window.control("z", true).await;
    window.reads(&words("redone")).await;
    assert_eq!(documents(), 2);
}

async fn find_it(window: &Window) {
    window.control("k", false).await;
    window
        .type_into(&words("palette_search"), "i0e 00-0000")
        .await;
    window.reads("I-485 · IOE 00 0000 0101").await;
    assert_eq!(window.axe().await, Vec::<String>::new(), "palette");
    window
        .run("document.querySelector('[role=option]').click()")
        .await;
    window.reads(&words("case_timeline")).await;
    window.control("k", false).await;
    window.type_into(&words("palette_search"), "fingerpr").await;
    window.run("document.querySelector('dialog').close()").await;
}

async fn lock_and_open(window: &Window) {
    window.control("l", false).await;
    window.reads(&words("unlock_title")).await;
    let left = window.text().await;
    assert!(
        !left.contains("IOE") && !left.contains("Alexandra"),
        "{left}"
    );
    assert_eq!(window.axe().await, Vec::<String>::new(), "unlock");
    window.press(&words("unlock_with_keychain")).await;
    window.reads(&words("nav_today")).await;
}

/// A reminder, shown once by the program the scheduler runs; a click on it. The
/// open window has spoken of the biometrics appointment already: this is the
/// interview, which came in when the window was closed.
fn remind(stage: &mut Stage) -> String {
    let cli = Cli::on(stage);
    let notice = fixture("notices/n04_interview_i485.pdf");
    let read = cli.tell(&["read", "--json", notice.to_str().unwrap()], "");
    let added = cli.tell(&["add", "--json"], &read.out);
    assert_eq!(added.code, Some(0), "{}{}", added.out, added.err);
    let added: Value = serde_json::from_str(&added.out).unwrap();
    let case = added["case"].as_str().unwrap().to_owned();

    let before = stage.notifications().len();
    let remind = ["remind", "--once", "--today", "2026-02-08"];
    assert_eq!(cli.json(&remind)["shown"], true);
    assert_eq!(cli.json(&remind)["shown"], false, "once");
    let shown = stage.notifications();
    assert_eq!(shown.len(), before + 1);
    let said = format!("{} {}", shown[before]["summary"], shown[before]["body"]);
    assert!(said.contains("Tue, Feb 10, 2026"), "{said}");
    let id = shown[before]["id"].clone();
    stage.click(&id);
    case
}

/// Without the key a reminder says that something is due, and nothing more.
async fn generic_words_while_locked(stage: &Stage) {
    let window = Window::open(stage, &DAY).await;
    window.press(&words("nav_settings")).await;
    window.press(&words("keychain_slot_remove")).await;
    window.reads(&words("settings_keychain_off")).await;
    window.close().await;
    let before = stage.notifications().len();
    let cli = Cli::on(stage);
    let remind = ["remind", "--once", "--no-wait", "--today", "2025-11-05"];
    assert_eq!(cli.json(&remind)["shown"], true);
    assert_eq!(cli.json(&remind)["shown"], false, "once");
    let shown = stage.notifications();
    assert_eq!(shown.len(), before + 1);
    assert_eq!(shown[before]["summary"], words("reminder_general").as_str());
    assert_eq!(
        shown[before]["body"],
        words("reminder_general_body").as_str()
    );
    assert_eq!(
        cli.tell(&["list", "cases"], "").code,
        Some(4),
        "the record stays locked"
    );
}

async fn texts(window: &Window, css: &str) -> Vec<String> {
    let found = window
        .run_with(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.innerText.trim())",
            vec![Value::String(css.to_owned())],
        )
        .await;
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

/// Whether a window was started to show this case.
fn started_for(case: &str) -> bool {
    command_lines()
        .iter()
        .any(|line| line.contains(&format!("--open case/{case}")))
}

fn command_lines() -> Vec<String> {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    processes
        .filter_map(|process| std::fs::read(process.path().join("cmdline")).ok())
        .map(|line| String::from_utf8_lossy(&line).replace('\0', " "))
        .collect()
}
