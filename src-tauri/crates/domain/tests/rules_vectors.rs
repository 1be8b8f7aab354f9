//! The public worked vectors: every answer field they name must be exactly so.

#![allow(clippy::unwrap_used)]

use domain::rules::{self, Facts};
use domain::text::Lang;
use serde_json::Value;

const VECTORS: &str = include_str!("../../../../tests/fixtures/reference/deadlines-vectors.json");

#[test]
fn every_public_vector_comes_out_as_worked_by_hand() {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 171);
    let mut wrong = Vec::new();
    for vector in vectors {
        let rule = rules::find(vector["rule"].as_str().unwrap()).unwrap();
        let facts = Facts::from_json(&vector["facts"]).unwrap();
        let answer = match rules::compute(rule, &facts) {
            Ok(answer) => answer.to_json(Lang::En),
            Err(fault) => fault.to_json(),
        };
        for (field, expected) in vector["expect"].as_object().unwrap() {
            if answer.get(field) != Some(expected) {
                wrong.push(format!(
                    "{} {}: {field} is {:?}, not {expected}",
                    vector["id"],
                    rule.id,
                    answer.get(field)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_of_the_vectors_is_asked_for_the_facts_the_vectors_give() {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    for vector in file["vectors"].as_array().unwrap() {
        let rule = rules::find(vector["rule"].as_str().unwrap()).unwrap();
        let listed = rule.facts();
        for need in listed.iter().filter(|need| need.required) {
            let given = &vector["facts"];
            assert!(
                given.get(need.name).is_some() || given.get("printed_due_date").is_some(),
                "{}: {} is listed as required, yet {} does without",
                rule.id,
                need.name,
                vector["id"]
            );
        }
    }
}
