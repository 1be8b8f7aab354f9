//! A desk with everything around it in memory, and the sample household on it.

#![allow(clippy::unwrap_used, dead_code)]

#[path = "../around/mod.rs"]
mod around;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use desk::contract::{
    CopyNumber, ErrorCode, FileNumber, KeepProposal, Kept, NumberFound, PersonChoice, PersonDraft,
    ReadPaste, ReadText,
};
use desk::{Clock, Desk, Surroundings};
use platform::{Clipboard, MemoryBrowser, MemoryClipboard};
use tempfile::TempDir;

use around::around;

pub type Job = (Duration, Box<dyn FnOnce() + Send>);

pub struct Place {
    pub desk: Desk,
    pub clipboard: Arc<MemoryClipboard>,
    pub browser: Arc<MemoryBrowser>,
    pub jobs: Arc<Mutex<Vec<Job>>>,
    _folder: TempDir,
}

/// A desk with the sample household open on it.
pub fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let clipboard: Arc<MemoryClipboard> = Arc::default();
    let browser: Arc<MemoryBrowser> = Arc::default();
    let jobs: Arc<Mutex<Vec<Job>>> = Arc::default();
    let kept = Arc::clone(&jobs);
    let desk = Desk::new(Surroundings {
        clipboard: Arc::clone(&clipboard) as Arc<dyn Clipboard>,
        browser: Arc::clone(&browser) as Arc<dyn platform::Browser>,
        later: Box::new(move |pause, work| kept.lock().unwrap().push((pause, work))),
        ..around(
            folder.path(),
            Clock::Pretended(desk::read_day("2026-11-23").unwrap()),
        )
    });
    desk.sample_open(()).unwrap();
    Place {
        desk,
        clipboard,
        browser,
        jobs,
        _folder: folder,
    }
}

impl Place {
    pub fn read(&self, text: &str) -> Vec<NumberFound> {
        let text = text.to_owned();
        self.desk.paste_read(ReadPaste { text }).unwrap().numbers
    }

    pub fn add(&self, name: &str) -> String {
        let draft = PersonDraft {
            person: None,
            given_names: name.to_owned(),
            family_name: String::new(),
            birth_date: String::new(),
            online_account_number: String::new(),
            a_number: String::new(),
        };
        self.desk.person_save(draft).unwrap().card.person.id
    }

    pub fn file(
        &self,
        person: &str,
        kind: &str,
        text: &str,
        as_unverified: bool,
    ) -> Result<(), ErrorCode> {
        let request = FileNumber {
            person: person.to_owned(),
            kind: kind.to_owned(),
            text: text.to_owned(),
            as_unverified,
            replaces: None,
            document: None,
        };
        self.desk
            .number_file(request)
            .map(|_| ())
            .map_err(|error| error.code)
    }

    pub fn copy(&self, kind: &str, value: &str, target: &str) -> Option<u32> {
        let request = CopyNumber {
            kind: kind.to_owned(),
            value: value.to_owned(),
            target: Some(target.to_owned()),
        };
        self.desk.number_copy(request).unwrap().cleared_after
    }

    /// Keeps a pasted notice, everything in it ticked.
    pub fn keep_text(&self, text: String, person: &str) -> Kept {
        let proposal = self.desk.proposal_read_text(ReadText { text }).unwrap();
        let request = KeepProposal {
            ticked: proposal.facts.into_iter().map(|fact| fact.id).collect(),
            proposal: proposal.id,
            corrected: BTreeMap::new(),
            person: PersonChoice::Known {
                person: person.to_owned(),
            },
        };
        self.desk.proposal_keep(request).unwrap()
    }
}
