//! The proposal as the JSON of `casekeep-cli read --json` (`intake/1`).

use chrono::NaiveDateTime;
use serde_json::{json, Map, Value};

use super::fact::{Fact, Group};
use super::outcome::{Appointment, Deadline, Event, Warning};
use super::{Proposal, WarningCode};

/// Fields of a case that are yes or no.
const YES_OR_NO: [&str; 2] = ["closed", "action_required"];
/// What a letter says of its own way: for the person, not for another program.
const OF_THE_LETTER: [&str; 4] = [
    "applicant_address",
    "petitioner_address",
    "beneficiary_address",
    "care_of",
];
/// Fields of a case that hold several values.
const LISTS: [&str; 2] = ["a_numbers", "rejection_reasons"];

fn is_of_the_letter(fact: &Fact) -> bool {
    OF_THE_LETTER.contains(&fact.field.as_str())
}

impl Proposal {
    /// The reading in the shape of the `read` contract. Every case,
    /// appointment and deadline has an `evidence` object from field to spots.
    pub fn to_intake_json(&self) -> Value {
        let warnings: Vec<String> = self.warnings.iter().flat_map(warning_names).collect();
        json!({
            "schema": "intake/1",
            "source_kind": self.source_kind.as_str(),
            "document_kind": self.kind_name(),
            "form_family": self.form_family,
            "cases": (0..self.cases.len()).map(|index| self.case_json(index)).collect::<Vec<_>>(),
            "appointments": self.appointments.iter().enumerate()
                .map(|(index, appointment)| self.appointment_json(index, appointment))
                .collect::<Vec<_>>(),
            "deadlines": self.deadlines.iter().enumerate()
                .map(|(index, deadline)| self.deadline_json(index, deadline))
                .collect::<Vec<_>>(),
            "events": self.events.iter().enumerate()
                .map(|(index, event)| self.event_json(index, event))
                .collect::<Vec<_>>(),
            "documents": self.documents,
            "evidence_requests": self.evidence_requests,
            "rfe_items": self.rfe_items,
            "unknown_fields": self.unknown_fields,
            "warnings": warnings,
            "page_count": self.page_count,
        })
    }

    fn case_json(&self, index: usize) -> Value {
        let mut case = Map::new();
        // A case without a number says so.
        case.insert("receipt_number".to_owned(), Value::Null);
        case.insert("form_type".to_owned(), Value::Null);
        for fact in self
            .case(index)
            .into_iter()
            .flat_map(super::CaseView::facts)
            .filter(|fact| !is_of_the_letter(fact))
        {
            if LISTS.contains(&fact.field.as_str()) {
                let list = case
                    .entry(fact.field.clone())
                    .or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(values) = list {
                    values.push(Value::String(fact.value.clone()));
                }
            } else if YES_OR_NO.contains(&fact.field.as_str()) {
                case.insert(fact.field.clone(), Value::Bool(fact.value == "true"));
            } else {
                case.insert(fact.field.clone(), Value::String(fact.value.clone()));
            }
        }
        case.insert("evidence".to_owned(), self.evidence(Group::Case, index));
        Value::Object(case)
    }

    fn appointment_json(&self, index: usize, appointment: &Appointment) -> Value {
        json!({
            "type": appointment.kind.as_str(),
            "local_datetime": appointment.local_datetime.map(local),
            "timezone": null,
            "instant_utc": appointment.instant_utc,
            "letter_id": appointment.letter_id,
            "arrive_by_local": appointment.arrive_by_local.map(local),
            "place_name": appointment.place_name,
            "place_address": appointment.place_address,
            "receipt_numbers": appointment.receipt_numbers,
            "evidence": self.evidence(Group::Appointment, index),
        })
    }

    fn deadline_json(&self, index: usize, deadline: &Deadline) -> Value {
        json!({
            "kind": deadline.kind.as_str(),
            "date": deadline.date,
            "latest_if_mailed": deadline.latest_if_mailed,
            "basis": deadline.basis.as_str(),
            "anchor_date": deadline.anchor_date,
            "days": deadline.days,
            "mailed_days": deadline.mailed_days,
            "text_anchor": deadline.text_anchor,
            "evidence": self.evidence(Group::Deadline, index),
        })
    }

    fn event_json(&self, index: usize, event: &Event) -> Value {
        let mut said = json!(event);
        if event.local_datetime.is_some() {
            said["timezone"] = Value::Null;
        }
        said["evidence"] = self.evidence(Group::Event, index);
        said
    }

    fn evidence(&self, group: Group, index: usize) -> Value {
        let mut fields = Map::new();
        let of_this = |fact: &&Fact| fact.group == group && fact.index == index;
        let told = |fact: &&Fact| of_this(fact) && !is_of_the_letter(fact);
        for fact in self.facts.iter().filter(told) {
            let spots = fields
                .entry(fact.field.clone())
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(spots) = spots {
                spots.extend(fact.evidence.iter().map(|spot| json!(spot)));
            }
        }
        Value::Object(fields)
    }
}

/// Rows are named one by one, so that none is overlooked.
fn warning_names(warning: &Warning) -> Vec<String> {
    if warning.code != WarningCode::RowReceiptInvalid {
        return vec![warning.code.as_str().to_owned()];
    }
    let rows = warning.params.get("rows").map_or("", String::as_str);
    rows.split(", ")
        .map(|row| format!("data_row_{row}_receipt_invalid"))
        .collect()
}

/// Local time to the minute: `2025-11-07T09:00`.
pub(crate) fn local(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}
