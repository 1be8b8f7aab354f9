//! The commands on the record. Each calls one function of the desk.

mod add;
mod backup;
mod init;
mod list;
mod look;
mod put;
mod remind;

use std::io::BufRead;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use desk::contract::{DoorState, ErrorCode, PassphraseRequest, RecoveryCodeRequest, WireError};
use desk::{Circumstances, Desk};
use domain::text::Lang;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::answers::{print, refuse};
use crate::exit::Exit;
use crate::Shape;

/// How this run was asked to speak, and to which record.
pub(crate) struct Face {
    pub(crate) lang: Lang,
    pub(crate) shape: Shape,
    pub(crate) today: Option<NaiveDate>,
    pub(crate) record_dir: Option<PathBuf>,
    pub(crate) unlock_stdin: bool,
}

/// Commands on the record.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a record and print its recovery code, once
    Init(init::Init),
    /// Say whether the record opens
    UnlockTest,
    /// Keep a reviewed `read --json` proposal from standard input
    Add(add::Add),
    /// List people, accounts, cases, appointments, due dates or documents
    List(list::List),
    /// Show a case, by its id or receipt number
    Show(Which),
    /// Show the evidence of a case: what is needed, at hand, sent
    Evidence(Which),
    /// Show the log of contacts, what to have ready for a call, and the official
    /// channels
    Contacts,
    /// Show the history of a case, or of everything
    Timeline(WhichIfAny),
    /// Search names, numbers, forms and the words of documents
    Search(Words),
    /// Write a person, a case, an entry or an appointment by hand
    Put(put::Put),
    /// Write the whole record, or a table of it, out in the clear
    Export(put::Export),
    /// Fill an empty record from an exported JSON file
    Import(put::Import),
    /// Take the last step back
    Undo,
    /// Bring the step that was taken back again
    Redo,
    /// Make a verified backup now, or list the backups
    Backup(backup::Backup),
    /// Bring a backup back; the present state is kept as a backup first
    Restore(backup::Restore),
    /// Check every page, reference and document of the record
    Verify,
    /// Show what is due now, or set up the system's scheduler
    Remind(remind::Remind),
    /// Make the sample household and list its cases
    Sample,
}

/// One case.
#[derive(Args)]
pub(crate) struct Which {
    /// Its id or receipt number
    case: String,
}

/// One case, or everything.
#[derive(Args)]
pub(crate) struct WhichIfAny {
    /// Its id or receipt number
    case: Option<String>,
}

/// Words to search for.
#[derive(Args)]
pub(crate) struct Words {
    /// Words, or any part of a number
    #[arg(required = true)]
    words: Vec<String>,
}

impl Command {
    pub(crate) fn run(self, face: &Face) -> Exit {
        let desk = match face.desk() {
            Ok(desk) => desk,
            Err(error) => return refuse(&error, face.lang, face.shape),
        };
        let done = match self {
            Self::Init(init) => init.run(face, &desk),
            Self::Remind(remind) => remind.run(face, &desk),
            Self::Sample => look::sample(face, &desk),
            Self::Restore(restore) => restore.run(face, &desk),
            other => face.unlock(&desk).and_then(|door| match other {
                Self::UnlockTest => Ok(look::unlocked(face, &door)),
                Self::Add(add) => add.run(face, &desk),
                Self::List(list) => list.run(face, &desk),
                Self::Show(which) => look::show(face, &desk, &which.case),
                Self::Evidence(which) => look::evidence(face, &desk, &which.case),
                Self::Contacts => look::contacts(face, &desk),
                Self::Timeline(which) => look::timeline(face, &desk, which.case.as_deref()),
                Self::Search(words) => look::search(face, &desk, &words.words.join(" ")),
                Self::Put(put) => put.run(face, &desk),
                Self::Export(export) => export.run(face, &desk),
                Self::Import(import) => import.run(face, &desk),
                Self::Undo => look::turned(face, desk.undo(())?),
                Self::Redo => look::turned(face, desk.redo(())?),
                Self::Backup(backup) => backup.run(face, &desk),
                Self::Verify => look::verify(face, &desk),
                Self::Init(_) | Self::Remind(_) | Self::Sample | Self::Restore(_) => Ok(Exit::Done),
            }),
        };
        done.unwrap_or_else(|error| refuse(&error, face.lang, face.shape))
    }
}

impl Face {
    fn desk(&self) -> Result<Desk, WireError> {
        Desk::for_this_machine(&Circumstances {
            record_dir: self.record_dir.clone(),
            today: self.today,
        })
    }

    /// Opens the record: with what standard input says, or with the keychain.
    fn unlock(&self, desk: &Desk) -> Result<DoorState, WireError> {
        let typed = self.typed()?;
        unlock(desk, typed.as_deref().map(String::as_str))
    }

    /// The recovery code or passphrase on standard input, when there is to be one.
    fn typed(&self) -> Result<Option<Zeroizing<String>>, WireError> {
        if !self.unlock_stdin {
            return Ok(None);
        }
        let mut line = Zeroizing::new(String::new());
        std::io::stdin()
            .lock()
            .read_line(&mut line)
            .map_err(|_| ErrorCode::Locked)?;
        let typed = line.trim_end_matches(['\r', '\n']).to_owned();
        Ok(Some(Zeroizing::new(typed)))
    }

    /// Answers in the shape that was asked for.
    fn answer(&self, json: &impl Serialize, words: impl FnOnce() -> String) -> Exit {
        match self.shape {
            Shape::Words => print(&words()),
            Shape::Json => print(&serde_json::to_string_pretty(json).unwrap_or_default()),
            Shape::JsonLines => print(&serde_json::to_string(json).unwrap_or_default()),
        }
    }
}

/// Opens the record with what was typed, or with the keychain.
fn unlock(desk: &Desk, typed: Option<&str>) -> Result<DoorState, WireError> {
    let Some(typed) = typed else {
        return desk.unlock_with_keychain(());
    };
    // A recovery code has its own check letters: nothing else looks like one.
    let code = RecoveryCodeRequest {
        code: typed.to_owned(),
    };
    match desk.unlock_with_recovery_code(code) {
        Err(error) if error.code == ErrorCode::RecoveryCodeMistyped => {
            let passphrase = PassphraseRequest {
                passphrase: typed.to_owned(),
            };
            desk.unlock_with_passphrase(passphrase)
        }
        other => other,
    }
}
