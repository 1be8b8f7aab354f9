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
    /// A message that says only that something happened.
    AccountAlert,
    /// A message about a changed status.
    StatusChangeAlert,
    /// A message that a form was accepted (Form G-1145).
    #[serde(rename = "g1145_acceptance")]
    G1145Acceptance,
    /// A message with a code to sign in with. Never kept.
    SignInCode,
    /// A message that only looks like the agency's.
    SuspiciousMessage,
    /// News of the agency, about no case.
    Newsletter,
    /// A message about no case.
    OtherMessage,
    /// Many messages in one file.
    Mailbox,
    /// A saved page of the account.
    AccountPage,
    /// A saved page of the public case status.
    StatusPage,
    /// Case details of the account.
    Cases,
    /// A case status.
    CaseStatus,
    /// The list of documents of the account.
    Documents,
    /// The short receipt record of the account.
    ReceiptInfo,
    /// An answer that says why there is none.
    Error,
    /// An export of CaseLens.
    #[serde(rename = "caselens-record")]
    CaselensRecord,
    /// An export of another tracker.
    TrackerExport,
    /// A table of cases.
    Spreadsheet,
    /// Several files in one.
    Archive,
}

impl DocumentKind {
    /// What a paper can be, for a person to say when the reader cannot.
    pub const PAPERS: [Self; 15] = [
        Self::Receipt,
        Self::Biometrics,
        Self::Interview,
        Self::Rfe,
        Self::Approval,
        Self::Transfer,
        Self::Rejection,
        Self::Denial,
        Self::Noid,
        Self::Noir,
        Self::Oath,
        Self::Reopening,
        Self::Withdrawal,
        Self::TransportationLetter,
        Self::CardCarrier,
    ];

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
            Self::AccountAlert => "account_alert",
            Self::StatusChangeAlert => "status_change_alert",
            Self::G1145Acceptance => "g1145_acceptance",
            Self::SignInCode => "sign_in_code",
            Self::SuspiciousMessage => "suspicious_message",
            Self::Newsletter => "newsletter",
            Self::OtherMessage => "other_message",
            Self::Mailbox => "mailbox",
            Self::AccountPage => "account_page",
            Self::StatusPage => "status_page",
            Self::Cases => "cases",
            Self::CaseStatus => "case_status",
            Self::Documents => "documents",
            Self::ReceiptInfo => "receipt_info",
            Self::Error => "error",
            Self::CaselensRecord => "caselens-record",
            Self::TrackerExport => "tracker_export",
            Self::Spreadsheet => "spreadsheet",
            Self::Archive => "archive",
        }
    }
}

macro_rules! warnings {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Something a person has to look at.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum WarningCode { $($(#[$doc])* #[serde(rename = $code)] $name,)* }

        impl WarningCode {
            /// Every warning.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name in JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

warnings! {
    /// No receipt number was found.
    NoReceiptNumber = "no_receipt_number",
    /// Letters that look alike were put right in the receipt number.
    OcrCorrectedReceipt = "ocr_corrected_receipt",
    /// The receipt number begins with letters of no known office.
    UnknownPrefix = "unknown_prefix",
    /// What stands as receipt number has another length.
    ReceiptWrongLength = "receipt_wrong_length",
    /// Several receipt numbers were found.
    SeveralReceipts = "several_receipts",
    /// A date was counted from another, not printed.
    ComputedDeadline = "computed_deadline",
    /// No known kind of document.
    NotRecognised = "not_recognised",
    /// The layout of this kind is known only from its purpose.
    LayoutNotConfirmed = "layout_not_confirmed",
    /// The printed weekday is not the weekday of the printed date.
    WeekdayMismatch = "weekday_mismatch",
    /// An appointment's date was found without its time.
    AppointmentTimeMissing = "appointment_time_missing",
    /// A request was found without the date to answer by.
    NoReplyDate = "no_reply_date",
    /// The pages hold no text: they are pictures.
    NoTextLayer = "no_text_layer",
    /// The system has no recogniser to read a picture with.
    RecogniserMissing = "recogniser_missing",
    /// The words were recognised from a picture.
    OcrUsed = "ocr_used",
    /// The text in the file is not what its picture shows.
    TextDiffersFromPicture = "text_differs_from_picture",
    /// Several notices stand in one file.
    SeveralNotices = "several_notices",
    /// The date to answer by stands only on the letter.
    ReplyDateOnlyOnTheLetter = "reply_date_only_on_the_letter",
    /// A stage name of the older e-mails.
    OldStatusVocabulary = "old_status_vocabulary",
    /// A title that is on no list.
    UnknownStatusTitle = "unknown_status_title",
    /// The sender number that was used until June 2025.
    OldShortCode = "old_short_code_before_2025_07",
    /// The old sender number on a message of a later day.
    OldShortCodeAfterChange = "old_short_code_after_2025_07",
    /// A sender number that is not the agency's.
    UnknownShortCode = "unknown_short_code",
    /// A message with a code to sign in with was not taken.
    SignInCodeNotImported = "sign_in_code_not_imported",
    /// The sender only looks like the agency's.
    LookalikeSender = "lookalike_sender",
    /// A link only looks like the agency's.
    LookalikeLink = "lookalike_link",
    /// A link shows one address and leads to another.
    LinkTextDiffers = "link_text_differs",
    /// The mail provider could not confirm the sender.
    SenderNotConfirmed = "sender_not_confirmed",
    /// Answers go to another address than the sender's.
    ReplyGoesElsewhere = "reply_goes_elsewhere",
    /// It asks for payment.
    AsksForPayment = "asks_for_payment",
    /// It was forwarded: the sender inside cannot be checked.
    ForwardedMail = "forwarded_mail",
    /// A message about no case.
    NoCaseInMessage = "no_case_in_message",
    /// The account does not say what the appointment is for.
    AppointmentTypeUnknown = "appointment_type_unknown",
    /// The record was touched after its last event; that means nothing by itself.
    RecordNewerThanLastEvent = "record_newer_than_last_event",
    /// An open request for evidence without its date.
    OpenEvidenceRequestWithoutDate = "open_evidence_request_without_date",
    /// The receipt stands only in the name of one file.
    ReceiptOnlyInOneFileName = "receipt_only_in_one_file_name",
    /// A code on no list.
    UnknownEventCode = "unknown_event_code",
    /// A code about whose meaning sources contradict each other.
    DisputedEventCode = "disputed_event_code",
    /// The official answer is an error.
    ApiError = "api_error",
    /// The answer was not valid JSON and was put right.
    InvalidJsonRepaired = "invalid_json_repaired",
    /// Text stood around the JSON.
    NoiseAroundJson = "noise_around_json",
    /// A field holds another kind of value than it should.
    FieldOfUnexpectedType = "field_of_unexpected_type",
    /// The account's list is empty; that does not mean that there is no case.
    AccountListEmpty = "account_list_empty",
    /// The same case is described differently in two places.
    SourcesDisagree = "sources_disagree",
    /// Rows of a table without a good receipt number.
    RowReceiptInvalid = "data_row_receipt_invalid",
    /// Days and months of a table can be read both ways.
    DayFirstDates = "day_or_month_first",
    /// A date of a table that cannot be read.
    RowDateUnreadable = "row_date_unreadable",
    /// Cells that would be formulas are kept as text.
    FormulaNotRun = "formula_not_run",
    /// Columns were guessed from their contents.
    ColumnsGuessed = "columns_guessed",
    /// Some files or messages inside could not be read.
    PartsNotRead = "parts_not_read",
}
