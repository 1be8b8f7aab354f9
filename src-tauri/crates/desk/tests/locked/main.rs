//! Promises 9 and 10: while the record is locked no data command answers, and
//! nothing is written, whatever is called in whatever order.
#![allow(clippy::unwrap_used)]

mod anything;
#[path = "../around/mod.rs"]
mod around;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

// The macro names every type of the contract.
use desk::contract::*;
use desk::{Clock, Desk, Surroundings};
use platform::{Keychain, MemoryKeychain, Weather};
use proptest::prelude::*;
use tempfile::TempDir;

use anything::anything;
use around::around;

/// Commands that need no open record: the door itself, how the program looks,
/// what it knows of numbers and rules, and the system's scheduler.
const WITHOUT_A_RECORD: [&str; 28] = [
    "arrivals_forget",
    "date_check",
    "door_state",
    "guides",
    "lock",
    "number_check",
    "number_copy",
    "page_open",
    "passphrase_check",
    "paste_read",
    "preferences",
    "preferences_save",
    "proposal_discard",
    "record_create",
    "record_restore_damaged",
    "recovery_code_confirm",
    "recovery_sheet",
    "reminders_install",
    "reminders_remove",
    "rules_list",
    "sample_open",
    "sample_remove",
    "settings_show",
    "still_here",
    "unlock_with_keychain",
    "unlock_with_passphrase",
    "unlock_with_recovery_code",
    "unsaved_keep",
];

/// Those of them that are there to write outside the record: its settings file,
/// the scheduler, the sample household.
const MADE_TO_WRITE: [&str; 5] = [
    "preferences_save",
    "reminders_install",
    "reminders_remove",
    "sample_open",
    "sample_remove",
];

struct Place {
    desk: Desk,
    folder: TempDir,
    code: String,
}

/// A desk with a record of its own, open.
fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::default());
    let desk = Desk::new(Surroundings {
        keychain: Arc::clone(&keychain) as Arc<dyn Keychain>,
        ..around(
            folder.path(),
            Clock::Pretended(desk::read_day("2026-11-23").unwrap()),
        )
    });
    let made = desk
        .record_create(CreateRecord {
            use_keychain: true,
            passphrase: None,
        })
        .unwrap();
    // From here on it is the code that opens.
    keychain.turn(Weather::NoService);
    Place {
        desk,
        folder,
        code: made.recovery_code.join("-"),
    }
}

/// Every file of the place with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            all.insert(path, bytes);
        }
    }
    all
}

/// Calls every command of the contract; says what each answered.
fn call_everything(desk: &Desk, but: &[&str]) -> Vec<(&'static str, Result<(), WireError>)> {
    let mut answers = Vec::new();
    macro_rules! call_each {
        ($($name:ident: $request:ty => $answer:ty;)*) => {
            $(
                if !but.contains(&stringify!($name)) {
                    let answer = desk.$name(anything::<$request>()).map(|_: $answer| ());
                    answers.push((stringify!($name), answer));
                }
            )*
        };
    }
    desk::contract!(call_each);
    answers
}

fn person(desk: &Desk, name: &str) -> Result<(), WireError> {
    let draft = PersonDraft {
        person: None,
        given_names: name.to_owned(),
        family_name: String::new(),
        birth_date: String::new(),
        online_account_number: String::new(),
        a_number: String::new(),
    };
    desk.person_save(draft).map(|_| ())
}

fn unlock(place: &Place) -> Result<(), WireError> {
    let code = place.code.clone();
    let unlock = place
        .desk
        .unlock_with_recovery_code(RecoveryCodeRequest { code });
    unlock.map(|_| ())
}

#[test]
fn no_data_command_answers_while_locked_and_nothing_is_written() {
    let place = place();
    person(&place.desk, "Sample").unwrap();
    place.desk.lock(()).unwrap();
    let before = files(place.folder.path());
    let slow = ["unlock_with_passphrase"];
    let mut otherwise = Vec::new();
    for (name, answer) in call_everything(&place.desk, &[&MADE_TO_WRITE[..], &slow].concat()) {
        // A request that makes no sense may be refused for that before anything
        // is looked at; what matters is that nothing is answered.
        let code = answer.err().map(|error| error.code);
        let as_it_should = match WITHOUT_A_RECORD.contains(&name) {
            true => code != Some(ErrorCode::Locked),
            false => code.is_some(),
        };
        if !as_it_should {
            otherwise.push((name, code));
        }
    }
    assert_eq!(otherwise, []);
    assert!(
        files(place.folder.path()) == before,
        "written while the record was locked"
    );
    assert_eq!(place.desk.door_state(()).unwrap().door, Door::Locked);
}

#[test]
fn words_that_were_not_saved_come_back_once_and_only_to_an_open_record() {
    let place = place();
    let unsaved = Unsaved {
        place: "today".to_owned(),
        texts: vec![UnsavedText {
            label: "Note".to_owned(),
            text: "half a sentence".to_owned(),
        }],
    };
    assert!(place.desk.lock_at_once());
    assert!(!place.desk.lock_at_once(), "it is locked already");
    let before = files(place.folder.path());
    place.desk.unsaved_keep(unsaved.clone()).unwrap();
    assert!(files(place.folder.path()) == before, "kept in memory only");
    let refused = place.desk.unsaved_take(()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Locked);
    unlock(&place).unwrap();
    assert_eq!(place.desk.unsaved_take(()).unwrap(), Some(unsaved));
    assert_eq!(place.desk.unsaved_take(()).unwrap(), None);
}

/// What somebody, or something, does.
#[derive(Debug, Clone)]
enum Act {
    Unlock,
    UnlockWrongly,
    Lock,
    LeaveTheMachine,
    WaitTooLong,
    Write(u8),
    CallAnything(u16),
    KeepWords,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => Just(Act::Unlock),
        1 => Just(Act::UnlockWrongly),
        2 => Just(Act::Lock),
        2 => Just(Act::LeaveTheMachine),
        1 => Just(Act::WaitTooLong),
        4 => any::<u8>().prop_map(Act::Write),
        4 => any::<u16>().prop_map(Act::CallAnything),
        1 => Just(Act::KeepWords),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_written_while_locked(acts in prop::collection::vec(act(), 1..40)) {
        let place = place();
        let mut open = true;
        let mut people = 0;
        for act in acts {
            let before = (!open).then(|| files(place.folder.path()));
            let opens = matches!(act, Act::Unlock);
            match act {
                Act::Unlock => unlock(&place).unwrap(),
                Act::UnlockWrongly => {
                    let code = "0000-0000-0000-0000-0000-0000-0000-0000-0000".to_owned();
                    let request = RecoveryCodeRequest { code };
                    prop_assert!(place.desk.unlock_with_recovery_code(request).is_err());
                }
                Act::Lock => {
                    place.desk.lock(()).unwrap();
                    open = false;
                }
                Act::LeaveTheMachine => {
                    prop_assert_eq!(place.desk.lock_at_once(), open);
                    open = false;
                }
                Act::WaitTooLong => prop_assert!(!place.desk.lock_when_left()),
                Act::Write(name) => {
                    let written = person(&place.desk, &format!("Sample {name}"));
                    prop_assert_eq!(written.is_ok(), open);
                    people += usize::from(open);
                }
                Act::CallAnything(which) => {
                    if !open {
                        let but = [&MADE_TO_WRITE[..], &["unlock_with_passphrase"]].concat();
                        let all = desk::contract::COMMAND_NAMES;
                        let chosen = all[usize::from(which) % all.len()];
                        let but: Vec<&str> =
                            all.iter().copied().filter(|name| *name != chosen || but.contains(name)).collect();
                        call_everything(&place.desk, &but);
                    }
                }
                Act::KeepWords => place.desk.unsaved_keep(anything()).unwrap(),
            }
            if let (Some(before), false) = (before, opens) {
                prop_assert!(files(place.folder.path()) == before, "written while locked");
            }
            open |= opens;
        }
        if !open {
            unlock(&place).unwrap();
        }
        prop_assert_eq!(place.desk.people_list(()).unwrap().people.len(), people);
    }
}
