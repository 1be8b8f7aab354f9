//! Contacts in the real window, in both languages: a call with a promise that
//! comes due, the call sheet, the official channels.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use domain::text::Lang;
use whole_program::{words_in, Stage, Window};

#[test]
fn a_call_is_written_down_with_its_promise() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (lang, theme) in [(Lang::En, "dark"), (Lang::Es, "light")] {
        let stage = Stage::set();
        stage.prefer(lang, theme);
        runtime.block_on(async {
            let window = Window::open(&stage, &["--today", "2026-06-01"]).await;
            log(&window, lang).await;
            window.close().await;
            stage.end("casekeep");
        });
    }
}

async fn log(window: &Window, lang: Lang) {
    let say = |key: &str| words_in(lang, key, &[]);
    let clean = |screen: &'static str| async move {
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(window.axe().await, Vec::<String>::new(), "{screen}, {lang}");
    };
    window.press(&say("first_run_sample")).await;
    window.reads(&say("today_next")).await;
    window.press(&say("nav_contacts")).await;
    window.reads(&say("contact_none")).await;
    window.reads("800-375-5283").await;
    clean("contacts").await;
    window.press(&say("contact_add")).await;
    window.type_into(&say("entry_on"), "2026-05-20").await;
    window
        .type_into(&say("contact_reference"), "SR1234567")
        .await;
    window.type_into(&say("contact_said"), "Zanahoria").await;
    window
        .type_into(&say("contact_promised"), "Remolacha")
        .await;
    window
        .type_into(&say("contact_promised_by"), "2026-05-30")
        .await;
    clean("contact form").await;
    window.press(&say("contact_save")).await;
    window.reads("SR1234567").await;
    window.reads(&say("contact_overdue")).await;
    clean("contacts with a promise").await;
    // The case's history tells it, and the search finds it.
    window.control("k", false).await;
    window.type_into(&say("palette_search"), "zanahor").await;
    window.reads("I-765").await;
    window.run("document.querySelector('dialog').close()").await;
    window.control("z", false).await;
    window.reads(&say("contact_none")).await;
}
