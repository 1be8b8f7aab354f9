//! The road by keyboard alone: the focus is always visible, never lost, and
//! goes back where it was when something on top is closed.
#![allow(clippy::unwrap_used)]

use whole_program::{fixture, play, words, words_with, Stage, Window};

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const SPACE: &str = " ";

#[test]
fn the_road_without_a_pointer() {
    play(walk());
}

#[test]
fn a_number_papers_and_evidence_without_a_pointer() {
    play(binder());
}

/// The screens behind the road: each is reached, used and left with keys.
async fn binder() {
    let stage = Stage::set();
    let window = Window::open(&stage, &["--today", "2026-06-01"]).await;
    window.reads(&words("first_run_title")).await;
    let press = async |name: &str| {
        window.tab_to(name).await;
        window.key(ENTER).await;
    };
    press(&words("first_run_sample")).await;
    window.reads(&words("today_next")).await;
    let person = words_with("open_person", &[("name", "Marisol Sample")]);
    press(&words("nav_people")).await;
    window.reads(&person).await;
    press(&person).await;
    window.reads(&words("person_numbers")).await;
    press(&words("number_add")).await;
    // A letter in a closed list chooses the entry that begins with it.
    window.tab_to(&words("number_what")).await;
    window.key("Passport").await;
    window.tab_to(&words("number_value")).await;
    window.key("X12345678").await;
    press(&words("save_changes")).await;
    window.reads("X12345678").await;
    press(&words("move_open")).await;
    window.reads(&words("move_none")).await;
    press(&words("move_begin")).await;
    window.tab_to(&words("move_address")).await;
    window.key(ESCAPE).await;
    focus_is_on(&window, &words("move_begin")).await;

    press(&words("nav_documents")).await;
    window.reads(&words("documents_choose")).await;
    press(&words("documents_choose")).await;
    window
        .tab_to(&words_with("documents_tick", &[("name", "")]))
        .await;
    window.key(SPACE).await;
    press(&words("documents_export")).await;
    window
        .reads(&words_with("documents_export_ticked", &[("count", "1")]))
        .await;
    assert_eq!(window.axe().await, Vec::<String>::new(), "copies");
    window.key(ESCAPE).await;
    focus_is_on(&window, &words("documents_export")).await;

    press(&words("nav_evidence")).await;
    window.reads(&words("checklist_which_variant")).await;
    window.tab_to(&words("evidence_own_label")).await;
    window.key("Zanahoria").await;
    press(&words("evidence_own_add")).await;
    window.reads("Zanahoria").await;
    press(&words("nav_contacts")).await;
    window.reads(&words("contact_add")).await;
    press(&words("contact_add")).await;
    window.key(ESCAPE).await;
    focus_is_on(&window, &words("contact_add")).await;
    window.close().await;
    stage.end("casekeep");
}

async fn walk() {
    let stage = Stage::set();
    let window = Window::open(&stage, &["--today", "2025-10-25"]).await;
    window.reads(&words("first_run_title")).await;
    window.tab_to(&words("first_run_start")).await;
    window.key(ENTER).await;
    window.reads(&words("first_run_use_keychain")).await;
    window.tab_to(&words("first_run_create")).await;
    window.key(ENTER).await;
    window.reads(&words("recovery_code_once")).await;
    let groups = window
        .run("return [...document.querySelectorAll('ol li code')].map((e) => e.innerText.trim())")
        .await;
    window.tab_to(&words("recovery_code_next")).await;
    window.key(ENTER).await;
    window.reads(&words("recovery_code_confirm_why")).await;
    for number in 1..=9 {
        let label = words_with("recovery_code_group", &[("number", &number.to_string())]);
        if window.text().await.contains(&label) {
            window.tab_to(&label).await;
            window.key(groups[number - 1].as_str().unwrap()).await;
        }
    }
    window.tab_to(&words("recovery_code_confirm")).await;
    window.key(ENTER).await;
    window.reads(&words("first_run_person_title")).await;
    window.tab_to(&words("person_given_names")).await;
    window.key("Alexandra").await;
    window.tab_to(&words("person_family_name")).await;
    window.key("Quetzal").await;
    window.tab_to(&words("person_save")).await;
    window.key(ENTER).await;
    window.reads(&words("today_title")).await;

    // The file itself comes from the system's dialog; what follows is ours.
    window
        .choose_file(&fixture("notices/n03_biometrics_i485.pdf"))
        .await;
    window.reads(&words("review_title")).await;
    window.tab_to(&words("review_keep")).await;
    window.key(ENTER).await;
    window.reads(&words("case_appointments")).await;

    window.tab_to(&words("search")).await;
    window.key(ENTER).await;
    window.reads(&words("palette_go")).await;
    window.key(ESCAPE).await;
    focus_is_on(&window, &words("search")).await;

    window.key("?").await;
    window.reads(&words("keys_title")).await;
    assert_eq!(window.axe().await, Vec::<String>::new(), "keys");
    window.key(ESCAPE).await;
    focus_is_on(&window, &words("search")).await;

    window.tab_to(&words("nav_today")).await;
    window.key(SPACE).await;
    window.reads("in 13 days").await;
    window.tab_to(&words("show_sum")).await;
    window.key(ENTER).await;
    window.reads("8 CFR 103.2(b)(9)").await;
    window.close().await;
    stage.end("casekeep");
}

async fn focus_is_on(window: &Window, name: &str) {
    let here =
        "const e = document.activeElement; return e.getAttribute('aria-label') || e.innerText";
    for _ in 0..40 {
        let found = window.run(here).await;
        if found.as_str().unwrap_or_default().trim().starts_with(name) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the focus is on {}", window.run(here).await);
}
