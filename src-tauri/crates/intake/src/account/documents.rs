//! The list of documents of the account. It names no receipt.

use std::sync::LazyLock;

use domain::catalog::forms::FormType;
use regex::Regex;

use super::instants::When;
use super::walk::Walk;
use crate::json::Node;
use crate::numbers::receipts_in;
use crate::proposal::{Confidence, DocumentKind, ListedDocument, WarningCode};
use crate::reading::shapes::category;
use crate::source_kind::SourceKind;

// Static patterns; the tests read every list through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

/// `I-765 C09 Standalone Approval`
static FORM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b((?:EOIR|[ING])-?\d{1,4}[A-Z]{0,2})\b(?: ([A-Z]\d{2}[A-Z]?)\b)?"));
static OUTCOMES: LazyLock<[(Regex, &str); 5]> = LazyLock::new(|| {
    [
        (r"(?i)\bapprov(?:al|ed)\b", "approved"),
        (r"(?i)\bden(?:ial|ied)\b", "denied"),
        (r"(?i)\breject(?:ion|ed)\b", "rejected"),
        (r"(?i)\brevo(?:cation|ked)\b", "revoked"),
        (r"(?i)\bwithdraw", "withdrawn"),
    ]
    .map(|(source, phase)| (pattern(source), phase))
});
/// A paper about an outcome that is still open.
static OPEN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bintent\b|\brequest\b|\bapplicant provided\b"));

/// Reads a list of documents.
pub(super) fn read(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    let items = node.items();
    if items.is_empty() || !items.iter().all(is_document) {
        return false;
    }
    walk.is(SourceKind::AccountJson, DocumentKind::Documents);
    let mut named: Vec<usize> = Vec::new();
    for item in items {
        entry(walk, item);
        named.extend(receipt_of_file(walk, item));
    }
    named.sort_unstable();
    if !named.is_empty() && walk.within.is_none() {
        walk.gather
            .warn(WarningCode::ReceiptOnlyInOneFileName, None);
    }
    true
}

fn is_document(node: &Node) -> bool {
    node.has("contentId") || node.has("fileName") && node.has("type")
}

fn receipt_of_file(walk: &mut Walk<'_, '_>, item: &Node) -> Option<usize> {
    if walk.within.is_some() {
        return None;
    }
    let name_node = item.get("fileName")?;
    let name = name_node.text()?.replace(['_', '.'], " ");
    let first = name.split(['-', ' ']).next().unwrap_or_default().to_owned();
    let number = receipts_in(&first)
        .into_iter()
        .chain(receipts_in(&name))
        .next()?;
    let at = walk.at(name_node);
    Some(walk.gather.case_found(&number, Confidence::Inferred, at))
}

/// Adds one document.
pub(super) fn entry(walk: &mut Walk<'_, '_>, item: &Node) {
    let text = |key: &str| item.get(key).and_then(Node::text).map(str::to_owned);
    let Some(document_type) = text("type").or_else(|| text("fileName")) else {
        walk.unexpected(item);
        return;
    };
    let source = text("sourceType");
    let from_agency = source.as_deref() != Some("Applicant Provided");
    let implies = OUTCOMES
        .iter()
        .find(|(about, _)| from_agency && about.is_match(&document_type))
        .filter(|_| !OPEN.is_match(&document_type))
        .map(|(_, phase)| (*phase).to_owned());
    let form = FORM.captures(&document_type);
    let document = ListedDocument {
        implies,
        form_type: form
            .as_ref()
            .and_then(|found| FormType::parse(&found[1]))
            .map(|form| form.to_string()),
        category: form
            .as_ref()
            .and_then(|found| category(found.get(2)?.as_str())),
        source,
        at: text("createDate")
            .as_deref()
            .and_then(|at| When::instant(at).or_else(|| When::parse(at).map(When::written))),
        file_name: text("fileName"),
        receipt_number: walk.within.and_then(|case| walk.gather.receipt_of(case)),
        document_type,
    };
    walk.gather.document(document);
}
