//! A record on a day that is pretended, worked on through the desk.
// Each suite uses what it needs of it.
#![allow(dead_code)]

#[path = "../around/mod.rs"]
mod around;

use std::collections::BTreeMap;

use desk::contract::*;
use desk::{Clock, Desk};
use tempfile::TempDir;

use around::around;

pub struct Scene {
    pub home: TempDir,
    pub desk: Desk,
}

fn desk_on(home: &TempDir, day: &str) -> Desk {
    Desk::new(around(home.path(), Clock::Pretended(day.parse().unwrap())))
}

impl Scene {
    pub fn on(day: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let desk = desk_on(&home, day);
        desk.record_create(CreateRecord {
            passphrase: Some("three calm herons".into()),
            use_keychain: false,
        })
        .unwrap();
        Self { home, desk }
    }

    /// The same record on another day.
    pub fn later(self, day: &str) -> Self {
        drop(self.desk);
        let desk = desk_on(&self.home, day);
        desk.unlock_with_passphrase(PassphraseRequest {
            passphrase: "three calm herons".into(),
        })
        .unwrap();
        Self {
            home: self.home,
            desk,
        }
    }

    pub fn person(&self, birth: &str) -> String {
        let page = self.desk.person_save(PersonDraft {
            person: None,
            given_names: "Alexandra".into(),
            family_name: "Quetzal".into(),
            birth_date: birth.into(),
            online_account_number: String::new(),
            a_number: String::new(),
        });
        page.unwrap().card.person.id
    }

    pub fn keep(&self, notice: &str, person: &str) -> Kept {
        let path = format!(
            "{}/../../../tests/fixtures/notices/{notice}",
            env!("CARGO_MANIFEST_DIR")
        );
        self.keep_text(std::fs::read_to_string(path).unwrap(), person)
    }

    pub fn keep_text(&self, text: String, person: &str) -> Kept {
        let proposal = self.desk.proposal_read_text(ReadText { text }).unwrap();
        self.desk
            .proposal_keep(KeepProposal {
                ticked: proposal.facts.into_iter().map(|fact| fact.id).collect(),
                proposal: proposal.id,
                corrected: BTreeMap::new(),
                person: PersonChoice::Known {
                    person: person.to_owned(),
                },
            })
            .unwrap()
    }

    pub fn due(&self, rule: &str) -> Option<DueItem> {
        let all = self.desk.due_list().unwrap();
        all.into_iter().find(|item| item.rule == rule)
    }

    pub fn says(&self, on: &str, fact: &str, value: &str) {
        self.desk
            .date_fact_save(SaveDateFact {
                on: on.into(),
                fact: fact.into(),
                value: value.into(),
            })
            .unwrap();
    }

    pub fn mark(&self, item: &DueItem, mark: &str, on_day: &str) {
        self.desk
            .date_mark(MarkDate {
                date: item.id.clone(),
                mark: mark.into(),
                on_day: on_day.into(),
                carrier: "FedEx".into(),
                tracking: "0000 1111 2222".into(),
                note: String::new(),
            })
            .unwrap();
    }
}
