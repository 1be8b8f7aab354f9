//! The recogniser against the reference vectors, and properties that hold for
//! every number.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use domain::identifiers::{
    recognise, scan, ANumber, IdentifierKind, OnlineAccountNumber, ReceiptNumber,
};
use proptest::prelude::*;
use serde_json::{json, Value};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn vectors() -> Vec<Value> {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/reference/identifiers-vectors.json"
    );
    let file: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    file["vectors"].as_array().unwrap().clone()
}

/// What a reading of the vector does not say as expected.
fn differences(vector: &Value) -> Vec<String> {
    let field: Option<IdentifierKind> = vector["field"].as_str().map(|f| f.parse().unwrap());
    let reading = recognise(vector["input"].as_str().unwrap(), field, today());
    let read = serde_json::to_value(&reading).unwrap();
    let mut wrong = Vec::new();
    for name in ["kind", "normalized", "action"] {
        if read[name] != vector[name] {
            wrong.push(format!(
                "{name}: {} instead of {}",
                read[name], vector[name]
            ));
        }
    }
    let suggestion = vector.get("suggestion").unwrap_or(&Value::Null);
    if &read["suggestion"] != suggestion {
        wrong.push(format!(
            "suggestion: {} instead of {suggestion}",
            read["suggestion"]
        ));
    }
    if read["wrong_field"] != vector.get("wrong_field").cloned().unwrap_or(json!(false)) {
        wrong.push("wrong_field".to_owned());
    }
    if vector["kind"] == "ambiguous" && read["candidates"] != vector["candidates"] {
        wrong.push(format!("candidates: {}", read["candidates"]));
    }
    for (part, expected) in vector["decode"].as_object().into_iter().flatten() {
        if &read["decode"][part] != expected {
            wrong.push(format!("decode {part}: {}", read["decode"][part]));
        }
    }
    wrong
}

#[test]
fn every_typed_value_reads_as_the_vectors_say() {
    let mut wrong = Vec::new();
    for vector in vectors().iter().filter(|v| v["input"].is_string()) {
        for difference in differences(vector) {
            wrong.push(format!(
                "{} {}: {difference}",
                vector["id"], vector["input"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_yields_the_numbers_the_vectors_say() {
    let mut wrong = Vec::new();
    for vector in vectors().iter().filter(|v| v["text"].is_string()) {
        let found = scan(vector["text"].as_str().unwrap(), today());
        let found: Vec<Value> = found
            .iter()
            .map(|f| {
                let mut f = serde_json::to_value(f).unwrap();
                f.as_object_mut().unwrap().remove("action");
                f
            })
            .collect();
        let mut expected = vector["expected"].as_array().unwrap().clone();
        for e in &mut expected {
            e.as_object_mut().unwrap().remove("action");
        }
        if json!(found) != json!(expected) {
            wrong.push(format!(
                "{}: {}\n  expected {}",
                vector["id"],
                json!(found),
                json!(expected)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_newtype_refuses_the_number_of_another_kind() {
    assert!(ReceiptNumber::parse("A012345678").is_err());
    assert!(OnlineAccountNumber::parse("IOE0912345678").is_err());
    assert!(ANumber::parse("SSN 219-09-9999").is_err());
    assert!(serde_json::from_str::<ReceiptNumber>("\"123456789012\"").is_err());
    assert_eq!(
        ReceiptNumber::parse("ioe 091-234 5678").unwrap().grouped(),
        "IOE 09 1234 5678"
    );
    assert_eq!(
        ANumber::parse("A# 12 345 678").unwrap().as_str(),
        "A012345678"
    );
}

proptest! {
    #[test]
    fn noise_never_changes_a_receipt(digits in "[0-9]{9}", cut in 4usize..12, noise in prop::sample::select(vec![" ", "-", "\u{2013}", "\u{a0}", "\u{200b}", "\u{202a}"])) {
        let number = format!("IOE0{digits}");
        let noisy = format!("  {}{noise}{} \n", &number[..cut].to_lowercase(), &number[cut..]);
        let reading = recognise(&noisy, None, today());
        prop_assert_eq!(reading.normalized.as_deref(), Some(number.as_str()));
        prop_assert_eq!(reading.suggestion, None);
    }

    #[test]
    fn a_number_survives_being_printed_in_groups(digits in "[0-9]{9}") {
        let number = ANumber::parse(&digits).unwrap();
        prop_assert_eq!(ANumber::parse(&number.grouped()).unwrap(), number);
    }

    #[test]
    fn a_repair_is_offered_and_never_applied(digits in "[0-9]{12}", place in 1usize..11) {
        let typo = format!("{}O{}", &digits[..place], &digits[place + 1..]);
        let reading = recognise(&typo, Some(IdentifierKind::OnlineAccountNumber), today());
        prop_assert_eq!(reading.normalized, None);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", field in 0usize..20) {
        let field = IdentifierKind::ALL.get(field).copied();
        recognise(&text, field, today());
        for finding in scan(&text, today()) {
            prop_assert_eq!(&text[finding.byte_start..finding.byte_end], finding.raw);
        }
    }

    #[test]
    fn number_like_text_does_not_make_it_panic(text in "[A-Z0-9*#é \\-\n]{0,60}", field in 0usize..20) {
        let field = IdentifierKind::ALL.get(field).copied();
        recognise(&text, field, today());
        scan(&text, today());
    }
}

#[test]
fn every_kind_and_every_reason_is_explained_in_both_languages() {
    use domain::text::Lang;
    for kind in IdentifierKind::ALL {
        let (en, es) = (kind.explained(Lang::En), kind.explained(Lang::Es));
        assert!(!en.is_empty() && !es.is_empty() && en != es, "{kind:?}");
    }
    for vector in vectors().iter().filter(|v| v["input"].is_string()) {
        let reading = recognise(vector["input"].as_str().unwrap(), None, today());
        assert!(
            !reading.explanation(Lang::Es).is_empty(),
            "{}",
            vector["id"]
        );
    }
}
