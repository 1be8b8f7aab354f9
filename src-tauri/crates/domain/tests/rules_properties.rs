//! What holds for every rule and any facts.

#![allow(clippy::unwrap_used)]

use chrono::{Days, NaiveDate};
use domain::days::{is_business_day, is_legal_day_off};
use domain::rules::{self, DateKind, FactShape, FactValue, Facts, Rule};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..25_000).prop_map(|n| "1990-01-01".parse::<NaiveDate>().unwrap() + Days::new(n))
}

/// Facts that fill a rule's required needs, all dates being `start`.
fn required_facts(rule: &Rule, start: NaiveDate, pick: usize) -> Facts {
    let mut facts = Facts::new();
    for need in rule.facts().iter().filter(|need| need.required) {
        let value = match need.entry.shape {
            FactShape::Date => FactValue::Date(start),
            FactShape::LocalTime => FactValue::LocalTime(start.and_hms_opt(8, 30, 0).unwrap()),
            FactShape::Month => {
                let text = start.format("%Y-%m").to_string();
                FactValue::from(text.as_str())
            }
            FactShape::FiscalYear => FactValue::Number(chrono::Datelike::year(&start).into()),
            FactShape::Number => {
                let numbers = &need.entry.numbers;
                FactValue::Number(
                    numbers
                        .get(pick % numbers.len().max(1))
                        .copied()
                        .unwrap_or(7),
                )
            }
            FactShape::Flag => FactValue::Flag(pick < 2),
            FactShape::Choice => {
                let choices: Vec<_> = need.entry.choices.keys().collect();
                FactValue::Text(choices[pick % choices.len()].clone())
            }
            FactShape::Form => FactValue::Text(rule.forms[0].to_string()),
        };
        facts.insert(need.name, value);
    }
    facts
}

fn services() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["mail_us", "mail_abroad", "electronic", "in_person"])
}

fn channels() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["paper", "online"])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_rule_answers_on_any_day(start in any_day(), pick in 0usize..4,
                                     service in services(), via in channels()) {
        for rule in rules::all() {
            let facts = required_facts(rule, start, pick)
                .with("service", service)
                .with("respond_via", via);
            let answer = rules::compute(rule, &facts).unwrap();
            let (Some(nominal), Some(date)) = (answer.nominal, answer.date) else {
                prop_assert_eq!(rule.id.as_str(), "i693-validity");
                continue;
            };
            // Deadlines never lie before the day they run from.
            if rule.kind == DateKind::Receive && !rule.id.starts_with("daca-file-by") {
                prop_assert!(date >= start || rule.id == "visa-bulletin-month-end", "{}", &rule.id);
            }
            if let Some(safe_by) = answer.safe_by {
                prop_assert!(safe_by <= nominal, "{}", &rule.id);
                prop_assert!(is_business_day(safe_by), "{}", &rule.id);
            }
            // A date moves forward only onto a day that is no weekend or holiday,
            // and only off one that is.
            if date > nominal {
                prop_assert!(is_legal_day_off(nominal) && !is_legal_day_off(date), "{}", &rule.id);
            }
            // Opening days, expiries and appointments never move.
            if matches!(rule.kind, DateKind::WindowOpens | DateKind::Expires | DateKind::Appear) {
                prop_assert_eq!(date, nominal);
            }
            let last = answer.steps.iter().rev().find_map(|step| step.date);
            prop_assert_eq!(last, answer.safe_by.or(Some(date)));
        }
    }

    #[test]
    fn a_printed_date_is_shown_as_printed(start in any_day(), later in 0u64..200,
                                          service in services(), via in channels()) {
        let printed = start + Days::new(later);
        for rule in rules::all() {
            let takes_printed = rule.facts().iter().any(|need| need.name == "printed_due_date");
            if !takes_printed || rule.id == "voluntary-departure-max" {
                continue;
            }
            let plain = required_facts(rule, start, 0)
                .with("service", service)
                .with("respond_via", via);
            let own = rules::compute(rule, &plain).unwrap();
            let answer = rules::compute(rule, &plain.with("printed_due_date", printed)).unwrap();
            prop_assert_eq!(answer.date, Some(printed));
            if rule.id != "printed-due-date" {
                prop_assert!(answer.printed);
                prop_assert_eq!(answer.computed, own.date);
                let off = (printed - own.date.unwrap()).num_days();
                prop_assert_eq!(answer.mismatch_days, Some(off));
            }
        }
    }

    #[test]
    fn an_order_to_leave_is_never_stretched(start in any_day(), later in 0u64..200) {
        let rule = rules::find("voluntary-departure-max").unwrap();
        let printed = start + Days::new(later);
        let facts = required_facts(rule, start, 0).with("printed_due_date", printed);
        prop_assert!(rules::compute(rule, &facts).unwrap().date.unwrap() <= printed);
    }

    #[test]
    fn no_text_makes_a_rule_fall_over(text in "\\PC{0,20}") {
        for rule in rules::all() {
            let mut facts = Facts::new();
            for need in rule.facts() {
                facts.insert_text(need.name, &text);
            }
            if let Err(fault) = rules::compute(rule, &facts) {
                prop_assert!(fault.fact().is_some());
            }
        }
    }
}
