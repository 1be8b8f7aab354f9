//! What status sentences and event codes say, and what they do not.

#![allow(clippy::unwrap_used)]

use domain::catalog::event_codes::{event_code, event_codes};
use domain::catalog::status_text::{
    headline_of_paragraph, paragraphs, phase_of, second_date, SecondDate,
};
use domain::catalog::statuses::{headline, phase};

#[test]
fn sentences_in_both_languages_have_a_phase() {
    for (text, code) in [
        (
            "Your Form I-765, Application for Employment Authorization, has been approved.",
            "approved",
        ),
        (
            "We produced your new card for your Form I-765, Application.",
            "card_production",
        ),
        ("USCIS Is currently Processing the Case", "reviewing"),
        ("Card/ Document Production", "card_production"),
        ("Request for Evidence Response Review", "rfe_received"),
        ("Su caso fue aprobado", "approved"),
        ("Caso Fue Recibido", "received"),
        ("Se envió una solicitud de evidencia adicional", "rfe_sent"),
        ("Caso Denegado", "denied"),
        ("Aprobamos su Formulario I-130.", "approved"),
        ("Produjimos su nueva tarjeta.", "card_production"),
    ] {
        assert_eq!(phase_of(text), Some(code), "{text}");
    }
    assert_eq!(phase_of("Something nobody has seen"), None);
}

#[test]
fn every_paragraph_belongs_to_a_headline() {
    assert!(paragraphs().len() > 100);
    for known in paragraphs() {
        assert!(headline(&known.title).is_some(), "{}", known.title);
    }
    assert_eq!(
        headline_of_paragraph(
            "On May 1, 2026, we sent a request for additional evidence for your Form I-130"
        ),
        Some("Request for Additional Evidence Was Sent")
    );
    assert_eq!(
        second_date("Request for additional evidence was sent"),
        Some(SecondDate::AskAboutMissingNotice)
    );
    assert_eq!(
        second_date("Document Was Mailed"),
        Some(SecondDate::AskAboutMissingItem)
    );
}

#[test]
fn no_code_decides_a_case() {
    assert!(event_codes().count() > 500);
    for code in event_codes() {
        let Some(named) = &code.phase else { continue };
        assert!(phase(named).is_some(), "{}: {named}", code.code);
        assert!(
            ![
                "approved",
                "denied",
                "rejected",
                "revoked",
                "closed",
                "withdrawn",
                "decision"
            ]
            .contains(&named.as_str()),
            "{}",
            code.code
        );
    }
    assert_eq!(event_code("H008").unwrap().phase, None);
    assert_eq!(event_code("DA").unwrap().phase, None);
    assert!(event_code("QQQQ").is_none());
}
