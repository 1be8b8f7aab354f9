//! Documents written out as they are: one, some or all.

use std::fs;
use std::path::{Path, PathBuf};

use vault::{DocumentId, DocumentRow};

use super::fitting;
use crate::contract::{
    DocumentRequest, DocumentsExport, ErrorCode, ExportedDocuments, SavedSheet, WireError,
};
use crate::desk::Desk;
use crate::sealed_archive::NamesTaken;

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

    /// Writes documents, byte for byte, into a new folder inside the one the
    /// person chose: all of them, or nothing. Only they can read the files.
    ///
    /// # Errors
    /// `NothingTicked` when there are none; `NotFound`, `Locked`, `DiskTrouble`;
    /// what reading says.
    pub fn documents_export(
        &self,
        request: DocumentsExport,
        inside: &Path,
    ) -> Result<ExportedDocuments, WireError> {
        let rows = self.leaving_documents(&request)?;
        if rows.is_empty() {
            return Err(ErrorCode::NothingTicked.into());
        }
        let trouble = |_| WireError::new(ErrorCode::DiskTrouble);
        let name = free_name(inside, &format!("casekeep-documents-{}", self.day()));
        let making = inside.join(format!(".{name}-making"));
        fs::create_dir(&making).map_err(trouble)?;
        let made = self
            .write_documents(&rows, &making)
            .and_then(|()| fs::rename(&making, inside.join(&name)).map_err(trouble));
        if made.is_err() {
            // What is left of it is only ours.
            let _ = fs::remove_dir_all(&making);
        }
        made.map(|()| ExportedDocuments {
            folder: Some(name),
            count: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        })
    }

    fn leaving_documents(&self, request: &DocumentsExport) -> Result<Vec<DocumentRow>, WireError> {
        self.reading(|vault| {
            let read = vault.read();
            if request.documents.is_empty() {
                let (all, _) = fitting(read, &request.of, u32::MAX)?;
                let all = all.into_iter();
                return Ok(all.map(|(row, _)| row).collect());
            }
            let chosen = request.documents.iter().map(|id| {
                let id: DocumentId = id.parse().map_err(|_| ErrorCode::NotFound)?;
                Ok(read.document(id)?.ok_or(ErrorCode::NotFound)?)
            });
            chosen.collect()
        })
    }

    fn write_documents(&self, rows: &[DocumentRow], folder: &Path) -> Result<(), WireError> {
        let mut taken = NamesTaken::default();
        for row in rows {
            let place: PathBuf = folder.join(taken.name_of(row));
            let bytes = self.reading(|vault| Ok(vault.read().document_bytes(row.id)?))?;
            platform::write_private(&place, &bytes).map_err(|_| ErrorCode::DiskTrouble)?;
        }
        Ok(())
    }
}

/// This name, or with a number behind it while something of that name is there.
fn free_name(inside: &Path, name: &str) -> String {
    let is_free = |name: &String| !inside.join(name).exists();
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(is_free)
        .unwrap_or_else(|| name.to_owned())
}
