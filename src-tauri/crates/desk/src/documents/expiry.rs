//! How long papers are good, and the dates that follow from it.

use chrono::NaiveDate;
use domain::catalog::papers;
use vault::{DocumentId, FactRow, Origin, PersonId, Reading, StepTxn, Subject, VaultError};

use crate::contract::WireError;
use crate::date_facts::put_typed;

/// What a document says of its end.
const EXPIRES: &str = "expires_on";

/// The day until which a document is good.
pub(super) fn end_of(
    read: Reading<'_>,
    document: DocumentId,
) -> Result<Option<NaiveDate>, VaultError> {
    let facts = read.facts_of(Subject::Document(document))?;
    let fact = facts.iter().find(|fact| fact.field == EXPIRES);
    Ok(fact.and_then(|fact| fact.value.parse().ok()))
}

/// Writes the end of a document, or takes it out.
pub(super) fn put_end(
    txn: &mut StepTxn<'_>,
    document: DocumentId,
    end: Option<NaiveDate>,
) -> Result<(), VaultError> {
    let subject = Subject::Document(document);
    match end {
        Some(end) => put_typed(txn, subject, EXPIRES, &end.to_string()),
        None => txn.remove_fact(subject, EXPIRES, 0),
    }
}

/// Lets a person's date be counted from the paper of that kind that is good
/// longest; without one, a date that came from such a paper goes.
pub(super) fn feed(txn: &mut StepTxn<'_>, person: PersonId, kind: &str) -> Result<(), WireError> {
    let Some(field) = papers::end_of(kind) else {
        return Ok(());
    };
    let mut longest: Option<(NaiveDate, DocumentId)> = None;
    let shelf = txn.read().shelf()?;
    let theirs = |row: &&vault::DocumentRow| row.kind == kind && row.people.contains(&person);
    for row in shelf.iter().filter(theirs) {
        if let Some(end) = end_of(txn.read(), row.id)? {
            longest = longest.max(Some((end, row.id)));
        }
    }
    let subject = Subject::Person(person);
    let facts = txn.read().facts_of(subject)?;
    let kept = facts.iter().find(|fact| fact.field == field);
    match longest {
        Some((end, document)) => {
            let origin = Origin::Document {
                document,
                places: Vec::new(),
            };
            let end = end.to_string();
            if kept.is_none_or(|fact| fact.value != end || fact.origin != origin) {
                txn.put_fact(&FactRow {
                    subject,
                    field: field.to_owned(),
                    position: 0,
                    value: end.clone(),
                    shown: end,
                    origin,
                    recorded_at: txn.now(),
                })?;
            }
        }
        // One that a person typed without a paper stays.
        None if kept.is_some_and(|fact| fact.origin != Origin::Typed) => {
            txn.remove_fact(subject, field, 0)?;
        }
        None => {}
    }
    Ok(())
}
