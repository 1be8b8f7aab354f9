//! Status headlines as pages and mails word them, and their phases.

#![allow(clippy::unwrap_used)]

use domain::catalog::statuses::{headline, headlines, phase};

#[test]
fn a_headline_is_known_whatever_its_capitals_spaces_and_apostrophes() {
    for (text, code) in [
        ("Case Was Received", "received"),
        ("Case is being actively reviewed by USCIS", "reviewing"),
        ("  Request for Additional  Evidence Was Sent. ", "rfe_sent"),
        (
            "Response To USCIS\u{2019} Request For Evidence Was Received",
            "rfe_received",
        ),
        (
            "We received your Form I-485, Application to Register",
            "received",
        ),
        (
            "CARD WAS PICKED UP BY THE UNITED STATES POSTAL SERVICE",
            "card_mailed",
        ),
    ] {
        assert_eq!(headline(text).unwrap().phase, code, "{text}");
    }
}

#[test]
fn what_is_not_known_is_not_guessed() {
    for text in [
        "",
        "Case",
        "Case Was Received Yesterday",
        "We received your Formula",
    ] {
        assert_eq!(headline(text), None, "{text}");
    }
}

#[test]
fn a_request_points_to_a_date_on_the_notice_and_a_denial_is_a_decision() {
    let request = headline("Request for Initial Evidence Was Sent").unwrap();
    assert!(request.look_for_date && !request.decided);
    assert!(headline("Case Was Denied").unwrap().decided);
}

#[test]
fn every_headline_has_a_phase_with_words_in_both_languages() {
    assert_eq!(headlines().len(), 176);
    for known in headlines() {
        let phase = phase(&known.phase).unwrap();
        assert_ne!(phase.label.en, phase.label.es);
        assert_ne!(phase.meaning.en, phase.meaning.es);
        assert_eq!(
            headline(&known.text).unwrap().phase,
            known.phase,
            "{}",
            known.text
        );
    }
}
