//! What a source lists beside its cases: papers of the account, and what the
//! agency asks for.

use domain::catalog::checklists::{self, ChecklistItem};
use intake::proposal as read;
use vault::{
    Card, CardId, CaseId, ChecklistMark, DocumentId, FactRow, MarkState, Reading, StepTxn, Subject,
};

use crate::contract::WireError;
use crate::reviewed::Reviewed;

impl Reviewed<'_> {
    /// What the agency asks for becomes items of the case's checklist.
    pub(crate) fn asked(
        &self,
        txn: &mut StepTxn<'_>,
        cases: &[Option<CaseId>],
    ) -> Result<(), WireError> {
        let proposal = &self.waiting.proposal;
        let asked: Vec<(usize, String)> = self
            .ticked
            .iter()
            .filter(|(place, _)| self.fact(**place).group == read::Group::Asked)
            .map(|(place, value)| (*place, value.clone()))
            .collect();
        for (place, label) in asked {
            let fact = self.fact(place);
            let request = proposal
                .evidence_requests
                .get(fact.index)
                .filter(|_| fact.field == "request");
            let receipt = request.and_then(|request| request.receipt_number.as_deref());
            let Some(case) = self.case_with(receipt, cases) else {
                continue;
            };
            let state = match request {
                Some(request) if !request.open => MarkState::Sent,
                _ => MarkState::AskedAgain,
            };
            put_item(txn, case, &label, state)?;
        }
        Ok(())
    }

    /// Papers the account lists are facts of their case, or of the list itself.
    pub(crate) fn listed(
        &self,
        txn: &mut StepTxn<'_>,
        document: DocumentId,
        cases: &[Option<CaseId>],
    ) -> Result<(), WireError> {
        let proposal = &self.waiting.proposal;
        for (index, listed) in proposal.documents.iter().enumerate() {
            let ticked = self.of_group(read::Group::Document, index).next();
            let Some((place, value)) = ticked else {
                continue;
            };
            let receipt = listed.receipt_number.as_deref();
            let case = receipt.and_then(|_| self.case_with(receipt, cases));
            txn.put_fact(&FactRow {
                subject: case.map_or(Subject::Document(document), Subject::Case),
                position: u32::try_from(index).unwrap_or(u32::MAX),
                ..self.fact_row(txn, document, place, "listed_document", value)
            })?;
        }
        Ok(())
    }

    /// The kept case of a receipt; the only one when none is named.
    fn case_with(&self, receipt: Option<&str>, cases: &[Option<CaseId>]) -> Option<CaseId> {
        match receipt {
            None => cases.iter().flatten().next().copied(),
            Some(receipt) => (0..cases.len())
                .find(|index| self.value(*index, "receipt_number") == Some(receipt))
                .and_then(|index| cases[index]),
        }
    }
}

/// Marks an item of the case's checklist; one of the catalogue when it is the
/// same form, else one in the agency's own words.
fn put_item(
    txn: &mut StepTxn<'_>,
    case: CaseId,
    label: &str,
    state: MarkState,
) -> Result<(), WireError> {
    let item = item_of_catalogue(txn.read(), case, label)?.map(|item| item.id.clone());
    let marks: Vec<Card<ChecklistMark>> = txn.read().cards_of_case(case)?;
    let known = marks.into_iter().find(|mark| match &item {
        Some(item) => mark.body.item.as_ref() == Some(item),
        None => mark.body.item.is_none() && mark.body.label == label,
    });
    let (id, documents) = match known {
        Some(known) => (known.id, known.body.documents),
        None => (CardId::new(txn.now()), Vec::new()),
    };
    txn.put_card(&Card {
        id,
        person: None,
        case: Some(case),
        document: None,
        body: ChecklistMark {
            // The agency's words say what was asked, also of an item of the list.
            reason: if item.is_some() {
                label.to_owned()
            } else {
                String::new()
            },
            label: if item.is_some() {
                String::new()
            } else {
                label.to_owned()
            },
            item,
            state,
            documents,
        },
        recorded_at: txn.now(),
    })?;
    Ok(())
}

fn item_of_catalogue(
    read: Reading<'_>,
    case: CaseId,
    label: &str,
) -> Result<Option<&'static ChecklistItem>, WireError> {
    let form = read.case(case)?.and_then(|case| case.form);
    let list = form.and_then(|form| checklists::find(&form));
    let Some((list, asked)) = list.zip(form_named_in(label)) else {
        return Ok(None);
    };
    let mut same = list
        .items
        .iter()
        .filter(|item| form_named_in(&item.label.en).as_deref() == Some(&asked));
    // Two items about one form: which of them was meant is not said.
    Ok(match (same.next(), same.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    })
}

/// `I-693` of `Form I-693, Report of Medical Examination`.
fn form_named_in(text: &str) -> Option<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .find(|word| {
            word.split_once('-').is_some_and(|(letter, number)| {
                matches!(letter, "I" | "N" | "G")
                    && number.starts_with(|c: char| c.is_ascii_digit())
            })
        })
        .map(str::to_owned)
}
