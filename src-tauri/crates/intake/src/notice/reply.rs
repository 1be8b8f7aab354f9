//! The printed date by which an answer has to arrive, and printed ends of validity.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::document::Document;
use super::draft::{Draft, Reading};
use crate::proposal::{Basis, Confidence, Deadline, DeadlineKind, DocumentKind, WarningCode};
use crate::reading::dates::{dates_in, only_date};
use crate::reading::label_spelling::Label;
use crate::reading::lines::WordRef;

/// Words about answering that end right before the date.
// A static pattern; the tests read every request through it.
static ANSWER_BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        (?P<anchor>
            (?: must\ be\ (?:received|submitted|returned) | (?:must|should|need\ to)\ (?:arrive|reach|respond|reply|answer|submit|send|return)
              | due | respond | reply | response\ is\ due | submit\b | no\ later\ than )
            (?: \s (?: (?:in|at|to)\s(?:this|our|the)\soffice | us | USCIS | it | them | your\s[a-z]+ | the\s[a-z]+(?:\s[a-z]+)? | evidence | requested ) ){0,4}
            \s* (?: on\sor\sbefore | no\slater\sthan | not\slater\sthan | by | before | on )?
        ) [\s:]* $",
    )
    .expect("a fixed pattern")
});
/// The sentence is about answering, not about another paper's date.
static ABOUT_ANSWERING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:respon[ds]|reply|replies|answer|evidence|submi)")
        .expect("a fixed pattern")
});
/// Looking back: an earlier request and its date.
static LOOKING_BACK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:was|were) due\b|\bdid not (?:answer|respond|reply)")
        .expect("a fixed pattern")
});

/// Adds the printed deadline of a request and the printed end of a document.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    match document.kind {
        Some(DocumentKind::Rfe) => reply(document, draft, DeadlineKind::RfeResponse),
        Some(DocumentKind::Noid) => reply(document, draft, DeadlineKind::NoidResponse),
        Some(DocumentKind::Noir) => reply(document, draft, DeadlineKind::NoirResponse),
        Some(DocumentKind::TransportationLetter) => {
            ends(
                document,
                draft,
                Label::ValidUntil,
                DeadlineKind::DocumentExpires,
            );
        }
        Some(DocumentKind::CardCarrier) => {
            ends(
                document,
                draft,
                Label::CardExpires,
                DeadlineKind::CardExpires,
            );
        }
        _ => {}
    }
}

fn reply(document: &Document<'_>, draft: &mut Draft<'_, '_>, kind: DeadlineKind) {
    if let Some(value) = document.under(Label::ReplyDueDate) {
        if let Some(date) = only_date(&document.text(value)) {
            add(
                draft,
                kind,
                date,
                None,
                value.words(),
                Confidence::PrintedUnderLabel,
            );
            return;
        }
    }
    let passage = &document.passage;
    let found = dates_in(&passage.text).into_iter().find_map(|found| {
        let (start, end) = passage.sentence(found.start);
        let sentence = &passage.text[start..end];
        if !ABOUT_ANSWERING.is_match(sentence) || LOOKING_BACK.is_match(sentence) {
            return None;
        }
        let anchor = ANSWER_BY
            .captures(&passage.text[start..found.start])?
            .name("anchor")?;
        Some((
            found,
            start + anchor.start(),
            anchor.as_str().trim().to_owned(),
        ))
    });
    match found {
        Some((found, from, anchor)) => {
            let words = passage.words(from, found.end);
            if found.weekday_differs() {
                draft.warn(WarningCode::WeekdayMismatch, &words);
            }
            add(
                draft,
                kind,
                found.date,
                Some(anchor),
                words,
                Confidence::InSentence,
            );
        }
        None if kind == DeadlineKind::RfeResponse => draft.warn(WarningCode::NoReplyDate, &[]),
        // A notice of intent often only says 'within 30 days'.
        None => {}
    }
}

fn ends(document: &Document<'_>, draft: &mut Draft<'_, '_>, label: Label, kind: DeadlineKind) {
    let Some(value) = document.under(label) else {
        return;
    };
    if let Some(date) = only_date(&document.text(value)) {
        add(
            draft,
            kind,
            date,
            None,
            value.words(),
            Confidence::PrintedUnderLabel,
        );
    }
}

fn add(
    draft: &mut Draft<'_, '_>,
    kind: DeadlineKind,
    date: NaiveDate,
    text_anchor: Option<String>,
    words: Vec<WordRef>,
    confidence: Confidence,
) {
    draft.deadline(
        Deadline {
            kind,
            basis: Basis::Printed,
            date: Some(date),
            latest_if_mailed: None,
            anchor_date: None,
            days: None,
            mailed_days: None,
            text_anchor,
        },
        vec![Reading {
            field: "date",
            value: date.to_string(),
            confidence,
            words,
        }],
    );
}
