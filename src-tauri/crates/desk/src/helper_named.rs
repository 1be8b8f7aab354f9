//! The attorney or helper that a kept paper names.

use intake::proposal as read;
use vault::{DocumentId, FactRow, PersonId, StepTxn, Subject};

use crate::contract::WireError;
use crate::reviewed::Reviewed;

impl Reviewed<'_> {
    /// Who represents the person, or through whom the letter came, as their helper
    /// where none is known.
    pub(crate) fn helper(
        &self,
        txn: &mut StepTxn<'_>,
        document: DocumentId,
        person: PersonId,
    ) -> Result<(), WireError> {
        let told = [("representative_name", "representative"), ("care_of", "")];
        let found = told.iter().find_map(|(field, role)| {
            let mut ticked = self.of_group(read::Group::Case, 0);
            let (place, name) = ticked.find(|(place, _)| self.fact(*place).field == *field)?;
            Some((place, name, *role))
        });
        let Some((place, name, role)) = found else {
            return Ok(());
        };
        let known = txn.read().facts_of(Subject::Person(person))?;
        if known.iter().any(|fact| fact.field == "helper_name") {
            return Ok(());
        }
        let facts = [("helper_name", name), ("helper_role", role)].into_iter();
        for (field, value) in facts.filter(|(_, value)| !value.is_empty()) {
            txn.put_fact(&FactRow {
                subject: Subject::Person(person),
                ..self.fact_row(txn, document, place, field, value)
            })?;
        }
        Ok(())
    }
}
