//! What a document seems to say: facts with evidence, before a person keeps them.

mod fact;
pub(crate) mod intake_json;
mod kinds;
mod marked;
mod outcome;
mod parts;
mod table_seen;

pub use fact::{CaseFacts, CaseView, Confidence, Fact, Group, Spot, UnknownField};
pub use kinds::{DocumentKind, WarningCode};
pub use marked::{printed_day, printed_moment, Missing};
pub use outcome::{
    Appointment, AppointmentKind, Basis, Deadline, DeadlineKind, Event, EvidenceRequest,
    ListedDocument, PageSize, Warning,
};
pub(crate) use parts::{NewFact, Parts, Whole};
pub use table_seen::{Column, ColumnSeen, DayOrder, TableChoices, TableSeen};

use serde::{Deserialize, Serialize};

use crate::source_kind::SourceKind;

/// The reading of one source. Nothing is stored yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// What it was read from.
    pub source_kind: SourceKind,
    /// What the document is; `None` when it was not recognised.
    pub document_kind: Option<DocumentKind>,
    /// Every kind found, when one source holds several.
    #[serde(default)]
    pub document_parts: Vec<DocumentKind>,
    /// `I-797C`, `N-445`, `letter`, …
    pub form_family: Option<String>,
    /// Every single value, case after case.
    pub facts: Vec<Fact>,
    /// The same facts by case.
    pub cases: Vec<CaseFacts>,
    /// Appointments it gives.
    pub appointments: Vec<Appointment>,
    /// Dates by which something is to be done, or that end something.
    pub deadlines: Vec<Deadline>,
    /// What it reports as having happened.
    pub events: Vec<Event>,
    /// Documents it lists.
    #[serde(default)]
    pub documents: Vec<ListedDocument>,
    /// Requests for evidence it lists.
    #[serde(default)]
    pub evidence_requests: Vec<EvidenceRequest>,
    /// What a request for evidence asks for, by name.
    pub rfe_items: Vec<String>,
    /// Labelled values that no field stands for.
    pub unknown_fields: Vec<UnknownField>,
    /// Things to look at.
    pub warnings: Vec<Warning>,
    /// The whole text, pages separated by form feeds.
    pub text: String,
    /// Sizes of the pages; empty for text.
    pub pages: Vec<PageSize>,
    /// How many pages there are.
    pub page_count: u32,
    /// The words of pages in reading order, to mark a fact by; empty for text.
    #[serde(skip)]
    pub words: Vec<Spot>,
    /// How a table was taken; `None` for everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableSeen>,
}

impl Proposal {
    /// A paper of which nothing was read.
    pub(crate) fn without_words(kind: SourceKind, pages: u32, warnings: &[WarningCode]) -> Self {
        let mut parts = Parts::default();
        for code in warnings {
            parts.warn(*code, Vec::new(), None);
        }
        parts.into_proposal(Whole {
            page_count: pages,
            ..Whole::of(kind)
        })
    }

    /// The facts of a case, counted from 0.
    pub fn case(&self, index: usize) -> Option<CaseView<'_>> {
        self.cases
            .get(index)
            .map(|case| CaseView::new(&self.facts, case))
    }

    /// The fact with this id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// The kind in the words of the `read` contract; several are joined by `+`.
    pub fn kind_name(&self) -> Option<String> {
        if self.document_parts.len() < 2 {
            return self.document_kind.map(|kind| kind.as_str().to_owned());
        }
        let names: Vec<&str> = self
            .document_parts
            .iter()
            .map(|kind| kind.as_str())
            .collect();
        Some(names.join("+"))
    }

    /// Whether there is a warning of this kind.
    pub fn warns(&self, code: WarningCode) -> bool {
        self.warnings.iter().any(|warning| warning.code == code)
    }
}
