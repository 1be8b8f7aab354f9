//! A document written out as it is.

use std::path::Path;

use crate::contract::{DocumentRequest, ErrorCode, SavedSheet, WireError};
use crate::desk::Desk;

impl Desk {
    /// A name to offer for a document that is written out.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn document_file_name(&self, request: &DocumentRequest) -> Result<String, WireError> {
        let id = request.document.parse().map_err(|_| ErrorCode::NotFound)?;
        self.reading(|vault| {
            let row = vault.read().document(id)?.ok_or(ErrorCode::NotFound)?;
            Ok(row
                .file_name
                .unwrap_or_else(|| format!("{}-{}.txt", row.kind, self.day())))
        })
    }

    /// Writes a document, byte for byte, where the person chose. Only they can
    /// read the file.
    ///
    /// # Errors
    /// `NotFound`, `Locked`, `DiskTrouble`; what reading says.
    pub fn document_write(
        &self,
        request: DocumentRequest,
        place: &Path,
    ) -> Result<SavedSheet, WireError> {
        let bytes = self.document_bytes(request)?;
        platform::write_private(place, &bytes).map_err(|_| ErrorCode::DiskTrouble)?;
        Ok(SavedSheet { saved: true })
    }
}
