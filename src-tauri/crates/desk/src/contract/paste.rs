//! What a paste holds: numbers and addresses, explained; copying and opening.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bilingual, NumberReading, PersonRef, Phrase, Source};

/// Ask what a paste holds. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadPaste {
    /// As pasted: a number, a sentence, a whole message.
    pub text: String,
}

/// What a paste holds, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PasteReading {
    /// Its numbers.
    pub numbers: Vec<NumberFound>,
    /// Its addresses.
    pub links: Vec<LinkFound>,
    /// The paste was too long; only its beginning was read.
    pub cut: bool,
}

/// A number in a paste.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumberFound {
    /// As it stands there.
    pub raw: String,
    /// What it is.
    pub reading: NumberReading,
    /// What a person should know about its kind.
    pub about: Option<NumberAbout>,
    /// Its parts, where telling them is truthful, or why there are none.
    pub parts: Vec<Phrase>,
    /// The spellings in which it can be copied, the usual one first.
    pub copies: Vec<CopyOffer>,
    /// Whoever has it can act for the person.
    pub secret: bool,
}

/// What a person should know about a kind of number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumberAbout {
    /// Where it is printed.
    pub printed: Bilingual,
    /// What it is used for.
    pub used_for: Bilingual,
    /// Which box it goes into, and in what spelling.
    pub goes_into: Bilingual,
    /// What it must never be used for.
    pub never: Bilingual,
    /// Where this is known from.
    pub source: Bilingual,
    /// When that was last looked at.
    pub as_of: String,
}

/// A spelling in which a number can be copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyOffer {
    /// Where it goes: `case_status`, `paper_form`, `pdf_digits`, `court`, `plain`.
    pub target: String,
    /// The text that is copied; none for a secret.
    pub text: Option<String>,
}

/// Copy a number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyNumber {
    /// Its kind.
    pub kind: String,
    /// In its stored form.
    pub value: String,
    /// Where it goes; none copies the usual spelling of the kind.
    pub target: Option<String>,
}

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopiedNumber {
    /// The text; none for a secret.
    pub text: Option<String>,
    /// After so many seconds it is taken off the clipboard again, unless
    /// something else was copied; none when it stays.
    pub cleared_after: Option<u32>,
}

/// An address in a paste.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkFound {
    /// As it stands there.
    pub text: String,
    /// `official`, `official-insecure`, `official-mail`, `suspicious`,
    /// `unofficial`, `unverified` or `reject`.
    pub verdict: String,
    /// The host that would be opened.
    pub host: Option<String>,
    /// Why it was judged so.
    pub reason: Bilingual,
    /// The page itself, when it is on the list and may be opened.
    pub page: Option<PageOffer>,
    /// The official page for the same purpose, when it is not.
    pub official: Option<PageOffer>,
}

/// An official page that can be opened in the person's browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageOffer {
    /// Its address.
    pub url: String,
    /// Its host, shown before it is opened.
    pub host: String,
    /// Its name; empty where it has none.
    pub name: Bilingual,
}

/// Open an official page in the person's browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenPage {
    /// Its address.
    pub url: String,
}

/// A page was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenedPage {
    /// Its host.
    pub host: String,
}

/// Guided paths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuideBook {
    /// The paths.
    pub guides: Vec<GuidePath>,
    /// Where they are known from.
    pub source: Bilingual,
    /// When that was last looked at.
    pub as_of: String,
}

/// A guided path; its first step is where it begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuidePath {
    /// Its short name.
    pub id: String,
    /// What it helps with.
    pub title: Bilingual,
    /// Its steps.
    pub steps: Vec<GuideStep>,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuideStep {
    /// Its name within the path.
    pub id: String,
    /// What it says or asks.
    pub says: Bilingual,
    /// Where it can go on.
    pub choices: Vec<GuideChoice>,
    /// The official page at the end.
    pub page: Option<PageOffer>,
    /// The kind of number that can be checked here.
    pub number_box: Option<String>,
}

/// One answer to a step's question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuideChoice {
    /// The answer.
    pub name: Bilingual,
    /// The step it leads to.
    pub to: String,
}

/// Say which of two linked online accounts is a case's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChooseAccount {
    /// Id of the case.
    pub case: String,
    /// The account number, in its stored form.
    pub number: String,
}

/// Numbers of the record that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contradictions {
    /// One entry a contradiction.
    pub items: Vec<Contradiction>,
}

/// Numbers that cannot both be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contradiction {
    /// What is wrong, in words.
    pub said: Phrase,
    /// The case whose account is in doubt: `account_choose` says which is right.
    pub case: Option<String>,
    /// Each number with its source.
    pub sides: Vec<ContradictionSide>,
}

/// One side of a contradiction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContradictionSide {
    /// The number, in its stored form.
    pub value: String,
    /// The number, in groups.
    pub printed: String,
    /// Whose it is.
    pub person: Option<PersonRef>,
    /// Where it came from.
    pub source: Source,
}
