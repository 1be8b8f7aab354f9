//! What stands on each kind of card.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, CaseId, DocumentId, PersonId};
use crate::rows::CardBody;

macro_rules! kinds {
    ($($body:ident = $kind:literal;)*) => {
        $(impl CardBody for $body {
            const KIND: &'static str = $kind;
        })*
    };
}

kinds! {
    CaseLink = "case_link";
    Relation = "relation";
    Address = "address";
    Contact = "contact";
    Trip = "trip";
    Checklist = "checklist";
    ChecklistMark = "checklist_mark";
    Sending = "sending";
    SignIn = "sign_in";
}

/// How a case relates to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseLinkKind {
    /// It rests on the other: an I-485 on its I-130.
    BasedOn,
    /// It renews what the other gave.
    RenewalOf,
    /// It takes the other's place.
    Replaces,
    /// It asks for another decision on the other.
    AppealOf,
}

/// A relation of the card's case to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLink {
    /// The other case.
    pub to: CaseId,
    /// How they relate.
    pub kind: CaseLinkKind,
}

/// What somebody is to the card's person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// Husband or wife.
    Spouse,
    /// Son or daughter.
    Child,
    /// Father or mother.
    Parent,
    /// Brother or sister.
    Sibling,
    /// Petitions for the card's person.
    Petitioner,
    /// Is petitioned for by the card's person.
    Beneficiary,
    /// Comes with the card's person.
    Derivative,
    /// Promises support.
    Sponsor,
}

/// A relation of the card's person to somebody else in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// The other person.
    pub to: PersonId,
    /// What the other one is to the card's person.
    pub kind: RelationKind,
}

/// Where the card's person lives or lived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The lines as they are written.
    pub lines: Vec<String>,
    /// From this day.
    pub since: Option<NaiveDate>,
    /// Until this day; none while it holds.
    pub until: Option<NaiveDate>,
}

/// A call, message or request about the card's case or person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The day.
    pub on: NaiveDate,
    /// `phone`, `online_chat`, `secure_message`, `service_request`,
    /// `in_person`, `congress`, `ombudsman`, `mail`.
    pub channel: String,
    /// Who answered: `1`, `2`, an officer's number.
    pub tier: String,
    /// Reference number that was given.
    pub reference: String,
    /// What was said.
    pub said: String,
    /// What was promised.
    pub promised: String,
    /// By when.
    pub promised_by: Option<NaiveDate>,
    /// The promise was kept, or does not matter any more.
    pub settled: bool,
}

/// A trip outside the United States.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trip {
    /// Day of leaving.
    pub left_on: NaiveDate,
    /// Day of coming back; none while away.
    pub back_on: Option<NaiveDate>,
    /// Where to.
    pub place: String,
    /// Why.
    pub note: String,
}

/// The checklist that is used for the card's case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// Stable name in the catalogue: `i-485`.
    pub form: String,
    /// Answers by question.
    pub answers: BTreeMap<String, String>,
    /// The day it is to be filed on.
    pub planned_on: Option<NaiveDate>,
    /// Items in the order of the packet's exhibits, as far as it was chosen.
    #[serde(default)]
    pub exhibits: Vec<String>,
}

/// Where an item of evidence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkState {
    /// Still to get.
    Needed,
    /// At hand.
    Have,
    /// It went out.
    Sent,
    /// The agency asked for it once more.
    AskedAgain,
    /// The agency took it.
    Accepted,
    /// It does not apply; the reason says why.
    NotApplicable,
}

/// The mark on an item of the checklist of the card's case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistMark {
    /// Id of the item in the catalogue; none for one of the person's own.
    pub item: Option<String>,
    /// Words of an own item.
    pub label: String,
    /// Where it stands.
    pub state: MarkState,
    /// Why it does not apply, or what to know.
    pub reason: String,
    /// The documents that serve it.
    pub documents: Vec<DocumentId>,
}

/// One thing that was sent, as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentItem {
    /// What it was called.
    pub label: String,
    /// The document.
    pub document: Option<DocumentId>,
    /// Its file name then.
    pub file_name: Option<String>,
    /// Its content hash then.
    pub hash: Option<String>,
}

/// What was sent for the card's case. It is never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// The day.
    pub on: NaiveDate,
    /// `mail`, `online`, `in_person`.
    pub how: String,
    /// Who carried it.
    pub carrier: String,
    /// The carrier's number.
    pub tracking: String,
    /// Where to.
    pub to: String,
    /// What.
    pub items: Vec<SentItem>,
}

/// How one signs in to an online account of the card's person. No password and
/// no code stands here: those are the keychain's alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// The account.
    pub account: AccountId,
    /// E-mail address one signs in with.
    pub email: String,
    /// `app`, `text`, `email` or empty.
    pub second_factor: String,
    /// Which telephone, which app.
    pub second_factor_where: String,
    /// What helps to get back in.
    pub recovery_notes: String,
}
