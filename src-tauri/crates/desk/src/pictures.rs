//! Pictures of paper, as a page can show them.

use data_encoding::BASE64;
use intake::{boxed, Limits};

use crate::contract::{DocumentRequest, ErrorCode, PagePictures, ProposalRequest, WireError};
use crate::desk::Desk;
use crate::reading::picture_type;

impl Desk {
    /// The pages of a picture that waits for a person.
    ///
    /// # Errors
    /// `ProposalGone`, the codes that begin with `File`.
    pub fn proposal_pictures(&self, request: ProposalRequest) -> Result<PagePictures, WireError> {
        let bytes = self.proposal_bytes(request)?;
        self.pictures(&bytes)
    }

    /// The pages of a kept picture.
    ///
    /// # Errors
    /// `NotFound`, the codes that begin with `File`, `Locked`.
    pub fn document_pictures(&self, request: DocumentRequest) -> Result<PagePictures, WireError> {
        let bytes = self.document_bytes(request)?;
        self.pictures(&bytes)
    }

    fn pictures(&self, bytes: &[u8]) -> Result<PagePictures, WireError> {
        let pages = match picture_type(bytes).ok_or(ErrorCode::FileKindUnknown)? {
            // No page shows these: they are drawn anew, apart from this program.
            "image/tiff" => boxed::show_picture(bytes, &self.around.reader, &Limits::default())?
                .into_iter()
                .map(|page| format!("data:image/png;base64,{page}"))
                .collect(),
            kind => vec![format!("data:{kind};base64,{}", BASE64.encode(bytes))],
        };
        Ok(PagePictures { pages })
    }
}
