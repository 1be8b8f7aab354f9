//! Status text: a headline and its paragraph, copied from a page or an app.

mod block;
mod headline;
pub(crate) mod paragraph;

use crate::gather::Gather;
use crate::proposal::{DocumentKind, Proposal};
use crate::source_kind::SourceKind;
use crate::written::Written;

pub(crate) use block::{read_block, reply_date_is_on_the_letter, set_status, Titled};
pub(crate) use headline::{blocks, has_status, Block};
pub(crate) use paragraph::named_form;

/// Reads status text.
pub(crate) fn read_status_text(text: &str) -> Proposal {
    let written = Written::of(text);
    let mut gather = Gather::new(&written);
    gather_status(&mut gather, text);
    for case in 0..gather.cases() {
        reply_date_is_on_the_letter(&mut gather, case);
    }
    let mut proposal = gather.finish(SourceKind::StatusText);
    proposal.document_kind = Some(DocumentKind::CaseStatus);
    proposal.document_parts = vec![DocumentKind::CaseStatus];
    proposal
}

/// Adds every status that stands in a part of the gathered text.
pub(crate) fn gather_status(gather: &mut Gather<'_>, text: &str) {
    for block in headline::blocks(text) {
        read_block(gather, &block);
    }
}
