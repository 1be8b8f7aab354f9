//! The whole record in one file that other programs open: originals, JSON,
//! tables, dates and a README, as a zip inside the age format.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use outgoing::{seal_archive, ArchivedFile};
use vault::{DocumentRow, RecoveryCode, Unlock};
use zeroize::Zeroizing;

use crate::contract::{
    ArchiveRequest, CalendarExport, ErrorCode, ExportKind, ExportRequest, Recipient, SavedSheet,
    WireError,
};
use crate::desk::Desk;
use crate::leaving::table;
use crate::messages::say;

/// Fewest characters of a passphrase, as for the record itself.
const SHORTEST: usize = 8;

const TABLES: [(ExportKind, &str); 5] = [
    (ExportKind::Cases, "cases"),
    (ExportKind::History, "history"),
    (ExportKind::People, "people"),
    (ExportKind::Appointments, "appointments"),
    (ExportKind::Documents, "documents"),
];

impl Desk {
    /// A name to offer for the archive.
    pub fn archive_name(&self) -> String {
        format!("casekeep-archive-{}.zip.age", self.day())
    }

    /// Writes the archive where the person chose. It is whole, nothing is taken
    /// out: only the passphrase opens it.
    ///
    /// # Errors
    /// `PassphraseTooShort`; `WrongRecoveryCode` for a code that is not this
    /// record's; `Locked`, `DiskTrouble`; what reading says.
    pub fn archive_write(
        &self,
        request: ArchiveRequest,
        place: &Path,
    ) -> Result<SavedSheet, WireError> {
        let now = self.around.clock.now();
        let calendar = self.calendar_text(CalendarExport { redact: false })?;
        let secret = self.archive_secret(Zeroizing::new(request.secret))?;
        let readme = say(self.language(), "archive_readme", &[].into());
        self.reading(|vault| {
            let read = vault.read();
            let json = serde_json::to_vec_pretty(&vault.archive(now)?)
                .map_err(|_| WireError::internal("archive"))?;
            let mut files = vec![
                file("README.txt", readme.into_bytes()),
                file("record.json", json),
                file("dates.ics", calendar.into_bytes()),
            ];
            for (what, name) in TABLES {
                let request = ExportRequest {
                    what,
                    case: None,
                    person: None,
                    recipient: Recipient::Myself,
                };
                let csv = table(read, &request)?.to_csv();
                files.push(file(&format!("tables/{name}.csv"), csv.into_bytes()));
            }
            let mut taken = NamesTaken::default();
            let documents = read.documents()?;
            let originals = documents.iter().map(|document| {
                let path = format!("documents/{}", taken.name_of(document));
                let bytes = read.document_bytes(document.id).map_err(io::Error::other)?;
                Ok(ArchivedFile { path, bytes })
            });
            let all = files.into_iter().map(Ok).chain(originals);
            platform::write_private_with(place, |out| seal_archive(&secret, all, out))
                .map_err(|_| ErrorCode::DiskTrouble)?;
            Ok(SavedSheet { saved: true })
        })
    }

    /// The passphrase of the archive. A recovery code is this record's, and is
    /// written in one way: in groups with dashes.
    fn archive_secret(&self, typed: Zeroizing<String>) -> Result<Zeroizing<String>, WireError> {
        if let Ok(code) = RecoveryCode::parse(&typed) {
            let groups: Vec<String> = code.groups().iter().map(|g| g.to_string()).collect();
            let fits = self.reading(|vault| Ok(vault.fits(&Unlock::RecoveryCode(code))))?;
            return match fits {
                true => Ok(Zeroizing::new(groups.join("-"))),
                false => Err(WireError::new(ErrorCode::WrongRecoveryCode).at("secret")),
            };
        }
        if typed.chars().count() < SHORTEST {
            let short = WireError::new(ErrorCode::PassphraseTooShort).with("minimum", SHORTEST);
            return Err(short.at("secret"));
        }
        Ok(typed)
    }
}

fn file(path: &str, bytes: Vec<u8>) -> ArchivedFile {
    ArchivedFile {
        path: path.to_owned(),
        bytes,
    }
}

/// Names that are taken in a folder of documents.
#[derive(Default)]
pub(crate) struct NamesTaken(BTreeSet<String>);

impl NamesTaken {
    /// A name of its own for a document, without any folder in it.
    pub(crate) fn name_of(&mut self, document: &DocumentRow) -> String {
        let given = document.file_name.clone().unwrap_or_default();
        let plain: String = given
            .chars()
            .map(|letter| match letter {
                '/' | '\\' | ':' | '\0'..='\u{1f}' => '_',
                letter => letter,
            })
            .collect();
        let plain = plain.trim_start_matches('.').trim();
        let plain = match plain.is_empty() {
            true => document.kind.as_str(),
            false => plain,
        };
        let mut name = plain.to_owned();
        let mut number = 1;
        while !self.0.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{number}-{plain}");
        }
        name
    }
}
