//! A fact and where it was read.

use serde::{Deserialize, Serialize};

use crate::sheet::Span;

/// A place in the source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Page, counted from 0.
    pub page: u32,
    /// Left edge as a fraction of the page's width.
    pub x0: f64,
    /// Upper edge as a fraction of the page's height.
    pub y0: f64,
    /// Right edge as a fraction of the page's width.
    pub x1: f64,
    /// Lower edge as a fraction of the page's height.
    pub y1: f64,
    /// The words there.
    pub text: String,
    /// Place in the text, for text sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// How sure a reading is, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Printed under or beside its label.
    PrintedUnderLabel,
    /// Found in a sentence or a letter's head.
    InSentence,
    /// Concluded from other facts, or one of several readings.
    Inferred,
    /// Repaired: to be checked against the paper.
    Corrected,
    /// A person marked its words on the page.
    Marked,
    /// A person typed it beside the page.
    Typed,
}

/// What a fact belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// A case (one receipt).
    Case,
    /// An appointment.
    Appointment,
    /// A deadline.
    Deadline,
    /// Something that happened.
    Event,
    /// A document the source lists.
    Document,
    /// Something the agency asks for.
    Asked,
}

impl Group {
    /// The first part of a fact's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Appointment => "appointment",
            Self::Deadline => "deadline",
            Self::Event => "event",
            Self::Document => "document",
            Self::Asked => "asked",
        }
    }
}

/// One value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Stable within the proposal: `case.0.receipt_number`, `case.0.a_numbers.0`.
    pub id: String,
    /// What it belongs to.
    pub group: Group,
    /// Which case, appointment or deadline, counted from 0.
    pub index: usize,
    /// Field name of the `read` contract.
    pub field: String,
    /// Stored form: dates `YYYY-MM-DD`, local times `YYYY-MM-DDTHH:MM`, numbers in normal form.
    pub value: String,
    /// As printed.
    pub shown: String,
    /// How sure.
    pub confidence: Confidence,
    /// Where it stands; empty when it was only concluded.
    pub evidence: Vec<Spot>,
}

/// The facts of one case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFacts {
    /// Places in the proposal's `facts`.
    pub facts: Vec<usize>,
}

/// A case's facts, by field.
#[derive(Debug, Clone, Copy)]
pub struct CaseView<'p> {
    facts: &'p [Fact],
    case: &'p CaseFacts,
}

impl<'p> CaseView<'p> {
    pub(super) fn new(facts: &'p [Fact], case: &'p CaseFacts) -> Self {
        Self { facts, case }
    }

    /// Every fact of the case, in order.
    pub fn facts(self) -> impl Iterator<Item = &'p Fact> {
        self.case
            .facts
            .iter()
            .filter_map(move |index| self.facts.get(*index))
    }

    /// The first fact of a field.
    pub fn get(self, field: &str) -> Option<&'p Fact> {
        self.facts().find(|fact| fact.field == field)
    }

    /// Every fact of a field that may have several values (`a_numbers`, …).
    pub fn all(self, field: &str) -> Vec<&'p Fact> {
        self.facts().filter(|fact| fact.field == field).collect()
    }
}

/// A labelled value that no field stands for: kept, never dropped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnknownField {
    /// The label as printed.
    pub label: String,
    /// The value as printed.
    pub value: String,
    /// Where it stands.
    pub evidence: Vec<Spot>,
}
