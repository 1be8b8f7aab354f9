//! The person a letter is addressed to, where no label names the applicant or
//! petitioner.

use domain::catalog::forms;

use super::document::Document;
use super::draft::{Draft, Reading};
use crate::proposal::{Confidence, DocumentKind};
use crate::reading::lines::{Segment, WordRef};
use crate::reading::shapes::{ends_in_zip, is_name};

/// Adds the name over the mailing address as the applicant's, for kinds that
/// are sent to the applicant.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    let sent_to_applicant = matches!(
        document.kind,
        Some(
            DocumentKind::Biometrics
                | DocumentKind::Interview
                | DocumentKind::Oath
                | DocumentKind::Rfe
                | DocumentKind::Noid
                | DocumentKind::Denial
                | DocumentKind::Rejection
                | DocumentKind::Withdrawal
                | DocumentKind::Noir
        )
    );
    let named = ["applicant_name", "petitioner_name", "beneficiary_name"]
        .iter()
        .any(|field| draft.value_of(0, field).is_some());
    if !sent_to_applicant || named {
        return;
    }
    if let Some(words) = name_over_address(document) {
        draft.case_once(
            0,
            Reading {
                field: party(draft.value_of(0, "form_type")),
                value: document.layout.text(&words),
                confidence: Confidence::Inferred,
                words,
            },
        );
    }
}

/// Who sends in a form: a petition is a petitioner's.
fn party(form: Option<&str>) -> &'static str {
    let title = form.and_then(forms::title);
    let petition = title.is_some_and(|title| title.title.en.contains("Petition"));
    if petition {
        "petitioner_name"
    } else {
        "applicant_name"
    }
}

/// The first block of lines in one column that begins with a name, has no
/// agency name, and ends with a ZIP code.
fn name_over_address(document: &Document<'_>) -> Option<Vec<WordRef>> {
    let lines = &document.layout.lines;
    lines.iter().enumerate().find_map(|(number, line)| {
        line.segments.iter().find_map(|segment| {
            let name = document.layout.text(&segment.words);
            (is_person(&name) && address_follows(document, number, segment))
                .then(|| segment.words.clone())
        })
    })
}

fn is_person(name: &str) -> bool {
    const NOT_PERSONS: [&str; 14] = [
        "CASE TYPE",
        "NUMBER",
        "DATE",
        "APPLICATION",
        "PETITION",
        "SECURITY",
        "USCIS",
        "SERVICE",
        "CENTER",
        "OFFICE",
        "NOTICE",
        "DEPARTMENT",
        "DECISION",
        "REQUEST",
    ];
    let words = name.split(' ').count();
    (2..=5).contains(&words)
        && is_name(name)
        && !name.chars().any(char::is_lowercase)
        && !NOT_PERSONS.iter().any(|word| name.contains(word))
}

/// Whether the lines beneath, in the same column, are an address.
fn address_follows(document: &Document<'_>, from: usize, name: &Segment) -> bool {
    const LONGEST_ADDRESS: usize = 5;
    const COLUMN_SLACK: f64 = 6.0;
    let layout = &document.layout;
    let Some(left) = name.words.first().map(|at| layout.word(*at).x0) else {
        return false;
    };
    let column: Vec<String> = layout.lines[from + 1..]
        .iter()
        .take_while(|line| line.page == layout.lines[from].page)
        .take(LONGEST_ADDRESS + 2)
        .filter_map(|line| {
            line.segments.iter().find(|segment| {
                segment
                    .words
                    .first()
                    .is_some_and(|at| (layout.word(*at).x0 - left).abs() < COLUMN_SLACK)
            })
        })
        .map(|segment| layout.text(&segment.words))
        .take(LONGEST_ADDRESS)
        .collect();
    let starts_like_address = column.first().is_some_and(|line| {
        is_street(line)
            || line.to_lowercase().starts_with("c/o")
            || line.to_uppercase().starts_with("P.O")
    });
    starts_like_address && column.iter().any(|line| ends_in_zip(line))
}

/// A house number and a street: `100 EXAMPLE ST`. A number alone is something
/// else, such as the account number under a case type that went over two lines.
fn is_street(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(number, street)| {
        number.starts_with(|c: char| c.is_ascii_digit()) && street.chars().any(char::is_alphabetic)
    })
}
