//! Whom a paper is about: by its numbers, else by the name printed on it.

use domain::identifiers::IdentifierKind;
use intake::proposal as read;
use vault::{PersonRow, Reading};

use crate::contract::{PersonChoice, PersonRef, WireError};
use crate::sources::{full_name, person_ref};

/// Who it seems to be about: by a number of theirs, else by the printed name,
/// else nobody.
pub(crate) fn whose(
    record: Reading<'_>,
    proposal: &read::Proposal,
    people: &[PersonRow],
) -> Result<Option<PersonRef>, WireError> {
    for fact in proposal
        .facts
        .iter()
        .filter(|f| f.group == read::Group::Case)
    {
        let person = match fact.field.as_str() {
            "receipt_number" => record
                .case_by_receipt(&fact.value)?
                .and_then(|case| case.people.first().map(|(person, _)| *person)),
            "online_account_number" => record
                .account_by_number(&fact.value)?
                .map(|account| account.person),
            "a_numbers" => record
                .identifiers_with(IdentifierKind::ANumber.as_str(), &fact.value)?
                .first()
                .map(|row| row.person),
            _ => None,
        };
        if let Some(person) = person {
            return Ok(person_ref(record, person)?);
        }
    }
    let Some(PersonChoice::New {
        given_names,
        family_name,
    }) = printed_name(proposal)
    else {
        return Ok(None);
    };
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let first = |names: &str| {
        names
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    Ok(people
        .iter()
        .find(|person| {
            same(&person.family_name, &family_name)
                && same(&first(&person.given_names), &first(&given_names))
        })
        .map(named))
}

pub(crate) fn named(person: &PersonRow) -> PersonRef {
    PersonRef {
        id: person.id.to_string(),
        name: full_name(&person.given_names, &person.family_name),
    }
}

/// The name on the paper, to add a new person with: `SAMPLE, ALEX Q` or
/// `ALEX Q SAMPLE`. Capitals are the agency's way of printing, not the
/// person's of writing.
pub(crate) fn printed_name(proposal: &read::Proposal) -> Option<PersonChoice> {
    let fields = ["applicant_name", "beneficiary_name", "petitioner_name"];
    let printed = fields.iter().find_map(|field| {
        let fact = proposal.facts.iter().find(|fact| fact.field == *field)?;
        Some(fact.value.as_str())
    })?;
    let (family, given) = match printed.split_once(',') {
        Some((family, given)) => (family.trim(), given.trim()),
        None => {
            let (given, family) = printed.rsplit_once(' ')?;
            (family.trim(), given.trim())
        }
    };
    Some(PersonChoice::New {
        given_names: as_written(given),
        family_name: as_written(family),
    })
}

fn as_written(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut written = String::new();
    let mut starts = true;
    for c in name.chars() {
        if starts {
            written.push(c);
        } else {
            written.extend(c.to_lowercase());
        }
        starts = !c.is_alphanumeric() && c != '\'';
    }
    written
}
