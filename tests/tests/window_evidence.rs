//! The evidence of a case in the real window, in both languages: the list, its
//! questions, a mark, an own item, a document, and what was sent.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use domain::text::Lang;
use whole_program::{words_in, Stage, Window};

#[test]
fn evidence_is_gathered_and_sent() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        let stage = Stage::set();
        stage.prefer(lang, theme);
        runtime.block_on(async {
            let window = Window::open(&stage, &["--today", "2026-06-01"]).await;
            gather(&window, lang).await;
            window.close().await;
            stage.end("casekeep");
        });
    }
}

async fn gather(window: &Window, lang: Lang) {
    let say = |key: &str| words_in(lang, key, &[]);
    let clean = |screen: &'static str| async move {
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(window.axe().await, Vec::<String>::new(), "{screen}, {lang}");
    };
    window.press(&say("first_run_sample")).await;
    window.reads(&say("today_next")).await;
    window.press(&say("nav_cases")).await;
    window.press("I-485").await;
    window.press(&say("case_evidence")).await;
    window.reads(&say("checklist_which_variant")).await;
    clean("evidence").await;
    // The keyboard alone: a space on the first box chooses it.
    window
        .run("document.querySelector('main input[type=checkbox]').focus()")
        .await;
    window.run("document.activeElement.click()").await;
    window.reads("I-864").await;
    window.reads(&say("checklist_still_to_answer")).await;
    window
        .run("document.querySelector('main input[type=radio]').click()")
        .await;
    window
        .reads(&words_in(lang, "evidence_answered", &[("count", "1")]))
        .await;
    // A document serves an item: it is at hand now.
    let attach = words_in(lang, "evidence_attach_to", &[("name", "")]);
    window
        .run_with(
            "const box = [...document.querySelectorAll('main select')].find((s) => (s.ariaLabel ?? '').startsWith(arguments[0].trim()));
             box.value = box.options[1].value; box.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![attach.into()],
        )
        .await;
    let send = words_in(lang, "evidence_send", &[("count", "1")]);
    window.reads(&send).await;
    // The return key in the box adds it.
    window
        .type_into(&say("evidence_own_label"), "Zanahoria\u{E007}")
        .await;
    window.reads("Zanahoria").await;
    window.reads(&say("evidence_group_own")).await;
    clean("evidence with marks").await;
    window.press(&send).await;
    window
        .type_into(&say("evidence_tracking"), "9400 1000")
        .await;
    clean("send form").await;
    window.press(&say("evidence_send_keep")).await;
    window.reads("9400 1000").await;
    window
        .reads(&words_in(lang, "evidence_sent_count", &[("count", "1")]))
        .await;
    clean("what was sent").await;
    window.control("z", false).await;
    window.reads(&send).await;
}
