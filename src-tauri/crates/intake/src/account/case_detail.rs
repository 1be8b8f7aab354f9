//! Case details of the account: dates, history, letters, requests for evidence.

use chrono::{DateTime, TimeDelta, Utc};
use domain::catalog::event_codes::{event_code, CodeCertainty};
use domain::catalog::forms::FormType;

use super::documents;
use super::instants::When;
use super::walk::Walk;
use crate::json::{Kind, Node};
use crate::proposal::{
    Appointment, AppointmentKind, Confidence, DocumentKind, Event, EvidenceRequest, WarningCode,
};
use crate::source_kind::SourceKind;

/// Fields that this module or its neighbours read, or that say nothing.
const READ: [&str; 19] = [
    "receiptNumber",
    "submissionDate",
    "submissionTimestamp",
    "formType",
    "formName",
    "updatedAt",
    "updatedAtTimestamp",
    "closed",
    "applicantName",
    "representativeName",
    "actionRequired",
    "elisChannelType",
    "concurrentCases",
    "documents",
    "evidenceRequests",
    "notices",
    "events",
    "caseNumber",
    "lastFetched",
];

/// A touch this much later than the last event is worth a word.
const TOUCHED_LATER: TimeDelta = TimeDelta::hours(24);

/// Reads case details, or a case of a tracker that keeps them.
pub(super) fn read(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    const DETAIL: [&str; 8] = [
        "submissionDate",
        "submissionTimestamp",
        "formName",
        "events",
        "evidenceRequests",
        "concurrentCases",
        "applicantName",
        "elisChannelType",
    ];
    let number = node.first(&["receiptNumber", "caseNumber"]);
    if !DETAIL.iter().any(|key| node.has(key)) {
        return lone_receipt(walk, node);
    }
    let Some(case) = number.and_then(|number| walk.case_in(number)) else {
        return false;
    };
    walk.is(SourceKind::AccountJson, DocumentKind::Cases);
    facts(walk, case, node);
    let last_event = events(walk, case, node);
    touched(walk, case, node, last_event);
    notices(walk, case, node);
    evidence_requests(walk, case, node);
    let outer = walk.within.replace(case);
    for key in ["documents", "concurrentCases"] {
        for item in node.get(key).map(Node::items).unwrap_or_default() {
            if key == "documents" {
                documents::entry(walk, item);
            } else {
                walk.within = None;
                walk.look(item, 0);
                walk.within = Some(case);
                filed_together(walk, case, item);
            }
        }
    }
    walk.within = outer;
    unknown_fields(walk, node);
    true
}

/// A case of which only the number is known is still a case.
fn lone_receipt(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    let fields = node.fields();
    let Some(number) = node.get("receiptNumber") else {
        return false;
    };
    let holds_more = fields
        .iter()
        .any(|(_, value)| matches!(&value.kind, Kind::Object(_) | Kind::List(_)));
    if !holds_more && walk.case_in(number).is_some() {
        walk.is(SourceKind::AccountJson, DocumentKind::Cases);
    }
    false
}

fn facts(walk: &mut Walk<'_, '_>, case: usize, node: &Node) {
    if let Some(form) = node.get("formType") {
        super::case_status::form(walk, case, form);
    }
    walk.set(case, "form_title", node.get("formName"));
    let received = node
        .first(&["submissionDate", "submissionTimestamp"])
        .and_then(|value| Some((value, When::parse(value.text()?)?)));
    if let Some((value, when)) = received {
        walk.set_to(case, "received_date", &when.date().to_string(), value);
    }
    walk.set_yes_or_no(case, "closed", node.get("closed"));
    walk.set_yes_or_no(case, "action_required", node.get("actionRequired"));
    walk.set(case, "applicant_name", node.get("applicantName"));
    walk.set(case, "representative_name", node.get("representativeName"));
    walk.set(case, "channel", node.get("elisChannelType"));
}

/// Adds the history; two entries with one code are two entries. Answers the
/// last moment of it.
fn events(walk: &mut Walk<'_, '_>, case: usize, node: &Node) -> Option<DateTime<Utc>> {
    let receipt = walk.gather.receipt_of(case);
    let mut last = None;
    for entry in node.get("events").map(Node::items).unwrap_or_default() {
        let Some(code) = entry.first(&["eventCode", "code"]).and_then(Node::text) else {
            walk.unexpected(entry);
            continue;
        };
        let when = entry
            .first(&[
                "eventTimestamp",
                "eventDateTime",
                "at",
                "createdAtTimestamp",
            ])
            .and_then(|value| When::parse(value.text()?));
        let recorded = entry
            .first(&["createdAtTimestamp"])
            .and_then(|value| When::instant(value.text()?));
        for moment in [when, recorded.as_deref().and_then(When::parse)] {
            last = last.max(moment.map(latest));
        }
        let event = Event {
            at: when.map(When::written),
            date_only: matches!(when, Some(When::Day(_))),
            recorded_at: recorded,
            event_id: entry.get("eventId").and_then(Node::text).map(str::to_owned),
            receipt_numbers: receipt.iter().cloned().collect(),
            ..coded(walk, code, entry)
        };
        let at = walk.at(entry);
        walk.gather.event(event, at);
    }
    last
}

/// An entry with its code as it stands, and what is known of the code.
pub(super) fn coded(walk: &mut Walk<'_, '_>, code: &str, node: &Node) -> Event {
    let known = event_code(code);
    let at = walk.at(node);
    match known.map(|known| known.certainty) {
        None => walk.gather.warn(WarningCode::UnknownEventCode, at),
        Some(CodeCertainty::Disputed | CodeCertainty::Unverified) => {
            walk.gather.warn(WarningCode::DisputedEventCode, at);
        }
        Some(_) => {}
    }
    let sure = known.filter(|known| {
        matches!(
            known.certainty,
            CodeCertainty::Official | CodeCertainty::SeenWithAgencyText
        )
    });
    Event {
        code: Some(code.to_owned()),
        internal_wording: sure
            .filter(|known| known.certainty == CodeCertainty::Official)
            .map(|known| known.meaning.clone()),
        phase: sure.and_then(|known| known.phase.clone()),
        ..Event::default()
    }
}

fn latest(when: When) -> DateTime<Utc> {
    match when {
        When::Instant(instant) => instant,
        When::Local(local) => local.and_utc(),
        When::Day(day) => day.and_time(chrono::NaiveTime::MIN).and_utc(),
    }
}

/// The last touch of the record. Later than the last event it means only that
/// the record was touched.
fn touched(walk: &mut Walk<'_, '_>, case: usize, node: &Node, last: Option<DateTime<Utc>>) {
    let Some(value) = node.first(&["updatedAtTimestamp", "updatedAt"]) else {
        return;
    };
    let Some(text) = value.text() else { return };
    let Some(when) = When::parse(text) else {
        return walk.unexpected(value);
    };
    let written = When::instant(text).unwrap_or_else(|| when.written());
    walk.set_to(case, "last_record_update", &written, value);
    if last.is_some_and(|last| latest(when) - last > TOUCHED_LATER) {
        let at = walk.at(value);
        walk.gather.warn(WarningCode::RecordNewerThanLastEvent, at);
    }
}

/// Letters. The account does not say what an appointment is for.
fn notices(walk: &mut Walk<'_, '_>, case: usize, node: &Node) {
    for notice in node.get("notices").map(Node::items).unwrap_or_default() {
        let letter = notice.get("letterId").and_then(Node::text_or_number);
        let at = walk.at(notice);
        let moment = notice
            .get("appointmentDateTime")
            .filter(|value| value.kind != Kind::Null);
        let Some(moment) = moment else {
            let title = notice.get("actionType").map(Node::shown);
            let label = format!("notice {}", letter.unwrap_or_default());
            walk.gather
                .unknown(label.trim(), &title.unwrap_or_default(), at);
            continue;
        };
        let Some(instant) = moment.text().and_then(When::instant) else {
            walk.unexpected(moment);
            continue;
        };
        let receipt = notice
            .get("receiptNumber")
            .and_then(Node::text)
            .map(str::to_owned)
            .or_else(|| walk.gather.receipt_of(case));
        walk.gather
            .warn(WarningCode::AppointmentTypeUnknown, at.clone());
        walk.gather.appointment(
            Appointment {
                kind: AppointmentKind::Unknown,
                local_datetime: None,
                instant_utc: Some(instant),
                letter_id: letter.map(str::to_owned),
                arrive_by_local: None,
                place_name: None,
                place_address: Vec::new(),
                receipt_numbers: receipt.into_iter().collect(),
            },
            at,
        );
    }
}

/// Requests for evidence have no date here.
fn evidence_requests(walk: &mut Walk<'_, '_>, case: usize, node: &Node) {
    let requests = node.get("evidenceRequests").map(Node::items);
    for request in requests.unwrap_or_default() {
        let Some(id) = request.get("noticeId").and_then(Node::text_or_number) else {
            walk.unexpected(request);
            continue;
        };
        let Some(answered) = request.get("isRespondedTo").and_then(Node::boolean) else {
            walk.unexpected(request);
            continue;
        };
        if !answered {
            let at = walk.at(request);
            walk.gather
                .warn(WarningCode::OpenEvidenceRequestWithoutDate, at);
        }
        let receipt_number = walk.gather.receipt_of(case);
        walk.gather.evidence_request(EvidenceRequest {
            id: id.to_owned(),
            open: !answered,
            title: request
                .get("actionType")
                .and_then(Node::text)
                .map(str::to_owned),
            receipt_number,
        });
    }
}

/// A case the account shows inside another was filed with it and rests on it.
fn filed_together(walk: &mut Walk<'_, '_>, outer: usize, item: &Node) {
    let Some(number) = item.first(&["receiptNumber", "caseNumber"]) else {
        return;
    };
    let (Some(inner), Some(receipt)) = (walk.case_in(number), walk.gather.receipt_of(outer)) else {
        return;
    };
    if inner != outer {
        let at = walk.at(number);
        let concluded = Confidence::Inferred;
        walk.gather
            .set_if_open(inner, "concurrent_with", &receipt, concluded, at);
    }
}

/// What no field stands for is kept raw.
fn unknown_fields(walk: &mut Walk<'_, '_>, node: &Node) {
    for (name, value) in node.fields() {
        let empty = match &value.kind {
            Kind::Null => true,
            Kind::List(items) => items.is_empty(),
            Kind::Object(fields) => fields.is_empty(),
            _ => false,
        };
        if !READ.contains(&name.as_str()) && !empty {
            let at = walk.at(value);
            walk.gather.unknown(name, &value.shown(), at);
        }
    }
}

/// A form number as the account writes it, `I-485` or `N400`.
pub(super) fn form_number(text: &str) -> Option<String> {
    FormType::parse(text).map(|form| form.to_string())
}
