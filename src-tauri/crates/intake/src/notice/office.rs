//! The office that sent the notice.

use std::sync::LazyLock;

use regex::Regex;

use super::document::Document;
use super::draft::{Draft, Reading};
use crate::proposal::{Confidence, DocumentKind};
use crate::reading::lines::WordRef;

/// What the names of offices end in.
pub(super) const OFFICE_WORDS: &str = r"(?:Service Center|Benefits Center|Field Office|Asylum Office|Lockbox Facility|Lockbox|Support Center|Processing Center|Operations)";

// A static pattern; the tests read every notice through it.
static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)^(?:[A-Z][A-Z0-9_ .'/-]*)?{OFFICE_WORDS}$")).expect("a fixed pattern")
});

/// An office name and its words.
pub(super) struct Sender {
    pub name: String,
    pub words: Vec<WordRef>,
    pub confidence: Confidence,
}

/// The office in the footer block (`USCIS/National Benefits Center`), or in the
/// letterhead under the agency's name.
pub(super) fn sender(document: &Document<'_>) -> Option<Sender> {
    footer(document).or_else(|| letterhead(document))
}

fn footer(document: &Document<'_>) -> Option<Sender> {
    document
        .layout
        .lines
        .iter()
        .flat_map(|line| &line.segments)
        .find_map(|segment| {
            let text = document.layout.text(&segment.words);
            let name = text.strip_prefix("USCIS/")?.trim();
            (!name.is_empty()).then(|| Sender {
                name: name.to_owned(),
                words: segment.words.clone(),
                confidence: Confidence::PrintedUnderLabel,
            })
        })
}

fn letterhead(document: &Document<'_>) -> Option<Sender> {
    const HEAD_LINES: usize = 8;
    const LINES_UNDER: usize = 3;
    const LONGEST_NAME: usize = 70;
    let lines = &document.layout.lines;
    let agency = lines.iter().take(HEAD_LINES).position(|line| {
        line.segments.first().is_some_and(|segment| {
            document
                .layout
                .text(&segment.words)
                .eq_ignore_ascii_case("U.S. Citizenship and Immigration Services")
        })
    })?;
    // What stands on the right of the head may come between.
    lines
        .iter()
        .skip(agency + 1)
        .take(LINES_UNDER)
        .find_map(|line| {
            let segment = line.segments.first()?;
            let name = document.layout.text(&segment.words);
            (name.len() <= LONGEST_NAME && OFFICE.is_match(&name)).then(|| Sender {
                name,
                words: segment.words.clone(),
                confidence: Confidence::InSentence,
            })
        })
}

/// Adds the sender as the case's office. After a transfer the sender is the
/// office the case has left.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    if document.kind.is_none() || document.is(DocumentKind::Transfer) {
        return;
    }
    if let Some(sender) = sender(document) {
        draft.case_once(
            0,
            Reading {
                field: "office",
                value: sender.name,
                confidence: sender.confidence,
                words: sender.words,
            },
        );
    }
}
