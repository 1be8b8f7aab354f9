//! `put`, `export` and `import`: what is written by hand, and the whole record
//! out and in.

use std::io::Read;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use desk::contract::{
    ArchiveRequest, CalendarExport, CaseRequest, DocumentsExport, DocumentsRequest, ErrorCode,
    ExportKind, ExportRequest, ImportRecord, Recipient, WireError,
};
use desk::messages::say;
use desk::Desk;
use serde::de::DeserializeOwned;
use serde::Serialize;

use super::look::case_id;
use super::Face;
use crate::answers::print;
use crate::exit::Exit;

/// Arguments of `put`: the request is one JSON document on standard input, in
/// the shape the window sends.
#[derive(Args)]
pub(crate) struct Put {
    /// What to write
    #[arg(value_enum)]
    what: Written,
    /// The file of a document that is added
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Written {
    /// A person: names, birth date, numbers
    Person,
    /// Country of birth, spellings of the name, an attorney or helper
    PersonDetails,
    /// A relation between two people
    Relation,
    /// An address with its dates
    Address,
    /// A case, with or without a receipt number
    Case,
    /// A relation between two cases
    CaseLink,
    /// An entry of the history, or the correction of one
    Entry,
    /// An appointment, or what became of one
    Appointment,
    /// The list of a case, an answer to one of its questions, the planned day
    EvidenceAnswer,
    /// The mark on an item of evidence, or an own item
    EvidenceMark,
    /// What was sent, frozen as it is
    EvidenceSend,
    /// A call, message or request, with what was promised
    Contact,
    /// A kept document described anew; with --file, one that is added
    Document,
    /// A move: who, where to, when
    Move,
    /// A trip outside the United States
    Trip,
    /// Take a document out
    RemoveDocument,
    /// How one signs in to an online account, without any secret
    SignIn,
    /// A case linked to an online account, or unlinked
    AccountLink,
    /// Take a relation or an address out
    RemoveCard,
}

impl Put {
    pub(super) fn run(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        let mut text = String::new();
        std::io::stdin()
            .lock()
            .read_to_string(&mut text)
            .map_err(|_| ErrorCode::FileKindUnknown)?;
        match self.what {
            Written::Person => put(face, &text, |it| desk.person_save(it)),
            Written::PersonDetails => put(face, &text, |it| desk.person_details_save(it)),
            Written::Relation => put(face, &text, |it| desk.relation_save(it)),
            Written::Address => put(face, &text, |it| desk.address_save(it)),
            Written::Case => put(face, &text, |it| desk.case_save(it)),
            Written::CaseLink => put(face, &text, |it| desk.case_link_save(it)),
            Written::Entry => put(face, &text, |it| desk.entry_save(it)),
            Written::Appointment => put(face, &text, |it| desk.appointment_save(it)),
            Written::EvidenceAnswer => put(face, &text, |it| desk.evidence_answer(it)),
            Written::EvidenceMark => put(face, &text, |it| desk.evidence_mark(it)),
            Written::EvidenceSend => put(face, &text, |it| desk.evidence_send(it)),
            Written::Contact => put(face, &text, |it| desk.contact_save(it)),
            Written::Document => match &self.file {
                Some(file) => {
                    let bytes = std::fs::read(file).map_err(|_| ErrorCode::FileKindUnknown)?;
                    let name = file.file_name().map(|name| name.to_string_lossy());
                    put(face, &text, |it| {
                        desk.document_add(bytes, name.as_deref(), it)
                    })
                }
                None => put(face, &text, |it| desk.document_save(it)),
            },
            Written::Move => put(face, &text, |it| desk.move_begin(it)),
            Written::Trip => put(face, &text, |it| desk.trip_save(it)),
            Written::RemoveDocument => put(face, &text, |it| desk.document_remove(it)),
            Written::SignIn => put(face, &text, |it| desk.sign_in_save(it)),
            Written::AccountLink => put(face, &text, |it| desk.account_link(it)),
            Written::RemoveCard => put(face, &text, |it| desk.card_remove(it)),
        }
    }
}

fn put<R: DeserializeOwned, A: Serialize>(
    face: &Face,
    text: &str,
    work: impl FnOnce(R) -> Result<A, WireError>,
) -> Result<Exit, WireError> {
    let request = serde_json::from_str(text).map_err(|error| {
        eprintln!("casekeep-cli: {error}");
        WireError::new(ErrorCode::ImportUnreadable)
    })?;
    let answer = work(request)?;
    Ok(face.answer(&answer, || say(face.lang, "kept", &Default::default())))
}

/// Arguments of `export`.
#[derive(Args)]
pub(crate) struct Export {
    /// The whole record as JSON, a table as CSV, dates as a calendar file, or
    /// everything in one sealed archive
    #[arg(value_enum)]
    format: Format,
    /// Which table
    #[arg(value_enum, default_value_t = TableName::Cases)]
    table: TableName,
    /// Write it here instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Of a packet: the case, by its id or receipt number
    #[arg(long, value_name = "CASE", required_if_eq("format", "pdf"))]
    case: Option<String>,
    /// Take numbers out, as is done unless it is for yourself
    #[arg(long, conflicts_with = "reader")]
    redact: bool,
    /// Who will read it: nothing is taken out for yourself, numbers are masked for
    /// a helper, and for others names become initials, too
    #[arg(long = "for", value_enum, value_name = "WHO", default_value_t = Reader::Helper)]
    reader: Reader,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reader {
    Myself,
    Helper,
    Others,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Csv,
    Ics,
    /// Every kept document as it arrived, in a new folder inside the one that
    /// --out names
    Documents,
    /// The packet of a case as one PDF: cover sheet, exhibits, papers. It is what
    /// goes to the agency, so nothing is taken out
    Pdf,
    /// Everything, sealed: its passphrase, or the recovery code, is the next line
    /// of standard input
    #[value(alias = "age")]
    Archive,
}

#[derive(Clone, Copy, ValueEnum)]
enum TableName {
    Cases,
    History,
    People,
    Appointments,
    Documents,
}

impl Export {
    fn calendar(self, desk: &Desk) -> Result<Exit, WireError> {
        let export = CalendarExport {
            redact: self.reader != Reader::Myself,
        };
        if let Some(place) = self.out {
            desk.calendar_write(&place, export)?;
            return Ok(Exit::Done);
        }
        let text = desk.calendar_text(export)?;
        // Every line ends with its own line end, the last one too.
        Ok(print(text.trim_end_matches("\r\n")))
    }

    fn archive(self, desk: &Desk) -> Result<Exit, WireError> {
        let place = self.out.unwrap_or_else(|| desk.archive_name().into());
        let mut secret = String::new();
        std::io::stdin()
            .read_line(&mut secret)
            .map_err(|_| ErrorCode::PassphraseNeeded)?;
        let secret = secret.trim_end_matches(['\r', '\n']).to_owned();
        desk.archive_write(ArchiveRequest { secret }, &place)?;
        Ok(Exit::Done)
    }

    fn documents(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        let request = DocumentsExport {
            documents: Vec::new(),
            of: DocumentsRequest::default(),
        };
        let inside = self.out.unwrap_or_else(|| ".".into());
        let done = desk.documents_export(request, &inside)?;
        Ok(face.answer(&done, || done.folder.clone().unwrap_or_default()))
    }

    fn packet(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        if self.redact {
            eprintln!("casekeep-cli: a packet for filing is not redacted");
            return Ok(Exit::WrongUsage);
        }
        let request = CaseRequest {
            case: case_id(desk, &self.case.unwrap_or_default())?,
        };
        let place = match self.out {
            Some(place) => place,
            None => desk.packet_pdf_name(&request)?.into(),
        };
        let bound = desk.packet_bind(request, &place)?;
        let end = match bound.left_out.is_empty() {
            true => Exit::Done,
            false => Exit::NeedsPerson,
        };
        let words = || {
            let mut lines = vec![place.display().to_string()];
            if !bound.left_out.is_empty() {
                lines.push(say(face.lang, "packet_left_out", &Default::default()));
                lines.extend(bound.left_out.iter().cloned());
            }
            lines.join("\n")
        };
        Ok(face.answer(&bound, words).and(end))
    }

    pub(super) fn run(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        let what = match (self.format, self.table) {
            (Format::Documents, _) => return self.documents(face, desk),
            (Format::Pdf, _) => return self.packet(face, desk),
            (Format::Ics, _) => return self.calendar(desk),
            (Format::Archive, _) => return self.archive(desk),
            (Format::Json, _) => ExportKind::Json,
            (Format::Csv, TableName::Cases) => ExportKind::Cases,
            (Format::Csv, TableName::History) => ExportKind::History,
            (Format::Csv, TableName::People) => ExportKind::People,
            (Format::Csv, TableName::Appointments) => ExportKind::Appointments,
            (Format::Csv, TableName::Documents) => ExportKind::Documents,
        };
        let request = ExportRequest {
            what,
            case: None,
            person: None,
            recipient: match self.reader {
                Reader::Myself => Recipient::Myself,
                Reader::Helper => Recipient::Helper,
                Reader::Others => Recipient::Others,
            },
        };
        match self.out {
            Some(place) => {
                desk.export_write(&request, &place)?;
                Ok(Exit::Done)
            }
            None => Ok(print(desk.export_text(&request)?.trim_end())),
        }
    }
}

/// Arguments of `import`.
#[derive(Args)]
pub(crate) struct Import {
    /// The file that `export json` wrote
    file: PathBuf,
}

impl Import {
    pub(super) fn run(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        let text = std::fs::read_to_string(&self.file).map_err(|error| {
            eprintln!("casekeep-cli: {error}");
            ErrorCode::ImportUnreadable
        })?;
        let done = desk.record_import(ImportRecord { text })?;
        Ok(face.answer(&done, || {
            format!("{}\t{}\t{}", done.people, done.cases, done.documents)
        }))
    }
}
