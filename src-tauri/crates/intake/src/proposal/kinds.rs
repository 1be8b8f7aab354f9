//! Names of document kinds and warnings, as in the `read` contract.

use serde::{Deserialize, Serialize};

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Receipt notice.
    Receipt,
    /// Biometrics appointment notice.
    Biometrics,
    /// Interview notice.
    Interview,
    /// Request for evidence.
    Rfe,
    /// Notice of intent to deny.
    Noid,
    /// Notice of intent to revoke.
    Noir,
    /// Approval notice.
    Approval,
    /// Transfer notice.
    Transfer,
    /// Oath ceremony notice.
    Oath,
    /// Rejection notice.
    Rejection,
    /// Denial.
    Denial,
    /// Notice of reopening.
    Reopening,
    /// Withdrawal acknowledged.
    Withdrawal,
    /// Transportation letter.
    TransportationLetter,
    /// Sheet that carries a card.
    CardCarrier,
}

impl DocumentKind {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Biometrics => "biometrics",
            Self::Interview => "interview",
            Self::Rfe => "rfe",
            Self::Noid => "noid",
            Self::Noir => "noir",
            Self::Approval => "approval",
            Self::Transfer => "transfer",
            Self::Oath => "oath",
            Self::Rejection => "rejection",
            Self::Denial => "denial",
            Self::Reopening => "reopening",
            Self::Withdrawal => "withdrawal",
            Self::TransportationLetter => "transportation_letter",
            Self::CardCarrier => "card_carrier",
        }
    }
}

/// Something a person has to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// No receipt number was found.
    NoReceiptNumber,
    /// Letters that look alike were put right in the receipt number (`ocr_corrected_receipt`).
    OcrCorrectedReceipt,
    /// The receipt number begins with letters of no known office.
    UnknownPrefix,
    /// What stands as receipt number has another length.
    ReceiptWrongLength,
    /// Several receipt numbers were found.
    SeveralReceipts,
    /// A date was counted from another, not printed.
    ComputedDeadline,
    /// No known kind of document.
    NotRecognised,
    /// The layout of this kind is known only from its purpose.
    LayoutNotConfirmed,
    /// The printed weekday is not the weekday of the printed date.
    WeekdayMismatch,
    /// An appointment's date was found without its time.
    AppointmentTimeMissing,
    /// A request was found without the date to answer by.
    NoReplyDate,
}

impl WarningCode {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoReceiptNumber => "no_receipt_number",
            Self::OcrCorrectedReceipt => "ocr_corrected_receipt",
            Self::UnknownPrefix => "unknown_prefix",
            Self::ReceiptWrongLength => "receipt_wrong_length",
            Self::SeveralReceipts => "several_receipts",
            Self::ComputedDeadline => "computed_deadline",
            Self::NotRecognised => "not_recognised",
            Self::LayoutNotConfirmed => "layout_not_confirmed",
            Self::WeekdayMismatch => "weekday_mismatch",
            Self::AppointmentTimeMissing => "appointment_time_missing",
            Self::NoReplyDate => "no_reply_date",
        }
    }
}
