//! Facts whose words a person marked on the page.

use chrono::{NaiveDate, NaiveDateTime};

use super::{
    Appointment, AppointmentKind, Basis, CaseFacts, Confidence, Deadline, DeadlineKind,
    DocumentKind, Fact, Group, Proposal, Spot, Warning, WarningCode,
};
use crate::reading::dates::{dates_in, first_time, spanish_dates_in, DateFound};

/// Fields of a case that can be marked when the reader found none.
const OF_A_CASE: [&str; 8] = [
    "receipt_number",
    "form_type",
    "notice_date",
    "received_date",
    "priority_date",
    "applicant_name",
    "a_numbers",
    "online_account_number",
];

/// A fact the reader did not find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What it would belong to.
    pub group: Group,
    /// Which of them, counted from 0.
    pub index: usize,
    /// Its field.
    pub field: String,
}

impl Proposal {
    /// What can be marked because it was not found.
    pub fn missing(&self) -> Vec<Missing> {
        let missing = |group, index, field: &str| Missing {
            group,
            index,
            field: field.to_owned(),
        };
        let mut found = Vec::new();
        for index in 0..self.cases.len().max(1) {
            let case = self.case(index);
            let has = |field| case.is_some_and(|case| case.get(field).is_some());
            let open = OF_A_CASE.iter().filter(|field| !has(field));
            found.extend(open.map(|field| missing(Group::Case, index, field)));
        }
        if self.appointment_kind().is_some() && self.appointments.is_empty() {
            found.push(missing(Group::Appointment, 0, "local_datetime"));
        }
        for index in 0..self.appointments.len() {
            let of_it = |fact: &&Fact| fact.group == Group::Appointment && fact.index == index;
            let place = |fact: &Fact| fact.field == "place_name";
            if !self.facts.iter().filter(of_it).any(place) {
                found.push(missing(Group::Appointment, index, "place_name"));
            }
        }
        if self.deadline_kind().is_some() && self.deadlines.is_empty() {
            found.push(missing(Group::Deadline, 0, "date"));
        }
        found
    }

    /// Gives a fact the value of marked words. The value is in its stored form.
    /// `false` when there is no such fact.
    pub fn mark_fact(&mut self, id: &str, value: &str, shown: &str, evidence: Vec<Spot>) -> bool {
        let Some(fact) = self.facts.iter_mut().find(|fact| fact.id == id) else {
            return false;
        };
        value.clone_into(&mut fact.value);
        shown.clone_into(&mut fact.shown);
        fact.confidence = Confidence::Marked;
        fact.evidence = evidence;
        let (group, index, field) = (fact.group, fact.index, fact.field.clone());
        self.follow(group, index, &field, value, shown);
        true
    }

    /// A person says what the paper is, which the reader could not.
    pub fn call(&mut self, kind: DocumentKind) {
        self.document_kind = Some(kind);
        self.document_parts = vec![kind];
        let unknown = |warning: &Warning| warning.code == WarningCode::NotRecognised;
        self.warnings.retain(|warning| !unknown(warning));
    }

    /// Adds a fact that was not found: from marked words, or typed when there is
    /// no evidence. The value is in its stored form.
    pub fn add_marked(&mut self, missing: &Missing, value: &str, shown: &str, evidence: Vec<Spot>) {
        let Missing {
            group,
            index,
            field,
        } = missing;
        if *group == Group::Appointment && self.appointments.is_empty() {
            let kind = self.appointment_kind().unwrap_or(AppointmentKind::Unknown);
            let receipts = self
                .facts
                .iter()
                .filter(|fact| fact.field == "receipt_number");
            self.appointments.push(Appointment {
                kind,
                local_datetime: None,
                instant_utc: None,
                letter_id: None,
                arrive_by_local: None,
                place_name: None,
                place_address: Vec::new(),
                receipt_numbers: receipts.map(|fact| fact.value.clone()).collect(),
            });
        }
        if let (Group::Deadline, Some(kind)) = (group, self.deadline_kind()) {
            self.deadlines.push(Deadline {
                kind,
                basis: Basis::Printed,
                date: None,
                latest_if_mailed: None,
                anchor_date: None,
                days: None,
                mailed_days: None,
                text_anchor: Some(shown.to_owned()),
            });
        }
        let place = self.facts.len();
        if *group == Group::Case {
            while self.cases.len() <= *index {
                self.cases.push(CaseFacts::default());
            }
            self.cases[*index].facts.push(place);
        }
        self.facts.push(Fact {
            id: format!("{}.{index}.{field}.marked{place}", group.as_str()),
            group: *group,
            index: *index,
            field: field.clone(),
            value: value.to_owned(),
            shown: shown.to_owned(),
            confidence: if evidence.is_empty() {
                Confidence::Typed
            } else {
                Confidence::Marked
            },
            evidence,
        });
        self.follow(*group, *index, field, value, shown);
    }

    /// What an appointment or a deadline says follows its facts.
    fn follow(&mut self, group: Group, index: usize, field: &str, value: &str, shown: &str) {
        match (group, field) {
            (Group::Appointment, _) => {
                let Some(appointment) = self.appointments.get_mut(index) else {
                    return;
                };
                match field {
                    "local_datetime" => appointment.local_datetime = moment(value),
                    "arrive_by_local" => appointment.arrive_by_local = moment(value),
                    "place_name" => appointment.place_name = Some(value.to_owned()),
                    "place_address" => {
                        appointment.place_address = shown.lines().map(str::to_owned).collect();
                    }
                    _ => {}
                }
            }
            (Group::Deadline, "date") => {
                if let Some(deadline) = self.deadlines.get_mut(index) {
                    deadline.date = value.parse().ok();
                    deadline.basis = Basis::Printed;
                }
            }
            _ => {}
        }
    }

    fn appointment_kind(&self) -> Option<AppointmentKind> {
        match self.document_kind {
            Some(DocumentKind::Biometrics) => Some(AppointmentKind::Biometrics),
            Some(DocumentKind::Interview) => Some(AppointmentKind::Interview),
            Some(DocumentKind::Oath) => Some(AppointmentKind::OathCeremony),
            _ => None,
        }
    }

    fn deadline_kind(&self) -> Option<DeadlineKind> {
        match self.document_kind {
            Some(DocumentKind::Rfe) => Some(DeadlineKind::RfeResponse),
            Some(DocumentKind::Noid) => Some(DeadlineKind::NoidResponse),
            Some(DocumentKind::Noir) => Some(DeadlineKind::NoirResponse),
            _ => None,
        }
    }
}

fn moment(stored: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(stored, "%Y-%m-%dT%H:%M").ok()
}

/// The one date and time a text names, as the agency prints them: `11/07/2025
/// 9:00AM`, `Tuesday, February 10, 2026 AT: 08:30 AM`. `None` without a time,
/// or when it names several days.
pub fn printed_moment(text: &str) -> Option<NaiveDateTime> {
    let found = days_in(text);
    let [day] = found[..] else { return None };
    let around = format!("{} {}", &text[..day.start], &text[day.end..]);
    let (time, _) = first_time(&around)?;
    Some(day.date.and_time(time))
}

/// The one day a text names, whatever stands around it.
pub fn printed_day(text: &str) -> Option<NaiveDate> {
    match days_in(text)[..] {
        [only] => Some(only.date),
        _ => None,
    }
}

fn days_in(text: &str) -> Vec<DateFound> {
    match dates_in(text) {
        found if found.is_empty() => spanish_dates_in(text),
        found => found,
    }
}
