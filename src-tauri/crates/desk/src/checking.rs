//! Checking the record, for the command line.

use vault::Finding;

use crate::contract::WireError;
use crate::desk::Desk;

impl Desk {
    /// What is not as it must be, as codes; empty: all is well.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn record_verify(&self) -> Result<Vec<String>, WireError> {
        self.reading(|vault| {
            let findings = vault.verify()?;
            Ok(findings
                .into_iter()
                .map(|finding| match finding {
                    Finding::PagesChanged { count } => format!("pages_changed:{count}"),
                    Finding::StructureBroken => "structure_broken".to_owned(),
                    Finding::ReferenceBroken => "reference_broken".to_owned(),
                    Finding::DocumentChanged { document } => format!("document_changed:{document}"),
                    Finding::MigrationChanged => "migration_changed".to_owned(),
                })
                .collect())
        })
    }

    /// A fingerprint of what the record holds: equal contents, equal text.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn content_fingerprint(&self) -> Result<String, WireError> {
        self.reading(|vault| Ok(vault.content_hash()?.to_string()))
    }
}
