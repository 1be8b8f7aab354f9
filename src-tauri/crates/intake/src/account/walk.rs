//! Finding what is known in a JSON document, however it is wrapped.

use std::ops::Range;

use super::{case_detail, case_status, documents, official, trackers};
use crate::gather::Gather;
use crate::json::{find_documents, Kind, Node};
use crate::numbers::receipt_exact;
use crate::proposal::{Confidence, DocumentKind, WarningCode};
use crate::source_kind::SourceKind;

/// How often a string may hold JSON again.
const DEEPEST_STRING: usize = 3;

/// A walk through the documents of one source.
pub(crate) struct Walk<'g, 't> {
    pub gather: &'g mut Gather<'t>,
    /// The case that what follows belongs to, where the document says so.
    pub within: Option<usize>,
    /// The place of a string that holds JSON: all it says stands there.
    pub inside: Option<Range<usize>>,
    source: Option<SourceKind>,
    tracker: Option<DocumentKind>,
    endpoints: Vec<DocumentKind>,
}

impl<'g, 't> Walk<'g, 't> {
    pub fn new(gather: &'g mut Gather<'t>) -> Self {
        Self {
            gather,
            within: None,
            inside: None,
            source: None,
            tracker: None,
            endpoints: Vec::new(),
        }
    }

    /// What the source was; `None` when nothing in it is known.
    pub fn end(self) -> Option<SourceKind> {
        if let Some(tracker) = self.tracker {
            self.gather.kind(tracker);
            return Some(SourceKind::TrackerExport);
        }
        for kind in super::ENDPOINTS {
            if self.endpoints.contains(&kind) {
                self.gather.kind(kind);
            }
        }
        for kind in self.endpoints {
            self.gather.kind(kind);
        }
        if self.gather.cases() == 0 && self.source.is_some() {
            documents_without_case(self.gather);
        }
        self.source
    }

    /// Names the source, by the first thing known in it.
    pub fn is(&mut self, source: SourceKind, kind: DocumentKind) {
        self.source.get_or_insert(source);
        if !self.endpoints.contains(&kind) {
            self.endpoints.push(kind);
        }
    }

    /// The source is an export of a tracker.
    pub fn is_tracker(&mut self, kind: DocumentKind) {
        self.source.get_or_insert(SourceKind::TrackerExport);
        self.tracker.get_or_insert(kind);
    }

    /// The place of a value.
    pub fn at(&self, node: &Node) -> Option<Range<usize>> {
        Some(self.inside.clone().unwrap_or_else(|| node.at.clone()))
    }

    /// The case of the receipt a field holds.
    pub fn case_in(&mut self, node: &Node) -> Option<usize> {
        let number = receipt_exact(node.text()?)?;
        let at = self.at(node);
        let confidence = Confidence::PrintedUnderLabel;
        Some(self.gather.case_found(&number, confidence, at))
    }

    /// Gives a case the text of a field.
    pub fn set(&mut self, case: usize, field: &str, node: Option<&Node>) {
        let Some(node) = node.filter(|node| node.kind != Kind::Null) else {
            return;
        };
        match node.text_or_number() {
            Some(text) => self.set_to(case, field, text, node),
            None if matches!(&node.kind, Kind::Text(_)) => {}
            None => self.unexpected(node),
        }
    }

    /// Gives a case a value concluded from a field.
    pub fn set_to(&mut self, case: usize, field: &str, value: &str, node: &Node) {
        let at = self.at(node);
        self.gather
            .set(case, field, value, Confidence::PrintedUnderLabel, at);
    }

    /// Gives a case a yes or no.
    pub fn set_yes_or_no(&mut self, case: usize, field: &str, node: Option<&Node>) {
        let Some(node) = node.filter(|node| node.kind != Kind::Null) else {
            return;
        };
        match node.boolean() {
            Some(value) => self.set_to(case, field, &value.to_string(), node),
            None => self.unexpected(node),
        }
    }

    /// A field that holds another kind of value than it should.
    pub fn unexpected(&mut self, node: &Node) {
        let at = self.at(node);
        self.gather.warn(WarningCode::FieldOfUnexpectedType, at);
    }

    /// Looks at a document.
    pub fn document(&mut self, node: &Node) {
        self.look(node, 0);
    }

    pub(super) fn look(&mut self, node: &Node, strings: usize) {
        if self.known(node) {
            return;
        }
        match &node.kind {
            Kind::Object(fields) => {
                for (_, value) in fields {
                    self.look(value, strings);
                }
            }
            Kind::List(items) => {
                for item in items {
                    self.look(item, strings);
                }
            }
            Kind::Text(text) if strings < DEEPEST_STRING => {
                self.json_in_string(node, text, strings)
            }
            _ => {}
        }
    }

    /// Browser storage and some tools keep JSON as a string.
    fn json_in_string(&mut self, node: &Node, text: &str, strings: usize) {
        if !text.trim_start().starts_with(['{', '[']) || text.len() < 20 {
            return;
        }
        let Ok(found) = find_documents(text) else {
            return;
        };
        let outer = self.inside.clone();
        self.inside.get_or_insert(node.at.clone());
        for document in &found.documents {
            self.look(document, strings + 1);
        }
        self.inside = outer;
    }

    /// Whether a value is of a known shape; it is read then.
    fn known(&mut self, node: &Node) -> bool {
        trackers::read(self, node)
            || official::read(self, node)
            || documents::read(self, node)
            || case_status::read(self, node)
            || case_detail::read(self, node)
    }
}

fn documents_without_case(gather: &mut Gather<'_>) {
    if !gather.warns(WarningCode::ApiError) {
        gather.warn(WarningCode::NoReceiptNumber, None);
    }
}
