//! The evidence checklist on the command line.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use whole_program::Cli;

fn asked(arguments: &[&str]) -> (Option<i32>, Value, String) {
    let home = tempfile::tempdir().unwrap();
    let cli = Cli::alone(home.path(), "");
    let answer = cli.tell(arguments, "");
    let json = serde_json::from_str(&answer.out).unwrap_or(Value::Null);
    (answer.code, json, answer.out)
}

fn ids(list: &Value, part: &str) -> Vec<String> {
    let rows = list[part].as_array().unwrap();
    rows.iter()
        .map(|row| {
            row["id"]
                .as_str()
                .or(row["key"].as_str())
                .unwrap()
                .to_owned()
        })
        .collect()
}

#[test]
fn a_spouse_petition_is_asked_for_and_listed() {
    let (code, list, _) = asked(&["checklist", "i130", "--json"]);
    assert_eq!(code, Some(0));
    assert_eq!(list["form"], "I-130");
    let questions = ids(&list, "questions");
    assert_eq!(questions[0], "variant");
    assert!(questions.contains(&"foreign_documents".to_owned()));

    let (_, list, _) = asked(&[
        "checklist",
        "I-130",
        "--answer",
        "variant=spouse",
        "--answer",
        "either_married_before=yes",
        "--answer",
        "foreign_documents=no",
        "--json",
    ]);
    let questions = ids(&list, "questions");
    assert!(!questions.contains(&"variant".to_owned()));
    assert!(!questions.contains(&"either_married_before".to_owned()));
    let items = list["items"].as_array().unwrap();
    let by_condition = |key: &str| items.iter().any(|item| item["condition"] == key);
    assert!(by_condition("either_married_before"));
    assert!(!by_condition("foreign_documents"));
    assert!(items.iter().all(|item| item["source_url"].is_string()));
    let recalled = items.iter().find(|item| item["certainty"] == "recalled");
    assert!(recalled.is_none_or(|item| item["verify"] == true));
}

#[test]
fn it_speaks_spanish() {
    let (_, list, _) = asked(&["checklist", "N-400", "--lang", "es", "--json"]);
    let said = list.to_string();
    assert!(
        said.contains("Copie la tarjeta verde, ambos lados"),
        "{said}"
    );
    let (_, _, said) = asked(&["checklist", "I-824", "--lang", "es"]);
    assert!(
        said.contains("Copie el aviso de aprobación anterior"),
        "{said}"
    );
}

#[test]
fn what_it_does_not_know_it_refuses() {
    assert_eq!(asked(&["checklist", "I-9999", "--json"]).0, Some(3));
    let (code, refused, _) = asked(&["checklist", "I-90", "--answer", "moon=yes", "--json"]);
    assert_eq!(code, Some(3));
    assert_eq!(refused["error"], "answer_refused");
    assert_eq!(asked(&["checklist"]).0, Some(2));
}
