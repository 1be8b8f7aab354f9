//! The sample household: invented people in a record of its own, beside the
//! person's. It is built by the same reading and keeping as everything else.

use std::fs;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use vault::{CreateOptions, RecoveryCode, Vault};

use crate::contract::{
    DoorState, ErrorCode, KeepProposal, PersonChoice, PersonDraft, ReadText, WireError,
};
use crate::desk::{Desk, Open};

/// The sample's key is public: its contents stand in the program.
const SAMPLE_CODE: [u8; 20] = *b"casekeep sample home";

/// The notices with how many days before today each was made, and when it was
/// received: earlier notices first.
const NOTICES: [(&str, u64); 4] = [
    (include_str!("../sample/i485_receipt.txt"), 55),
    (include_str!("../sample/i765_receipt.txt"), 54),
    (include_str!("../sample/i485_biometrics.txt"), 20),
    (include_str!("../sample/i485_rfe.txt"), 9),
];
const RECEIVED_DAYS_AGO: u64 = 60;
const PRIORITY_DAYS_AGO: u64 = 620;
const APPOINTMENT_IN_DAYS: u64 = 12;
/// Days a request for evidence leaves to answer, as these notices print it.
const REPLY_DAYS: u64 = 84;

impl Desk {
    /// Opens the sample household; the person's own record is locked meanwhile.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sample_open(&self, (): ()) -> Result<DoorState, WireError> {
        let dir = &self.around.sample_dir;
        // Anew each time: its dates stand around today.
        if dir.exists() {
            fs::remove_dir_all(dir).map_err(|_| ErrorCode::DiskTrouble)?;
        }
        let (vault, _) = Vault::create(
            dir,
            self.around.clock.now(),
            CreateOptions {
                recovery_code: Some(RecoveryCode::of_sample(SAMPLE_CODE)),
                ..CreateOptions::default()
            },
        )?;
        let mut state = self.state();
        state.clear();
        state.open = Some(Open::new(vault, true));
        drop(state);
        self.fill_sample()?;
        self.changed();
        Ok(self.door())
    }

    /// Removes the sample household, and stands before the person's own record
    /// again.
    ///
    /// # Errors
    /// `DiskTrouble` when a file cannot be removed.
    pub fn sample_remove(&self, (): ()) -> Result<DoorState, WireError> {
        let mut state = self.state();
        if state.open.as_ref().is_some_and(|open| open.sample) {
            state.clear();
        }
        drop(state);
        if self.around.sample_dir.exists() {
            fs::remove_dir_all(&self.around.sample_dir).map_err(|_| ErrorCode::DiskTrouble)?;
        }
        self.changed();
        self.door_state(())
    }

    fn fill_sample(&self) -> Result<(), WireError> {
        let today = self.day();
        let person = self.person_save(PersonDraft {
            person: None,
            given_names: "Marisol".to_owned(),
            family_name: "Sample".to_owned(),
            birth_date: "1991-02-14".to_owned(),
            online_account_number: "000000000201".to_owned(),
            a_number: "A000000201".to_owned(),
        })?;
        for (template, made_days_ago) in NOTICES {
            let text = dated(template, today, on_weekday(before(today, made_days_ago)));
            let proposal = self.proposal_read_text(ReadText { text })?;
            self.proposal_keep(KeepProposal {
                ticked: proposal.facts.into_iter().map(|fact| fact.id).collect(),
                proposal: proposal.id,
                corrected: std::collections::BTreeMap::new(),
                person: PersonChoice::Known {
                    person: person.card.person.id.clone(),
                },
            })?;
        }
        Ok(())
    }
}

/// A notice with its dates filled in.
fn dated(template: &str, today: NaiveDate, made_on: NaiveDate) -> String {
    let figures = |day: NaiveDate| day.format("%m/%d/%Y").to_string();
    let words = |day: NaiveDate| day.format("%B %d, %Y").to_string();
    let received = before(today, RECEIVED_DAYS_AGO);
    template
        .replace("<received>", &figures(received))
        .replace("<received_day>", &figures(received))
        .replace("<priority>", &figures(before(today, PRIORITY_DAYS_AGO)))
        .replace("<noticeon>", &figures(made_on))
        .replace("<notice_long>", &figures(made_on))
        .replace(
            "<appearon>",
            &figures(on_weekday(after(today, APPOINTMENT_IN_DAYS))),
        )
        .replace("<reply_by>", &words(after(made_on, REPLY_DAYS)))
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// The day itself or the Monday after it: offices print and call on weekdays.
fn on_weekday(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => after(day, 2),
        Weekday::Sun => after(day, 1),
        _ => day,
    }
}
