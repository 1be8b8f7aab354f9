//! Notices and letters of the agency: from a sheet to a proposal.

mod addressee;
mod appointment;
mod case_facts;
mod document;
mod draft;
mod form;
mod heading;
mod office;
mod outcome;
mod recognise;
mod reply;
mod rfe_items;
mod time_limit;

use crate::proposal::Proposal;
use crate::sheet::Sheet;
use document::Document;
use draft::Draft;

/// Reads a notice.
pub(crate) fn read_notice(sheet: &Sheet) -> Proposal {
    let document = Document::of(sheet);
    let mut draft = Draft::new(&document.layout);
    case_facts::read(&document, &mut draft);
    heading::read(&document, &mut draft);
    office::read(&document, &mut draft);
    addressee::read(&document, &mut draft);
    outcome::read(&document, &mut draft);
    appointment::read(&document, &mut draft);
    reply::read(&document, &mut draft);
    time_limit::read(&document, &mut draft);
    rfe_items::read(&document, &mut draft);
    document.finish(draft)
}
