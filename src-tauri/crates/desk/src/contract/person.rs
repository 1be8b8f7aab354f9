//! People, their numbers, and the boxes numbers are typed into.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CaseRow, Phrase, Source, TimelineEntry};

/// A person, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonRef {
    /// Id of the person.
    pub id: String,
    /// Given names and family name, as the person writes them.
    pub name: String,
}

/// One number of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IdentifierCard {
    /// Id of the entry.
    pub id: String,
    /// Kind, as in the contract of `casekeep-cli check` (`a_number`, …).
    pub kind: String,
    /// Stored form, which is also what is copied.
    pub value: String,
    /// In groups, for reading.
    pub printed: String,
    /// Kept although its form could not be confirmed.
    pub unverified: bool,
    /// It opens something: it is shown only when the person asks for it.
    pub secret: bool,
    /// Where it came from.
    pub source: Source,
}

/// An online account and what is linked to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountCard {
    /// Id of the account.
    pub id: String,
    /// The online account number in its stored form.
    pub value: String,
    /// In groups, for reading.
    pub printed: String,
    /// Cases linked to it.
    pub cases: Vec<CaseRow>,
    /// Where the number came from.
    pub source: Source,
}

/// A person in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonCard {
    /// Who.
    pub person: PersonRef,
    /// Birth date.
    pub birth_date: Option<String>,
    /// Numbers other than the online account number.
    pub identifiers: Vec<IdentifierCard>,
    /// Online accounts.
    pub accounts: Vec<AccountCard>,
    /// How many cases.
    pub cases: u32,
}

/// Everyone in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PeoplePage {
    /// In the order they were added.
    pub people: Vec<PersonCard>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonPage {
    /// The person with numbers and accounts.
    pub card: PersonCard,
    /// Given names, to edit.
    pub given_names: String,
    /// Family name, to edit.
    pub family_name: String,
    /// The person's cases.
    pub cases: Vec<CaseRow>,
    /// The newest entries of the person's timeline.
    pub timeline: Vec<TimelineEntry>,
}

/// Ask for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonRequest {
    /// Id of the person.
    pub person: String,
}

/// Add a person, or change one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonDraft {
    /// Id of the person to change; none adds one.
    pub person: Option<String>,
    /// Given names.
    pub given_names: String,
    /// Family name.
    pub family_name: String,
    /// Birth date as typed; empty when not known.
    pub birth_date: String,
    /// Online account number as typed; empty when there is none. When changing
    /// a person, an empty box leaves the number as it is.
    pub online_account_number: String,
    /// A-Number as typed; empty as above.
    pub a_number: String,
}

/// Ask how a typed date reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckDate {
    /// As typed: `03/05/1990`, `March 5, 1990`, `1990-03-05`, `5 de marzo de 1990`.
    pub text: String,
}

/// How a typed date reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckedDate {
    /// The date, when it can be read.
    pub date: Option<String>,
}

/// Ask what a typed or pasted number is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckNumber {
    /// As typed or pasted.
    pub text: String,
    /// The box it was put into (a kind), if any.
    pub field: Option<String>,
    /// The box is the one for an attorney's or representative's number.
    pub of_attorney: bool,
}

/// Ask what a number is, its kind being said: everything there is to know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExplainNumber {
    /// As typed or pasted.
    pub text: String,
    /// The kind a person said it is.
    pub kind: String,
}

/// A case, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CaseName {
    /// Id of the case.
    pub id: String,
    /// `I-485`, when known.
    pub form: Option<String>,
    /// Receipt number in groups, when there is one.
    pub receipt_printed: Option<String>,
}

/// An offer to put a number where it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MoveOffer {
    /// The kind whose place is offered.
    pub kind: String,
    /// The number in its stored form.
    pub value: String,
}

/// What a number is, for the box it was put into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumberReading {
    /// `receipt_number`, …, or `ambiguous`, `invalid`, `not_an_identifier`.
    pub kind: String,
    /// `accept`, `confirm`, `reject`, `sensitive` or `ignore`.
    pub action: String,
    /// Stored form, when one may be stored.
    pub normalized: Option<String>,
    /// In groups, for reading.
    pub printed: Option<String>,
    /// Other readings, most likely first.
    pub candidates: Vec<String>,
    /// A repair to offer, never applied by itself.
    pub suggestion: Option<MoveOffer>,
    /// Recognised, but it belongs into another box: its right place.
    pub move_to: Option<MoveOffer>,
    /// Why, in words (`reason_…`).
    pub reason: Phrase,
    /// With whom the record already has it.
    pub already_with: Option<PersonRef>,
    /// The cases the record already has it with.
    pub already_in: Vec<CaseName>,
}

/// Keep a number with a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileNumber {
    /// Id of the person.
    pub person: String,
    /// Kind to keep it under.
    pub kind: String,
    /// As typed or pasted.
    pub text: String,
    /// Keep it although its form cannot be confirmed.
    pub as_unverified: bool,
    /// Id of the number's entry that it replaces.
    #[serde(default)]
    pub replaces: Option<String>,
    /// Id of the document it was taken from; none: the person typed it.
    #[serde(default)]
    pub document: Option<String>,
}

/// Take a number away again (undo brings it back).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemoveNumber {
    /// Id of the person.
    pub person: String,
    /// Id of the number's entry.
    pub identifier: String,
}
