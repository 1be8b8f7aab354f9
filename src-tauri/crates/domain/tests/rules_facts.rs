//! What is said when facts are missing, impossible or more than needed.

#![allow(clippy::unwrap_used)]

use domain::rules::{self, FactFault, FactShape, Facts, RuleError};
use domain::text::Lang;
use serde_json::json;

fn ask(rule: &str, facts: serde_json::Value) -> Result<Option<String>, RuleError> {
    let facts = Facts::from_json(&facts)?;
    let answer = rules::compute(rules::find(rule)?, &facts)?;
    Ok(answer.date.map(|date| date.to_string()))
}

fn missing(fact: &str) -> RuleError {
    RuleError::MissingFact { fact: fact.into() }
}

fn impossible(fact: &str, code: FactFault) -> RuleError {
    RuleError::ImpossibleFact {
        fact: fact.into(),
        code,
    }
}

#[test]
fn a_missing_fact_is_named() {
    assert_eq!(
        ask("rfe-response-standard", json!({})),
        Err(missing("notice_date"))
    );
    assert_eq!(
        ask("biometrics-appear", json!({"appointment_date": null})),
        Err(missing("appointment_date"))
    );
    assert_eq!(
        ask("cspa-age-out", json!({"birth_date": "2006-01-01"})),
        Err(missing("petition_filed_on"))
    );
    assert_eq!(
        ask(
            "voluntary-departure-max",
            json!({"order_date": "2026-03-03"})
        ),
        Err(missing("stage"))
    );
    assert_eq!(
        ask("ead-auto-extension", json!({"ead_expires": "2025-09-30"})),
        Err(missing("renewal_filed_on"))
    );
    assert_eq!(
        missing("moved_on").to_json(),
        json!({"error": "missing_fact", "fact": "moved_on"})
    );
}

#[test]
fn a_fact_that_cannot_be_is_named_with_the_reason() {
    let rfe = "rfe-response-standard";
    for (facts, fault) in [
        (
            json!({"notice_date": "2026-02-30"}),
            ("notice_date", FactFault::NotADate),
        ),
        (
            json!({"notice_date": "Jan 5, 2026"}),
            ("notice_date", FactFault::NotADate),
        ),
        (
            json!({"notice_date": 20260105}),
            ("notice_date", FactFault::NotADate),
        ),
        (
            json!({"notice_date": "0026-01-05"}),
            ("notice_date", FactFault::OutOfRange),
        ),
        (
            json!({"notice_date": ["2026-01-05"]}),
            ("notice_date", FactFault::NotOneValue),
        ),
        (
            json!({"notice_date": "2026-01-05", "service": "pigeon"}),
            ("service", FactFault::NotOneOf),
        ),
        (
            json!({"notice_date": "2026-01-05", "printed_due_date": "2025-12-24"}),
            ("printed_due_date", FactFault::BeforeStart),
        ),
    ] {
        assert_eq!(ask(rfe, facts), Err(impossible(fault.0, fault.1)));
    }
    let cutoff = "biometrics-online-reschedule-cutoff";
    assert_eq!(
        ask(cutoff, json!({"appointment_at": "2026-12-02"})),
        Err(impossible("appointment_at", FactFault::NotALocalTime))
    );
    assert_eq!(
        ask(cutoff, json!({"appointment_at": "2026-12-02T25:00"})),
        Err(impossible("appointment_at", FactFault::NotALocalTime))
    );
    assert_eq!(
        ask(
            "premium-processing-clock",
            json!({"received_on": "2026-11-02", "business_days": 16})
        ),
        Err(impossible("business_days", FactFault::NotOneOf))
    );
    assert_eq!(
        ask(
            "asylum-ead-eligible",
            json!({"asylum_filed_on": "2026-01-12", "applicant_delay_days": -3})
        ),
        Err(impossible("applicant_delay_days", FactFault::OutOfRange))
    );
    assert_eq!(
        ask(
            "visa-bulletin-month-end",
            json!({"bulletin_month": "2026-13"})
        ),
        Err(impossible("bulletin_month", FactFault::NotAMonth))
    );
    assert_eq!(
        ask(
            "rfe-response-30-day-form",
            json!({"form": "I-485", "notice_date": "2026-09-15"})
        ),
        Err(impossible("form", FactFault::NotOneOf))
    );
    assert_eq!(
        ask(
            "cspa-age-out",
            json!({"birth_date": "2006-01-01", "petition_filed_on": "2023-04-11", "petition_approved_on": "2023-01-01"})
        ),
        Err(impossible("petition_approved_on", FactFault::BeforeStart))
    );
    assert_eq!(
        impossible("service", FactFault::NotOneOf).to_json(),
        json!({"error": "impossible_fact", "fact": "service", "reason": "not_one_of"})
    );
}

#[test]
fn an_unknown_rule_and_facts_that_are_no_object_are_refused() {
    assert_eq!(
        ask("rfe", json!({})),
        Err(RuleError::UnknownRule { rule: "rfe".into() })
    );
    assert_eq!(
        Facts::from_json(&json!(["notice_date"])),
        Err(RuleError::FactsNotAnObject)
    );
}

#[test]
fn facts_of_other_rules_do_no_harm_and_forms_are_read_in_any_spelling() {
    assert_eq!(
        ask(
            "rfe-response-30-day-form",
            json!({"form": "Form I539", "notice_date": "2026-09-15", "service": "electronic",
                   "respond_via": "online", "birth_date": "no date at all"})
        ),
        Ok(Some("2026-10-15".into()))
    );
}

#[test]
fn an_unknown_way_of_service_is_read_the_cautious_way_and_said() {
    let facts = Facts::from_json(&json!({"notice_date": "2026-01-05"})).unwrap();
    let rule = rules::find("rfe-response-standard").unwrap();
    let answer = rules::compute(rule, &facts).unwrap();
    assert_eq!(answer.date.unwrap().to_string(), "2026-03-30");
    assert_eq!(answer.assumed, ["service"]);
}

#[test]
fn text_from_a_command_line_gives_the_same_answer_as_json() {
    let mut facts = Facts::new();
    facts.insert_text("received_on", "2026-11-02");
    facts.insert_text("business_days", "15");
    let rule = rules::find("premium-processing-clock").unwrap();
    let answer = rules::compute(rule, &facts).unwrap();
    assert_eq!(answer.date.unwrap().to_string(), "2026-11-24");

    let mut facts = Facts::new();
    facts.insert_text("ead_expires", "2025-09-30");
    facts.insert_text("renewal_filed_on", "2025-08-01");
    facts.insert_text("category_eligible", "true");
    let rule = rules::find("ead-auto-extension").unwrap();
    let answer = rules::compute(rule, &facts).unwrap();
    assert_eq!(answer.date.unwrap().to_string(), "2027-03-24");
}

#[test]
fn a_rule_lists_what_it_asks_for() {
    let rule = rules::find("rfe-response-standard").unwrap();
    let needs: Vec<_> = rule
        .facts()
        .iter()
        .map(|need| (need.name, need.required, need.entry.shape))
        .collect();
    assert_eq!(
        needs,
        [
            ("notice_date", true, FactShape::Date),
            ("service", false, FactShape::Choice),
            ("respond_via", false, FactShape::Choice),
            ("printed_due_date", false, FactShape::Date),
        ]
    );
}

#[test]
fn the_list_shows_a_person_what_to_give() {
    let rule = rules::find("premium-processing-clock").unwrap();
    let listed = rule.to_json(Lang::Es);
    assert_eq!(listed["rule"], "premium-processing-clock");
    assert_eq!(listed["facts"][0]["name"], "received_on");
    assert_eq!(
        listed["facts"][0]["label"],
        "el día en que USCIS lo recibió"
    );
    assert_eq!(listed["facts"][1]["choices"], json!([15, 30, 45]));
    let rfe = rules::find("rfe-response-standard")
        .unwrap()
        .to_json(Lang::En);
    assert_eq!(
        rfe["facts"][1]["choices"]["electronic"],
        "posted in the online account"
    );
}
