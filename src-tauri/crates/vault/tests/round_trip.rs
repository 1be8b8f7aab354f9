//! Random edits: what they did can be taken back to the last row, and the record
//! that is written out and read into another is the same record.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use vault::{
    Address, Archive, Card, CardId, CaseId, CaseLink, CaseLinkKind, CaseRow, CreateOptions,
    FactRow, HitTarget, Label, NewDocument, NewEvent, Origin, PersonId, PersonRow, Subject,
    TimelineScope, Vault, VaultError,
};

fn now() -> DateTime<Utc> {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

fn fresh() -> (tempfile::TempDir, Vault) {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::create(&dir.path().join("record"), now(), CreateOptions::default()).unwrap();
    (dir, vault.0)
}

/// One edit; `which` picks among what is there.
#[derive(Debug, Clone)]
enum Edit {
    Person(String),
    Rename(usize, String),
    Case(usize),
    Fact(usize, String),
    FactAway(usize),
    Link(usize, usize),
    Address(usize, String),
    CardAway(usize),
    Note(usize, String),
    Correct(usize, String),
    Document(String),
    Undo,
    Redo,
}

fn edit() -> impl Strategy<Value = Edit> {
    let word = "[a-zñ]{1,8}";
    prop_oneof![
        word.prop_map(Edit::Person),
        (0usize..4, word).prop_map(|(n, w)| Edit::Rename(n, w)),
        (0usize..4).prop_map(Edit::Case),
        (0usize..4, word).prop_map(|(n, w)| Edit::Fact(n, w)),
        (0usize..4).prop_map(Edit::FactAway),
        (0usize..4, 0usize..4).prop_map(|(a, b)| Edit::Link(a, b)),
        (0usize..4, word).prop_map(|(n, w)| Edit::Address(n, w)),
        (0usize..4).prop_map(Edit::CardAway),
        (0usize..4, word).prop_map(|(n, w)| Edit::Note(n, w)),
        (0usize..8, word).prop_map(|(n, w)| Edit::Correct(n, w)),
        word.prop_map(Edit::Document),
        Just(Edit::Undo),
        Just(Edit::Redo),
    ]
}

fn pick<T: Copy>(all: &[T], which: usize) -> Option<T> {
    (!all.is_empty()).then(|| all[which % all.len()])
}

fn note(person: Option<PersonId>, case: Option<CaseId>, text: &str) -> NewEvent {
    NewEvent {
        kind: "note".to_owned(),
        happened_on: NaiveDate::from_ymd_opt(2026, 2, 1),
        person,
        case,
        document: None,
        title: Label::new("event_by_hand").with("text", text),
        quote: None,
        origin: Origin::Typed,
    }
}

fn make(vault: &mut Vault, edit: &Edit) {
    let people: Vec<PersonId> = vault
        .read()
        .people()
        .unwrap()
        .iter()
        .map(|p| p.id)
        .collect();
    let cases: Vec<CaseId> = vault.read().cases().unwrap().iter().map(|c| c.id).collect();
    let cards: Vec<CardId> = vault
        .read()
        .cards::<Address>()
        .unwrap()
        .iter()
        .map(|card| card.id)
        .collect();
    let events: Vec<_> = vault
        .read()
        .timeline(TimelineScope::All, true, 100)
        .unwrap()
        .iter()
        .map(|event| event.id)
        .collect();
    let person = |given: &str, id| PersonRow {
        id,
        given_names: given.to_owned(),
        family_name: "Sample".to_owned(),
        birth_date: None,
    };
    let label = Label::new("edit");
    let done = match edit {
        Edit::Undo => vault.undo(now()).map(|_| ()),
        Edit::Redo => vault.redo(now()).map(|_| ()),
        _ => vault.step::<_, VaultError>(now(), &label, |txn| match edit {
            Edit::Person(name) => txn.put_person(&person(name, PersonId::new(now()))),
            Edit::Rename(n, name) => match pick(&people, *n) {
                Some(id) => txn.put_person(&person(name, id)),
                None => Ok(()),
            },
            Edit::Case(n) => txn.put_case(&CaseRow {
                id: CaseId::new(now()),
                form: Some("I-485".to_owned()),
                receipt_number: None,
                account: None,
                people: pick(&people, *n)
                    .map(|id| (id, "applicant".to_owned()))
                    .into_iter()
                    .collect(),
                origin: Origin::Typed,
                recorded_at: now(),
            }),
            Edit::Fact(n, value) => match pick(&cases, *n) {
                Some(case) => txn.put_fact(&FactRow {
                    subject: Subject::Case(case),
                    field: "class".to_owned(),
                    position: 0,
                    value: value.clone(),
                    shown: value.clone(),
                    origin: Origin::Typed,
                    recorded_at: now(),
                }),
                None => Ok(()),
            },
            Edit::FactAway(n) => match pick(&cases, *n) {
                Some(case) => txn.remove_fact(Subject::Case(case), "class", 0),
                None => Ok(()),
            },
            Edit::Link(a, b) => match (pick(&cases, *a), pick(&cases, *b)) {
                (Some(case), Some(to)) => txn.put_card(&Card {
                    id: CardId::new(now()),
                    person: None,
                    case: Some(case),
                    document: None,
                    body: CaseLink {
                        to,
                        kind: CaseLinkKind::BasedOn,
                    },
                    recorded_at: now(),
                }),
                _ => Ok(()),
            },
            Edit::Address(n, line) => match pick(&people, *n) {
                Some(person) => txn.put_card(&Card {
                    id: CardId::new(now()),
                    person: Some(person),
                    case: None,
                    document: None,
                    body: Address {
                        lines: vec![line.clone()],
                        since: None,
                        until: None,
                    },
                    recorded_at: now(),
                }),
                None => Ok(()),
            },
            Edit::CardAway(n) => match pick(&cards, *n) {
                Some(card) => txn.remove_card(card),
                None => Ok(()),
            },
            Edit::Note(n, text) => txn
                .add_event(&note(pick(&people, *n), pick(&cases, *n), text))
                .map(|_| ()),
            Edit::Correct(n, text) => match pick(&events, *n) {
                Some(old) => txn.correct_event(old, &note(None, None, text)).map(|_| ()),
                None => Ok(()),
            },
            Edit::Document(text) => txn
                .put_document(&NewDocument {
                    kind: "other".to_owned(),
                    media_type: "text/plain".to_owned(),
                    file_name: Some(format!("{text}.txt")),
                    bytes: text.as_bytes().to_vec(),
                    text: text.clone(),
                    page_count: None,
                    dated_on: None,
                    people: pick(&people, 0).into_iter().collect(),
                    cases: pick(&cases, 0).into_iter().collect(),
                })
                .map(|_| ()),
            Edit::Undo | Edit::Redo => Ok(()),
        }),
    };
    match done {
        Ok(()) | Err(VaultError::NothingToUndo | VaultError::NothingToRedo) => {}
        Err(error) => panic!("{edit:?}: {error}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_record_written_out_and_read_in_is_the_same(edits in prop::collection::vec(edit(), 1..25)) {
        let (_dir, mut vault) = fresh();
        for edit in &edits {
            make(&mut vault, edit);
        }
        let json = serde_json::to_string(&vault.archive(now()).unwrap()).unwrap();
        let archive: Archive = serde_json::from_str(&json).unwrap();
        let (_other_dir, mut other) = fresh();
        other.fill_from(&archive).unwrap();
        prop_assert_eq!(vault.content_hash().unwrap(), other.content_hash().unwrap());
        prop_assert_eq!(
            vault.read().timeline(TimelineScope::All, true, 1000).unwrap(),
            other.read().timeline(TimelineScope::All, true, 1000).unwrap()
        );
        prop_assert_eq!(other.verify().unwrap(), vec![]);
        // Also what undo would do came along.
        prop_assert_eq!(vault.undo_label().unwrap(), other.undo_label().unwrap());
        if vault.undo_label().unwrap().is_some() {
            vault.undo(now()).unwrap();
            other.undo(now()).unwrap();
            prop_assert_eq!(vault.content_hash().unwrap(), other.content_hash().unwrap());
        }
    }

    #[test]
    fn every_edit_can_be_taken_back_and_the_history_only_grows(
        edits in prop::collection::vec(edit(), 1..25)
    ) {
        let (_dir, mut vault) = fresh();
        let empty = vault.content_hash().unwrap();
        let mut told = 0;
        for edit in &edits {
            make(&mut vault, edit);
            let events = vault.read().timeline(TimelineScope::All, true, 1000).unwrap();
            prop_assert!(events.len() >= told);
            told = events.len();
        }
        while vault.undo_label().unwrap().is_some() {
            vault.undo(now()).unwrap();
        }
        prop_assert_eq!(vault.content_hash().unwrap(), empty);
        let events = vault.read().timeline(TimelineScope::All, true, 1000).unwrap();
        prop_assert!(events.len() >= told);
    }
}

#[test]
fn an_archive_is_read_only_into_a_record_without_entries() {
    let (_dir, mut vault) = fresh();
    make(&mut vault, &Edit::Person("rosa".to_owned()));
    let archive = vault.archive(now()).unwrap();
    assert_eq!(vault.fill_from(&archive), Err(VaultError::AlreadyExists));
}

#[test]
fn what_was_written_by_hand_is_found_until_it_is_taken_back() {
    let (_dir, mut vault) = fresh();
    make(&mut vault, &Edit::Person("rosa".to_owned()));
    make(&mut vault, &Edit::Case(0));
    make(&mut vault, &Edit::Note(0, "zanahoria".to_owned()));
    let case = vault.read().cases().unwrap()[0].id;
    let found = |vault: &Vault| {
        let hits = vault.read().search("zanahor", 10).unwrap();
        hits.iter().any(|hit| hit.target == HitTarget::Case(case))
    };
    assert!(found(&vault));
    vault.undo(now()).unwrap();
    assert!(!found(&vault));
    vault.redo(now()).unwrap();
    assert!(found(&vault));
    make(&mut vault, &Edit::Address(0, "quetzalstrasse".to_owned()));
    assert!(!vault.read().search("quetzalstr", 10).unwrap().is_empty());
}

#[test]
fn a_correction_leaves_the_old_entry_and_marks_it() {
    let (_dir, mut vault) = fresh();
    make(&mut vault, &Edit::Note(0, "first".to_owned()));
    make(&mut vault, &Edit::Correct(0, "second".to_owned()));
    let events = vault
        .read()
        .timeline(TimelineScope::All, false, 10)
        .unwrap();
    assert_eq!(events.len(), 2);
    let (later, first) = (&events[0], &events[1]);
    assert_eq!(later.corrects, Some(first.id));
    assert_eq!(first.corrected_by, Some(later.id));
    vault.undo(now()).unwrap();
    let events = vault
        .read()
        .timeline(TimelineScope::All, false, 10)
        .unwrap();
    assert_eq!(events[0].corrected_by, None);
}
