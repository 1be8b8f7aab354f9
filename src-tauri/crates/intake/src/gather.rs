//! Facts gathered from running text or structured data into a proposal.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::numbers::{Doubt, Number};
use crate::page::plain_text_of;
use crate::proposal::{
    Appointment, CaseFacts, Confidence, Deadline, DocumentKind, Event, EvidenceRequest, Group,
    ListedDocument, NewFact, Parts, Proposal, Spot, TableSeen, UnknownField, Warning, WarningCode,
    Whole,
};
use crate::source_kind::SourceKind;
use crate::written::Written;

/// Where a value stands in the text; `None` when it was concluded.
pub(crate) type At = Option<Range<usize>>;

/// A proposal being put together from a text.
#[derive(Debug)]
pub(crate) struct Gather<'t> {
    pub written: &'t Written<'t>,
    parts: Parts,
    kinds: Vec<DocumentKind>,
}

impl<'t> Gather<'t> {
    pub fn new(written: &'t Written<'t>) -> Self {
        Self {
            written,
            parts: Parts::default(),
            kinds: Vec::new(),
        }
    }

    /// Remembers a kind of document found in the source, once.
    pub fn kind(&mut self, kind: DocumentKind) {
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
        }
    }

    /// The case of a receipt, begun when it is new.
    pub fn case(&mut self, receipt: &str, confidence: Confidence, at: At) -> usize {
        if let Some(known) = self.case_of(receipt) {
            return known;
        }
        let case = self.parts.cases.len();
        self.set(case, "receipt_number", receipt, confidence, at);
        case
    }

    /// The case of a receipt found in text, with its doubts.
    pub fn case_found(&mut self, number: &Number, confidence: Confidence, at: At) -> usize {
        let confidence = match number.doubt {
            Some(Doubt::Corrected) => {
                self.warn(WarningCode::OcrCorrectedReceipt, at.clone());
                Confidence::Corrected
            }
            Some(Doubt::UnknownPrefix) => {
                self.warn(WarningCode::UnknownPrefix, at.clone());
                confidence
            }
            None => confidence,
        };
        self.case(&number.value, confidence, at)
    }

    /// The case of a receipt, if it was begun.
    pub fn case_of(&self, receipt: &str) -> Option<usize> {
        (0..self.parts.cases.len())
            .find(|case| self.parts.value_of(*case, "receipt_number") == Some(receipt))
    }

    /// A case whose receipt is not known.
    pub fn case_without_receipt(&mut self) -> usize {
        self.parts.cases.push(CaseFacts::default());
        self.parts.cases.len() - 1
    }

    pub fn cases(&self) -> usize {
        self.parts.cases.len()
    }

    pub fn receipt_of(&self, case: usize) -> Option<String> {
        self.value(case, "receipt_number").map(str::to_owned)
    }

    pub fn value(&self, case: usize, field: &str) -> Option<&str> {
        self.parts.value_of(case, field)
    }

    /// Gives a case a field unless it has one. Another value than the one it
    /// has is a warning.
    pub fn set(&mut self, case: usize, field: &str, value: &str, confidence: Confidence, at: At) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        match self.parts.value_of(case, field) {
            Some(known) if known == value => return,
            Some(_) => return self.warn(WarningCode::SourcesDisagree, at),
            None => {}
        }
        let evidence = self.spots(at);
        let fact = NewFact {
            field: field.to_owned(),
            value: value.to_owned(),
            shown: value.to_owned(),
            confidence,
            evidence,
        };
        self.parts.case(case, fact);
    }

    /// Gives a case a field, unless it has one: later sources say nothing new.
    pub fn set_if_open(
        &mut self,
        case: usize,
        field: &str,
        value: &str,
        confidence: Confidence,
        at: At,
    ) {
        if self.parts.value_of(case, field).is_none() {
            self.set(case, field, value, confidence, at);
        }
    }

    pub fn appointment(&mut self, appointment: Appointment, at: At) {
        let same = |known: &Appointment| {
            known.instant_utc == appointment.instant_utc
                && known.letter_id == appointment.letter_id
                && known.receipt_numbers == appointment.receipt_numbers
        };
        if self.parts.appointments.iter().any(same) {
            return;
        }
        let index = self.parts.appointments.len();
        if let Some(instant) = appointment.instant_utc.clone() {
            self.fact(Group::Appointment, index, "instant_utc", instant, at);
        }
        self.parts.appointments.push(appointment);
    }

    pub fn deadline(&mut self, deadline: Deadline, at: At) {
        let index = self.parts.deadlines.len();
        if let Some(date) = deadline.date {
            self.fact(Group::Deadline, index, "date", date.to_string(), at);
        }
        self.parts.deadlines.push(deadline);
    }

    /// Adds an entry of the history. Entries that look the same are all kept,
    /// unless the account's own number says that they are one.
    pub fn event(&mut self, event: Event, at: At) {
        if event.event_id.is_some() && self.parts.events.contains(&event) {
            return;
        }
        let index = self.parts.events.len();
        let when = event
            .date
            .map(|date| date.to_string())
            .or_else(|| event.at.clone())
            .or_else(|| event.local_datetime.clone());
        let what = event
            .title
            .clone()
            .or_else(|| event.code.clone())
            .or_else(|| event.kind.clone());
        if let Some(what) = what {
            let said = match when {
                Some(when) => format!("{when} {what}"),
                None => what,
            };
            self.fact(Group::Event, index, "entry", said, at);
        }
        self.parts.events.push(event);
    }

    pub fn document(&mut self, document: ListedDocument) {
        if self.parts.documents.contains(&document) {
            return;
        }
        let day = document.at.as_deref().and_then(|at| at.get(..10));
        let named = [
            day,
            Some(document.document_type.as_str()),
            document.file_name.as_deref(),
        ];
        let named: Vec<&str> = named.into_iter().flatten().collect();
        let index = self.parts.documents.len();
        self.fact(Group::Document, index, "listed", named.join(" · "), None);
        self.parts.documents.push(document);
    }

    pub fn evidence_request(&mut self, request: EvidenceRequest) {
        if self.parts.evidence_requests.contains(&request) {
            return;
        }
        let index = self.parts.evidence_requests.len();
        let named = match &request.title {
            Some(title) => format!("{title} ({})", request.id),
            None => request.id.clone(),
        };
        self.fact(Group::Asked, index, "request", named, None);
        self.parts.evidence_requests.push(request);
    }

    /// Remembers how a table was taken.
    pub fn table(&mut self, table: TableSeen) {
        self.parts.table = Some(table);
    }

    /// Keeps a value that no field stands for.
    pub fn unknown(&mut self, label: &str, value: &str, at: At) {
        let evidence = self.spots(at);
        self.parts.unknown_fields.push(UnknownField {
            label: label.to_owned(),
            value: value.to_owned(),
            evidence,
        });
    }

    pub fn warn(&mut self, code: WarningCode, at: At) {
        let evidence = self.spots(at);
        let shown = evidence.first().map(|spot| spot.text.clone());
        self.parts.warn(code, evidence, shown);
    }

    /// A warning whose sentence needs a value.
    pub fn warn_with(&mut self, code: WarningCode, name: &str, value: String) {
        if self.parts.warnings.iter().all(|known| known.code != code) {
            self.parts.warnings.push(Warning {
                code,
                evidence: Vec::new(),
                params: BTreeMap::from([(name.to_owned(), value)]),
            });
        }
    }

    pub fn warns(&self, code: WarningCode) -> bool {
        self.parts.warnings.iter().any(|known| known.code == code)
    }

    /// The finished proposal. The history is put in order of time; entries of
    /// the same time stay in the order they were found.
    pub fn finish(self, source_kind: SourceKind) -> Proposal {
        let text = self.written.text().to_owned();
        self.finish_with_text(source_kind, text)
    }

    /// As [`Self::finish`], shown as another text.
    pub fn finish_with_text(mut self, source_kind: SourceKind, text: String) -> Proposal {
        self.order_events();
        self.parts.into_proposal(Whole {
            kinds: self.kinds,
            text,
            ..Whole::of(source_kind)
        })
    }

    fn order_events(&mut self) {
        let events = std::mem::take(&mut self.parts.events);
        let mut order: Vec<usize> = (0..events.len()).collect();
        order.sort_by(|a, b| moment(&events[*a]).cmp(&moment(&events[*b])));
        let mut place = vec![0; events.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        for fact in &mut self.parts.facts {
            if fact.group == Group::Event {
                fact.index = place[fact.index];
                fact.id = format!("event.{}.{}", fact.index, fact.field);
            }
        }
        let mut slots: Vec<Option<Event>> = events.into_iter().map(Some).collect();
        self.parts.events = order
            .into_iter()
            .filter_map(|old| slots[old].take())
            .collect();
    }

    fn fact(&mut self, group: Group, index: usize, field: &str, value: String, at: At) {
        let evidence = self.spots(at);
        let fact = NewFact {
            field: field.to_owned(),
            shown: value.clone(),
            value,
            confidence: Confidence::PrintedUnderLabel,
            evidence,
        };
        self.parts.fact(group, index, fact);
    }

    fn spots(&self, at: At) -> Vec<Spot> {
        at.and_then(|range| self.written.spot(range))
            .map(|spot| Spot {
                text: harmless(&spot.text),
                ..spot
            })
            .into_iter()
            .collect()
    }
}

/// Repeated words without tags, and such that no spreadsheet program runs them.
fn harmless(text: &str) -> String {
    let plain = plain_text_of(text);
    if plain.starts_with(['=', '@']) {
        format!("'{plain}")
    } else {
        plain
    }
}

/// Text that sorts as its time does.
fn moment(event: &Event) -> String {
    event
        .date
        .map(|date| date.to_string())
        .or_else(|| event.at.clone())
        .or_else(|| event.local_datetime.clone())
        .unwrap_or_default()
}
