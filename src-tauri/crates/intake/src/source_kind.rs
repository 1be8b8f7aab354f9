//! What kind of thing arrived, in the words of the `read` contract.

use serde::{Deserialize, Serialize};

/// Kind of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A PDF file.
    Pdf,
    /// Plain text: a pasted notice or the text of one.
    Text,
    /// Text that a recogniser read from a picture.
    OcrText,
    /// A message with mail headers.
    Email,
    /// Many messages in one file.
    Mailbox,
    /// A text message.
    Sms,
    /// Status text copied from a page or an app.
    StatusText,
    /// A saved page.
    Html,
    /// JSON of the signed-in account.
    AccountJson,
    /// JSON of the public status page.
    PublicStatusJson,
    /// JSON of the official interface.
    TorchApiJson,
    /// What another tracker exports.
    TrackerExport,
    /// A table of comma-separated values.
    Csv,
    /// A spreadsheet.
    Xlsx,
    /// Several files in one.
    Archive,
    /// A picture without text.
    Image,
    /// None of these.
    Unknown,
}

impl SourceKind {
    /// The name the contract uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Text => "text",
            Self::OcrText => "ocr_text",
            Self::Email => "email",
            Self::Mailbox => "mbox",
            Self::Sms => "sms",
            Self::StatusText => "status_text",
            Self::Html => "html",
            Self::AccountJson => "account_json",
            Self::PublicStatusJson => "public_status_json",
            Self::TorchApiJson => "torch_api_json",
            Self::TrackerExport => "tracker_export",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Archive => "archive",
            Self::Image => "image",
            Self::Unknown => "unknown",
        }
    }
}
