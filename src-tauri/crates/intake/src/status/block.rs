//! One status becomes facts of its case.

use std::ops::Range;

use chrono::NaiveDate;
use domain::catalog::status_text::{headline_of_paragraph, phase_of, SecondDate};

use super::headline::{first_sentence, Block};
use super::paragraph::{named_form, status_date, tracking_number, watched_dates};
use crate::gather::{At, Gather};
use crate::numbers::receipts_in;
use crate::proposal::{Basis, Confidence, Deadline, DeadlineKind, WarningCode};

/// A title and its paragraph, and where they stand when they are no part of
/// the gathered text itself.
pub(crate) struct Titled<'t> {
    pub title: &'t str,
    pub body: &'t str,
    pub title_at: At,
    pub body_at: At,
}

/// Reads a status into the case its paragraph names.
pub(crate) fn read_block(gather: &mut Gather<'_>, block: &Block<'_>) {
    let in_title = receipts_in(block.title);
    let body_at = gather.written.range_of(block.body);
    let case = match receipts_in(block.body).first() {
        Some(number) => {
            let at = body_at.map(|body| body.start + number.start..body.start + number.end);
            gather.case_found(number, Confidence::InSentence, at)
        }
        None => match in_title.first() {
            Some(number) => gather.case_found(number, Confidence::InSentence, None),
            None if gather.cases() == 1 => 0,
            None => {
                gather.warn(WarningCode::NoReceiptNumber, None);
                gather.case_without_receipt()
            }
        },
    };
    set_status(
        gather,
        case,
        &Titled {
            title: block.title,
            body: block.body,
            title_at: None,
            body_at: None,
        },
    );
}

/// Gives a case the status of a title and its paragraph.
pub(crate) fn set_status(gather: &mut Gather<'_>, case: usize, said: &Titled<'_>) {
    let concluded = headline_of_paragraph(said.body);
    let title = if said.title.is_empty() {
        concluded.unwrap_or_default()
    } else {
        said.title
    };
    let title_at = gather
        .written
        .range_of(said.title)
        .or(said.title_at.clone());
    let printed = Confidence::InSentence;
    if said.title.is_empty() {
        gather.set_if_open(case, "status_title", title, Confidence::Inferred, None);
    } else {
        gather.set_if_open(case, "status_title", title, printed, title_at);
    }
    let phase = phase_of(title).or_else(|| phase_of(first_sentence(said.body)));
    match phase {
        Some(phase) => gather.set_if_open(case, "status_phase", phase, Confidence::Inferred, None),
        None if !title.is_empty() => gather.warn(WarningCode::UnknownStatusTitle, None),
        None => {}
    }
    paragraph(gather, case, title, said);
}

fn paragraph(gather: &mut Gather<'_>, case: usize, title: &str, said: &Titled<'_>) {
    let body = said.body;
    let base = gather.written.range_of(body).map(|body| body.start);
    let at = |range: Range<usize>| match base {
        Some(base) => Some(base + range.start..base + range.end),
        None => said.body_at.clone(),
    };
    let date = status_date(body);
    if let Some((date, place)) = &date {
        let text = date.to_string();
        gather.set_if_open(
            case,
            "status_date",
            &text,
            Confidence::InSentence,
            at(place.clone()),
        );
    }
    for watch in watched_dates(title, body, date.map(|(date, _)| date)) {
        let kind = match watch.means {
            SecondDate::AskAboutMissingNotice => DeadlineKind::AskAboutMissingNotice,
            SecondDate::AskAboutMissingItem => DeadlineKind::AskAboutMissingItem,
            SecondDate::ActBeforeDestruction => DeadlineKind::ActBeforeDestruction,
            SecondDate::AlreadyPast => continue,
        };
        gather.deadline(limit(kind, Basis::Printed, Some(watch.date)), at(watch.at));
    }
    if let Some(form) = named_form(body) {
        let number = form.number_at.clone();
        gather.set_if_open(
            case,
            "form_type",
            &form.number,
            Confidence::InSentence,
            at(number),
        );
        if let Some(title) = form.title {
            let place = gather.written.range_of(title).or(said.body_at.clone());
            gather.set_if_open(case, "form_title", title, Confidence::InSentence, place);
        }
    }
    if let Some((number, place)) = tracking_number(body) {
        gather.set_if_open(
            case,
            "tracking_number",
            &number,
            Confidence::InSentence,
            at(place),
        );
    }
}

fn limit(kind: DeadlineKind, basis: Basis, date: Option<NaiveDate>) -> Deadline {
    Deadline {
        kind,
        basis,
        date,
        latest_if_mailed: None,
        anchor_date: None,
        days: None,
        mailed_days: None,
        text_anchor: None,
    }
}

/// A request was sent: its date to answer by stands on the letter alone.
pub(crate) fn reply_date_is_on_the_letter(gather: &mut Gather<'_>, case: usize) {
    match gather.value(case, "status_phase") {
        Some("rfe_sent") => {
            gather.warn(WarningCode::ReplyDateOnlyOnTheLetter, None);
            gather.deadline(
                limit(DeadlineKind::RfeResponse, Basis::UnknownUntilNotice, None),
                None,
            );
        }
        Some("intent") => gather.warn(WarningCode::ReplyDateOnlyOnTheLetter, None),
        _ => {}
    }
}
