//! Cases, their timeline, appointments and documents.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bilingual, DueItem, MissingFact, PersonRef, Phrase, Recipient, Source, Spot};

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CaseRow {
    /// Id of the case.
    pub id: String,
    /// Whose.
    pub person: Option<PersonRef>,
    /// `I-485`, when known.
    pub form: Option<String>,
    /// The form's official title.
    pub form_title: Option<String>,
    /// Our gloss of the title.
    pub form_gloss: Option<Bilingual>,
    /// Receipt number in its stored form, which is also what is copied.
    pub receipt_number: Option<String>,
    /// Receipt number in groups, for reading.
    pub receipt_printed: Option<String>,
    /// Code of the phase it is in, for a status whose headline is known.
    pub phase: Option<String>,
    /// That phase; ours.
    pub phase_name: Option<Bilingual>,
    /// The last thing that happened.
    pub last_event: Option<Phrase>,
    /// When it happened.
    pub last_event_on: Option<String>,
    /// The next date.
    pub next_date: Option<String>,
    /// What the next date is.
    pub next_title: Option<Bilingual>,
}

/// All cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CasesPage {
    /// By person, then newest first.
    pub cases: Vec<CaseRow>,
}

/// Ask for a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CaseRequest {
    /// Id of the case.
    pub case: String,
}

/// A fact of a case with where it came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CaseFact {
    /// Field name; its label is the message `field_<field>`.
    pub field: String,
    /// Stored form; dates are written out by the face.
    pub value: String,
    /// For reading.
    pub shown: String,
    /// Where it came from.
    pub source: Source,
    /// Where it stands in the document.
    pub spots: Vec<Spot>,
}

/// Head of the case page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CaseHeader {
    /// The row, as in the list.
    pub row: CaseRow,
    /// The linked online account number, in its stored form.
    pub account_number: Option<String>,
    /// The linked online account number in groups.
    pub account_printed: Option<String>,
    /// What is known about the case.
    pub facts: Vec<CaseFact>,
}

/// One case, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CasePage {
    /// Number, form, person, facts.
    pub header: CaseHeader,
    /// Newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Dates that follow from the facts, next first.
    pub dates: Vec<DueItem>,
    /// Dates that were answered or done, with their proof.
    pub ended: Vec<DueItem>,
    /// Dates that lack one fact.
    pub nearly: Vec<MissingFact>,
    /// Reminders of this case come.
    pub reminders_on: bool,
    /// Appointments, next first.
    pub appointments: Vec<AppointmentCard>,
    /// Documents, newest first.
    pub documents: Vec<DocumentCard>,
    /// From office to office, first one first.
    pub transfers: Vec<OfficeTransfer>,
}

/// A case that went from one office to another, by a notice of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeTransfer {
    /// Day of the notice.
    pub on: Option<String>,
    /// The office it left, as printed.
    pub from: Option<String>,
    /// The office it went to, as printed.
    pub to: Option<String>,
    /// Where this came from.
    pub source: Source,
}

/// One entry of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineEntry {
    /// Id of the event.
    pub id: String,
    /// `filed`, `notice`, `status`, `appointment`, `contact`, `document`,
    /// `address`, `note`, `person`, `number`, `undo`: message `entry_kind_<kind>`.
    pub kind: String,
    /// When it happened.
    pub happened_on: Option<String>,
    /// When it was written down (UTC instant).
    pub recorded_at: String,
    /// What happened.
    pub title: Phrase,
    /// The agency's own words, unchanged.
    pub quote: Option<String>,
    /// The agency's internal code it begins with, explained.
    pub code: Option<InternalCode>,
    /// Where it came from.
    pub source: Source,
    /// Whose.
    pub person: Option<PersonRef>,
    /// Id of the case.
    pub case: Option<String>,
    /// It was taken back by undo.
    pub undone: bool,
    /// A later entry corrects it.
    pub corrected: bool,
    /// It corrects an earlier entry.
    pub correction: bool,
}

/// A code the agency uses for itself. It never tells an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InternalCode {
    /// The code as it stands in the account.
    pub code: String,
    /// The agency's internal wording, in English as published; none for a code
    /// whose meaning no public list settles.
    pub wording: Option<String>,
}

/// Which timeline: of a case, of a person, or of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineRequest {
    /// Only this case.
    pub case: Option<String>,
    /// Only this person.
    pub person: Option<String>,
    /// Only these kinds of entries; empty: all.
    pub kinds: Vec<String>,
    /// Only entries with all of these words, in either language.
    pub words: String,
    /// How many at most.
    pub limit: u32,
    /// Who will read it: on paper it leaves as a file does.
    pub recipient: Recipient,
}

/// When the history was last looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistorySeen {
    /// The look before this one (UTC instant).
    pub before: Option<String>,
}

/// What was written down since the last look at the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewSince {
    /// When that was (UTC instant).
    pub looked_at: String,
    /// How many entries.
    pub count: u32,
}

/// A timeline, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelinePage {
    /// Newest first.
    pub entries: Vec<TimelineEntry>,
    /// There are more than were asked for.
    pub more: bool,
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppointmentCard {
    /// Id of the appointment.
    pub id: String,
    /// `biometrics`, `interview`, …: message `appointment_kind_<kind>`.
    pub kind: String,
    /// Local time at the place, `YYYY-MM-DDTHH:MM`.
    pub local_at: String,
    /// IANA zone, if known. Without one the time is the place's own.
    pub zone: Option<String>,
    /// Name of the place, as printed.
    pub place_name: Option<String>,
    /// Address lines, as printed.
    pub place_lines: Vec<String>,
    /// Id of the case.
    pub case: Option<String>,
    /// Receipt number in groups.
    pub receipt_printed: Option<String>,
    /// Receipt numbers of all cases it is for, in groups.
    pub receipts: Vec<String>,
    /// Whose.
    pub person: Option<PersonRef>,
    /// What to bring, from the catalogue.
    pub bring: Vec<Bilingual>,
    /// Where it came from.
    pub source: Source,
    /// It is over.
    pub past: bool,
    /// `planned`, `attended`, `rescheduled`, `cancelled`, `missed`: message
    /// `appointment_state_<state>`.
    pub state: String,
    /// The person's notes.
    pub note: String,
    /// A later notice moved it.
    pub replaced: bool,
}

/// A kept document in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentCard {
    /// Id of the document.
    pub id: String,
    /// File name; none for pasted text.
    pub file_name: Option<String>,
    /// `receipt`, `biometrics`, …: message `document_kind_<kind>`.
    pub kind: String,
    /// `application/pdf`, `text/plain`, …
    pub media_type: String,
    /// Date of the notice, when it has one.
    pub date: Option<String>,
    /// When it was kept (UTC instant).
    pub kept_at: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Pages, for a PDF.
    pub pages: Option<u32>,
}

/// Ask for a document. Its bytes come from the command `document_bytes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentRequest {
    /// Id of the document.
    pub document: String,
}

/// A document with the facts that were read from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentPage {
    /// The document.
    pub card: DocumentCard,
    /// The text, for documents that are text.
    pub text: Option<String>,
    /// It is a picture, to be shown as one.
    pub picture: bool,
    /// Facts kept from it.
    pub facts: Vec<CaseFact>,
    /// Case it belongs to.
    pub case: Option<String>,
}
