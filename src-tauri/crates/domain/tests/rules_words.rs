//! The sum behind a date, as a person reads it, in both languages.

#![allow(clippy::unwrap_used)]

use domain::rules::{self, Facts};
use domain::text::Lang;
use serde_json::{json, Value};

fn explained(rule: &str, facts: Value, lang: Lang) -> Vec<(String, String)> {
    let rule = rules::find(rule).unwrap();
    let answer = rules::compute(rule, &Facts::from_json(&facts).unwrap()).unwrap();
    let json = answer.to_json(lang);
    json["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| {
            let date = step["date"].as_str().unwrap_or("none").to_owned();
            (date, step["text"].as_str().unwrap().to_owned())
        })
        .collect()
}

fn lines(steps: &[(String, String)]) -> Vec<String> {
    steps
        .iter()
        .map(|(date, text)| format!("{date} {text}"))
        .collect()
}

#[test]
fn a_request_for_evidence_by_mail_is_explained_step_by_step() {
    let facts = json!({"notice_date": "2026-02-25", "service": "mail_us", "respond_via": "paper"});
    assert_eq!(
        lines(&explained("rfe-response-standard", facts.clone(), Lang::En)),
        [
            "2026-02-25 Start: the date of the notice",
            "2026-05-20 84 days later; the first day is not counted",
            "2026-05-23 3 days more, because the notice was mailed within the United States",
            "2026-05-25 That is a weekend; it moves to the next day",
            "2026-05-26 That is Memorial Day; it moves to the next day",
            "2026-05-22 To be safe, be in by this day: the last day on which offices are surely open",
        ]
    );
    assert_eq!(
        lines(&explained("rfe-response-standard", facts, Lang::Es)),
        [
            "2026-02-25 Inicio: la fecha de la notificación",
            "2026-05-20 84 días después; el primer día no se cuenta",
            "2026-05-23 3 días más, porque la notificación se entregó por correo dentro de Estados Unidos",
            "2026-05-25 Cae en fin de semana; pasa al siguiente día que no lo es",
            "2026-05-26 Cae en el Día de los Caídos (Memorial Day); pasa al siguiente día que no lo es",
            "2026-05-22 Para estar seguro, hágalo a más tardar este día: el último en que seguro hay oficina abierta",
        ]
    );
}

#[test]
fn the_appointment_and_its_cutoff_are_explained() {
    let facts = json!({"appointment_date": "2026-12-02", "appointment_at": "2026-12-02T08:00"});
    assert_eq!(
        lines(&explained("biometrics-appear", facts.clone(), Lang::En)),
        ["2026-12-02 Start: the day of the appointment"]
    );
    assert_eq!(
        lines(&explained(
            "biometrics-online-reschedule-cutoff",
            facts,
            Lang::En
        )),
        [
            "2026-12-02 Start: the day and time of the appointment",
            "2026-12-01 12 hours earlier: 20:00",
        ]
    );
}

#[test]
fn a_printed_date_that_differs_asks_to_read_the_notice_again() {
    let facts = json!({"notice_date": "2026-08-03", "service": "mail_us", "respond_via": "paper",
                       "printed_due_date": "2026-09-08"});
    let steps = explained("rfe-response-standard", facts, Lang::En);
    assert_eq!(
        lines(&steps[steps.len() - 2..]),
        [
            "2026-09-08 The notice prints this date. It wins and is not moved",
            "2026-09-08 That is 51 days earlier than our count. Read the notice again to be sure",
        ]
    );
}

#[test]
fn a_mailing_step_names_the_regulation_it_stands_in() {
    let rule = rules::find("rfe-response-standard").unwrap();
    let facts = json!({"notice_date": "2026-02-25", "service": "mail_us"});
    let answer = rules::compute(rule, &Facts::from_json(&facts).unwrap()).unwrap();
    let json = answer.to_json(Lang::En);
    assert_eq!(json["steps"][2]["source"]["cite"], "8 CFR 103.8(b)");
    assert_eq!(json["source"]["cite"], "8 CFR 103.2(b)(8)(iv)");
    assert_eq!(json["source"]["certainty"], "high");
    assert_eq!(json["meaning"], "must be received by");
    assert!(json["consequence"].as_str().unwrap().contains("abandoned"));
    assert_eq!(
        answer.to_json(Lang::Es)["meaning"],
        "debe recibirse a más tardar el"
    );
}

/// Every step of every public vector reads as a whole sentence in both languages.
#[test]
fn no_sentence_is_left_with_a_hole_or_a_key() {
    let file: Value = serde_json::from_str(include_str!(
        "../../../../tests/fixtures/reference/deadlines-vectors.json"
    ))
    .unwrap();
    for vector in file["vectors"].as_array().unwrap() {
        let rule = vector["rule"].as_str().unwrap();
        let english = explained(rule, vector["facts"].clone(), Lang::En);
        let spanish = explained(rule, vector["facts"].clone(), Lang::Es);
        assert!(!english.is_empty());
        for ((_, en), (_, es)) in english.iter().zip(&spanish) {
            for text in [en, es] {
                assert!(text.contains(' '), "{rule}: {text}");
                assert!(!text.contains(['{', '_']), "{rule}: {text}");
            }
            assert_ne!(en, es, "{rule}");
        }
    }
}
