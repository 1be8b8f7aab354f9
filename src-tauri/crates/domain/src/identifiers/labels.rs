//! Labels that stand before a number and decide what it is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::kind::IdentifierKind;

#[derive(Deserialize)]
struct File {
    labels: BTreeMap<String, Vec<String>>,
}

/// Labels in upper case, longest first, so that the fullest one wins.
static LABELS: LazyLock<Vec<(String, IdentifierKind)>> = LazyLock::new(|| {
    let file: Option<File> =
        serde_json::from_str(include_str!("../../data/identifiers/labels.json")).ok();
    let mut labels: Vec<_> = file
        .into_iter()
        .flat_map(|file| file.labels)
        .filter_map(|(code, labels)| Some((code.parse().ok()?, labels)))
        .flat_map(|(kind, labels)| labels.into_iter().map(move |l| (l.to_uppercase(), kind)))
        .collect();
    labels.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    labels
});

/// Small words between a label and its number.
const BETWEEN: &[&str] = &[
    "IS", "ES", "NUMBER", "NO", "NUM", "ID", "IF", "ANY", "WAS", "SI", "TIENE", "NÚMERO", "MY",
];

fn only_filler(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .all(|word| word.is_empty() || BETWEEN.contains(&word))
}

/// Splits a label off the front of a cleaned value.
pub(super) fn split_label(cleaned: &str) -> Option<(IdentifierKind, &str)> {
    for (label, kind) in LABELS.iter() {
        let Some(rest) = cleaned.strip_prefix(label.as_str()) else {
            continue;
        };
        // `A#012`: the sign ends the label; `SSNX` is not the label `SSN`.
        let ended = label.ends_with('#') || !rest.starts_with(|c: char| c.is_alphanumeric());
        let mut value = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        while let Some((word, after)) = value.split_once([' ', ':']) {
            if !BETWEEN.contains(&word.trim_end_matches('.')) {
                break;
            }
            value = after.trim_start_matches(|c: char| !c.is_alphanumeric());
        }
        if ended && value.chars().any(|c| c.is_ascii_digit()) {
            return Some((*kind, value));
        }
    }
    None
}

/// The label nearest before a number in free text. `before` is what stands in
/// front of it: the rest of its line, and the whole line above.
pub(super) fn label_before(same_line: &str, line_above: &str) -> Option<IdentifierKind> {
    let here = same_line.to_uppercase();
    let mut nearest: Option<(usize, IdentifierKind)> = None;
    for (label, kind) in LABELS.iter() {
        let Some(start) = here.rfind(label.as_str()) else {
            continue;
        };
        let end = start + label.len();
        let own_word = !here[..start].ends_with(char::is_alphanumeric);
        if own_word && only_filler(&here[end..]) && nearest.is_none_or(|(best, _)| end > best) {
            nearest = Some((end, *kind));
        }
    }
    if let Some((_, kind)) = nearest {
        return Some(kind);
    }
    if !here.trim().is_empty() {
        return None;
    }
    let above = line_above.trim().trim_end_matches(':').to_uppercase();
    let found = LABELS.iter().find(|(label, _)| *label == above);
    found.map(|(_, kind)| *kind)
}
