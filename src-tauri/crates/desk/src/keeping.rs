//! Keeping a reviewed proposal: the document and every ticked fact, in one step.

use domain::identifiers::IdentifierKind;
use intake::proposal::DocumentKind;
use vault::{CaseId, CaseRow, DocumentId, Label, Origin, PersonId, PersonRow, StepTxn};

use crate::contract::{ErrorCode, KeepProposal, Kept, PersonChoice, WireError};
use crate::desk::Desk;
use crate::people::known_person;
use crate::reading::{document_kind, Waiting};
use crate::reviewed::Reviewed;

impl Desk {
    /// Keeps the ticked facts and the document. All or nothing.
    ///
    /// # Errors
    /// `ProposalGone`, `NothingTicked`, `FactRefused` with the fact's id,
    /// `NameMissing`, `NotFound`, `Locked`; what writing says.
    pub fn proposal_keep(&self, request: KeepProposal) -> Result<Kept, WireError> {
        let waiting = self
            .state()
            .waiting
            .remove(&request.proposal)
            .ok_or(ErrorCode::ProposalGone)?;
        let kept = self.keep(&waiting, &request);
        if kept.is_err() {
            // Nothing is lost: the proposal waits again.
            self.state().waiting.insert(request.proposal, waiting);
        }
        kept
    }

    fn keep(&self, waiting: &Waiting, request: &KeepProposal) -> Result<Kept, WireError> {
        let reviewed = Reviewed::of(waiting, request)?;
        may_be_kept(&reviewed)?;
        let now = self.around.clock.now();
        let kind = document_kind(&waiting.proposal);
        let label = Label::new(&format!("step_kept_{kind}"));
        self.writing(|vault| {
            vault.step(now, &label, |txn| {
                let person = whose_it_is(txn, &request.person)?;
                self.keep_in(txn, &reviewed, person)
            })
        })
    }

    pub(crate) fn keep_in(
        &self,
        txn: &mut StepTxn<'_>,
        reviewed: &Reviewed<'_>,
        person: PersonId,
    ) -> Result<Kept, WireError> {
        let proposal = &reviewed.waiting.proposal;
        let mut cases = Vec::new();
        for index in 0..proposal.cases.len() {
            cases.push(self.case(txn, reviewed, index, person)?);
        }
        let document = reviewed.document(txn, person, &cases)?;
        reviewed.facts(txn, document, &cases)?;
        for (index, case) in cases.iter().enumerate() {
            if let Some(case) = case {
                self.numbers(txn, reviewed, document, index, person, *case)?;
            }
        }
        reviewed.links(txn, &cases)?;
        reviewed.appointments(txn, document, person, &cases)?;
        reviewed.helper(txn, document, person)?;
        reviewed.deadlines(txn, document)?;
        reviewed.event(txn, document, person, &cases)?;
        reviewed.history(txn, document, person, &cases)?;
        reviewed.asked(txn, &cases)?;
        reviewed.listed(txn, document, &cases)?;
        Ok(Kept {
            document: document.to_string(),
            case: cases.iter().flatten().next().map(ToString::to_string),
            person: person.to_string(),
            facts: u32::try_from(reviewed.ticked.len()).unwrap_or(u32::MAX),
        })
    }

    /// Finds or makes the case of a receipt number.
    fn case(
        &self,
        txn: &mut StepTxn<'_>,
        reviewed: &Reviewed<'_>,
        index: usize,
        person: PersonId,
    ) -> Result<Option<CaseId>, WireError> {
        let Some(receipt) = reviewed.value(index, "receipt_number") else {
            return Ok(None);
        };
        let form = reviewed.value(index, "form_type").map(str::to_owned);
        if let Some(mut known) = txn.read().case_by_receipt(receipt)? {
            if known.form.is_none() && form.is_some() {
                known.form = form;
                txn.put_case(&known)?;
            }
            return Ok(Some(known.id));
        }
        let role = if reviewed.value(index, "petitioner_name").is_some() {
            "petitioner"
        } else {
            "applicant"
        };
        let id = CaseId::new(txn.now());
        txn.put_case(&CaseRow {
            id,
            form,
            receipt_number: Some(receipt.to_owned()),
            account: None,
            people: vec![(person, role.to_owned())],
            origin: Origin::Typed,
            recorded_at: txn.now(),
        })?;
        Ok(Some(id))
    }

    /// Files the numbers of a case where they belong: the receipt number's
    /// source with the case, the online account number as an account that the
    /// case is linked to, the A-Number with the person.
    fn numbers(
        &self,
        txn: &mut StepTxn<'_>,
        reviewed: &Reviewed<'_>,
        document: DocumentId,
        index: usize,
        person: PersonId,
        case: CaseId,
    ) -> Result<(), WireError> {
        let mut row = txn.read().case(case)?.ok_or(ErrorCode::NotFound)?;
        if let Some(place) = reviewed.place(index, "receipt_number") {
            if row.origin == Origin::Typed {
                row.origin = reviewed.origin(document, place);
            }
        }
        if let Some(place) = reviewed.place(index, "online_account_number") {
            let number = reviewed.ticked[&place].clone();
            let known = txn.read().account_by_number(&number)?;
            if known.is_none() {
                let kind = IdentifierKind::OnlineAccountNumber;
                let origin = reviewed.origin(document, place);
                self.put_read_number(txn, person, kind, number.clone(), true, origin)?;
            }
            // A case that is linked already stays so: two papers that name two
            // accounts are said as a contradiction, with both of them.
            if row.account.is_none() {
                row.account = txn
                    .read()
                    .account_by_number(&number)?
                    .map(|account| account.id);
            }
        }
        txn.put_case(&row)?;
        // The A-Number on a petition is the beneficiary's, whoever keeps it.
        let own = reviewed.value(index, "petitioner_name").is_none();
        for (place, value) in reviewed.of_case(index).filter(|_| own) {
            if reviewed.fact(place).field == "a_numbers" {
                let origin = reviewed.origin(document, place);
                let (kind, value) = (IdentifierKind::ANumber, value.to_owned());
                self.put_read_number(txn, person, kind, value, true, origin)?;
            }
        }
        Ok(())
    }
}

/// A code to sign in with is never kept, whoever asks; nor is a paper of which
/// nothing was ticked.
pub(crate) fn may_be_kept(reviewed: &Reviewed<'_>) -> Result<(), WireError> {
    let proposal = &reviewed.waiting.proposal;
    let nothing = reviewed.ticked.is_empty() && !proposal.facts.is_empty();
    if nothing || proposal.document_kind == Some(DocumentKind::SignInCode) {
        return Err(ErrorCode::NothingTicked.into());
    }
    Ok(())
}

/// Whom it is about; someone new is added in the same step.
pub(crate) fn whose_it_is(
    txn: &mut StepTxn<'_>,
    choice: &PersonChoice,
) -> Result<PersonId, WireError> {
    match choice {
        PersonChoice::Known { person } => known_person(txn.read(), person),
        PersonChoice::New {
            given_names,
            family_name,
        } => {
            let row = PersonRow {
                id: PersonId::new(txn.now()),
                given_names: given_names.trim().to_owned(),
                family_name: family_name.trim().to_owned(),
                birth_date: None,
            };
            if row.given_names.is_empty() && row.family_name.is_empty() {
                return Err(WireError::new(ErrorCode::NameMissing).at("given_names"));
            }
            txn.put_person(&row)?;
            Ok(row.id)
        }
    }
}
