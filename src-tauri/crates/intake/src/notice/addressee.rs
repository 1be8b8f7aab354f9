//! The person a letter is addressed to, where no label names the applicant or
//! petitioner.

use domain::catalog::forms;
use domain::text::words_in_any_order;

use super::document::Document;
use super::draft::{Draft, Reading};
use crate::proposal::{Confidence, DocumentKind};
use crate::reading::lines::{Segment, WordRef};
use crate::reading::shapes::{ends_in_zip, is_name};

/// The block a letter is addressed with.
struct Addressed {
    name: Vec<WordRef>,
    /// After `c/o`: through whom it came.
    care_of: Option<Line>,
    address: Vec<Line>,
}

struct Line {
    text: String,
    words: Vec<WordRef>,
}

/// Adds the name over the mailing address as the applicant's, for kinds that
/// are sent to the applicant; and the address itself, when it is that of a person
/// the notice names.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    let Some(addressed) = addressed(document) else {
        return;
    };
    let name = document.layout.text(&addressed.name);
    let named = PARTIES
        .iter()
        .any(|(field, _)| draft.value_of(0, field).is_some());
    if is_sent_to_applicant(document) && !named {
        draft.case_once(
            0,
            Reading {
                field: party(draft.value_of(0, "form_type")),
                value: name.clone(),
                confidence: Confidence::Inferred,
                words: addressed.name.clone(),
            },
        );
    }
    let theirs = PARTIES.iter().find(|(field, _)| {
        let value = draft.value_of(0, field);
        // `SAMPLE, ALEX Q` is `ALEX Q SAMPLE`.
        value.is_some_and(|value| words_in_any_order(value) == words_in_any_order(&name))
    });
    let Some((_, address_field)) = theirs else {
        return;
    };
    // What came through somebody is at that one's address.
    let (field, value, words) = match addressed.care_of {
        Some(line) => (
            "care_of",
            without_care_of(&line.text).to_owned(),
            line.words,
        ),
        None => {
            let lines = addressed.address.iter().map(|line| line.text.as_str());
            let value = lines.collect::<Vec<_>>().join(", ");
            let words = addressed.address.into_iter().flat_map(|line| line.words);
            (*address_field, value, words.collect())
        }
    };
    draft.case_once(
        0,
        Reading {
            field,
            value,
            confidence: Confidence::Inferred,
            words,
        },
    );
}

/// Who can be named, and the field of that one's address.
const PARTIES: [(&str, &str); 3] = [
    ("applicant_name", "applicant_address"),
    ("petitioner_name", "petitioner_address"),
    ("beneficiary_name", "beneficiary_address"),
];

fn is_sent_to_applicant(document: &Document<'_>) -> bool {
    matches!(
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
    )
}

fn without_care_of(line: &str) -> &str {
    line.get(CARE_OF.len()..).unwrap_or_default().trim()
}

const CARE_OF: &str = "c/o";

fn is_care_of(line: &str) -> bool {
    let begin = line.get(..CARE_OF.len());
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case(CARE_OF))
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
fn addressed(document: &Document<'_>) -> Option<Addressed> {
    let lines = &document.layout.lines;
    lines.iter().enumerate().find_map(|(number, line)| {
        line.segments.iter().find_map(|segment| {
            let name = document.layout.text(&segment.words);
            if !is_person(&name) {
                return None;
            }
            let mut address = address_beneath(document, number, segment)?;
            let care_of = is_care_of(&address[0].text).then(|| address.remove(0));
            Some(Addressed {
                name: segment.words.clone(),
                care_of,
                address,
            })
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

/// The lines beneath, in the same column, as far as they are an address.
fn address_beneath(document: &Document<'_>, from: usize, name: &Segment) -> Option<Vec<Line>> {
    const LONGEST_ADDRESS: usize = 5;
    const COLUMN_SLACK: f64 = 6.0;
    let layout = &document.layout;
    let left = name.words.first().map(|at| layout.word(*at).x0)?;
    let mut column: Vec<Line> = layout.lines[from + 1..]
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
        .map(|segment| Line {
            text: layout.text(&segment.words),
            words: segment.words.clone(),
        })
        .take(LONGEST_ADDRESS)
        .collect();
    let begins_so = column.first().is_some_and(|line| {
        is_street(&line.text)
            || is_care_of(&line.text)
            || line.text.to_uppercase().starts_with("P.O")
    });
    let end = column.iter().position(|line| ends_in_zip(&line.text))?;
    column.truncate(end + 1);
    begins_so.then_some(column)
}

/// A house number and a street: `100 EXAMPLE ST`. A number alone is something
/// else, such as the account number under a case type that went over two lines.
fn is_street(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(number, street)| {
        number.starts_with(|c: char| c.is_ascii_digit()) && street.chars().any(char::is_alphabetic)
    })
}
