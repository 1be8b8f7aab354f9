//! By hand in the real window, in both languages: a case before it has a number,
//! its status in the agency's words, a relation, an entry and its correction, an
//! appointment that was moved, a person's details; each taken back by undo.
#![allow(clippy::unwrap_used)]

use whole_program::{in_both_languages, Hand};

#[test]
fn a_binder_is_kept_by_hand() {
    in_both_languages(&["--today", "2026-06-01"], async |hand| {
        hand.press("first_run_sample").await;
        hand.reads("today_next").await;
        a_case(hand).await;
        its_history(hand).await;
        an_appointment(hand).await;
        a_person(hand).await;
        exports_are_offered(hand).await;
    });
}

async fn a_case(hand: &Hand) {
    hand.press("nav_cases").await;
    hand.press("case_add").await;
    hand.reads("case_people").await;
    hand.clean("case form").await;
    // What cannot be kept is said beside its box.
    hand.type_into("field_form_type", "carrot").await;
    hand.press("case_save").await;
    let wrong = hand.say_with("error_form_unknown", "text", "carrot");
    hand.window.reads(&wrong).await;
    hand.window
        .run("const box = document.querySelector('dialog input'); box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true }));")
        .await;
    hand.type_into("field_form_type", "i 90").await;
    hand.choose("field_stage", "stage_preparing").await;
    hand.type_into("field_status_text", "Case Was Received")
        .await;
    hand.type_into("field_status_date", "2026-05-20").await;
    hand.press("case_save").await;
    hand.reads("case_timeline").await;
    hand.reads("event_stage_preparing").await;
    hand.window.reads("Case Was Received").await;
    hand.reads("our_words").await;
    hand.choose("case_link_kind", "case_link_renewal_of").await;
    hand.press("case_link_add").await;
    hand.reads("case_link_renewal_of").await;
    hand.clean("case").await;
}

async fn its_history(hand: &Hand) {
    hand.press("entry_add").await;
    hand.reads("entry_on_hint").await;
    hand.clean("entry form").await;
    hand.type_into("entry_on", "2026-05-25").await;
    hand.type_into("entry_text", "Zanahoria").await;
    hand.press("entry_save").await;
    hand.window.reads("Zanahoria").await;
    hand.window
        .press(&hand.say_with("entry_correct_named", "name", "Zanahoria"))
        .await;
    hand.reads("entry_correct_why").await;
    hand.type_into("entry_text", " y remolacha").await;
    hand.press("entry_save").await;
    hand.window.reads("Zanahoria y remolacha").await;
    hand.reads("entry_corrected").await;
    hand.clean("corrected history").await;
    hand.window.control("z", false).await;
    hand.no_longer_reads("remolacha").await;
    hand.window.reads("Zanahoria").await;
}

async fn an_appointment(hand: &Hand) {
    hand.press("appointment_add").await;
    hand.reads("appointment_time_hint").await;
    hand.clean("appointment form").await;
    hand.type_into("appointment_day", "2026-06-20").await;
    hand.type_into("appointment_time", "9:00 AM").await;
    hand.type_into("field_place_name", "USCIS ANYTOWN").await;
    hand.press("appointment_save").await;
    hand.window.reads("USCIS ANYTOWN").await;
    let kind = hand.say("appointment_kind_biometrics");
    hand.window
        .press(&hand.say_with("change_named", "name", &kind))
        .await;
    hand.choose("appointment_state", "appointment_state_missed")
        .await;
    hand.press("appointment_save").await;
    hand.reads("appointment_state_missed_means").await;
    hand.clean("missed appointment").await;
}

async fn a_person(hand: &Hand) {
    hand.press("nav_people").await;
    let open = hand.say("open_person");
    hand.window
        .press(open.split('{').next().unwrap().trim())
        .await;
    hand.reads("person_addresses").await;
    hand.press("address_add").await;
    hand.type_into("field_place_address", "1 Sample St").await;
    hand.type_into("address_since", "2020-01-05").await;
    hand.clean("address form").await;
    hand.press("save_changes").await;
    hand.window.reads("1 Sample St").await;
    hand.press("person_details_edit").await;
    hand.type_into("field_birth_country", "Guatemala").await;
    hand.type_into("person_helper", "Pat Sample").await;
    hand.clean("details form").await;
    hand.press("save_changes").await;
    hand.window.reads("Pat Sample").await;
    hand.clean("person").await;
    hand.window.control("z", false).await;
    hand.no_longer_reads("Pat Sample").await;
    hand.window.reads("1 Sample St").await;
}

async fn exports_are_offered(hand: &Hand) {
    hand.press("nav_settings").await;
    hand.reads("export_clear").await;
    hand.clean("settings").await;
}
