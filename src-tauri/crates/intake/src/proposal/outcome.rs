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
}

impl AppointmentKind {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Biometrics => "biometrics",
            Self::Interview => "interview",
            Self::OathCeremony => "oath_ceremony",
        }
    }
}

/// An appointment. Paper gives no time zone: the time is that of the place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// What for.
    pub kind: AppointmentKind,
    /// Local date and time at the place.
    pub local_datetime: NaiveDateTime,
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
}

impl Basis {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Relative => "relative",
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What happened, as a code of the `read` contract.
    pub kind: String,
    /// Its date.
    pub date: Option<NaiveDate>,
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
