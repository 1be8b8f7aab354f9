//! What a person writes down by hand: cases, their relations, entries of the
//! history, appointments, and what is known about people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bilingual, CaseRow, PersonRef};

/// Somebody's part in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CasePart {
    /// Id of the person.
    pub person: String,
    /// `applicant`, `petitioner`, `beneficiary`, `derivative`, `sponsor`,
    /// `representative`: message `role_<role>`.
    pub role: String,
}

/// Add a case, or change one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CaseDraft {
    /// Id of the case to change; none adds one.
    pub case: Option<String>,
    /// Form as typed; empty when not known.
    pub form: String,
    /// Receipt number as typed; empty before there is one.
    pub receipt_number: String,
    /// Who is in it.
    pub people: Vec<CasePart>,
    /// What is known, by field; an empty value takes it out, a field that is
    /// not named stays as it is. Fields: `stage`, `class`, `filed_date`,
    /// `received_date`, `notice_date`, `priority_date`, `service_center`,
    /// `fee_paid`, `filed_how`, `status_text`, `status_date`, `outcome`,
    /// `decision_date`.
    pub fields: BTreeMap<String, String>,
}

/// Where a case stands, in the agency's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusView {
    /// The agency's words, unchanged.
    pub quote: String,
    /// As of when.
    pub on: Option<String>,
    /// The phase it belongs to, for a known headline; ours.
    pub phase: Option<Bilingual>,
    /// What that phase means; ours.
    pub meaning: Option<Bilingual>,
}

/// A relation to another case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CaseLinkCard {
    /// Id of the card.
    pub id: String,
    /// `based_on`, `renewal_of`, `replaces`, `appeal_of`: message
    /// `case_link_<kind>`, or `case_link_<kind>_from` seen from the other case.
    pub kind: String,
    /// The relation was written down with the other case.
    pub incoming: bool,
    /// The other case.
    pub other: CaseRow,
}

/// What can be changed about a case, and what it relates to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CaseDetails {
    /// As it stands, ready to be changed.
    pub draft: CaseDraft,
    /// Who is in it, named, with the role.
    pub people: Vec<NamedPart>,
    /// Where it stands.
    pub status: Option<StatusView>,
    /// Related cases.
    pub links: Vec<CaseLinkCard>,
    /// Cases it may be related to: all, or in a long record those of its people.
    pub others: Vec<super::CaseRef>,
    /// There are more, which a search finds.
    pub more_others: bool,
}

/// Somebody's part in a case, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedPart {
    /// Who.
    pub person: PersonRef,
    /// See [`CasePart::role`].
    pub role: String,
}

/// Relate a case to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CaseLinkDraft {
    /// Id of the case.
    pub case: String,
    /// Id of the other case.
    pub to: String,
    /// `based_on`, `renewal_of`, `replaces` or `appeal_of`.
    pub kind: String,
}

/// Name a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardRequest {
    /// Id of the card.
    pub card: String,
}

/// Write an entry into the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EntryDraft {
    /// Of which case.
    pub case: Option<String>,
    /// Whose.
    pub person: Option<String>,
    /// `note`, `contact`, `status`, `notice`, `filed`, `appointment`,
    /// `document`, `address`.
    pub kind: String,
    /// When it happened, as typed; empty for today.
    pub happened_on: String,
    /// What happened, in the person's words.
    pub text: String,
    /// The entry it corrects; that one stays and is marked.
    pub corrects: Option<String>,
}

/// The id of what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Written {
    /// Id.
    pub id: String,
}

/// Add an appointment, or change one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppointmentDraft {
    /// Id of the appointment to change; none adds one.
    pub appointment: Option<String>,
    /// `biometrics`, `interview`, `oath_ceremony`, `field_office`,
    /// `civil_surgeon`, `consulate`.
    pub kind: String,
    /// Day as typed.
    pub date: String,
    /// Time as typed: `9:00 AM`, `14:30`.
    pub time: String,
    /// Name of the place.
    pub place_name: String,
    /// Address, a line each.
    pub place_address: String,
    /// For which cases.
    pub cases: Vec<String>,
    /// Who has to come.
    pub person: Option<String>,
    /// `planned`, `attended`, `rescheduled`, `cancelled`, `missed`.
    pub state: String,
    /// The person's notes.
    pub note: String,
}

/// Ask for an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppointmentRequest {
    /// Id of the appointment.
    pub appointment: String,
}

/// Change what is known about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonDetailsDraft {
    /// Id of the person.
    pub person: String,
    /// Country of birth.
    pub birth_country: String,
    /// Names as documents spell them.
    pub spelled: Vec<String>,
    /// Attorney or helper.
    pub helper_name: String,
    /// What they are: `attorney`, `representative`, `helper`.
    pub helper_role: String,
    /// Their telephone number.
    pub helper_phone: String,
    /// Their e-mail address.
    pub helper_email: String,
    /// Their own USCIS online account number, as forms ask for it in the box of
    /// an attorney or accredited representative. Left out by who knows of none.
    #[serde(default)]
    pub helper_account_number: String,
}

/// Somebody a person is related to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RelationCard {
    /// Id of the card.
    pub id: String,
    /// `spouse`, `child`, `parent`, `sibling`, `petitioner`, `beneficiary`,
    /// `derivative`, `sponsor`: message `relation_<kind>`, what `other` is; or
    /// `relation_<kind>_of`, what the person is to `other`.
    pub kind: String,
    /// The relation was written down with the other person.
    pub incoming: bool,
    /// The other person.
    pub other: PersonRef,
}

/// An address with its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddressCard {
    /// Id of the card.
    pub id: String,
    /// The lines as they are written.
    pub lines: Vec<String>,
    /// From this day.
    pub since: Option<String>,
    /// Until this day; none while it holds.
    pub until: Option<String>,
}

/// What is known about a person beside the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonDetails {
    /// As it stands, ready to be changed.
    pub draft: PersonDetailsDraft,
    /// The attorney's account number in groups, for reading.
    pub helper_account_printed: Option<String>,
    /// Relations.
    pub relations: Vec<RelationCard>,
    /// Addresses, newest first.
    pub addresses: Vec<AddressCard>,
}

/// Relate a person to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RelationDraft {
    /// Id of the person.
    pub person: String,
    /// Id of the other person.
    pub to: String,
    /// What the other one is to the person.
    pub kind: String,
}

/// Add an address, or change one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddressDraft {
    /// Id of the card to change; none adds one.
    pub card: Option<String>,
    /// Id of the person.
    pub person: String,
    /// The address, a line each.
    pub lines: String,
    /// From this day, as typed; empty when not known.
    pub since: String,
    /// Until this day, as typed; empty while it holds.
    pub until: String,
}
