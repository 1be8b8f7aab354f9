//! Ways of counting beyond the public vectors: limits, rolls, switches.

#![allow(clippy::unwrap_used)]

use domain::rules::{self, Answer, Facts};
use domain::text::Lang;
use serde_json::{json, Value};

fn answer(rule: &str, facts: Value) -> Answer<'static> {
    let rule = rules::find(rule).unwrap();
    rules::compute(rule, &Facts::from_json(&facts).unwrap()).unwrap()
}

fn date(rule: &str, facts: Value) -> String {
    answer(rule, facts).date.unwrap().to_string()
}

#[test]
fn online_answers_do_not_move_and_paper_ones_do() {
    let facts =
        |via| json!({"notice_date": "2026-02-11", "service": "mail_us", "respond_via": via});
    assert_eq!(date("rfe-response-standard", facts("paper")), "2026-05-11");
    assert_eq!(date("rfe-response-standard", facts("online")), "2026-05-09");
}

#[test]
fn a_printed_date_is_never_moved_not_even_off_a_sunday() {
    let sunday = answer(
        "rfe-response-standard",
        json!({"notice_date": "2026-08-03", "service": "mail_us", "printed_due_date": "2026-09-06"}),
    );
    assert_eq!(sunday.date.unwrap().to_string(), "2026-09-06");
    assert_eq!(sunday.safe_by.unwrap().to_string(), "2026-09-04");
    assert!(sunday.printed);

    let later = answer(
        "noid-response",
        json!({"notice_date": "2026-04-01", "service": "electronic", "printed_due_date": "2026-05-04"}),
    );
    assert_eq!(later.date.unwrap().to_string(), "2026-05-04");
    assert_eq!(later.mismatch_days, Some(3));
}

#[test]
fn mailing_days_are_fourteen_abroad_only_for_requests_for_evidence() {
    let abroad = |anchor: &str| json!({anchor: "2026-03-02", "service": "mail_abroad", "respond_via": "online"});
    assert_eq!(
        date("rfe-response-30-day-form", abroad("notice_date")),
        "2026-04-15"
    );
    assert_eq!(date("i290b-appeal", abroad("decision_date")), "2026-04-04");
}

#[test]
fn a_known_day_of_receipt_replaces_mailing_days() {
    let by_mail = json!({"decision_date": "2026-08-04", "service": "mail_us"});
    assert_eq!(date("n336-hearing-request", by_mail), "2026-09-08");
    let received =
        json!({"decision_date": "2026-08-04", "service": "mail_us", "received_date": "2026-08-06"});
    assert_eq!(date("n336-hearing-request", received), "2026-09-08");
    let received = json!({"received_date": "2026-08-03"});
    assert_eq!(date("n336-hearing-request", received), "2026-09-02");
}

#[test]
fn the_earliest_of_several_limits_counts() {
    let k1 = |i94: &str| json!({"admitted_on": "2026-12-01", "i94_expires": i94});
    assert_eq!(date("k1-marry-by", k1("2027-06-01")), "2027-03-01");
    assert_eq!(date("k1-marry-by", k1("2027-02-10")), "2027-02-10");
    let opt = json!({"program_end": "2026-12-18", "dso_recommended_on": "2026-12-20"});
    assert_eq!(date("f1-opt-latest", opt), "2027-01-19");
    let stem = json!({"opt_expires": "2027-06-30", "dso_recommended_on": "2027-04-02"});
    assert_eq!(date("f1-stem-latest", stem), "2027-06-01");
    let leave = |stage| json!({"order_date": "2026-03-03", "stage": stage, "printed_due_date": "2026-04-20"});
    assert_eq!(
        date("voluntary-departure-max", leave("before_or_during")),
        "2026-04-20"
    );
    let leave = json!({"order_date": "2026-03-03", "stage": "conclusion"});
    assert_eq!(date("voluntary-departure-max", leave), "2026-05-02");
    let new_man = json!({"duty_began": "2026-11-01", "birth_date": "2000-11-20"});
    assert_eq!(date("sss-new-arrival", new_man), "2026-11-19");
}

#[test]
fn a_later_limit_holds_a_date_back() {
    let facts = json!({"lpr_since": "2024-01-15", "three_year_clocks": "2027-02-01"});
    assert_eq!(date("n400-earliest-3yr", facts), "2027-02-01");
    // Haiti as published 2025-11-28: the designation ended 2026-02-03.
    let haiti = json!({"fr_notice_date": "2025-11-28", "designation_expires": "2026-02-03"});
    assert_eq!(date("tps-termination-earliest", haiti), "2026-02-03");
}

/// The termination dates DHS itself printed: publication day, effective day.
#[test]
fn the_tps_dates_the_agency_printed_come_out() {
    for (published, effective) in [
        ("2025-02-05", "2025-04-07"),
        ("2025-05-13", "2025-07-14"),
        ("2025-06-04", "2025-08-04"),
        ("2025-06-06", "2025-08-05"),
        ("2025-07-01", "2025-09-02"),
        ("2025-07-08", "2025-09-08"),
        ("2025-09-08", "2025-11-07"),
        ("2025-09-22", "2025-11-21"),
        ("2025-11-06", "2026-01-05"),
        ("2025-11-25", "2026-01-26"),
        ("2025-12-15", "2026-02-13"),
        ("2026-03-03", "2026-05-04"),
    ] {
        let facts = json!({"fr_notice_date": published, "designation_expires": published});
        let ours = date("tps-termination-earliest", facts);
        assert_eq!(ours, effective, "published {published}");
    }
}

#[test]
fn the_work_permit_extension_ends_with_october_29_2025() {
    let ext = |filed: &str, expires: &str| {
        let facts =
            json!({"ead_expires": expires, "renewal_filed_on": filed, "category_eligible": true});
        answer("ead-auto-extension", facts).to_json(Lang::En)["extended"].clone()
    };
    assert_eq!(ext("2025-10-29", "2026-01-15"), json!(true));
    assert_eq!(ext("2025-10-30", "2026-01-15"), json!(false));
    assert_eq!(ext("2022-05-04", "2022-06-01"), json!(true));
    assert_eq!(ext("2022-05-03", "2022-06-01"), json!(false));
}

#[test]
fn a_newer_medical_exam_has_no_calendar_date() {
    let open = answer("i693-validity", json!({"signed_on": "2023-11-01"}));
    assert_eq!((open.date, open.safe_by), (None, None));
    let json = open.to_json(Lang::En);
    assert_eq!(json["date"], Value::Null);
    assert_eq!(json["valid_while_pending"], json!(true));
    let ended = json!({"signed_on": "2024-05-01", "application_ended_on": "2025-08-01"});
    assert_eq!(date("i693-validity", ended), "2025-08-01");
}

#[test]
fn selective_service_is_automatic_from_december_18_2026() {
    let self_registers = |born: &str| {
        answer("sss-age-18", json!({"birth_date": born})).to_json(Lang::En)["self_registration"]
            .clone()
    };
    assert_eq!(self_registers("2008-12-17"), json!(true));
    assert_eq!(self_registers("2008-12-18"), json!(false));
    // Born on a leap day: eighteen on March 1, so the last day is March 30.
    assert_eq!(
        date("sss-age-18", json!({"birth_date": "2008-02-29"})),
        "2026-03-30"
    );
}

#[test]
fn closings_by_order_do_not_count_as_business_days() {
    let facts = json!({"received_on": "2025-12-15", "business_days": 15});
    // Besides the weekends: December 24 and 26 by order, Christmas, New Year.
    assert_eq!(date("premium-processing-clock", facts), "2026-01-09");
}

#[test]
fn a_deadline_on_an_observed_friday_moves_but_the_safe_day_does_not_rely_on_it() {
    let facts = json!({"fr_notice_date": "2026-05-04"});
    let answer = answer("tps-registration-closes", facts);
    assert_eq!(answer.nominal.unwrap().to_string(), "2026-07-03");
    assert_eq!(answer.date.unwrap().to_string(), "2026-07-06");
    assert_eq!(answer.safe_by.unwrap().to_string(), "2026-07-02");
}

#[test]
fn the_cutoff_by_the_hour_passes_midnight_and_year_end() {
    let cutoff = |at: &str| {
        let answer = answer(
            "biometrics-online-reschedule-cutoff",
            json!({"appointment_at": at}),
        );
        (
            answer.date.unwrap().to_string(),
            answer.time.unwrap().format("%H:%M").to_string(),
        )
    };
    assert_eq!(
        cutoff("2027-01-01T09:30"),
        ("2026-12-31".into(), "21:30".into())
    );
    assert_eq!(
        cutoff("2026-12-02T12:00"),
        ("2026-12-02".into(), "00:00".into())
    );
}
