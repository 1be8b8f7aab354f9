//! Structured data: the signed-in account, the public status page, the
//! official interface, and what other trackers save of them.

mod case_detail;
mod case_status;
mod documents;
mod instants;
mod official;
mod scripts;
mod trackers;
mod walk;

use crate::error::ReadError;
use crate::gather::Gather;
use crate::json::{find_documents, Kind, Node};
use crate::proposal::{DocumentKind, Proposal, WarningCode};
use crate::source_kind::SourceKind;
use crate::written::Written;
use walk::Walk;

/// Reads a text that is, or holds, JSON.
///
/// # Errors
/// `Damaged` without any whole JSON; `TooComplex` beyond the limits;
/// `UnsupportedYet` for JSON that is about no case.
pub(crate) fn read_json(text: &str) -> Result<Proposal, ReadError> {
    let found = find_documents(text)?;
    let written = Written::of(text);
    let mut gather = Gather::new(&written);
    let source = gather_documents(&mut gather, &found.documents);
    let source = source.or_else(|| empty_answer(&mut gather, &found.documents));
    let Some(source) = source else {
        return Err(ReadError::UnsupportedYet {
            source_kind: SourceKind::AccountJson,
        });
    };
    if found.repaired {
        gather.warn(WarningCode::InvalidJsonRepaired, None);
    }
    if found.noise {
        gather.warn(WarningCode::NoiseAroundJson, None);
    }
    Ok(gather.finish(source))
}

/// `{"data": []}`: the account answers so also for people with open cases.
fn empty_answer(gather: &mut Gather<'_>, documents: &[Node]) -> Option<SourceKind> {
    if documents.is_empty() || !documents.iter().all(is_empty_envelope) {
        return None;
    }
    gather.kind(DocumentKind::Cases);
    gather.warn(WarningCode::AccountListEmpty, None);
    Some(SourceKind::AccountJson)
}

fn is_empty_envelope(node: &Node) -> bool {
    let holds_nothing = |value: &Node| match &value.kind {
        Kind::Null => true,
        Kind::List(items) => items.is_empty(),
        Kind::Object(fields) => fields.is_empty() || is_empty_envelope(value),
        _ => false,
    };
    node.get("data").is_some_and(holds_nothing)
}

/// Adds everything known documents say. `None` when none of them is known.
pub(crate) fn gather_documents(gather: &mut Gather<'_>, documents: &[Node]) -> Option<SourceKind> {
    let mut walk = Walk::new(gather);
    for document in documents {
        walk.document(document);
    }
    walk.end()
}

/// The kinds of one account file, in the order they are named together.
pub(crate) const ENDPOINTS: [DocumentKind; 4] = [
    DocumentKind::Cases,
    DocumentKind::CaseStatus,
    DocumentKind::Documents,
    DocumentKind::ReceiptInfo,
];
