//! Contacts in the real window, in both languages: a call with a promise that
//! comes due, the call sheet, the official channels.
#![allow(clippy::unwrap_used)]

use whole_program::{in_both_languages, Hand};

#[test]
fn a_call_is_written_down_with_its_promise() {
    in_both_languages(&["--today", "2026-06-01"], async |hand| log(hand).await);
}

async fn log(hand: &Hand) {
    let window = &hand.window;
    hand.press("first_run_sample").await;
    hand.reads("today_next").await;
    hand.press("nav_contacts").await;
    hand.reads("contact_none").await;
    window.reads("800-375-5283").await;
    hand.clean("contacts").await;
    hand.press("contact_add").await;
    hand.type_into("entry_on", "2026-05-20").await;
    hand.type_into("contact_reference", "SR1234567").await;
    hand.type_into("contact_said", "Zanahoria").await;
    hand.type_into("contact_promised", "Remolacha").await;
    hand.type_into("contact_promised_by", "2026-05-30").await;
    hand.clean("contact form").await;
    hand.press("contact_save").await;
    window.reads("SR1234567").await;
    hand.reads("contact_overdue").await;
    hand.clean("contacts with a promise").await;
    // The case's history tells it, and the search finds it.
    window.control("k", false).await;
    hand.type_into("palette_search", "zanahor").await;
    window.reads("I-765").await;
    window.run("document.querySelector('dialog').close()").await;
    window.control("z", false).await;
    hand.reads("contact_none").await;
}
