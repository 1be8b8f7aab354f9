//! JSON with mistakes, with noise and without end.

use super::{find_documents, Kind, Node};
use crate::error::ReadError;

fn one(text: &str) -> Node {
    let mut found = find_documents(text).unwrap_or_else(|error| unreachable!("{error}"));
    assert_eq!(found.documents.len(), 1, "{text}");
    found.documents.remove(0)
}

#[test]
fn a_value_knows_its_place() {
    let text = "{\"a\": [1, \"zwölf\"]}";
    let node = one(text);
    let word = &node.get("a").map(Node::items).unwrap_or_default()[1];
    assert_eq!(word.text(), Some("zwölf"));
    assert_eq!(&text[word.at.clone()], "zwölf");
}

#[test]
fn quotes_of_a_link_do_not_end_a_string() {
    let text = r#"{"desc": "go to <a href="https://www.uscis.gov/x" target="_blank">www</a>, then", "n": 1}"#;
    let found = find_documents(text).unwrap_or_else(|error| unreachable!("{error}"));
    assert!(found.repaired);
    let node = &found.documents[0];
    assert!(node
        .get("desc")
        .and_then(Node::text)
        .is_some_and(|said| said.ends_with("then")));
    assert_eq!(
        node.get("n").map(|n| &n.kind),
        Some(&Kind::Number("1".into()))
    );
}

#[test]
fn text_around_is_passed_over() {
    let text = "console> copy\n{\"a\": 1}\nsome words [not json\n{\"b\": 2}\n";
    let found = find_documents(text).unwrap_or_else(|error| unreachable!("{error}"));
    assert_eq!(found.documents.len(), 2);
    assert!(found.noise);
}

#[test]
fn what_never_ends_is_refused() {
    let deep = "[".repeat(100_000);
    assert_eq!(find_documents(&deep).err(), Some(ReadError::TooComplex));
    assert_eq!(find_documents("{\"a\": ").err(), Some(ReadError::Damaged));
    assert_eq!(find_documents("no json").err(), Some(ReadError::Damaged));
    let wide = format!("[{}1]", "1,".repeat(500_000));
    assert_eq!(find_documents(&wide).err(), Some(ReadError::TooComplex));
}
