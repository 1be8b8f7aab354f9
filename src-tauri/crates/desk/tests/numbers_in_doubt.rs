//! Numbers that stand in each other's way: said with both sources; an attorney's
//! number and a person's own, each kept out of the other's box; one of several
//! kinds, chosen by the person.

#![allow(clippy::unwrap_used)]

mod place;

use desk::contract::{
    CheckNumber, ChooseAccount, Contradiction, ErrorCode, ExplainNumber, NumberReading,
    PersonDetailsDraft, PersonDraft, PersonRequest,
};
use place::{place, Place};

const OWN: &str = "000000000101";
const ATTORNEYS: &str = "000000000909";

impl Place {
    fn with_account(&self, name: &str, number: &str) -> Result<String, ErrorCode> {
        let draft = PersonDraft {
            person: None,
            given_names: name.to_owned(),
            family_name: String::new(),
            birth_date: String::new(),
            online_account_number: number.to_owned(),
            a_number: String::new(),
        };
        let saved = self.desk.person_save(draft);
        saved
            .map(|page| page.card.person.id)
            .map_err(|error| error.code)
    }

    fn attorney(&self, person: &str, number: &str) -> Result<Option<String>, (ErrorCode, String)> {
        let draft = PersonDetailsDraft {
            helper_name: "Ada Example".into(),
            helper_role: "attorney".into(),
            helper_account_number: number.to_owned(),
            ..self.details(person)
        };
        let saved = self.desk.person_details_save(draft);
        saved
            .map(|details| details.helper_account_printed)
            .map_err(|error| (error.code, error.field.unwrap_or_default()))
    }

    fn details(&self, person: &str) -> PersonDetailsDraft {
        let person = person.to_owned();
        self.desk
            .person_details(PersonRequest { person })
            .unwrap()
            .draft
    }

    fn typed(&self, text: &str, of_attorney: bool) -> NumberReading {
        let request = CheckNumber {
            text: text.to_owned(),
            field: Some("online_account_number".into()),
            of_attorney,
        };
        self.desk.number_check(request).unwrap()
    }

    fn said(&self, code: &str) -> Vec<Contradiction> {
        let all = self.desk.contradictions(()).unwrap().items;
        all.into_iter()
            .filter(|item| item.said.code == code)
            .collect()
    }
}

/// The receipt notice of the fixtures, with its numbers as a second office might
/// have printed them.
fn notice(account: &str, a_number: &str) -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/notices/n01_receipt_i485_ioe.txt"
    );
    std::fs::read_to_string(path)
        .unwrap()
        .replace("000000000101", account)
        .replace("A000 000 101", a_number)
}

#[test]
fn the_attorneys_box_refuses_a_persons_own_number_and_the_other_way_round() {
    let place = place();
    let person = place.with_account("Testa", OWN).unwrap();
    let own = place.typed("0000 0000 0101", true);
    assert_eq!(
        (own.action.as_str(), own.reason.code.as_str()),
        ("reject", "reason_own_number")
    );
    assert_eq!(own.reason.params["name"], "Testa");
    assert_eq!(
        place.attorney(&person, OWN),
        Err((ErrorCode::NumberOfPerson, "helper_account_number".into()))
    );
    assert_eq!(place.details(&person).helper_account_number, "");

    let labelled =
        format!("Attorney or Accredited Representative USCIS Online Account Number {ATTORNEYS}");
    let theirs = place.typed(&labelled, true);
    assert_eq!((theirs.action.as_str(), theirs.move_to), ("accept", None));
    assert_eq!(
        place.attorney(&person, ATTORNEYS),
        Ok(Some("0000 0000 0909".into()))
    );
    assert_eq!(place.details(&person).helper_account_number, ATTORNEYS);

    let in_own_box = place.typed(ATTORNEYS, false);
    assert_eq!(
        (in_own_box.action.as_str(), in_own_box.reason.code.as_str()),
        ("reject", "reason_known_attorneys")
    );
    assert_eq!(in_own_box.reason.params["name"], "Ada Example");
    assert_eq!(
        place.file(&person, "online_account_number", ATTORNEYS, false),
        Err(ErrorCode::NumberOfAttorney)
    );
    assert_eq!(
        place.with_account("Uno", ATTORNEYS),
        Err(ErrorCode::NumberOfAttorney)
    );
    let pasted = place.read(ATTORNEYS);
    assert_eq!(pasted[0].reading.action, "reject");
}

#[test]
fn the_attorneys_box_takes_no_other_kind_of_number() {
    let place = place();
    let person = place.add("Testa");
    for wrong in ["IOE0912345678", "12345678901", "219-09-9999"] {
        assert_eq!(
            place.attorney(&person, wrong),
            Err((ErrorCode::NumberNotKept, "helper_account_number".into())),
            "{wrong}"
        );
    }
    let receipt = place.typed("IOE0912345678", true);
    assert_eq!(receipt.reason.code, "reason_other_box");
}

#[test]
fn one_of_several_kinds_is_explained_and_copied_once_it_is_chosen() {
    let place = place();
    let explain = |text: &str, kind: &str| {
        let request = ExplainNumber {
            text: text.to_owned(),
            kind: kind.to_owned(),
        };
        place.desk.number_explain(request).unwrap()
    };
    let undecided = &place.read("123456789")[0];
    assert!(undecided.about.is_none() && undecided.copies.is_empty());
    let chosen = explain("123456789", "a_number");
    assert_eq!(chosen.reading.printed.as_deref(), Some("A 123 456 789"));
    assert_eq!(chosen.reading.reason.code, "reason_chosen");
    assert!(chosen.about.unwrap().goes_into.en.contains("nine digits"));
    let copies: Vec<_> = chosen
        .copies
        .iter()
        .filter_map(|copy| copy.text.as_deref())
        .collect();
    assert_eq!(copies, ["123456789", "A 123 456 789", "A123456789"]);
    let social = explain("219099999", "ssn");
    assert_eq!(social.reading.action, "sensitive");
    assert!(social.about.is_some() && social.copies.is_empty());
}

#[test]
fn a_number_that_is_kept_names_the_person_and_the_case() {
    let place = place();
    let person = place.add("Testa");
    place.keep_text(notice(OWN, "A000 000 101"), &person);
    for number in ["IOE 00 0000 0101", OWN] {
        let reading = &place.read(number)[0].reading;
        assert_eq!(
            reading.already_with.as_ref().unwrap().name,
            "Testa",
            "{number}"
        );
        let case = &reading.already_in[0];
        assert_eq!(case.form.as_deref(), Some("I-485"), "{number}");
        assert_eq!(case.receipt_printed.as_deref(), Some("IOE 00 0000 0101"));
    }
}

#[test]
fn two_notices_that_name_two_accounts_and_two_a_numbers_are_said_with_both_papers() {
    let place = place();
    let person = place.add("Testa");
    let first = place.keep_text(notice(OWN, "A000 000 101"), &person);
    assert!(place.said("contradiction_two_accounts").is_empty());
    let second = place.keep_text(notice("000000000202", "A000 000 202"), &person);
    let papers = [Some(first.document), Some(second.document)];
    for (code, numbers) in [
        ("contradiction_two_accounts", [OWN, "000000000202"]),
        ("contradiction_a_numbers", ["A000000101", "A000000202"]),
    ] {
        let items = place.said(code);
        assert_eq!(items.len(), 1, "{code}");
        let sides = &items[0].sides;
        assert_eq!(
            sides
                .iter()
                .map(|side| side.value.as_str())
                .collect::<Vec<_>>(),
            numbers
        );
        assert_eq!(
            sides
                .iter()
                .map(|side| side.source.document.clone())
                .collect::<Vec<_>>(),
            papers
        );
    }

    let doubted = place.said("contradiction_two_accounts").remove(0);
    let choice = ChooseAccount {
        case: doubted.case.unwrap(),
        number: "000000000202".into(),
    };
    place.desk.account_choose(choice).unwrap();
    assert!(place.said("contradiction_two_accounts").is_empty());
    let linked = &place.read("000000000202")[0].reading.already_in;
    assert_eq!(
        linked.len(),
        1,
        "the case is with the account that was chosen"
    );
    assert!(place.read(OWN)[0].reading.already_in.is_empty());
    place.desk.undo(()).unwrap();
    assert_eq!(place.said("contradiction_two_accounts").len(), 1);
}

#[test]
fn numbers_that_contradict_each_other_are_said_with_both_sources() {
    let place = place();
    let said = || place.desk.contradictions(()).unwrap().items;
    let before = said().len();
    let (one, other) = (place.add("Testa"), place.add("Uno"));
    place.file(&one, "a_number", "A012345678", false).unwrap();
    place.file(&one, "a_number", "A112345678", false).unwrap();
    place
        .file(&one, "receipt_number", "IOE0912345678", false)
        .unwrap();
    place
        .file(&other, "receipt_number", "IOE0912345678", false)
        .unwrap();
    let items = said();
    let codes: Vec<&str> = items.iter().map(|item| item.said.code.as_str()).collect();
    assert_eq!(items.len(), before + 2, "{codes:?}");
    for code in ["contradiction_a_numbers", "contradiction_receipt_twice"] {
        let item = items.iter().find(|item| item.said.code == code).unwrap();
        assert_eq!(item.sides.len(), 2);
        assert!(item
            .sides
            .iter()
            .all(|side| side.source.recorded_at.is_some()));
    }
}
