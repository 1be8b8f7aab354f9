//! Steps, undo and the history that tells of both: nothing is changed in silence.
#![allow(clippy::unwrap_used)]

mod kept;

use vault::{Label, PersonId, TimelineScope, VaultError};

use kept::{add_person, keep_notice, now, open, rosa};

#[test]
fn undo_restores_everything_and_redo_brings_it_again() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    let empty = vault.content_hash().unwrap();
    let person = rosa();
    add_person(&mut vault, &person);
    let with_person = vault.content_hash().unwrap();
    let case = keep_notice(
        &mut vault,
        person.id,
        "IOE0912345678",
        "Form I-485, Rosa Muñoz",
    );
    let with_case = vault.content_hash().unwrap();

    assert_eq!(vault.undo_label().unwrap().unwrap().code, "notice_kept");
    assert_eq!(vault.undo(now()).unwrap().params["form"], "I-485");
    assert_eq!(vault.content_hash().unwrap(), with_person);
    assert!(vault.read().case(case).unwrap().is_none());
    assert!(vault.read().search("IOE0912", 10).unwrap().is_empty());
    assert!(vault
        .read()
        .timeline(TimelineScope::Case(case), false, 10)
        .unwrap()
        .is_empty());

    vault.undo(now()).unwrap();
    assert_eq!(vault.content_hash().unwrap(), empty);
    assert_eq!(vault.undo(now()), Err(VaultError::NothingToUndo));

    vault.redo(now()).unwrap();
    assert_eq!(vault.content_hash().unwrap(), with_person);
    vault.redo(now()).unwrap();
    assert_eq!(vault.content_hash().unwrap(), with_case);
    assert_eq!(vault.redo(now()), Err(VaultError::NothingToRedo));
    assert_eq!(vault.read().search("IOE0912", 10).unwrap().len(), 1);
    assert_eq!(
        vault
            .read()
            .timeline(TimelineScope::Case(case), false, 10)
            .unwrap()
            .len(),
        1
    );
    assert!(vault.verify().unwrap().is_empty());
}

#[test]
fn a_new_step_after_undo_leaves_nothing_to_redo() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    let mut person = rosa();
    add_person(&mut vault, &person);
    vault.undo(now()).unwrap();
    person.id = PersonId::new(now());
    add_person(&mut vault, &person);
    assert_eq!(vault.redo(now()), Err(VaultError::NothingToRedo));
    person.given_names = "Rosa María".to_owned();
    add_person(&mut vault, &person);
    vault.undo(now()).unwrap();
    assert_eq!(vault.read().people().unwrap()[0].given_names, "Rosa");
}

#[test]
fn a_failed_step_keeps_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    let before = vault.content_hash().unwrap();
    let failed: Result<(), VaultError> = vault.step(now(), &Label::new("person_added"), |txn| {
        txn.put_person(&rosa())?;
        Err(VaultError::DocumentEmpty)
    });
    assert_eq!(failed, Err(VaultError::DocumentEmpty));
    assert_eq!(vault.content_hash().unwrap(), before);
    assert_eq!(vault.undo_label().unwrap(), None);
    // A step that changes nothing is no step either.
    vault
        .step::<_, VaultError>(now(), &Label::new("nothing"), |_| Ok(()))
        .unwrap();
    assert_eq!(vault.undo_label().unwrap(), None);
}

#[test]
fn history_is_append_only_and_tells_of_undo() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = open(&home.path().join("record"));
    add_person(&mut vault, &rosa());
    vault.undo(now()).unwrap();
    let whole = vault.read().timeline(TimelineScope::All, true, 10).unwrap();
    let kinds: Vec<_> = whole.iter().map(|e| (e.kind.as_str(), e.undone)).collect();
    assert_eq!(kinds, [("undo", false), ("change", true)]);
    assert!(vault
        .read()
        .timeline(TimelineScope::All, false, 10)
        .unwrap()
        .is_empty());
}
