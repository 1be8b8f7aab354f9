//! Contacts with the agency: what was said, what was promised, whom to call.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bilingual, PersonRef};

/// A call, message or request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactCard {
    /// Id of the card.
    pub id: String,
    /// As it stands, ready to be changed.
    pub draft: ContactDraft,
    /// The case, named: `I-485 · IOE 09 1234 5678`.
    pub case_name: Option<String>,
    /// A promise with a date that has passed and is not settled.
    pub overdue: bool,
}

/// Write a contact down, or change one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactDraft {
    /// Id of the card to change; none adds one.
    pub card: Option<String>,
    /// Id of the case.
    pub case: Option<String>,
    /// The day as typed; empty for today.
    pub on: String,
    /// `phone`, `online_chat`, `secure_message`, `service_request`,
    /// `in_person`, `congress`, `ombudsman`, `mail`: message `channel_<channel>`.
    pub channel: String,
    /// Who answered.
    pub tier: String,
    /// Reference number that was given.
    pub reference: String,
    /// What was said.
    pub said: String,
    /// What was promised.
    pub promised: String,
    /// By when, as typed.
    pub promised_by: String,
    /// The promise was kept, or does not matter any more.
    pub settled: bool,
}

/// An official way to reach the agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChannelCard {
    /// Stable name.
    pub id: String,
    /// What it is called.
    pub name: Bilingual,
    /// What it is for.
    pub purpose: Bilingual,
    /// Telephone number.
    pub phone: Option<String>,
    /// When somebody answers.
    pub hours: Option<Bilingual>,
    /// Official page.
    pub url: String,
}

/// Numbers to have ready for a call about a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallSheet {
    /// Id of the case.
    pub case: String,
    /// Form of the case.
    pub form: Option<String>,
    /// Receipt number in groups.
    pub receipt_printed: Option<String>,
    /// Whose.
    pub person: Option<PersonRef>,
    /// Birth date.
    pub birth_date: Option<String>,
    /// A-Number in groups.
    pub a_number: Option<String>,
    /// The address they live at now.
    pub address: Vec<String>,
}

/// The screen for contacts and help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactsPage {
    /// Newest first.
    pub contacts: Vec<ContactCard>,
    /// What to have ready, by case.
    pub sheets: Vec<CallSheet>,
    /// Official ways.
    pub channels: Vec<ChannelCard>,
    /// As of when the ways were read.
    pub as_of: String,
}
