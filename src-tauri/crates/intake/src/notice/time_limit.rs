//! Time limits a letter gives in days: `within 30 days of this decision, or 33
//! days if this decision was mailed`. The plain count is reported as relative;
//! which day follows, with its roll, is for the rules to say.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use regex::Regex;

use super::document::Document;
use super::draft::{Draft, Reading};
use crate::proposal::{Basis, Confidence, Deadline, DeadlineKind, DocumentKind, WarningCode};

// Static patterns; the tests read every letter through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

/// The limit counts from this paper itself; `within 10 days of moving` and
/// `within 90 days` of nothing do not.
static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) \b(?:within|have|has|allowed|given|is|are)\s(?:up\sto\s)?(?:a\s(?:period|maximum)\sof\s)?(?:[a-z-]+\s)?\(?(?P<days>[0-9]{1,3})\)?\s(?:calendar\s)?days
        \s(?:of|from|after)\s(?:the\s(?:date|service|receipt|mailing)\s(?:of|on)\s|receiving\s|receipt\sof\s)?
        (?:(?:this|the|our)\s(?:decision|notice|letter|request)|(?:its|the)\s(?:date|service))
        (?P<mailed> [\x20-\x2D/-~’–—]{0,60}? \(?(?P<mailed_days>[0-9]{1,3})\)?\s(?:calendar\s)?days
            \s(?:if|when)\s[\x20-\x2D/-~’–—]{0,60}?\bmail(?:ed)?\b(?:\sto\syou)? )?",
    )
});
/// A sentence of its own about mail: `If it was mailed, you have (33) days.`
static IF_MAILED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^[\x20-\x2D/-~’–—]{0,80}?\. \s+ (?:if|when)\s [\x20-\x2D/-~’–—]{0,80}? \bmail(?:ed)?\b [\x20-\x2D/-~’–—]{0,60}? \(?(?P<mailed_days>[0-9]{1,3})\)?\s(?:calendar\s)?days",
    )
});
/// `add 3 days if mailed`
static ADDED_FOR_MAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) \b(?P<more>[0-9])\s(?:additional\s|more\s|extra\s)?(?:calendar\s)?days\s [\x20-\x2D/-~’–—]{0,60}? \bmail",
    )
});
static MOTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bmotion\b"));
static HEARING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bN-336\b"));
static APPEAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bappeal\b"));

/// Adds the limits of a denial or a notice of intent.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    let Some(kind) = document.kind else { return };
    let is_request = matches!(kind, DocumentKind::Noid | DocumentKind::Noir);
    // A printed date beats a count.
    if !(is_request || kind == DocumentKind::Denial) || is_request && draft.has_deadline() {
        return;
    }
    let anchor_date: Option<NaiveDate> = draft
        .value_of(0, "notice_date")
        .and_then(|date| date.parse().ok());
    let passage = &document.passage;
    for found in WITHIN.captures_iter(&passage.text) {
        let Some(whole) = found.get(0) else { continue };
        let (start, end) = passage.sentence(whole.start());
        let Some(what) = kind_of_limit(kind, &passage.text[start..end]) else {
            continue;
        };
        let number = |name: &str| -> Option<u32> { found.name(name)?.as_str().parse().ok() };
        let after = |days: Option<u32>| anchor_date?.checked_add_days(Days::new(u64::from(days?)));
        let days = number("days");
        let mailed_days = number("mailed_days").or_else(|| {
            let rest = &passage.text[whole.end()..];
            let apart = IF_MAILED.captures(rest)?;
            apart.name("mailed_days")?.as_str().parse().ok()
        });
        let mailed_days = mailed_days.or_else(|| {
            let near: String = passage.text[whole.end()..].chars().take(250).collect();
            let more: u32 = ADDED_FOR_MAIL
                .captures(&near)?
                .name("more")?
                .as_str()
                .parse()
                .ok()?;
            Some(days? + more)
        });
        let words = passage.words(whole.start(), whole.end());
        draft.warn(WarningCode::ComputedDeadline, &words);
        let readings = [
            ("date", after(days)),
            ("latest_if_mailed", after(mailed_days)),
        ]
        .into_iter()
        .filter_map(|(field, date)| {
            Some(Reading {
                field,
                value: date?.to_string(),
                confidence: Confidence::Inferred,
                words: words.clone(),
            })
        })
        .collect();
        draft.deadline(
            Deadline {
                kind: what,
                basis: Basis::Relative,
                date: after(days),
                latest_if_mailed: after(mailed_days),
                anchor_date,
                days,
                mailed_days,
                text_anchor: Some(whole.as_str().to_owned()),
            },
            readings,
        );
    }
}

fn kind_of_limit(document: DocumentKind, sentence: &str) -> Option<DeadlineKind> {
    match document {
        DocumentKind::Noid => Some(DeadlineKind::NoidResponse),
        DocumentKind::Noir => Some(DeadlineKind::NoirResponse),
        _ if HEARING.is_match(sentence) => Some(DeadlineKind::HearingN336),
        _ if MOTION.is_match(sentence) => Some(DeadlineKind::MotionI290b),
        _ if APPEAL.is_match(sentence) => Some(DeadlineKind::AppealI290b),
        _ => None,
    }
}
