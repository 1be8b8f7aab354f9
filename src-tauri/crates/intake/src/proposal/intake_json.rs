//! The proposal as the JSON of `casekeep-cli read --json` (`intake/1`).

use chrono::NaiveDateTime;
use serde_json::{json, Map, Value};

use super::fact::{Fact, Group};
use super::outcome::{Appointment, Deadline};
use super::Proposal;

/// Fields of a case that hold several values.
const LISTS: [&str; 2] = ["a_numbers", "rejection_reasons"];

impl Proposal {
    /// The reading in the shape of the `read` contract. Every case,
    /// appointment and deadline has an `evidence` object from field to spots.
    pub fn to_intake_json(&self) -> Value {
        let warnings: Vec<&str> = self
            .warnings
            .iter()
            .map(|warning| warning.code.as_str())
            .collect();
        json!({
            "schema": "intake/1",
            "source_kind": self.source_kind.as_str(),
            "document_kind": self.document_kind.map(super::DocumentKind::as_str),
            "form_family": self.form_family,
            "cases": (0..self.cases.len()).map(|index| self.case_json(index)).collect::<Vec<_>>(),
            "appointments": self.appointments.iter().enumerate()
                .map(|(index, appointment)| self.appointment_json(index, appointment))
                .collect::<Vec<_>>(),
            "deadlines": self.deadlines.iter().enumerate()
                .map(|(index, deadline)| self.deadline_json(index, deadline))
                .collect::<Vec<_>>(),
            "events": self.events,
            "documents": [],
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
        {
            if LISTS.contains(&fact.field.as_str()) {
                let list = case
                    .entry(fact.field.clone())
                    .or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(values) = list {
                    values.push(Value::String(fact.value.clone()));
                }
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
            "local_datetime": local(appointment.local_datetime),
            "timezone": null,
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

    fn evidence(&self, group: Group, index: usize) -> Value {
        let mut fields = Map::new();
        let of_this = |fact: &&Fact| fact.group == group && fact.index == index;
        for fact in self.facts.iter().filter(of_this) {
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

/// Local time to the minute: `2025-11-07T09:00`.
pub(crate) fn local(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}
