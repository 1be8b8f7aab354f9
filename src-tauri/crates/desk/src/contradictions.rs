//! Numbers of the record that cannot all be right, each with its source.

use std::collections::BTreeMap;

use domain::identifiers::{in_groups, IdentifierKind};
use vault::{CaseRow, IdentifierRow, PersonRow, Reading, Subject};

use crate::contract::{Contradiction, ContradictionSide, Contradictions, Phrase, WireError};
use crate::desk::Desk;
use crate::sources::{full_name, person_of_case, person_ref, source};

impl Desk {
    /// Every contradiction between the numbers of the record.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn contradictions(&self, (): ()) -> Result<Contradictions, WireError> {
        self.reading(|vault| {
            let read = vault.read();
            let (people, cases) = (read.people()?, read.cases()?);
            let mut items = Vec::new();
            let mut holders: BTreeMap<(String, String), Vec<IdentifierRow>> = BTreeMap::new();
            for person in &people {
                let kept = read.identifiers_of(person.id)?;
                items.extend(several_a_numbers(read, person, &kept)?);
                for row in kept {
                    let key = (row.kind.clone(), row.value.clone());
                    holders.entry(key).or_default().push(row);
                }
            }
            for ((kind, value), rows) in &holders {
                items.extend(held_twice(read, kind, value, rows)?);
            }
            for case in &cases {
                items.extend(two_accounts(read, case)?);
            }
            Ok(Contradictions { items })
        })
    }
}

/// A person has one A-Number.
fn several_a_numbers(
    read: Reading<'_>,
    person: &PersonRow,
    kept: &[IdentifierRow],
) -> Result<Option<Contradiction>, WireError> {
    let kind = IdentifierKind::ANumber.as_str();
    let rows: Vec<&IdentifierRow> = kept.iter().filter(|row| row.kind == kind).collect();
    if rows.len() < 2 {
        return Ok(None);
    }
    let name = full_name(&person.given_names, &person.family_name);
    Ok(Some(Contradiction {
        said: Phrase::new("contradiction_a_numbers").with("name", name),
        sides: rows
            .iter()
            .map(|row| side_of(read, row))
            .collect::<Result<_, _>>()?,
    }))
}

/// A number belongs to one person; a receipt to one case.
fn held_twice(
    read: Reading<'_>,
    kind: &str,
    value: &str,
    rows: &[IdentifierRow],
) -> Result<Option<Contradiction>, WireError> {
    let mut sides: Vec<ContradictionSide> = rows
        .iter()
        .map(|row| side_of(read, row))
        .collect::<Result<_, _>>()?;
    if kind == IdentifierKind::ReceiptNumber.as_str() {
        if let Some(case) = read.case_by_receipt(value)? {
            sides.push(ContradictionSide {
                printed: in_groups(IdentifierKind::ReceiptNumber, value),
                person: person_of_case(read, case.id)?,
                source: source(read, &case.origin, Some(case.recorded_at))?,
            });
        }
    }
    let whose = match kind {
        "receipt_number" => "contradiction_receipt_twice",
        _ => "contradiction_two_people",
    };
    Ok((sides.len() > 1).then(|| Contradiction {
        said: Phrase::new(whose).with("kind", kind),
        sides,
    }))
}

/// A case is linked to one online account.
fn two_accounts(read: Reading<'_>, case: &CaseRow) -> Result<Option<Contradiction>, WireError> {
    let kind = IdentifierKind::OnlineAccountNumber;
    let person = person_of_case(read, case.id)?;
    let mut sides: BTreeMap<String, ContradictionSide> = BTreeMap::new();
    if let Some(account) = case
        .account
        .map(|id| read.account(id))
        .transpose()?
        .flatten()
    {
        let side = ContradictionSide {
            printed: in_groups(kind, &account.number),
            person: person_ref(read, account.person)?,
            source: source(read, &account.origin, Some(account.recorded_at))?,
        };
        sides.insert(account.number, side);
    }
    for fact in read.facts_of(Subject::Case(case.id))? {
        if fact.field == kind.as_str() && !sides.contains_key(&fact.value) {
            let side = ContradictionSide {
                printed: in_groups(kind, &fact.value),
                person: person.clone(),
                source: source(read, &fact.origin, Some(fact.recorded_at))?,
            };
            sides.insert(fact.value, side);
        }
    }
    let receipt = case.receipt_number.as_deref().unwrap_or_default();
    let receipt = in_groups(IdentifierKind::ReceiptNumber, receipt);
    Ok((sides.len() > 1).then(|| Contradiction {
        said: Phrase::new("contradiction_two_accounts").with("receipt", receipt),
        sides: sides.into_values().collect(),
    }))
}

fn side_of(read: Reading<'_>, row: &IdentifierRow) -> Result<ContradictionSide, WireError> {
    let printed = match row.kind.parse::<IdentifierKind>() {
        Ok(kind) => in_groups(kind, &row.value),
        Err(()) => row.value.clone(),
    };
    Ok(ContradictionSide {
        printed,
        person: person_ref(read, row.person)?,
        source: source(read, &row.origin, Some(row.recorded_at))?,
    })
}
