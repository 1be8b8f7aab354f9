//! Facts in the head and first sentences of letters that have no labels.

use std::sync::LazyLock;

use regex::Regex;

use super::document::Document;
use super::draft::{Draft, Reading};
use super::form::printed_form;
use crate::numbers;
use crate::proposal::{Confidence, DocumentKind};
use crate::reading::dates::{dates_in, only_date};
use crate::reading::lines::{Segment, WordRef};

// Static patterns; the tests read every letter through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

/// `you filed a Form I-485, Application to … Adjust Status. After …`
static FILED_FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:filed|submitted|filing of|received)\b[\x20-\x2D/-~’–—]{0,40}?\bform ((?:eoir|[A-Z]{1,2})-?[0-9]{1,4}[A-Z]{0,2}(?:, [A-Z][\x20-\x27*-\x2D/-:<-~’]{4,110})?)",
    )
});
/// Any form named in a sentence.
static NAMED_FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:your|the|about your|a) (?:pending )?form ((?:eoir|[A-Z]{1,2})-[0-9]{1,4}[A-Z]{0,2})\b",
    )
});

/// Where a form's title in a sentence ends and the sentence goes on.
static AFTER_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i),? (?:that|which|(?:you|was|were|is|has|have|filed|submitted|receipt|with (?:us|uscis|this)|on behalf|under)\b)",
    )
});
/// `that you filed on May 12, 2025`
static FILED_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:that|which) (?:you|the (?:petitioner|applicant)) (?:filed|submitted)|filed)(?: with (?:us|uscis|this office))? on $",
    )
});
static ANOTHER_PAPER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bwithdraw|\brequest to\b|\bresponse\b|\breply\b|\bmotion\b"));

/// Longest gap between a filing date and its verb, in bytes.
const SAME_BREATH: usize = 20;
/// Lines that can be a letter's head.
const HEAD_LINES: usize = 14;

/// Fills what the labels left open.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    if document.kind.is_none() {
        return;
    }
    letter_date(document, draft);
    a_numbers(document, draft);
    filing_sentence(document, draft);
    form(document, draft);
}

fn head<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (&'d Segment, String)> + 'd {
    let layout = &document.layout;
    layout
        .lines
        .iter()
        .take(HEAD_LINES)
        .take_while(|line| line.page == 0)
        .flat_map(|line| &line.segments)
        .map(move |segment| (segment, layout.text(&segment.words)))
        .take_while(|(_, text)| !text.starts_with("Dear "))
}

/// A letter's date stands alone in its head.
fn letter_date(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    let found = head(document)
        .find_map(|(segment, text)| only_date(&text).map(|date| (date, segment.words.clone())));
    if let Some((date, words)) = found {
        draft.case_once(0, in_head("notice_date", date.to_string(), words));
    }
}

/// An A-Number alone in the head.
fn a_numbers(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    if draft.value_of(0, "a_numbers").is_some() {
        return;
    }
    let found = head(document).find_map(|(segment, text)| {
        numbers::a_number_under_label(&text).map(|number| (number.value, segment.words.clone()))
    });
    if let Some((value, words)) = found {
        draft.case(0, in_head("a_numbers", value, words));
    }
}

/// `On October 05, 2025, you filed a Form I-485, Application to …`
fn filing_sentence(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    let passage = &document.passage;
    let Some(found) = FILED_FORM.captures(&passage.text) else {
        return;
    };
    let (Some(whole), Some(printed)) = (found.get(0), found.get(1)) else {
        return;
    };
    let title_ends = AFTER_TITLE
        .find(printed.as_str())
        .map_or(printed.end(), |after| printed.start() + after.start());
    if let Some(form) = printed_form(&passage.text[printed.start()..title_ends]) {
        let words = passage.words(printed.start(), title_ends);
        draft.case_once(0, in_head("form_type", form.number, words.clone()));
        if let Some(title) = form.title {
            draft.case_once(0, in_head("form_title", title, words));
        }
    }
    // The date nearest before the verb, in the same breath: `On May 1, 2026, you`.
    let (start, end) = passage.sentence(whole.start());
    let said_outright = dates_in(&passage.text[start..end])
        .into_iter()
        .find(|found| FILED_ON.is_match(&passage.text[start..start + found.start]));
    if let Some(filed) = said_outright {
        let words = passage.words(start + filed.start, start + filed.end);
        draft.case_once(0, in_head("received_date", filed.date.to_string(), words));
        return;
    }
    // What was received then is another paper.
    if ANOTHER_PAPER.is_match(&passage.text[start..end]) {
        return;
    }
    let before = &passage.text[start..whole.start()];
    if let Some(filed) = dates_in(before).last() {
        if before.len() - filed.end <= SAME_BREATH {
            let words = passage.words(start + filed.start, start + filed.end);
            draft.case_once(0, in_head("received_date", filed.date.to_string(), words));
        }
    }
}

/// The form from a sentence, or from what the notice is for.
fn form(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    if draft.value_of(0, "form_type").is_some() {
        return;
    }
    if document.is(DocumentKind::Oath) {
        // Form N-445 calls an applicant of Form N-400 to the oath (8 CFR 337.2) and does not print it.
        draft.case(
            0,
            Reading {
                field: "form_type",
                value: "N-400".to_owned(),
                confidence: Confidence::Inferred,
                words: Vec::new(),
            },
        );
        return;
    }
    let passage = &document.passage;
    let named = NAMED_FORM
        .captures(&passage.text)
        .and_then(|found| found.get(1));
    if let Some(printed) = named {
        if let Some(form) = printed_form(printed.as_str()) {
            let words = passage.words(printed.start(), printed.end());
            draft.case(0, in_head("form_type", form.number, words));
        }
    }
}

fn in_head(field: &'static str, value: String, words: Vec<WordRef>) -> Reading {
    Reading {
        field,
        value,
        confidence: Confidence::InSentence,
        words,
    }
}
