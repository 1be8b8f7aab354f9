//! What the notice decided, moved or sent back.

use std::sync::LazyLock;

use regex::Regex;

use super::document::Document;
use super::draft::{Draft, Reading};
use super::office::{sender, OFFICE_WORDS};
use crate::proposal::{Confidence, DocumentKind};
use crate::reading::lines::WordRef;

// Static patterns; the tests read every notice through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

/// `… was sent to another office: Potomac Service Center`
static MOVED_TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:sent|transferred|forwarded|moved|relocated|routed)\b[\x20-\x2D/-~’–—]{{0,80}}?\bto\b(?: (?:the|our|another|a|new|different|USCIS|office:?|following|USCIS office:?)){{0,4}}:? (?P<office>(?:[A-Z][\w'-]+ ){{1,5}}{OFFICE_WORDS})"
    ))
});
/// The list of reasons begins after this.
static BECAUSE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:because|following reasons?|for the reasons? below)\s*:"));

/// What a reason of rejection is about, by a word in it.
static REASONS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        (r"(?i)\bedition\b", "form edition"),
        (r"(?i)\bsign(?:ed|ature)\b", "signature"),
        (
            r"(?i)\bpayment|\bfees?\b|\bcheck\b|\bmoney order\b",
            "payment amount",
        ),
        (r"(?i)\bpages?\b|\bincomplete\b|\bblank\b", "missing pages"),
        (r"(?i)\baddress\b|\blocation\b", "wrong address"),
    ]
    .map(|(source, name)| (pattern(source), name))
    .into()
});

/// Adds the phase, and what belongs to it.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    let phase = match document.kind {
        Some(DocumentKind::Approval) => "approved",
        Some(DocumentKind::Transfer) => "transferred",
        Some(DocumentKind::Rejection) => "rejected",
        Some(DocumentKind::Denial) => "denied",
        Some(DocumentKind::Withdrawal) => "withdrawn",
        Some(DocumentKind::Reopening) => "reopened",
        _ => return,
    };
    draft.case_once(
        0,
        Reading {
            field: "status_phase",
            value: phase.to_owned(),
            confidence: Confidence::Inferred,
            words: Vec::new(),
        },
    );
    match document.kind {
        Some(DocumentKind::Transfer) => transfer(document, draft),
        Some(DocumentKind::Rejection) => rejection(document, draft),
        Some(DocumentKind::Denial) => decision_date(draft),
        _ => {}
    }
}

/// The office in the footer sent the case on; the new office is only in the
/// body. The receipt's letters say nothing about either.
fn transfer(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    if let Some(sender) = sender(document) {
        draft.case_once(
            0,
            Reading {
                field: "transferred_from",
                value: sender.name,
                confidence: sender.confidence,
                words: sender.words,
            },
        );
    }
    let text = &document.passage.text;
    let office = MOVED_TO
        .captures(text)
        .and_then(|found| found.name("office"));
    if let Some(office) = office {
        draft.case_once(
            0,
            Reading {
                field: "transferred_to",
                value: office.as_str().to_owned(),
                confidence: Confidence::InSentence,
                words: document.passage.words(office.start(), office.end()),
            },
        );
    }
}

fn decision_date(draft: &mut Draft<'_, '_>) {
    if let Some(date) = draft.value_of(0, "notice_date").map(str::to_owned) {
        draft.case_once(
            0,
            Reading {
                field: "decision_date",
                value: date,
                confidence: Confidence::Inferred,
                words: Vec::new(),
            },
        );
    }
}

/// The listed reasons, each by what it is about, or in its own words.
fn rejection(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    for words in reasons(document) {
        let text = document.layout.text(&words);
        let reason = text.trim_start_matches(['-', '•', '*', ' ']);
        let value = REASONS
            .iter()
            .find(|(about, _)| about.is_match(reason))
            .map_or_else(|| reason.to_owned(), |(_, name)| (*name).to_owned());
        if !draft
            .values_of(0, "rejection_reasons")
            .any(|known| known == value)
        {
            draft.case(
                0,
                Reading {
                    field: "rejection_reasons",
                    value,
                    confidence: Confidence::InSentence,
                    words,
                },
            );
        }
    }
}

/// The lines with a bullet after `because:`.
fn reasons(document: &Document<'_>) -> Vec<Vec<WordRef>> {
    let layout = &document.layout;
    let text_of =
        |line: &crate::reading::lines::Line| layout.text(&line.words().collect::<Vec<_>>());
    layout
        .lines
        .iter()
        .skip_while(|line| !BECAUSE.is_match(&text_of(line)))
        .skip(1)
        .take_while(|line| text_of(line).starts_with(['-', '•', '*']))
        .map(|line| line.words().collect())
        .collect()
}
