//! What a message says of a case.

use std::sync::LazyLock;

use domain::catalog::status_text::phase_of;
use domain::catalog::statuses;
use regex::Regex;

use crate::gather::Gather;
use crate::numbers::{receipts_in, Number};
use crate::proposal::{Confidence, DocumentKind, WarningCode};
use crate::status::{has_status, named_form, set_status, Block, Titled};

// Static patterns; the tests read every message through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

static ACCEPTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:was|has been|been|we|were) accepted\b|\baccepted (?:and routed|your form)|\bwe accepted\b|\bhas accepted\b|\bfue aceptad[oa]\b|\baceptamos su\b",
    )
});
static ROUTED_TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[Rr]outed|[Ss]ent|[Ff]orwarded)(?: it| your case| your form)? to (?:the )?(?:USCIS )?(?P<office>[A-Z][A-Za-z .'-]{2,50}?(?:Center|Office|Lockbox|Operations))\b",
    )
});
static STATUS_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?im)^[ \t>*]*(?:your )?(?:current )?case status[ \t*]*:[ \t*]*(?P<title>[^\r\n*]{3,160}?)[ \t*]*$",
    )
});
static TYPE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?im)^[ \t>*]*(?:application|form|case) type[ \t*]*:[ \t*]*(?P<type>[^\r\n]{2,160}?)[ \t*]*$",
    )
});
static PRINTED_TYPE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?i:form )?((?i:eoir|[a-z]{1,2})[ -]?[0-9]{1,4}[A-Za-z]{0,2})\s*[,:–—-]?\s*(.*)$")
});
static STATUS_MAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)case status (?:update|change)|status (?:for|of) (?:your case|receipt)|case status for receipt|last processing action|status has (?:changed|been updated)|has been updated|estado de su caso",
    )
});

/// Reads what a believable message says, in a part of the gathered text.
/// Answers what kind of message it is; `None` for one about no case.
pub(super) fn read(gather: &mut Gather<'_>, subject: &str, body: &str) -> Option<DocumentKind> {
    let mut numbers = receipts_in(body);
    let from_subject = numbers.is_empty();
    if from_subject {
        numbers = receipts_in(subject);
    }
    let place = |gather: &Gather<'_>, number: &Number| {
        let text = if from_subject { subject } else { body };
        let base = gather.written.range_of(text)?.start;
        Some(base + number.start..base + number.end)
    };
    let mut cases = Vec::new();
    for number in &numbers {
        let at = place(gather, number);
        let case = gather.case_found(number, Confidence::InSentence, at);
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    if let Some(titled) = labelled_status(body).or_else(|| plain_status(body)) {
        if let [case] = cases[..] {
            status(gather, case, &titled, body);
        }
        return Some(DocumentKind::StatusChangeAlert);
    }
    if cases.is_empty() {
        return None;
    }
    let accepted = ACCEPTED.is_match(body);
    for (index, number) in numbers.iter().enumerate() {
        let Some(case) = gather.case_of(&number.value) else {
            continue;
        };
        let part = match from_subject || numbers.len() == 1 {
            true => body,
            // Between the receipt before and the one after, on its own lines.
            false => surroundings(body, &numbers, index),
        };
        facts(gather, case, part, accepted);
    }
    Some(if accepted {
        DocumentKind::G1145Acceptance
    } else if STATUS_MAIL.is_match(subject) || STATUS_MAIL.is_match(body) {
        DocumentKind::StatusChangeAlert
    } else {
        DocumentKind::AccountAlert
    })
}

/// The line or sentence of one of several receipts.
fn surroundings<'b>(body: &'b str, numbers: &[Number], index: usize) -> &'b str {
    let number = &numbers[index];
    let from = index.checked_sub(1).map_or(0, |before| numbers[before].end);
    let to = numbers.get(index + 1).map_or(body.len(), |next| next.start);
    let start = body[from..number.start]
        .rfind(['\n', ';'])
        .map_or(from, |at| from + at + 1);
    let end = body[number.end..to]
        .find(['\n', ';'])
        .map_or(to, |at| number.end + at);
    &body[start..end]
}

fn facts(gather: &mut Gather<'_>, case: usize, part: &str, accepted: bool) {
    let base = gather.written.range_of(part).map(|part| part.start);
    let at = |range: std::ops::Range<usize>| base.map(|base| base + range.start..base + range.end);
    if let Some(form) = named_form(part) {
        let place = at(form.number_at.clone());
        gather.set_if_open(
            case,
            "form_type",
            &form.number,
            Confidence::InSentence,
            place,
        );
    }
    if !accepted {
        return;
    }
    gather.set_if_open(case, "status_phase", "received", Confidence::Inferred, None);
    if let Some(office) = ROUTED_TO
        .captures(part)
        .and_then(|found| found.name("office"))
    {
        let place = at(office.start()..office.end());
        gather.set_if_open(
            case,
            "office",
            office.as_str(),
            Confidence::InSentence,
            place,
        );
    }
}

/// `Your Case Status: Card/ Document Production`, and the paragraph under it.
fn labelled_status(body: &str) -> Option<Block<'_>> {
    let title = STATUS_LABEL.captures(body)?.name("title")?;
    Some(Block {
        title: title.as_str(),
        body: body[title.end()..].trim(),
    })
}

/// A known headline with its paragraph.
fn plain_status(body: &str) -> Option<Block<'_>> {
    if !has_status(body) {
        return None;
    }
    crate::status::blocks(body)
        .into_iter()
        .find(|block| !block.title.is_empty() && statuses::headline(block.title).is_some())
}

fn status(gather: &mut Gather<'_>, case: usize, block: &Block<'_>, body: &str) {
    if let Some(printed) = TYPE_LABEL
        .captures(body)
        .and_then(|found| found.name("type"))
    {
        case_type(gather, case, printed.as_str());
    }
    set_status(
        gather,
        case,
        &Titled {
            title: block.title,
            body: block.body,
            title_at: None,
            body_at: None,
        },
    );
    if statuses::headline(block.title).is_none() && phase_of(block.title).is_some() {
        // The stage names of the older mails are on no list of headlines.
        gather.warn(WarningCode::OldStatusVocabulary, None);
    }
    if gather.value(case, "status_phase") == Some("rfe_sent") {
        gather.warn(WarningCode::ReplyDateOnlyOnTheLetter, None);
    }
}

/// `I765 , APPLICATION FOR EMPLOYMENT AUTHORIZATION`
fn case_type(gather: &mut Gather<'_>, case: usize, printed: &str) {
    let Some(found) = PRINTED_TYPE.captures(printed.trim()) else {
        return;
    };
    let Some(number) = domain::catalog::forms::FormType::parse(&found[1]) else {
        return;
    };
    let label = Confidence::PrintedUnderLabel;
    for (field, value, part) in [
        ("form_type", number.to_string(), found.get(1)),
        ("form_title", found[2].trim().to_owned(), found.get(2)),
    ] {
        let at = part.and_then(|part| gather.written.range_of(part.as_str()));
        gather.set_if_open(case, field, &value, label, at);
    }
}
