//! Appointments, deadlines, events and warnings of a proposal.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::fact::Spot;
use super::kinds::WarningCode;

/// Kind of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentKind {
    /// Biometrics at an application support center.
    Biometrics,
    /// Interview.
    Interview,
    /// Naturalization oath ceremony.
    OathCeremony,
    /// The source does not say.
    Unknown,
}

impl AppointmentKind {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Biometrics => "biometrics",
            Self::Interview => "interview",
            Self::OathCeremony => "oath_ceremony",
            Self::Unknown => "unknown",
        }
    }
}

/// An appointment. Paper gives no time zone: the time is that of the place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// What for.
    pub kind: AppointmentKind,
    /// Local date and time at the place, from paper.
    pub local_datetime: Option<NaiveDateTime>,
    /// The moment in UTC, from an account, which does not say the zone of the place.
    #[serde(default)]
    pub instant_utc: Option<String>,
    /// Number of the letter that sets it, from an account.
    #[serde(default)]
    pub letter_id: Option<String>,
    /// Local time to be there, when the notice says so.
    pub arrive_by_local: Option<NaiveDateTime>,
    /// Name of the place.
    pub place_name: Option<String>,
    /// Lines of its address.
    pub place_address: Vec<String>,
    /// Receipts it is for.
    pub receipt_numbers: Vec<String>,
}

/// Kind of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// Answer to a request for evidence.
    RfeResponse,
    /// Answer to a notice of intent to deny.
    NoidResponse,
    /// Answer to a notice of intent to revoke.
    NoirResponse,
    /// Motion on Form I-290B.
    MotionI290b,
    /// Appeal on Form I-290B.
    AppealI290b,
    /// Hearing request on Form N-336.
    HearingN336,
    /// The document itself ends.
    DocumentExpires,
    /// The card ends.
    CardExpires,
    /// A day after which to ask about a notice that has not come.
    AskAboutMissingNotice,
    /// A day after which to ask about a card or document that has not come.
    AskAboutMissingItem,
    /// Last day before a returned card or document is destroyed.
    ActBeforeDestruction,
}

impl DeadlineKind {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RfeResponse => "rfe_response",
            Self::NoidResponse => "noid_response",
            Self::NoirResponse => "noir_response",
            Self::MotionI290b => "motion_i290b",
            Self::AppealI290b => "appeal_i290b",
            Self::HearingN336 => "hearing_n336",
            Self::DocumentExpires => "document_expires",
            Self::CardExpires => "card_expires",
            Self::AskAboutMissingNotice => "ask_about_missing_notice",
            Self::AskAboutMissingItem => "ask_about_missing_item",
            Self::ActBeforeDestruction => "act_before_destruction",
        }
    }
}

/// What a deadline's date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The date is printed.
    Printed,
    /// The paper says 'within N days': the plain count, without rolls.
    Relative,
    /// There is one; its date stands on a notice that has not been read.
    UnknownUntilNotice,
}

impl Basis {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Relative => "relative",
            Self::UnknownUntilNotice => "unknown_until_notice",
        }
    }
}

/// A date the paper sets. What follows from it is for the rules to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// What for.
    pub kind: DeadlineKind,
    /// What the date rests on.
    pub basis: Basis,
    /// The date.
    pub date: Option<NaiveDate>,
    /// The later date that holds when the paper came by mail.
    pub latest_if_mailed: Option<NaiveDate>,
    /// Day from which a relative date is counted.
    pub anchor_date: Option<NaiveDate>,
    /// Days the paper names.
    pub days: Option<u32>,
    /// Days the paper names for mail.
    pub mailed_days: Option<u32>,
    /// The words it was read from.
    pub text_anchor: Option<String>,
}

/// Something the source reports.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What happened, as a code of the `read` contract (`alert_received`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Code of the account, raw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What the agency calls the code inside, from its public list; no outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_wording: Option<String>,
    /// The agency's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Phase these words belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// Civil date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Moment in UTC, or a civil date when `date_only`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// `at` is a civil date.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub date_only: bool,
    /// Local time without a zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_datetime: Option<String>,
    /// When the agency recorded it (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<String>,
    /// Id of the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
    /// Receipts it is about.
    #[serde(default)]
    pub receipt_numbers: Vec<String>,
}

/// A document a source lists.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ListedDocument {
    /// Its type, in the words of the source.
    #[serde(rename = "type")]
    pub document_type: String,
    /// Who put it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Its file name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// What its type says of the case: `approved`, `denied`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implies: Option<String>,
    /// Form named in its type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_type: Option<String>,
    /// Eligibility category named in its type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The receipt it is known to belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_number: Option<String>,
}

/// A request for evidence an account lists. It has no date there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRequest {
    /// Its number.
    pub id: String,
    /// Nothing was sent yet.
    pub open: bool,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The receipt it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_number: Option<String>,
}

/// Size of a page in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PageSize {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    /// What it is.
    pub code: WarningCode,
    /// Where it was seen.
    pub evidence: Vec<Spot>,
    /// What its sentence needs.
    pub params: BTreeMap<String, String>,
}
