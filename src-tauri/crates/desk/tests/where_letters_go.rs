//! What letters say of where they were sent: held against where the person lives,
//! and through whom they came.
#![allow(clippy::unwrap_used)]

mod scene;

use desk::contract::*;
use scene::Scene;

/// A transfer notice to 100 EXAMPLE ST, ANYTOWN NE 00000.
const SENT_HOME: &str = "n09_transfer_i765.layout.txt";
/// A receipt notice in care of EXAMPLE LAW OFFICE.
const SENT_TO_OFFICE: &str = "n01_receipt_i485_ioe.layout.txt";

fn lives(scene: &Scene, person: &str, lines: &str, since: &str) {
    let draft = AddressDraft {
        card: None,
        person: person.into(),
        lines: lines.into(),
        since: since.into(),
        until: String::new(),
    };
    scene.desk.address_save(draft).unwrap();
}

fn of(person: &str) -> PersonRequest {
    PersonRequest {
        person: person.into(),
    }
}

fn address(scene: &Scene, person: &str) -> Option<CheckedDetail> {
    let check = scene.desk.details_check(of(person)).unwrap();
    let mut details = check.details.into_iter();
    details.find(|detail| detail.field == "address")
}

fn details(scene: &Scene, person: &str) -> PersonDetailsDraft {
    scene.desk.person_details(of(person)).unwrap().draft
}

/// A person who was sent a letter at home, and now lives there or elsewhere.
fn sent_home_and_lives(lines: &str, since: &str) -> CheckedDetail {
    let scene = Scene::on("2026-06-01");
    let person = scene.person("1990-02-03");
    scene.keep(SENT_HOME, &person);
    lives(&scene, &person, lines, since);
    address(&scene, &person).unwrap()
}

#[test]
fn a_letter_to_another_address_is_shown_beside_where_one_lives() {
    let told = sent_home_and_lives("100 Example Street\nAnytown, NE 00000-1234", "");
    assert!(told.agrees, "the post writes it so: {told:?}");
    let told = sent_home_and_lives("7 Pine Road\nAnytown, NE 00000", "");
    assert!(!told.agrees);
    assert_eq!(told.spellings.len(), 2);
    let by_paper = |one: &Spelling| one.shown.starts_with("100 EXAMPLE ST");
    assert!(told.spellings.iter().any(by_paper));
}

#[test]
fn a_letter_from_before_the_move_rightly_has_the_old_one() {
    let told = sent_home_and_lives("7 Pine Road\nAnytown, NE 00000", "2026-05-01");
    assert!(told.agrees, "{told:?}");
}

#[test]
fn through_whom_letters_come_is_kept_as_the_helper_and_taken_back() {
    let scene = Scene::on("2026-06-01");
    let person = scene.person("1990-02-03");
    scene.keep(SENT_TO_OFFICE, &person);
    assert_eq!(details(&scene, &person).helper_name, "EXAMPLE LAW OFFICE");
    assert!(address(&scene, &person).is_none());
    scene.desk.undo(()).unwrap();
    assert_eq!(details(&scene, &person).helper_name, "");
}

#[test]
fn who_represents_them_in_the_account_is_kept_as_that() {
    let scene = Scene::on("2026-06-01");
    let person = scene.person("1990-02-03");
    let page = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/arrivals/j01_cases_detail_i485.json"
    );
    scene.keep_text(std::fs::read_to_string(page).unwrap(), &person);
    let draft = details(&scene, &person);
    assert_eq!(draft.helper_name, "COUNSEL, EXAMPLE");
    assert_eq!(draft.helper_role, "representative");
}
