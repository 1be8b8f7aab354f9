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
mod split;
mod time_limit;

use std::collections::BTreeMap;

use crate::merge::merged_in_place;
use crate::proposal::{Proposal, Spot, Warning, WarningCode};
use crate::reading::lines::Layout;
use crate::sheet::{Page, Sheet};
use crate::source_kind::SourceKind;
use document::Document;
use draft::Draft;

/// Gets the patterns of notices ready, so that they are when the words of a file
/// come from the process that reads it.
pub(crate) fn get_ready() {
    let usual = "Department of Homeland Security  Form I-797C, Notice of Action\nReceipt Number  Case Type\nReceived Date  Applicant\n01/01/2026  A000 000 000\nYou are asked to send an answer by January 2, 2026.";
    let _ = read_notices(&Sheet::from_text(usual));
}

/// Reads every notice of a sheet.
pub(crate) fn read_notices(sheet: &Sheet) -> Proposal {
    let parts = split::notices(sheet);
    if parts.len() < 2 {
        return finished(read_notice(sheet), sheet);
    }
    let readings = parts.iter().map(read_notice).collect();
    let Some(mut whole) = merged_in_place(readings) else {
        return finished(read_notice(sheet), sheet);
    };
    whole.text = document::plain_text(&Layout::of(sheet));
    whole.pages = document::page_sizes(sheet);
    whole.page_count = u32::try_from(sheet.pages.len()).unwrap_or(u32::MAX);
    whole.warnings.push(Warning {
        code: WarningCode::SeveralNotices,
        evidence: Vec::new(),
        params: BTreeMap::new(),
    });
    finished(whole, sheet)
}

/// What the way a sheet was read means for all of it.
fn finished(mut proposal: Proposal, sheet: &Sheet) -> Proposal {
    if !proposal.pages.is_empty() {
        proposal.words = words_to_mark(sheet);
    }
    let with_words = |page: &&Page| !page.words.is_empty();
    let pages = || sheet.pages.iter().filter(with_words);
    for (code, holds) in [
        (
            WarningCode::NoTextLayer,
            pages().all(|page| page.recognised),
        ),
        (WarningCode::OcrUsed, sheet.recognised),
        (WarningCode::TextDiffersFromPicture, sheet.text_differs),
    ] {
        if holds {
            proposal.warnings.push(Warning {
                code,
                evidence: Vec::new(),
                params: BTreeMap::new(),
            });
        }
    }
    // Only a recogniser takes letters of a printed number for others.
    if proposal.source_kind == SourceKind::Text && proposal.warns(WarningCode::OcrCorrectedReceipt)
    {
        proposal.source_kind = SourceKind::OcrText;
    }
    proposal
}

/// Every word of the pages with its place, line after line.
fn words_to_mark(sheet: &Sheet) -> Vec<Spot> {
    let layout = Layout::of(sheet);
    let lines = layout.lines.iter();
    lines
        .flat_map(|line| line.words())
        .flat_map(|word| draft::spots(&layout, &[word]))
        .collect()
}

/// Reads one notice.
fn read_notice(sheet: &Sheet) -> Proposal {
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
