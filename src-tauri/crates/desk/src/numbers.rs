//! Numbers as they are typed into boxes: recognised, explained, put in place.

use domain::identifiers::{recognise, Action, IdentifierKind, Reading, Verdict};
use vault::{
    AccountId, AccountRow, CaseRow, IdentifierId, IdentifierRow, Label, Origin, PersonId, StepTxn,
};

use crate::attorneys::attorney_with;
use crate::contract::{
    CaseName, CheckDate, CheckNumber, CheckedDate, ErrorCode, FileNumber, MoveOffer, NumberReading,
    PersonPage, PersonRef, PersonRequest, Phrase, RemoveNumber, WireError,
};
use crate::desk::Desk;
use crate::people::known_person;
use crate::sources::{person_of_case, person_ref, printed};
use crate::typed_date::read_typed_date;

impl Desk {
    /// What a typed or pasted number is, for the box it was put into.
    ///
    /// # Errors
    /// `Internal` for a box of no known kind. Works also while the record is
    /// locked; then nothing is known about who has the number.
    pub fn number_check(&self, request: CheckNumber) -> Result<NumberReading, WireError> {
        let field = request
            .field
            .as_deref()
            .map(str::parse::<IdentifierKind>)
            .transpose()
            .map_err(|()| WireError::internal("field"))?;
        let reading = recognise(&request.text, field, self.day());
        let mut wire = wire_reading(&reading);
        if let (Verdict::Kind(kind), Some(value)) = (reading.kind, &reading.normalized) {
            self.kept_where(kind, value, &mut wire);
        }
        self.beside_attorneys(&mut wire, request.of_attorney);
        Ok(wire)
    }

    /// How a typed date reads.
    ///
    /// # Errors
    /// None.
    pub fn date_check(&self, request: CheckDate) -> Result<CheckedDate, WireError> {
        Ok(CheckedDate {
            date: read_typed_date(&request.text).map(|date| date.to_string()),
        })
    }

    /// Keeps a number with a person, or puts it in the place of another, in one
    /// step.
    ///
    /// # Errors
    /// `NumberSensitive`, `NumberOfAttorney`, `NumberNotKept`, `NotFound`, `Locked`; what writing says.
    pub fn number_file(&self, request: FileNumber) -> Result<PersonPage, WireError> {
        let kind: IdentifierKind = request
            .kind
            .parse()
            .map_err(|()| WireError::internal("kind"))?;
        let now = self.around.clock.now();
        self.writing(|vault| {
            let person = known_person(vault.read(), &request.person)?;
            let origin = origin_of(vault.read(), request.document.as_deref())?;
            let replaced: Option<IdentifierId> = match &request.replaces {
                Some(id) => Some(id.parse().map_err(|_| ErrorCode::NotFound)?),
                None => None,
            };
            let step = match replaced {
                Some(_) => "step_number_changed",
                None => "step_number_added",
            };
            let label = Label::new(step).with("kind", kind.as_str());
            vault.step(now, &label, |txn| {
                if let Some(replaced) = replaced {
                    txn.remove_identifier(replaced)?;
                }
                let unverified = request.as_unverified;
                self.put_number(txn, person, kind, &request.text, unverified, origin)
            })
        })?;
        self.person_show(PersonRequest {
            person: request.person,
        })
    }

    /// Takes a number or an online account away again.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn number_remove(&self, request: RemoveNumber) -> Result<PersonPage, WireError> {
        let now = self.around.clock.now();
        if let Ok(account) = request.identifier.parse() {
            let is_account = self.reading(|vault| Ok(vault.read().account(account)?.is_some()))?;
            if is_account && self.keeps_secrets(account) {
                return Err(ErrorCode::CredentialKept.into());
            }
        }
        self.writing(|vault| {
            let person = known_person(vault.read(), &request.person)?;
            let accounts = vault.read().accounts_of(person)?;
            let account = accounts
                .iter()
                .find(|account| account.id.to_string() == request.identifier)
                .map(|account| account.id);
            let label = Label::new("step_number_removed");
            vault.step(now, &label, |txn| match account {
                Some(account) => Ok::<_, WireError>(txn.remove_account(account)?),
                None => {
                    let id = request
                        .identifier
                        .parse()
                        .map_err(|_| ErrorCode::NotFound)?;
                    Ok(txn.remove_identifier(id)?)
                }
            })
        })?;
        self.person_show(PersonRequest {
            person: request.person,
        })
    }

    /// Keeps a number of a kind with a person, inside a step.
    pub(crate) fn put_number(
        &self,
        txn: &mut StepTxn<'_>,
        person: PersonId,
        kind: IdentifierKind,
        typed: &str,
        as_unverified: bool,
        origin: Origin,
    ) -> Result<(), WireError> {
        let reading = recognise(typed, Some(kind), self.day());
        if reading.action == Action::Sensitive || kind.is_sensitive() {
            return Err(WireError::new(ErrorCode::NumberSensitive).at(kind.as_str()));
        }
        let read_as_kind = reading.kind == Verdict::Kind(kind);
        let (value, verified) = match reading.normalized {
            Some(value) if read_as_kind && !reading.wrong_field => (value, true),
            // Text that is kept as it is: never where only the confirmed form fits.
            _ if as_unverified && !stands_alone(kind) && !reading.wrong_field => {
                (typed.trim().to_owned(), false)
            }
            _ => {
                return Err(WireError::new(ErrorCode::NumberNotKept)
                    .at(kind.as_str())
                    .with("kind", kind.as_str())
                    .with("reason", reading.reason.as_str()))
            }
        };
        self.put_read_number(txn, person, kind, value, verified, origin)
    }

    /// Keeps a number that was read already, unless the person has it.
    pub(crate) fn put_read_number(
        &self,
        txn: &mut StepTxn<'_>,
        person: PersonId,
        kind: IdentifierKind,
        value: String,
        verified: bool,
        origin: Origin,
    ) -> Result<(), WireError> {
        let now = txn.now();
        if kind == IdentifierKind::OnlineAccountNumber {
            if let Some(account) = txn.read().account_by_number(&value)? {
                if account.person == person {
                    return Ok(());
                }
                return Err(WireError::new(ErrorCode::FactRefused).at(kind.as_str()));
            }
            if let Some(name) = attorney_with(txn.read(), &value)? {
                return Err(WireError::new(ErrorCode::NumberOfAttorney)
                    .at(kind.as_str())
                    .with("name", name));
            }
            return Ok(txn.put_account(&AccountRow {
                id: AccountId::new(now),
                person,
                number: value,
                origin,
                recorded_at: now,
            })?);
        }
        // A receipt that names a case of the record needs no second place.
        if kind == IdentifierKind::ReceiptNumber {
            if let Some(case) = txn.read().case_by_receipt(&value)? {
                if case.people.iter().any(|(one, _)| *one == person) {
                    return Ok(());
                }
                return Err(WireError::new(ErrorCode::FactRefused).at(kind.as_str()));
            }
        }
        let kept = txn.read().identifiers_with(kind.as_str(), &value)?;
        if kept.iter().any(|row| row.person == person) {
            return Ok(());
        }
        Ok(txn.put_identifier(&IdentifierRow {
            id: IdentifierId::new(now),
            person,
            kind: kind.as_str().to_owned(),
            value,
            verified,
            origin,
            recorded_at: now,
        })?)
    }

    /// Says with whom, and in which cases, the record has a number already.
    pub(crate) fn kept_where(&self, kind: IdentifierKind, value: &str, wire: &mut NumberReading) {
        let state = self.state();
        let Some(open) = &state.open else {
            return;
        };
        // What cannot be read now is told as not kept; keeping looks again.
        if let Ok((person, cases)) = holder(open.vault.read(), kind, value) {
            wire.already_with = person;
            wire.already_in = cases.iter().map(case_name).collect();
        }
    }
}

/// Where a number came from: a kept document, or the person.
fn origin_of(read: vault::Reading<'_>, document: Option<&str>) -> Result<Origin, WireError> {
    let Some(document) = document else {
        return Ok(Origin::Typed);
    };
    let id = document.parse().map_err(|_| ErrorCode::NotFound)?;
    let document = read.document(id)?.ok_or(ErrorCode::NotFound)?.id;
    let places = Vec::new();
    Ok(Origin::Document { document, places })
}

/// Who has a number, and the cases it stands with.
fn holder(
    read: vault::Reading<'_>,
    kind: IdentifierKind,
    value: &str,
) -> Result<(Option<PersonRef>, Vec<CaseRow>), WireError> {
    if kind == IdentifierKind::OnlineAccountNumber {
        return match read.account_by_number(value)? {
            Some(account) => Ok((
                person_ref(read, account.person)?,
                read.cases_of_account(account.id)?,
            )),
            None => Ok((None, Vec::new())),
        };
    }
    if kind == IdentifierKind::ReceiptNumber {
        if let Some(case) = read.case_by_receipt(value)? {
            return Ok((person_of_case(read, case.id)?, vec![case]));
        }
    }
    let kept = read.identifiers_with(kind.as_str(), value)?;
    let person = match kept.first() {
        Some(row) => person_ref(read, row.person)?,
        None => None,
    };
    Ok((person, Vec::new()))
}

fn case_name(case: &CaseRow) -> CaseName {
    CaseName {
        id: case.id.to_string(),
        form: case.form.clone(),
        receipt_printed: case
            .receipt_number
            .as_deref()
            .map(|number| printed(IdentifierKind::ReceiptNumber.as_str(), number)),
    }
}

/// Kinds that are never kept in another form than their own. A receipt number
/// may be: the list of its first letters is a look at one day of 2020.
fn stands_alone(kind: IdentifierKind) -> bool {
    kind == IdentifierKind::OnlineAccountNumber
}

pub(crate) fn wire_reading(reading: &Reading) -> NumberReading {
    let offer = |kind: IdentifierKind, value: &str| MoveOffer {
        kind: kind.as_str().to_owned(),
        value: value.to_owned(),
    };
    let kind = reading.kind.as_str();
    let move_to = match (reading.kind, &reading.normalized) {
        (Verdict::Kind(kind), Some(value)) if reading.wrong_field => Some(offer(kind, value)),
        _ => None,
    };
    let printed_value = reading
        .normalized
        .as_ref()
        .map(|value| printed(kind, value));
    NumberReading {
        kind: kind.to_owned(),
        action: match reading.action {
            Action::Accept => "accept",
            Action::Confirm => "confirm",
            Action::Reject => "reject",
            Action::Sensitive => "sensitive",
            Action::Ignore => "ignore",
        }
        .to_owned(),
        normalized: reading.normalized.clone(),
        printed: printed_value,
        candidates: reading
            .candidates
            .iter()
            .map(|kind| kind.as_str().to_owned())
            .collect(),
        suggestion: reading
            .suggestion
            .as_ref()
            .map(|repair| offer(repair.kind, &repair.value)),
        move_to,
        reason: Phrase::new(format!("reason_{}", reading.reason.as_str())),
        already_with: None,
        already_in: Vec::new(),
    }
}
