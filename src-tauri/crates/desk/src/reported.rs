//! Entries of the history that a source reports: account events, statuses.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use intake::proposal as read;
use vault::{
    CaseId, DocumentId, Label, NewEvent, PersonId, Reading, StepTxn, TimelineScope, VaultError,
};

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
        let mut known = Known::default();
        for case in cases.iter().flatten() {
            known.of_case(txn.read(), *case)?;
        }
        for (index, event) in proposal.events.iter().enumerate() {
            let ticked = self.of_group(read::Group::Event, index).next();
            let Some((place, entry)) = ticked else {
                continue;
            };
            // The document itself has its entry already.
            if event.kind.as_deref() == Some("alert_received") {
                continue;
            }
            let case = case_of(proposal, event, cases);
            let (day, said) = (day_of(event), words(event, entry));
            // Data saved twice tells the same twice: twins are kept, no more.
            if case.is_some_and(|case| known.take(case, day, &said)) {
                continue;
            }
            txn.add_event(&NewEvent {
                kind: "reported".to_owned(),
                happened_on: day,
                person: Some(person),
                case,
                document: Some(document),
                title: Label::new("event_reported"),
                quote: Some(said),
                origin: self.origin(document, place),
            })?;
        }
        Ok(())
    }
}

/// Entries the record has from earlier reports, each as often as it is there.
#[derive(Default)]
pub(crate) struct Known {
    entries: BTreeMap<(CaseId, Option<NaiveDate>, String), usize>,
}

impl Known {
    /// Adds what was reported of a case.
    pub(crate) fn of_case(&mut self, read: Reading<'_>, case: CaseId) -> Result<(), VaultError> {
        for entry in read.timeline(TimelineScope::Case(case), false, MOST_ENTRIES)? {
            if let ("reported", Some(said)) = (entry.kind.as_str(), entry.quote) {
                *self
                    .entries
                    .entry((case, entry.happened_on, said))
                    .or_default() += 1;
            }
        }
        Ok(())
    }

    /// Whether this entry is there; it counts for one.
    pub(crate) fn take(&mut self, case: CaseId, day: Option<NaiveDate>, said: &str) -> bool {
        match self.entries.get_mut(&(case, day, said.to_owned())) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }
}

/// Entries of one case that are looked through.
const MOST_ENTRIES: u32 = 5_000;

/// Which case an entry belongs to: the one with its receipt, else the only one.
pub(crate) fn case_of(
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

pub(crate) fn day_of(event: &read::Event) -> Option<NaiveDate> {
    event.date.or_else(|| {
        let at = event.at.as_deref().or(event.local_datetime.as_deref())?;
        at.get(..10)?.parse().ok()
    })
}

/// The agency's words; a code stands as it is, with what the public list calls
/// it inside the agency.
pub(crate) fn words(event: &read::Event, entry: &str) -> String {
    match (&event.title, &event.code, &event.internal_wording) {
        (Some(title), _, _) => title.clone(),
        (None, Some(code), Some(wording)) => format!("{code}: {wording}"),
        (None, Some(code), None) => code.clone(),
        _ => entry.to_owned(),
    }
}
