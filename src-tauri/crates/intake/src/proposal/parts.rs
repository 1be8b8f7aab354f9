//! The lists of a proposal while it is being put together.

use std::collections::BTreeMap;

use super::{
    Appointment, CaseFacts, Confidence, Deadline, DocumentKind, Event, EvidenceRequest, Fact,
    Group, ListedDocument, PageSize, Proposal, Spot, TableSeen, UnknownField, Warning, WarningCode,
};
use crate::source_kind::SourceKind;

/// What was found so far.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub facts: Vec<Fact>,
    pub cases: Vec<CaseFacts>,
    pub appointments: Vec<Appointment>,
    pub deadlines: Vec<Deadline>,
    pub events: Vec<Event>,
    pub documents: Vec<ListedDocument>,
    pub evidence_requests: Vec<EvidenceRequest>,
    pub rfe_items: Vec<String>,
    pub unknown_fields: Vec<UnknownField>,
    pub warnings: Vec<Warning>,
    pub table: Option<TableSeen>,
}

/// What is known of a source as a whole.
#[derive(Debug)]
pub(crate) struct Whole {
    pub source_kind: SourceKind,
    /// Kinds of document in it; the first one names it.
    pub kinds: Vec<DocumentKind>,
    pub form_family: Option<String>,
    pub text: String,
    pub pages: Vec<PageSize>,
    pub page_count: u32,
}

impl Whole {
    /// A source of one page of which only the kind is known.
    pub fn of(source_kind: SourceKind) -> Self {
        Self {
            source_kind,
            kinds: Vec::new(),
            form_family: None,
            text: String::new(),
            pages: Vec::new(),
            page_count: 1,
        }
    }
}

/// A value about to become a fact.
#[derive(Debug, Clone)]
pub(crate) struct NewFact {
    pub field: String,
    pub value: String,
    pub shown: String,
    pub confidence: Confidence,
    pub evidence: Vec<Spot>,
}

/// Fields with several values are numbered, from the first on.
const NUMBERED: [&str; 2] = ["a_numbers", "rejection_reasons"];

impl Parts {
    /// Adds a fact to a case; the case is begun if need be.
    pub fn case(&mut self, case: usize, fact: NewFact) {
        while self.cases.len() <= case {
            self.cases.push(CaseFacts::default());
        }
        let place = self.facts.len();
        self.fact(Group::Case, case, fact);
        self.cases[case].facts.push(place);
    }

    /// Adds a fact.
    pub fn fact(&mut self, group: Group, index: usize, fact: NewFact) {
        let base = format!("{}.{index}.{}", group.as_str(), fact.field);
        let same = self
            .facts
            .iter()
            .filter(|known| {
                known.group == group && known.index == index && known.field == fact.field
            })
            .count();
        let id = if same == 0 && !NUMBERED.contains(&fact.field.as_str()) {
            base
        } else {
            format!("{base}.{same}")
        };
        self.facts.push(Fact {
            id,
            group,
            index,
            field: fact.field,
            value: fact.value,
            shown: fact.shown,
            confidence: fact.confidence,
            evidence: fact.evidence,
        });
    }

    /// The first value of a case's field.
    pub fn value_of(&self, case: usize, field: &str) -> Option<&str> {
        self.cases.get(case)?.facts.iter().find_map(|place| {
            let fact = &self.facts[*place];
            (fact.field == field).then_some(fact.value.as_str())
        })
    }

    /// Adds a warning, once per kind.
    pub fn warn(&mut self, code: WarningCode, evidence: Vec<Spot>, shown: Option<String>) {
        if self.warnings.iter().any(|known| known.code == code) {
            return;
        }
        let mut params = BTreeMap::new();
        if let Some(shown) = shown {
            params.insert("shown".to_owned(), shown);
        }
        self.warnings.push(Warning {
            code,
            evidence,
            params,
        });
    }

    /// The finished proposal.
    pub fn into_proposal(self, whole: Whole) -> Proposal {
        Proposal {
            source_kind: whole.source_kind,
            document_kind: whole.kinds.first().copied(),
            document_parts: whole.kinds,
            form_family: whole.form_family,
            facts: self.facts,
            cases: self.cases,
            appointments: self.appointments,
            deadlines: self.deadlines,
            events: self.events,
            documents: self.documents,
            evidence_requests: self.evidence_requests,
            rfe_items: self.rfe_items,
            unknown_fields: self.unknown_fields,
            warnings: self.warnings,
            text: whole.text,
            pages: whole.pages,
            page_count: whole.page_count,
            words: Vec::new(),
            table: self.table,
        }
    }
}
