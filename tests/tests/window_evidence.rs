//! The evidence of a case in the real window, in both languages: the list, its
//! questions, a mark, an own item, a document, and what was sent.
#![allow(clippy::unwrap_used)]

use whole_program::{in_both_languages, Hand, SaveDialog};

#[test]
fn evidence_is_gathered_and_sent() {
    in_both_languages(&["--today", "2026-06-01"], async |hand| gather(hand).await);
}

async fn gather(hand: &Hand) {
    let window = &hand.window;
    hand.press("first_run_sample").await;
    hand.reads("today_next").await;
    hand.press("nav_cases").await;
    window.press("I-485").await;
    hand.press("case_evidence").await;
    hand.reads("checklist_which_variant").await;
    hand.clean("evidence").await;
    // The keyboard alone: a space on the first box chooses it.
    window
        .run("document.querySelector('main input[type=checkbox]').focus()")
        .await;
    window.run("document.activeElement.click()").await;
    window.reads("I-864").await;
    hand.reads("checklist_still_to_answer").await;
    window
        .run("document.querySelector('main input[type=radio]').click()")
        .await;
    window
        .reads(&hand.say_with("evidence_answered", "count", "1"))
        .await;
    // A document serves an item: it is at hand now.
    let attach = hand.say_with("evidence_attach_to", "name", "");
    window
        .run_with(
            "const box = [...document.querySelectorAll('main select')].find((s) => (s.ariaLabel ?? '').startsWith(arguments[0].trim()));
             box.value = box.options[1].value; box.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![attach.into()],
        )
        .await;
    let send = hand.say_with("evidence_send", "count", "1");
    window.reads(&send).await;
    // The button stands at the end of the page.
    hand.type_into("evidence_own_label", "Zanahoria").await;
    hand.press("evidence_own_add").await;
    window.reads("Zanahoria").await;
    hand.reads("evidence_group_own").await;
    hand.clean("evidence with marks").await;
    // The packet is a folder with a cover sheet and the papers by exhibit.
    hand.press("packet").await;
    window.reads("A-1").await;
    hand.clean("packet").await;
    let folder = hand.stage.home().join("paquete");
    SaveDialog::opened_by(&hand.stage, window, &hand.say("packet_save"))
        .await
        .save_as(&folder);
    hand.reads("packet_saved").await;
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    assert_eq!(names[0], hand.say("packet_cover_file"));
    let cover = std::fs::read_to_string(folder.join(&names[0])).unwrap();
    assert!(cover.contains(&names[1]), "{cover}");
    assert!(cover.contains("IOE 00 0000 0201"), "{cover}");
    // And one PDF, cover sheet first.
    let pdf = hand.stage.home().join("paquete.pdf");
    SaveDialog::opened_by(&hand.stage, window, &hand.say("packet_bind"))
        .await
        .save_as(&pdf);
    hand.reads("packet_bound").await;
    let text = std::process::Command::new("pdftotext")
        .args([pdf.to_str().unwrap(), "-"])
        .output()
        .unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let exhibit = hand.say_with("packet_exhibit", "letter", "A");
    assert!(
        text.contains("IOE 00 0000 0201") && text.contains(&exhibit),
        "{text}"
    );
    window.run("document.querySelector('dialog').close()").await;
    window.press(&send).await;
    hand.type_into("evidence_tracking", "9400 1000").await;
    hand.clean("send form").await;
    hand.press("evidence_send_keep").await;
    window.reads("9400 1000").await;
    window
        .reads(&hand.say_with("evidence_sent_count", "count", "1"))
        .await;
    hand.clean("what was sent").await;
    window.control("z", false).await;
    window.reads(&send).await;
}
