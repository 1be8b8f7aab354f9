//! Numbers of the record that cannot all be right, each with its source.

use std::collections::BTreeMap;

use domain::identifiers::{in_groups, IdentifierKind};
use vault::{AccountId, CaseId, CaseRow, IdentifierRow, Label, PersonId, Reading, Subject};

use crate::contract::{
    ChooseAccount, Contradiction, ContradictionSide, Contradictions, ErrorCode, Phrase, WireError,
};
use crate::desk::Desk;
use crate::sources::{person_of_case, person_ref, source};

impl Desk {
    /// Every contradiction between the numbers of the record.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn contradictions(&self, (): ()) -> Result<Contradictions, WireError> {
        self.reading(|vault| {
            let read = vault.read();
            let mut items = Vec::new();
            let mut holders: BTreeMap<(String, String), Vec<IdentifierRow>> = BTreeMap::new();
            let mut of_person: BTreeMap<PersonId, Vec<IdentifierRow>> = BTreeMap::new();
            for row in read.identifiers()? {
                if row.kind == IdentifierKind::ANumber.as_str() {
                    of_person.entry(row.person).or_default().push(row.clone());
                }
                let key = (row.kind.clone(), row.value.clone());
                holders.entry(key).or_default().push(row);
            }
            for (person, rows) in &of_person {
                items.extend(several_a_numbers(read, *person, rows)?);
            }
            for ((kind, value), rows) in &holders {
                items.extend(held_twice(read, kind, value, rows)?);
            }
            for case in linked_otherwise(read)? {
                items.extend(two_accounts(read, &case)?);
            }
            Ok(Contradictions { items })
        })
    }

    /// Keeps one of two linked online accounts as a case's, and takes the other
    /// number out of what is known about the case.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn account_choose(&self, request: ChooseAccount) -> Result<Contradictions, WireError> {
        let id: CaseId = request.case.parse().map_err(|_| ErrorCode::NotFound)?;
        let field = IdentifierKind::OnlineAccountNumber.as_str();
        let now = self.around.clock.now();
        self.writing(|vault| {
            vault.step(now, &Label::new("step_account_chosen"), |txn| {
                let mut case = txn.read().case(id)?.ok_or(ErrorCode::NotFound)?;
                let account = txn.read().account_by_number(&request.number)?;
                case.account = Some(account.ok_or(ErrorCode::NotFound)?.id);
                txn.put_case(&case)?;
                for fact in txn.read().facts_of(Subject::Case(id))? {
                    if fact.field == field && fact.value != request.number {
                        txn.remove_fact(fact.subject, field, fact.position)?;
                    }
                }
                Ok::<_, WireError>(())
            })
        })?;
        self.contradictions(())
    }
}

/// A person has one A-Number.
fn several_a_numbers(
    read: Reading<'_>,
    person: PersonId,
    rows: &[IdentifierRow],
) -> Result<Option<Contradiction>, WireError> {
    if rows.len() < 2 {
        return Ok(None);
    }
    let name = person_ref(read, person)?.map(|person| person.name);
    Ok(Some(Contradiction {
        said: Phrase::new("contradiction_a_numbers").with("name", name.unwrap_or_default()),
        case: None,
        sides: rows
            .iter()
            .map(|row| side_of(read, row))
            .collect::<Result<_, _>>()?,
    }))
}

/// Cases that a paper links to an account: those in which a second one may be.
fn linked_otherwise(read: Reading<'_>) -> Result<Vec<CaseRow>, WireError> {
    let field = IdentifierKind::OnlineAccountNumber.as_str().to_owned();
    let mut named: BTreeMap<CaseId, Vec<String>> = BTreeMap::new();
    for fact in read.dated_facts(&[field], None)? {
        if let Subject::Case(case) = fact.subject {
            named.entry(case).or_default().push(fact.value);
        }
    }
    let numbers: BTreeMap<AccountId, String> = read
        .accounts()?
        .into_iter()
        .map(|account| (account.id, account.number))
        .collect();
    let cases = read.cases()?.into_iter().filter(|case| {
        let linked = case.account.and_then(|id| numbers.get(&id));
        let said = named.get(&case.id);
        said.is_some_and(|said| said.iter().chain(linked).any(|one| *one != said[0]))
    });
    Ok(cases.collect())
}

/// A number belongs to one person; a receipt to one case.
fn held_twice(
    read: Reading<'_>,
    kind: &str,
    value: &str,
    rows: &[IdentifierRow],
) -> Result<Option<Contradiction>, WireError> {
    let case = match kind {
        "receipt_number" => read.case_by_receipt(value)?,
        _ => None,
    };
    if rows.len() + usize::from(case.is_some()) < 2 {
        return Ok(None);
    }
    let mut sides: Vec<ContradictionSide> = rows
        .iter()
        .map(|row| side_of(read, row))
        .collect::<Result<_, _>>()?;
    if let Some(case) = case {
        sides.push(ContradictionSide {
            value: value.to_owned(),
            printed: in_groups(IdentifierKind::ReceiptNumber, value),
            person: person_of_case(read, case.id)?,
            source: source(read, &case.origin, Some(case.recorded_at))?,
        });
    }
    let whose = match kind {
        "receipt_number" => "contradiction_receipt_twice",
        _ => "contradiction_two_people",
    };
    Ok(Some(Contradiction {
        said: Phrase::new(whose).with("kind", kind),
        case: None,
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
            value: account.number.clone(),
            printed: in_groups(kind, &account.number),
            person: person_ref(read, account.person)?,
            source: source(read, &account.origin, Some(account.recorded_at))?,
        };
        sides.insert(account.number, side);
    }
    for fact in read.facts_of(Subject::Case(case.id))? {
        if fact.field == kind.as_str() && !sides.contains_key(&fact.value) {
            let side = ContradictionSide {
                value: fact.value.clone(),
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
        case: Some(case.id.to_string()),
        sides: sides.into_values().collect(),
    }))
}

fn side_of(read: Reading<'_>, row: &IdentifierRow) -> Result<ContradictionSide, WireError> {
    let printed = match row.kind.parse::<IdentifierKind>() {
        Ok(kind) => in_groups(kind, &row.value),
        Err(()) => row.value.clone(),
    };
    Ok(ContradictionSide {
        value: row.value.clone(),
        printed,
        person: person_ref(read, row.person)?,
        source: source(read, &row.origin, Some(row.recorded_at))?,
    })
}
