//! Cases that a source shows as filed together are related in the record.

use vault::{Card, CardId, CaseId, CaseLink, CaseLinkKind, StepTxn};

use crate::contract::WireError;
use crate::reviewed::Reviewed;

impl Reviewed<'_> {
    /// Relates each case to the one it was filed with, unless it is already.
    pub(crate) fn links(
        &self,
        txn: &mut StepTxn<'_>,
        cases: &[Option<CaseId>],
    ) -> Result<(), WireError> {
        for (index, case) in cases.iter().enumerate() {
            let (Some(case), Some(receipt)) = (case, self.value(index, "concurrent_with")) else {
                continue;
            };
            let Some(other) = txn.read().case_by_receipt(receipt)? else {
                continue;
            };
            let known: Vec<Card<CaseLink>> = txn.read().cards_of_case(*case)?;
            if other.id == *case || known.iter().any(|link| link.body.to == other.id) {
                continue;
            }
            txn.put_card(&Card {
                id: CardId::new(txn.now()),
                person: None,
                case: Some(*case),
                document: None,
                body: CaseLink {
                    to: other.id,
                    kind: CaseLinkKind::BasedOn,
                },
                recorded_at: txn.now(),
            })?;
        }
        Ok(())
    }
}
