//! Words for people stand in the message files, in both languages.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::tree::{json, text};

fn messages(language: &str) -> BTreeMap<String, String> {
    let file = json(&format!("ui/messages/{language}.json"));
    let messages: BTreeMap<String, String> = file
        .as_object()
        .expect("an object")
        .iter()
        .filter(|(key, _)| !key.starts_with('$'))
        .map(|(key, value)| {
            (
                key.clone(),
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            )
        })
        .collect();
    assert!(messages.len() > 50, "{language}.json is nearly empty");
    messages
}

fn parameters(message: &str) -> BTreeSet<String> {
    let parameter = Regex::new(r"\{([a-z_]+)\}").expect("pattern");
    parameter
        .captures_iter(message)
        .map(|found| found[1].to_owned())
        .collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let (english, spanish) = (messages("en"), messages("es"));
    let only = |a: &BTreeMap<String, String>, b: &BTreeMap<String, String>| -> Vec<String> {
        a.keys()
            .filter(|key| !b.contains_key(*key))
            .cloned()
            .collect()
    };
    assert_eq!(
        only(&english, &spanish),
        Vec::<String>::new(),
        "missing in Spanish"
    );
    assert_eq!(
        only(&spanish, &english),
        Vec::<String>::new(),
        "missing in English"
    );
    for (key, message) in &english {
        assert_eq!(
            parameters(message),
            parameters(&spanish[key]),
            "parameters of {key}"
        );
    }
}

#[test]
fn no_message_is_empty_or_shouts() {
    for language in ["en", "es"] {
        for (key, message) in messages(language) {
            assert!(!message.trim().is_empty(), "{language}: {key} is empty");
            assert!(!message.contains(['!', '¡']), "{language}: {key} shouts");
        }
    }
}

#[test]
fn every_error_says_what_happened_what_was_kept_and_what_to_do() {
    let generated = text("ui/src/ipc/generated/contract.ts");
    let union = generated
        .split("export type ErrorCode =")
        .nth(1)
        .and_then(|rest| rest.split(';').next())
        .expect("the closed list of codes");
    let code = Regex::new(r#""([a-z_]+)""#).expect("pattern");
    let codes: Vec<String> = code
        .captures_iter(union)
        .map(|found| found[1].to_owned())
        .collect();
    assert!(codes.len() > 30, "the codes were not read");
    for language in ["en", "es"] {
        let messages = messages(language);
        let missing: Vec<String> = codes
            .iter()
            .flat_map(|code| ["", "_kept", "_do"].map(|part| format!("error_{code}{part}")))
            .filter(|key| !messages.contains_key(key))
            .collect();
        assert_eq!(missing, Vec::<String>::new(), "{language}");
    }
}
