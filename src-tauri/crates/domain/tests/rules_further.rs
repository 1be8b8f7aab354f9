//! Vectors beyond the public ones, worked by hand from the reference's own
//! sentences: one line per rule whose count is more than a fixed period.

#![allow(clippy::unwrap_used)]

use domain::rules::{self, Facts};
use domain::text::Lang;
use serde_json::{json, Value};

fn answer(rule: &str, facts: Value) -> Value {
    let facts = Facts::from_json(&facts).unwrap();
    rules::compute(rules::find(rule).unwrap(), &facts)
        .unwrap()
        .to_json(Lang::En)
}

fn holds(rule: &str, facts: Value, expected: Value) {
    let answer = answer(rule, facts.clone());
    for (field, wanted) in expected.as_object().unwrap() {
        assert_eq!(&answer[field], wanted, "{rule} {facts}: {field}");
    }
}

#[test]
fn the_end_of_a_bulletin_month_moves_back_on_paper_only() {
    let rule = "visa-bulletin-month-end";
    // January 31, 2027 is a Sunday; May 31, 2027 is Memorial Day, a Monday.
    holds(
        rule,
        json!({"bulletin_month": "2027-01"}),
        json!({"nominal": "2027-01-31", "date": "2027-01-29", "safe_by": "2027-01-29"}),
    );
    holds(
        rule,
        json!({"bulletin_month": "2027-05"}),
        json!({"date": "2027-05-28"}),
    );
    holds(
        rule,
        json!({"bulletin_month": "2027-01", "respond_via": "online"}),
        json!({"date": "2027-01-31", "safe_by": "2027-01-29"}),
    );
    holds(
        rule,
        json!({"bulletin_month": "2028-02"}),
        json!({"date": "2028-02-29"}),
    );
}

#[test]
fn departure_ends_by_the_order_or_the_legal_maximum() {
    let rule = "voluntary-departure-max";
    holds(
        rule,
        json!({"order_date": "2026-03-03", "stage": "conclusion"}),
        json!({"date": "2026-05-02"}),
    );
    holds(
        rule,
        json!({"order_date": "2026-03-03", "stage": "conclusion", "printed_due_date": "2026-04-10"}),
        json!({"date": "2026-04-10"}),
    );
    holds(
        rule,
        json!({"order_date": "2026-03-03", "stage": "before_or_during", "printed_due_date": "2026-08-01"}),
        json!({"date": "2026-07-01"}),
    );
}

#[test]
fn limits_take_the_earlier_date() {
    holds(
        "k1-marry-by",
        json!({"admitted_on": "2026-07-01", "i94_expires": "2026-09-20"}),
        json!({"date": "2026-09-20"}),
    );
    holds(
        "f1-opt-latest",
        json!({"program_end": "2026-12-18", "dso_recommended_on": "2026-12-01"}),
        json!({"date": "2026-12-31", "safe_by": "2026-12-31"}),
    );
    holds(
        "f1-stem-latest",
        json!({"opt_expires": "2027-06-30", "dso_recommended_on": "2027-04-01"}),
        json!({"date": "2027-05-31", "safe_by": "2027-05-28"}),
    );
    holds(
        "sss-new-arrival",
        json!({"duty_began": "2026-11-01", "birth_date": "2000-11-20"}),
        json!({"date": "2026-11-19", "self_registration": true}),
    );
    holds(
        "sss-new-arrival",
        json!({"duty_began": "2026-12-18"}),
        json!({"date": "2027-01-17", "self_registration": false}),
    );
}

#[test]
fn gated_rules_switch_on_their_own_fact() {
    holds(
        "sss-age-18",
        json!({"birth_date": "2008-12-17"}),
        json!({"date": "2027-01-15", "self_registration": true}),
    );
    holds(
        "sss-age-18",
        json!({"birth_date": "2008-12-18"}),
        json!({"date": "2027-01-16", "self_registration": false}),
    );
    holds(
        "sss-age-18",
        json!({"birth_date": "2008-02-29"}),
        json!({"date": "2026-03-30"}),
    );
    holds(
        "i693-validity",
        json!({"signed_on": "2023-11-01"}),
        json!({"date": null, "valid_while_pending": true}),
    );
    holds(
        "i693-validity",
        json!({"signed_on": "2024-05-01", "application_ended_on": "2026-06-03"}),
        json!({"date": "2026-06-03"}),
    );
    let renewal = |filed: &str, eligible: bool| json!({"ead_expires": "2025-12-31", "renewal_filed_on": filed, "category_eligible": eligible});
    holds(
        "ead-auto-extension",
        renewal("2025-10-29", true),
        json!({"date": "2027-06-24", "extended": true}),
    );
    holds(
        "ead-auto-extension",
        renewal("2025-10-30", true),
        json!({"date": "2025-12-31", "extended": false}),
    );
}

#[test]
fn years_meet_leap_days_and_pending_time() {
    holds(
        "cspa-age-out",
        json!({"birth_date": "2004-02-29", "petition_filed_on": "2020-01-01", "petition_approved_on": "2020-01-11"}),
        json!({"date": "2025-03-09", "pending_days": 10}),
    );
    holds(
        "n400-full-residence-date",
        json!({"lpr_since": "2024-02-29", "track": "3yr"}),
        json!({"date": "2027-03-01"}),
    );
    holds(
        "n400-refile-after-break-5yr",
        json!({"returned_on": "2024-02-29"}),
        json!({"date": "2028-03-01"}),
    );
    holds(
        "i751-window-closes",
        json!({"cr_since": "2024-02-29"}),
        json!({"date": "2026-02-27"}),
    );
    holds(
        "i751-window-opens",
        json!({"cr_since": "2024-02-29"}),
        json!({"date": "2025-12-01"}),
    );
}

#[test]
fn closings_count_against_safety_and_never_for_time() {
    // December 24 and 26, 2025 were closed by order; December 25 is Christmas.
    holds(
        "noid-response",
        json!({"notice_date": "2025-11-26", "service": "electronic"}),
        json!({"nominal": "2025-12-26", "date": "2025-12-26", "safe_by": "2025-12-23"}),
    );
    holds(
        "premium-processing-clock",
        json!({"received_on": "2025-12-22", "business_days": 15}),
        json!({"date": "2026-01-16"}),
    );
}

#[test]
fn a_printed_date_is_shown_as_it_stands_on_any_day() {
    // A Saturday, earlier and later than the count.
    let rfe = |printed: &str| json!({"notice_date": "2026-01-05", "service": "mail_us", "printed_due_date": printed});
    holds(
        "rfe-response-standard",
        rfe("2026-03-28"),
        json!({"date": "2026-03-28", "safe_by": "2026-03-27", "mismatch_days": -5}),
    );
    holds(
        "rfe-response-standard",
        rfe("2026-04-04"),
        json!({"date": "2026-04-04", "safe_by": "2026-04-03", "mismatch_days": 2}),
    );
}
