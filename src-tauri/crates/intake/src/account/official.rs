//! The official Case Status interface and the public status page's data.

use domain::catalog::status_text::phase_of;

use super::case_status::form;
use super::instants::When;
use super::walk::Walk;
use crate::json::{Kind, Node};
use crate::page::plain_text_of;
use crate::proposal::{DocumentKind, Event, WarningCode};
use crate::source_kind::SourceKind;
use crate::status::{reply_date_is_on_the_letter, set_status, Titled};

/// Reads an answer of either.
pub(super) fn read(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    if let Some(answer) = node.get("CaseStatusResponse") {
        public_page(walk, answer);
        return true;
    }
    if is_official(node) {
        official(walk, node);
        return true;
    }
    is_error(node) && error(walk, node)
}

fn is_official(node: &Node) -> bool {
    const KEYS: [&str; 6] = [
        "current_case_status_text_en",
        "current_case_status_desc_en",
        "current_case_status_text_es",
        "hist_case_status",
        "hist_case_data",
        "submittedDate",
    ];
    node.has("receiptNumber") && KEYS.iter().any(|key| node.has(key))
}

fn official(walk: &mut Walk<'_, '_>, node: &Node) {
    let Some(case) = node
        .get("receiptNumber")
        .and_then(|number| walk.case_in(number))
    else {
        return;
    };
    walk.is(SourceKind::TorchApiJson, DocumentKind::CaseStatus);
    if let Some(number) = node.get("formType") {
        form(walk, case, number);
    }
    for (key, field) in [
        ("submittedDate", "received_date"),
        ("modifiedDate", "modified"),
    ] {
        let when = node
            .get(key)
            .and_then(|value| Some((value, When::parse(value.text()?)?)));
        if let Some((value, when)) = when {
            let written = match field {
                "received_date" => when.date().to_string(),
                _ => when.written(),
            };
            walk.set_to(case, field, &written, value);
        }
    }
    let title = node.first(&["current_case_status_text_en", "current_case_status_text_es"]);
    let body = node.first(&["current_case_status_desc_en", "current_case_status_desc_es"]);
    titled(walk, case, title, body);
    history(walk, case, node);
    reply_date_is_on_the_letter(walk.gather, case);
}

/// The history. The current status is one of its rows already, in other words.
fn history(walk: &mut Walk<'_, '_>, case: usize, node: &Node) {
    let receipt = walk.gather.receipt_of(case);
    let rows = node.first(&["hist_case_status", "hist_case_data"]);
    for row in rows.map(Node::items).unwrap_or_default() {
        let when = row.get("date").and_then(|value| When::parse(value.text()?));
        let title = row
            .first(&["completed_text_en", "completed_text_es"])
            .and_then(Node::text)
            .map(plain_text_of);
        let Some(title) = title else {
            walk.unexpected(row);
            continue;
        };
        let at = walk.at(row);
        let event = Event {
            date: when.map(When::date),
            phase: phase_of(&title).map(str::to_owned),
            title: Some(title),
            receipt_numbers: receipt.iter().cloned().collect(),
            ..Event::default()
        };
        walk.gather.event(event, at);
    }
}

fn titled(walk: &mut Walk<'_, '_>, case: usize, title: Option<&Node>, body: Option<&Node>) {
    let title_text = title.and_then(Node::text).map(plain_text_of);
    let body_text = body.and_then(Node::text).map(plain_text_of);
    if title_text.is_none() && body_text.is_none() {
        return;
    }
    let said = Titled {
        title: title_text.as_deref().unwrap_or_default(),
        body: body_text.as_deref().unwrap_or_default(),
        title_at: title.and_then(|node| walk.at(node)),
        body_at: body.and_then(|node| walk.at(node)),
    };
    set_status(walk.gather, case, &said);
}

fn public_page(walk: &mut Walk<'_, '_>, answer: &Node) {
    walk.is(SourceKind::PublicStatusJson, DocumentKind::CaseStatus);
    let details = ["detailsEng", "detailsEs"]
        .iter()
        .filter_map(|key| answer.get(key))
        .find(|details| details.get("actionCodeText").and_then(Node::text).is_some());
    let invalid = answer.get("isValid").and_then(Node::boolean) == Some(false);
    let Some(details) = details.filter(|_| !invalid) else {
        walk.gather.warn(WarningCode::ApiError, None);
        return;
    };
    let Some(case) = answer
        .get("receiptNumber")
        .and_then(|number| walk.case_in(number))
    else {
        return;
    };
    if let Some(number) = details.get("formNum") {
        form(walk, case, number);
    }
    walk.set(case, "form_title", details.get("formTitle"));
    titled(
        walk,
        case,
        details.get("actionCodeText"),
        details.get("actionCodeDesc"),
    );
    reply_date_is_on_the_letter(walk.gather, case);
}

/// `{"errors": [{"code", "message"}]}`, `{"fault": {…}}`, `{"error": …}`.
fn is_error(node: &Node) -> bool {
    let listed = node
        .get("errors")
        .is_some_and(|errors| errors.items().iter().any(|error| error.has("message")));
    listed
        || node
            .get("fault")
            .is_some_and(|fault| fault.has("faultstring"))
        || node.has("error")
            && node
                .fields()
                .iter()
                .all(|(_, value)| !matches!(value.kind, Kind::List(_)))
            && !node.has("data")
}

fn error(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    walk.is(SourceKind::TorchApiJson, DocumentKind::Error);
    let message = node
        .get("errors")
        .and_then(|errors| errors.items().first()?.get("message"))
        .or_else(|| node.get("fault")?.get("faultstring"))
        .or_else(|| node.get("error"));
    let shown = message.map(Node::shown).unwrap_or_default();
    walk.gather.warn_with(WarningCode::ApiError, "shown", shown);
    true
}
