//! The evidence of a case: what to gather, what is at hand, what was sent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bilingual, CaseRow, DocumentCard, Phrase};

/// A form that has a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChecklistChoice {
    /// Stable name: `i-485`.
    pub id: String,
    /// `I-485`; empty for appointments and packets.
    pub number: String,
    /// Title.
    pub title: Bilingual,
    /// Official page.
    pub page_url: String,
}

/// One way to use a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VariantView {
    /// Stable name.
    pub id: String,
    /// What it is called.
    pub label: Bilingual,
    /// Whom it is for.
    pub applies_when: Bilingual,
    /// It is chosen.
    pub chosen: bool,
    /// Cautions.
    pub notes: Vec<Bilingual>,
}

/// A condition as a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuestionView {
    /// Stable name.
    pub key: String,
    /// The question.
    pub text: Bilingual,
    /// The answer, once there is one.
    pub answer: Option<bool>,
    /// What a yes adds, while it is open.
    pub adds: Vec<Bilingual>,
}

/// Where an item of a catalogue comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemSource {
    /// Official page to check it on.
    pub url: String,
    /// As of when it was read there.
    pub as_of: Option<String>,
    /// `official`, `quoted`, `secondary`, `recalled`, `unknown`: message
    /// `checklist_certainty_<certainty>`.
    pub certainty: String,
}

/// One thing to gather.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceItem {
    /// Id in the catalogue, or of the card for an own item.
    pub id: String,
    /// The person added it.
    pub own: bool,
    /// What it is.
    pub label: Bilingual,
    /// `required`, `if_applicable`, `recommended`; none for an own item.
    pub need: Option<String>,
    /// Part of the list: message `evidence_group_<group>`.
    pub group: String,
    /// What to know about it, in words: whose, copy or original, translation,
    /// how many, how old.
    pub hints: Vec<Phrase>,
    /// What makes it valid.
    pub validity: Option<Bilingual>,
    /// Examples of what is taken.
    pub accepted: Vec<Bilingual>,
    /// What to keep in mind.
    pub note: Option<Bilingual>,
    /// Where the item comes from; none for an own item.
    pub source: Option<ItemSource>,
    /// `needed`, `have`, `sent`, `asked_again`, `accepted`, `not_applicable`:
    /// message `evidence_state_<state>`.
    pub state: String,
    /// Why it does not apply, or what to know.
    pub reason: String,
    /// The documents that serve it.
    pub documents: Vec<DocumentCard>,
    /// What to look at before it is sent.
    pub warnings: Vec<Phrase>,
}

/// One thing that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SentView {
    /// What it was called then.
    pub label: String,
    /// Its file name then.
    pub file_name: Option<String>,
    /// SHA-256 of its bytes then.
    pub sha256: Option<String>,
}

/// What was sent, as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SendingView {
    /// The day.
    pub on: String,
    /// `mail`, `online`, `in_person`: message `filed_how_<how>`.
    pub how: String,
    /// Who carried it.
    pub carrier: String,
    /// The carrier's number.
    pub tracking: String,
    /// Where to.
    pub to: String,
    /// What.
    pub items: Vec<SentView>,
}

/// The evidence of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidencePage {
    /// The case.
    pub case: CaseRow,
    /// The list in use; none until one is chosen.
    pub form: Option<ChecklistChoice>,
    /// Every list there is.
    pub forms: Vec<ChecklistChoice>,
    /// Ways to use the form.
    pub variants: Vec<VariantView>,
    /// Conditions, open ones first.
    pub questions: Vec<QuestionView>,
    /// What to gather.
    pub items: Vec<EvidenceItem>,
    /// How many required items are still needed or asked for again.
    pub missing: u32,
    /// The day it is to be filed on.
    pub planned_on: Option<String>,
    /// What was sent, newest first.
    pub sendings: Vec<SendingView>,
    /// Documents that can be attached.
    pub documents: Vec<DocumentCard>,
}

/// Choose the list, answer a question, or set the planned day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceAnswer {
    /// Id of the case.
    pub case: String,
    /// `form`, `planned_on`, `variant`, or the key of a question.
    pub key: String,
    /// The list's id, a day as typed, ids of variants with commas, `yes` or
    /// `no`; empty takes the answer back.
    pub value: String,
}

/// Mark an item, or add one of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceMark {
    /// Id of the case.
    pub case: String,
    /// Id of the item; none adds an own item.
    pub item: Option<String>,
    /// Words of an own item.
    pub label: String,
    /// Where it stands.
    pub state: String,
    /// Why it does not apply, or what to know.
    pub reason: String,
    /// Ids of the documents that serve it.
    pub documents: Vec<String>,
}

/// Freeze what is at hand as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceSend {
    /// Id of the case.
    pub case: String,
    /// The day as typed; empty for today.
    pub on: String,
    /// `mail`, `online` or `in_person`.
    pub how: String,
    /// Who carries it.
    pub carrier: String,
    /// The carrier's number.
    pub tracking: String,
    /// Where to.
    pub to: String,
}
