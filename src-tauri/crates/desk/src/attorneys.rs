//! The account number of an attorney or accredited representative: another
//! number than the person's own, and neither goes into the other's box.

use domain::identifiers::{recognise, IdentifierKind, Verdict};
use vault::{Reading, StepTxn};

use crate::contract::{ErrorCode, NumberReading, Phrase, WireError};
use crate::desk::Desk;
use crate::sources::person_ref;

/// The fact of a person that holds their attorney's account number.
pub(crate) const FIELD: &str = "helper_account_number";

impl Desk {
    /// What an account number means beside those that are known already. Only
    /// told where the record is open.
    pub(crate) fn beside_attorneys(&self, reading: &mut NumberReading, of_attorney: bool) {
        if reading.kind != IdentifierKind::OnlineAccountNumber.as_str() {
            return;
        }
        if of_attorney {
            // In this box it may say of itself that it is an attorney's.
            reading.move_to = None;
            "accept".clone_into(&mut reading.action);
            reading.reason = Phrase::new("reason_attorneys_box");
            if let Some(owner) = &reading.already_with {
                let name = owner.name.clone();
                refuse(reading, Phrase::new("reason_own_number").with("name", name));
            }
            return;
        }
        let state = self.state();
        let (Some(open), Some(number)) = (&state.open, &reading.normalized) else {
            return;
        };
        if let Ok(Some(name)) = attorney_with(open.vault.read(), number) {
            refuse(
                reading,
                Phrase::new("reason_known_attorneys").with("name", name),
            );
        }
    }

    /// The stored form of what was typed into the attorney's box; empty for an
    /// empty box.
    pub(crate) fn attorneys_number(
        &self,
        txn: &StepTxn<'_>,
        typed: &str,
    ) -> Result<String, WireError> {
        if typed.trim().is_empty() {
            return Ok(String::new());
        }
        let kind = IdentifierKind::OnlineAccountNumber;
        let reading = recognise(typed, Some(kind), self.day());
        let (Verdict::Kind(IdentifierKind::OnlineAccountNumber), Some(number)) =
            (reading.kind, reading.normalized)
        else {
            return Err(WireError::new(ErrorCode::NumberNotKept)
                .at(FIELD)
                .with("kind", kind.as_str())
                .with("reason", reading.reason.as_str()));
        };
        let owner = match txn.read().account_by_number(&number)? {
            Some(account) => person_ref(txn.read(), account.person)?,
            None => return Ok(number),
        };
        let name = owner.map(|owner| owner.name).unwrap_or_default();
        Err(WireError::new(ErrorCode::NumberOfPerson)
            .at(FIELD)
            .with("name", name))
    }
}

fn refuse(reading: &mut NumberReading, reason: Phrase) {
    reading.reason = reason;
    reading.move_to = None;
    "reject".clone_into(&mut reading.action);
}

/// The name of the attorney or representative whose account number this is.
pub(crate) fn attorney_with(read: Reading<'_>, number: &str) -> Result<Option<String>, WireError> {
    let kept = read.dated_facts(&[FIELD.to_owned()], None)?;
    let Some(found) = kept.into_iter().find(|fact| fact.value == number) else {
        return Ok(None);
    };
    let about = read.facts_of(found.subject)?;
    let name = about.into_iter().find(|fact| fact.field == "helper_name");
    Ok(Some(name.map(|fact| fact.value).unwrap_or_default()))
}
