//! What other trackers save.

use domain::catalog::status_text::phase_of;

use super::case_detail::coded;
use super::case_status::form;
use super::instants::When;
use super::scripts;
use super::walk::Walk;
use crate::json::{Kind, Node};
use crate::numbers::receipt_exact;
use crate::proposal::{Confidence, DocumentKind, Event};

/// Reads the outer shape of an export. What it holds of the agency's own
/// answers is read as those.
pub(super) fn read(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    if node.get("kind").and_then(Node::text) == Some("caselens-record") {
        caselens(walk, node);
        return true;
    }
    if node.get("app").and_then(Node::text) == Some("waymark") {
        waymark(walk, node);
        return true;
    }
    if captured(node) {
        // `[{capturedAt, data}]` around the account's own answer.
        walk.is_tracker(DocumentKind::TrackerExport);
        return false;
    }
    if let Some(cases) = node.get("cases").filter(|cases| keyed_by_receipt(cases)) {
        walk.is_tracker(DocumentKind::TrackerExport);
        for (_, case) in cases.fields() {
            tampermonkey(walk, case);
        }
        return true;
    }
    scripts::read(walk, node)
}

fn captured(node: &Node) -> bool {
    node.has("capturedAt") && node.has("data")
}

fn keyed_by_receipt(node: &Node) -> bool {
    let fields = node.fields();
    !fields.is_empty()
        && fields.iter().all(|(key, value)| {
            receipt_exact(key).is_some() && matches!(value.kind, Kind::Object(_))
        })
}

fn caselens(walk: &mut Walk<'_, '_>, node: &Node) {
    walk.is_tracker(DocumentKind::CaselensRecord);
    for entry in node.get("cases").map(Node::items).unwrap_or_default() {
        let Some(case) = entry
            .get("receiptNumber")
            .and_then(|number| walk.case_in(number))
        else {
            walk.unexpected(entry);
            continue;
        };
        walk.set(case, "nickname", entry.get("nickname"));
        let outer = walk.within.replace(case);
        if let Some(responses) = entry.get("uscisResponses") {
            for (_, response) in responses.fields() {
                walk.look(response, 0);
            }
        }
        walk.within = outer;
    }
}

/// A case of the browser script: `{caseNumber, formType, events, …}`.
fn tampermonkey(walk: &mut Walk<'_, '_>, node: &Node) {
    walk.look(node, 0);
    let Some(case) = node
        .first(&["caseNumber", "receiptNumber"])
        .and_then(|number| walk.case_in(number))
    else {
        return;
    };
    if let Some(number) = node.get("formType") {
        form(walk, case, number);
    }
    walk.set(case, "form_title", node.get("formName"));
    // Its code and the tool's gloss of it are no outcome: kept as they stand.
    for key in ["currentActionCode", "currentActionDesc"] {
        if let Some(value) = node.get(key).filter(|value| value.text().is_some()) {
            let at = walk.at(value);
            walk.gather.unknown(key, &value.shown(), at);
        }
    }
}

fn waymark(walk: &mut Walk<'_, '_>, node: &Node) {
    walk.is_tracker(DocumentKind::TrackerExport);
    let cases = node
        .get("data")
        .and_then(|data| data.get("cases"))
        .map(Node::items);
    for entry in cases.unwrap_or_default() {
        let Some(case) = entry.get("receipt").and_then(|number| walk.case_in(number)) else {
            walk.unexpected(entry);
            continue;
        };
        if let Some(number) = entry.get("form") {
            form(walk, case, number);
        }
        walk.set(case, "nickname", entry.get("owner"));
        walk.set(case, "notes", entry.get("notes"));
        let received = entry
            .get("receivedDate")
            .and_then(|value| Some((value, When::parse(value.text()?)?)));
        if let Some((value, when)) = received {
            walk.set_to(case, "received_date", &when.date().to_string(), value);
        }
        let uscis = entry.get("uscis");
        let events = uscis.and_then(|uscis| uscis.get("events")).map(Node::items);
        for event in events.unwrap_or_default() {
            waymark_event(walk, case, event);
        }
    }
}

/// Codes that begin with `CS:` are the tracker's own; noon UTC means a date.
fn waymark_event(walk: &mut Walk<'_, '_>, case: usize, node: &Node) {
    let Some(code) = node.get("code").and_then(Node::text) else {
        return walk.unexpected(node);
    };
    let text = node.get("text").and_then(Node::text).map(str::to_owned);
    let written = node.get("at").and_then(Node::text).unwrap_or_default();
    let when = When::parse(written);
    let only_date = written.contains("T12:00:00") && written.ends_with('Z');
    let base = match code.strip_prefix("CS:") {
        Some(own) => Event {
            title: text.clone().or_else(|| Some(own.trim().to_owned())),
            ..Event::default()
        },
        None => coded(walk, code, node),
    };
    let phase = text.as_deref().and_then(phase_of).map(str::to_owned);
    let day = only_date || matches!(when, Some(When::Day(_)));
    let event = Event {
        at: when.map(|when| match day {
            true => when.date().to_string(),
            false => when.written(),
        }),
        date_only: day,
        phase: phase.or(base.phase.clone()),
        title: text.or(base.title.clone()),
        receipt_numbers: walk.gather.receipt_of(case).into_iter().collect(),
        ..base
    };
    let at = walk.at(node);
    walk.gather.event(event, at);
}

/// Gives a case the status a tool noted down.
pub(super) fn noted_status(walk: &mut Walk<'_, '_>, case: usize, node: &Node) {
    let Some(title) = node.text().map(str::to_owned) else {
        return;
    };
    let at = walk.at(node);
    let noted = Confidence::PrintedUnderLabel;
    walk.gather
        .set_if_open(case, "status_title", &title, noted, at);
    if let Some(phase) = phase_of(&title) {
        walk.gather
            .set_if_open(case, "status_phase", phase, Confidence::Inferred, None);
    }
}
