//! Case status and receipt record of the account.

use domain::catalog::status_text::phase_of;

use super::case_detail::{coded, form_number};
use super::instants::When;
use super::walk::Walk;
use crate::json::{Kind, Node};
use crate::page::plain_text_of;
use crate::proposal::{Confidence, DocumentKind, Event};
use crate::source_kind::SourceKind;
use crate::status::{named_form, set_status, Titled};

/// Reads the status or the receipt record of a case.
pub(super) fn read(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    if let Some(details) = node.get("receipt_details") {
        return receipt_info(walk, details);
    }
    const STATUS: [&str; 4] = [
        "statusTitle",
        "statusText",
        "historicalCaseStatuses",
        "currentActionCodeDate",
    ];
    if !STATUS.iter().any(|key| node.has(key)) {
        return false;
    }
    let named = node
        .get("receiptNumber")
        .and_then(|number| walk.case_in(number));
    let Some(case) = named.or(walk.within) else {
        return false;
    };
    walk.is(SourceKind::AccountJson, DocumentKind::CaseStatus);
    if let Some(number) = node.get("formType") {
        form(walk, case, number);
    }
    status(walk, case, node);
    walk.set(case, "office_code", node.get("jurisdiction"));
    walk.set(case, "office", node.get("jurisdictionDescription"));
    history(walk, case, node);
    true
}

/// The form of a case.
pub(super) fn form(walk: &mut Walk<'_, '_>, case: usize, node: &Node) {
    if node.kind == Kind::Null {
        return;
    }
    match node.text().and_then(form_number) {
        Some(number) => walk.set_to(case, "form_type", &number, node),
        None => walk.unexpected(node),
    }
}

fn receipt_info(walk: &mut Walk<'_, '_>, details: &Node) -> bool {
    // The same place answers null for many accounts.
    walk.is(SourceKind::AccountJson, DocumentKind::ReceiptInfo);
    let Some(case) = details
        .get("receipt_number")
        .and_then(|number| walk.case_in(number))
    else {
        return true;
    };
    if let Some(number) = details.get("form") {
        form(walk, case, number);
    }
    let received = details
        .get("receipt_date")
        .and_then(|value| Some((value, When::parse(value.text()?)?)));
    if let Some((value, when)) = received {
        walk.set_to(case, "received_date", &when.date().to_string(), value);
    }
    walk.set(case, "office", details.get("location"));
    walk.set(case, "subtype", details.get("subtype"));
    true
}

fn status(walk: &mut Walk<'_, '_>, case: usize, node: &Node) {
    let title_node = node.first(&["statusTitle", "statusTitleSpanish"]);
    let body_node = node.first(&["statusText", "statusTextSpanish"]);
    let title = title_node.and_then(Node::text).map(plain_text_of);
    let body = body_node.and_then(Node::text).map(plain_text_of);
    if title.is_some() || body.is_some() {
        let said = Titled {
            title: title.as_deref().unwrap_or_default(),
            body: body.as_deref().unwrap_or_default(),
            title_at: title_node.and_then(|node| walk.at(node)),
            body_at: body_node.and_then(|node| walk.at(node)),
        };
        set_status(walk.gather, case, &said);
    }
    // A sentence as title names the form as well.
    if let (Some(title), Some(node)) = (&title, title_node) {
        if let Some(form) = named_form(title) {
            let at = walk.at(node);
            let sentence = Confidence::InSentence;
            walk.gather
                .set_if_open(case, "form_type", &form.number, sentence, at.clone());
            if let Some(title) = form.title {
                walk.gather
                    .set_if_open(case, "form_title", title, sentence, at);
            }
        }
    }
    let code_date = node
        .get("currentActionCodeDate")
        .and_then(|value| Some((value, When::parse(value.text()?)?)));
    if let Some((value, when)) = code_date.filter(|_| title.is_some()) {
        let at = walk.at(value);
        let date = when.date().to_string();
        let concluded = Confidence::Inferred;
        walk.gather
            .set_if_open(case, "status_date", &date, concluded, at);
    }
}

fn history(walk: &mut Walk<'_, '_>, case: usize, node: &Node) {
    let receipt = walk.gather.receipt_of(case);
    let rows = node.get("historicalCaseStatuses").map(Node::items);
    for row in rows.unwrap_or_default() {
        let when = row.get("date").and_then(|value| When::parse(value.text()?));
        let title = row
            .first(&["statusTitle", "statusTitleSpanish"])
            .and_then(Node::text)
            .map(plain_text_of);
        let code = row.get("actionCode").and_then(Node::text);
        if when.is_none() && title.is_none() && code.is_none() {
            walk.unexpected(row);
            continue;
        }
        let base = match code {
            Some(code) => coded(walk, code, row),
            None => Event::default(),
        };
        // The agency's own words decide before its internal code.
        let phase = title.as_deref().and_then(phase_of).map(str::to_owned);
        let event = Event {
            date: when.map(When::date),
            phase: phase.or(base.phase.clone()),
            title,
            receipt_numbers: receipt.iter().cloned().collect(),
            ..base
        };
        let at = walk.at(row);
        walk.gather.event(event, at);
    }
}
