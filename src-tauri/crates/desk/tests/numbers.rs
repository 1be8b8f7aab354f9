//! Numbers as a person meets them at the desk: a paste is explained, a secret
//! leaves the clipboard, nothing sensitive is kept, contradictions are said.

#![allow(clippy::unwrap_used)]

mod place;

use std::time::Duration;

use desk::contract::{ErrorCode, FileNumber, OpenPage, PersonRequest, ReadPaste};
use place::place;
use platform::Clipboard;

#[test]
fn a_whole_message_is_explained_number_by_number() {
    let place = place();
    let mail = "From: notice@example.com\nSubject: Case\n\nYour receipt number is EAC2205512345.\n\
                A-Number: A012345678\nSSN 219-09-9999\nOnline Access Code: K7QP-2M9X\n\
                Typed by hand: 10E0912345678\nSee https://usc1s.gov/login and www.uscis.gov/forms.";
    let read = place
        .desk
        .paste_read(ReadPaste {
            text: mail.to_owned(),
        })
        .unwrap();
    let kinds: Vec<&str> = read
        .numbers
        .iter()
        .map(|n| n.reading.kind.as_str())
        .collect();
    assert_eq!(
        kinds,
        [
            "receipt_number",
            "a_number",
            "ssn",
            "online_access_code",
            "invalid"
        ]
    );
    let receipt = &read.numbers[0];
    assert_eq!(receipt.reading.printed.as_deref(), Some("EAC 22 0551 2345"));
    assert_eq!(receipt.parts.len(), 3, "office, fiscal year, working day");
    let ssn = &read.numbers[2];
    assert_eq!(
        (ssn.reading.action.as_str(), &ssn.reading.normalized),
        ("sensitive", &None)
    );
    assert!(read.numbers[3].secret);
    assert!(read.numbers[3]
        .copies
        .iter()
        .all(|copy| copy.text.is_none()));
    let typo = &read.numbers[4].reading;
    assert_eq!(typo.suggestion.as_ref().unwrap().value, "IOE0912345678");
    assert_eq!(typo.normalized, None, "a repair is offered, never applied");
    assert!(read
        .numbers
        .iter()
        .take(4)
        .all(|number| number.about.is_some()));

    assert_eq!(read.links[0].verdict, "reject");
    assert!(read.links[0].page.is_none(), "a fake is never offered");
    assert_eq!(
        read.links[0].official.as_ref().unwrap().host,
        "myaccount.uscis.gov"
    );
    assert_eq!(
        read.links[1].page.as_ref().unwrap().url,
        "https://www.uscis.gov/forms"
    );
}

#[test]
fn an_electronic_receipt_is_not_decoded_and_says_why() {
    let place = place();
    let read = place.read("IOE0912345678");
    let parts: Vec<&str> = read[0]
        .parts
        .iter()
        .map(|part| part.code.as_str())
        .collect();
    assert_eq!(parts, ["part_ioe"]);
}

#[test]
fn a_collision_is_asked_with_its_candidates_in_order() {
    let place = place();
    let read = place.read("123456789");
    assert_eq!(read[0].reading.kind, "ambiguous");
    assert_eq!(
        read[0].reading.candidates,
        ["a_number", "ssn", "passport_number"]
    );
}

#[test]
fn each_number_is_copied_as_its_target_wants_it() {
    let place = place();
    for (kind, value, target, copied) in [
        ("a_number", "A012345678", "pdf_digits", "012345678"),
        ("a_number", "A012345678", "court", "A 012 345 678"),
        (
            "receipt_number",
            "IOE0912345678",
            "case_status",
            "IOE0912345678",
        ),
        ("sevis_id", "N0012345678", "pdf_digits", "0012345678"),
        (
            "online_account_number",
            "012345678901",
            "paper_form",
            "0123 4567 8901",
        ),
    ] {
        assert_eq!(place.copy(kind, value, target), None);
        assert_eq!(place.clipboard.held().as_deref(), Some(copied));
    }
    place.desk.lock(()).unwrap();
    assert!(place.clipboard.held().is_some(), "no secret: it stays");
}

#[test]
fn a_copied_secret_leaves_the_clipboard_if_it_is_still_ours() {
    let place = place();
    let copy = || place.copy("online_access_code", "K7QP2M9X", "plain");
    let run = || {
        let (pause, work) = place.jobs.lock().unwrap().pop().unwrap();
        assert_eq!(pause, Duration::from_secs(30));
        work();
    };
    assert_eq!(copy(), Some(30));
    assert_eq!(place.clipboard.held().as_deref(), Some("K7QP2M9X"));
    run();
    assert_eq!(place.clipboard.held(), None);

    copy();
    place.clipboard.put("something else", false).unwrap();
    run();
    assert_eq!(place.clipboard.held().as_deref(), Some("something else"));

    copy();
    place.desk.lock(()).unwrap();
    assert_eq!(place.clipboard.held(), None, "locking takes it off at once");
}

#[test]
fn only_official_pages_are_opened() {
    let place = place();
    let open = |url: &str| {
        place.desk.page_open(OpenPage {
            url: url.to_owned(),
        })
    };
    assert_eq!(
        open("http://egov.uscis.gov/").unwrap().host,
        "egov.uscis.gov"
    );
    for fake in [
        "https://usc1s.gov/",
        "https://www.uscis.gov@203.0.113.7/",
        "file:///etc/passwd",
        "--help",
    ] {
        assert_eq!(open(fake).unwrap_err().code, ErrorCode::LinkNotOfficial);
    }
    assert_eq!(place.browser.shown(), ["https://egov.uscis.gov/"]);
}

#[test]
fn what_must_not_be_kept_is_not_kept() {
    let place = place();
    let person = place.add("Testa");
    for kind in [
        "a_number",
        "online_account_number",
        "ssn",
        "passport_number",
    ] {
        assert_eq!(
            place.file(&person, kind, "219-09-9999", true),
            Err(ErrorCode::NumberSensitive),
            "{kind}"
        );
    }
    let attorneys =
        "Attorney or Accredited Representative USCIS Online Account Number 123456789012";
    for refused in [attorneys, "IOE0912345678", "12345678901"] {
        assert_eq!(
            place.file(&person, "online_account_number", refused, true),
            Err(ErrorCode::NumberNotKept),
            "{refused}"
        );
    }
    assert_eq!(
        place.file(&person, "a_number", "IOE0912345678", true),
        Err(ErrorCode::NumberNotKept),
        "another kind is not kept as unverified"
    );
    assert_eq!(
        place.file(&person, "receipt_number", "XYZ0912345678", false),
        Err(ErrorCode::NumberNotKept)
    );
    assert_eq!(
        place.file(&person, "receipt_number", "XYZ0912345678", true),
        Ok(())
    );
}

/// The window shows such a number as dots until the person asks for it.
#[test]
fn a_kept_access_code_is_marked_as_a_secret_and_an_ordinary_number_is_not() {
    let place = place();
    let person = place.add("Rosa");
    place
        .file(&person, "online_access_code", "K7QP2M9X", false)
        .unwrap();
    place
        .file(&person, "a_number", "A098765432", false)
        .unwrap();
    let page = place.desk.person_show(PersonRequest { person }).unwrap();
    let kept: Vec<(&str, bool)> = page
        .card
        .identifiers
        .iter()
        .map(|number| (number.kind.as_str(), number.secret))
        .collect();
    assert!(kept.contains(&("online_access_code", true)), "{kept:?}");
    assert!(kept.contains(&("a_number", false)), "{kept:?}");
}

#[test]
fn a_number_tells_the_paper_it_was_taken_from_is_put_right_and_taken_back() {
    let place = place();
    let person = place.add("Testa");
    let kept = place.keep_text("Case Was Received\n\nOn October 1, 2025, we received your Form I-90, Receipt Number IOE0912345679.".to_owned(), &person);
    let shown = || {
        let request = PersonRequest {
            person: person.clone(),
        };
        let card = place.desk.person_show(request).unwrap().card;
        let of_kind = |one: &desk::contract::IdentifierCard| one.kind == "passport_number";
        card.identifiers
            .into_iter()
            .filter(of_kind)
            .collect::<Vec<_>>()
    };
    let file = |text: &str, replaces: Option<String>, document: Option<String>| {
        place.desk.number_file(FileNumber {
            person: person.clone(),
            kind: "passport_number".into(),
            text: text.into(),
            as_unverified: false,
            replaces,
            document,
        })
    };
    file("X12345678", None, Some(kept.document.clone())).unwrap();
    let first = shown().remove(0);
    assert_eq!(first.source.document, Some(kept.document.clone()));

    // Put right: one number still, typed now; one step takes that back.
    file("X12345679", Some(first.id.clone()), None).unwrap();
    let second = shown();
    assert_eq!(second.len(), 1);
    assert_eq!(
        (second[0].value.as_str(), &second[0].source.document),
        ("X12345679", &None)
    );
    place.desk.undo(()).unwrap();
    assert_eq!(shown(), std::slice::from_ref(&first));

    // What is no paper of the record is no source, and changes nothing.
    let unknown = file("X12345679", Some(first.id.clone()), Some(person.clone()));
    assert_eq!(unknown.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(shown(), [first]);
}
