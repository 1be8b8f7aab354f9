//! Entries of the history that a source reports: account events, statuses.

use chrono::NaiveDate;
use intake::proposal as read;
use vault::{CaseId, DocumentId, Label, NewEvent, PersonId, StepTxn};

use crate::contract::WireError;
use crate::reviewed::Reviewed;

impl Reviewed<'_> {
    /// Adds the ticked entries, each with the agency's own words or its code.
    pub(crate) fn history(
        &self,
        txn: &mut StepTxn<'_>,
        document: DocumentId,
        person: PersonId,
        cases: &[Option<CaseId>],
    ) -> Result<(), WireError> {
        let proposal = &self.waiting.proposal;
        for (index, event) in proposal.events.iter().enumerate() {
            let ticked = self.of_group(read::Group::Event, index).next();
            let Some((place, entry)) = ticked else {
                continue;
            };
            // The document itself has its entry already.
            if event.kind.as_deref() == Some("alert_received") {
                continue;
            }
            txn.add_event(&NewEvent {
                kind: "reported".to_owned(),
                happened_on: day_of(event),
                person: Some(person),
                case: case_of(proposal, event, cases),
                document: Some(document),
                title: Label::new("event_reported"),
                quote: Some(words(event, entry)),
                origin: self.origin(document, place),
            })?;
        }
        Ok(())
    }
}

/// Which case an entry belongs to: the one with its receipt, else the only one.
fn case_of(
    proposal: &read::Proposal,
    event: &read::Event,
    cases: &[Option<CaseId>],
) -> Option<CaseId> {
    let named = event.receipt_numbers.first().and_then(|receipt| {
        (0..proposal.cases.len()).find(|index| {
            proposal
                .case(*index)
                .and_then(|case| case.get("receipt_number"))
                .is_some_and(|fact| fact.value == *receipt)
        })
    });
    named.map_or_else(
        || match cases {
            [only] => *only,
            _ => None,
        },
        |index| cases.get(index).copied().flatten(),
    )
}

fn day_of(event: &read::Event) -> Option<NaiveDate> {
    event.date.or_else(|| {
        let at = event.at.as_deref().or(event.local_datetime.as_deref())?;
        at.get(..10)?.parse().ok()
    })
}

/// The agency's words; a code stands as it is, with what the public list calls
/// it inside the agency.
fn words(event: &read::Event, entry: &str) -> String {
    match (&event.title, &event.code, &event.internal_wording) {
        (Some(title), _, _) => title.clone(),
        (None, Some(code), Some(wording)) => format!("{code}: {wording}"),
        (None, Some(code), None) => code.clone(),
        _ => entry.to_owned(),
    }
}
