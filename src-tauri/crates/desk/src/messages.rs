//! The words for people, from the same files the window reads.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use domain::text::Lang;

use crate::contract::{Bilingual, Phrase, WireError};

const ENGLISH: &str = include_str!("../../../../ui/messages/en.json");
const SPANISH: &str = include_str!("../../../../ui/messages/es.json");

fn words(lang: Lang) -> &'static BTreeMap<String, String> {
    static EN: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    static ES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let (cell, file) = match lang {
        Lang::En => (&EN, ENGLISH),
        Lang::Es => (&ES, SPANISH),
    };
    // The file is part of the program; a test reads both.
    cell.get_or_init(|| serde_json::from_str(file).unwrap_or_default())
}

/// Whether the message files have this key.
pub fn knows(lang: Lang, code: &str) -> bool {
    words(lang).contains_key(code)
}

/// The sentence for a key, with its parameters filled in. An unknown key is
/// shown as itself rather than hidden.
pub fn say(lang: Lang, code: &str, params: &BTreeMap<String, String>) -> String {
    let Some(sentence) = words(lang).get(code) else {
        return code.to_owned();
    };
    // In one pass: braces in what a person wrote are not read again.
    let mut said = String::with_capacity(sentence.len());
    let mut rest = sentence.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let filled = after
            .split_once('}')
            .and_then(|(name, behind)| Some((name, params.get(name)?, behind)));
        rest = match filled {
            Some((name, value, behind)) => {
                // `title_es` is the Spanish of `title`.
                let spanish = params
                    .get(&format!("{name}_es"))
                    .filter(|_| lang == Lang::Es);
                said.push_str(&written_out(lang, name, spanish.unwrap_or(value)));
                behind
            }
            None => {
                said.push('{');
                after
            }
        };
    }
    said.push_str(rest);
    said
}

/// The keys with this beginning whose sentence, in either language, has a word.
pub(crate) fn codes_saying(word: &str, begins: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let said = [Lang::En, Lang::Es].into_iter().flat_map(|lang| {
        words(lang)
            .range(begins.to_owned()..)
            .take_while(|(code, _)| code.starts_with(begins))
            .filter(|(_, sentence)| sentence.to_lowercase().contains(&word))
    });
    said.map(|(code, _)| code.clone()).collect()
}

/// The sentence for a key in both languages.
pub(crate) fn in_both(code: &str) -> Bilingual {
    let nothing = BTreeMap::new();
    Bilingual {
        en: say(Lang::En, code, &nothing),
        es: say(Lang::Es, code, &nothing),
    }
}

/// The sentence of a phrase.
pub fn say_phrase(lang: Lang, phrase: &Phrase) -> String {
    say(lang, &phrase.code, &phrase.params)
}

/// What happened, what was kept and what to do, for an error.
pub fn say_error(lang: Lang, error: &WireError) -> String {
    let code = error.code.name();
    ["", "_kept", "_do"]
        .iter()
        .map(|part| say(lang, &format!("error_{code}{part}"), &error.params))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Parameters that are dates or times by their name are written out.
fn written_out(lang: Lang, name: &str, value: &str) -> String {
    if name.ends_with("_on") {
        if let Some(date) = crate::read_day(value) {
            return date_in_words(lang, date);
        }
    }
    if name.ends_with("_at") {
        if let Ok(at) = NaiveDateTime::parse_from_str(value, "%Y-%m-%dT%H:%M") {
            return format!(
                "{}, {}",
                date_in_words(lang, at.date()),
                at.format("%-I:%M %p")
            );
        }
    }
    value.to_owned()
}

/// `Mon, Jun 1, 2026` or `lun, 1 jun 2026`.
pub fn date_in_words(lang: Lang, date: NaiveDate) -> String {
    const DAYS: [&str; 7] = ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"];
    const MONTHS: [&str; 12] = [
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
    ];
    match lang {
        Lang::En => date.format("%a, %b %-d, %Y").to_string(),
        Lang::Es => format!(
            "{}, {} {} {}",
            DAYS[date.weekday().num_days_from_monday() as usize],
            date.day(),
            MONTHS[date.month0() as usize],
            date.year()
        ),
    }
}
