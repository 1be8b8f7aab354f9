//! Several readings put together: cases with one receipt are one case.

use std::collections::BTreeMap;

use crate::proposal::{CaseFacts, Group, Proposal, WarningCode};

/// All readings as one; their texts follow each other, with a form feed
/// between. `None` without any.
pub(crate) fn merged(readings: Vec<Proposal>) -> Option<Proposal> {
    let mut readings = readings.into_iter();
    let mut whole = readings.next()?;
    let mut characters = whole.text.chars().count();
    for next in readings {
        let offset = characters + 1;
        characters = offset + next.text.chars().count();
        let page = if whole.pages.is_empty() {
            0
        } else {
            whole.page_count
        };
        whole.text.push('\u{c}');
        add(
            &mut whole,
            next,
            page,
            u32::try_from(offset).unwrap_or(u32::MAX),
        );
    }
    Some(whole)
}

/// All readings of parts of one source, whose places are already those of the
/// whole. `None` without any.
pub(crate) fn merged_in_place(readings: Vec<Proposal>) -> Option<Proposal> {
    let mut readings = readings.into_iter();
    let mut whole = readings.next()?;
    for next in readings {
        add(&mut whole, next, 0, 0);
    }
    Some(whole)
}

fn add(whole: &mut Proposal, next: Proposal, page_offset: u32, text_offset: u32) {
    let moved = |spot: &mut crate::proposal::Spot| {
        spot.page += page_offset;
        if let Some(span) = &mut spot.span {
            span.start += text_offset;
            span.end += text_offset;
        }
    };
    let cases: BTreeMap<usize, usize> = (0..next.cases.len())
        .map(|case| {
            let receipt = next
                .case(case)
                .and_then(|view| view.get("receipt_number"))
                .map(|fact| fact.value.clone());
            (case, place_of_case(whole, receipt.as_deref()))
        })
        .collect();
    let offsets = [
        (Group::Appointment, whole.appointments.len()),
        (Group::Deadline, whole.deadlines.len()),
        (Group::Event, whole.events.len()),
        (Group::Document, whole.documents.len()),
    ];
    let asked = [
        ("item", whole.rfe_items.len()),
        ("request", whole.evidence_requests.len()),
    ];
    for mut fact in next.facts {
        fact.evidence.iter_mut().for_each(moved);
        if fact.group == Group::Case {
            fact.index = cases.get(&fact.index).copied().unwrap_or(fact.index);
            let many = matches!(fact.field.as_str(), "a_numbers" | "rejection_reasons");
            let known: Vec<String> = whole
                .case(fact.index)
                .into_iter()
                .flat_map(|case| case.all(&fact.field))
                .map(|fact| fact.value.clone())
                .collect();
            if known.contains(&fact.value) || !many && !known.is_empty() {
                continue;
            }
            fact.id = match many {
                true => format!("case.{}.{}.{}", fact.index, fact.field, known.len()),
                false => format!("case.{}.{}", fact.index, fact.field),
            };
            whole.cases[fact.index].facts.push(whole.facts.len());
        } else {
            let of_group = offsets.iter().find(|(group, _)| *group == fact.group);
            let of_field = asked.iter().find(|(field, _)| *field == fact.field);
            let offset = match (of_group, of_field) {
                (Some((_, offset)), _) | (None, Some((_, offset))) => *offset,
                (None, None) => 0,
            };
            fact.index += offset;
            fact.id = format!("{}.{}.{}", fact.group.as_str(), fact.index, fact.field);
        }
        whole.facts.push(fact);
    }
    whole.appointments.extend(next.appointments);
    whole.deadlines.extend(next.deadlines);
    whole.events.extend(next.events);
    whole.documents.extend(next.documents);
    whole.evidence_requests.extend(next.evidence_requests);
    whole.rfe_items.extend(next.rfe_items);
    for mut field in next.unknown_fields {
        field.evidence.iter_mut().for_each(moved);
        whole.unknown_fields.push(field);
    }
    for mut warning in next.warnings {
        let several = warning.code == WarningCode::SeveralReceipts;
        if !whole.warns(warning.code) && !several {
            warning.evidence.iter_mut().for_each(moved);
            whole.warnings.push(warning);
        }
    }
    for kind in next.document_parts {
        if !whole.document_parts.contains(&kind) {
            whole.document_parts.push(kind);
        }
    }
    for mut word in next.words {
        moved(&mut word);
        whole.words.push(word);
    }
    whole.text.push_str(&next.text);
    whole.pages.extend(next.pages);
    whole.page_count += next.page_count;
}

/// The case with this receipt, or a new one.
fn place_of_case(whole: &mut Proposal, receipt: Option<&str>) -> usize {
    let known = (0..whole.cases.len()).find(|case| {
        receipt.is_some()
            && whole
                .case(*case)
                .and_then(|view| view.get("receipt_number"))
                .map(|fact| fact.value.as_str())
                == receipt
    });
    known.unwrap_or_else(|| {
        whole.cases.push(CaseFacts::default());
        whole.cases.len() - 1
    })
}
