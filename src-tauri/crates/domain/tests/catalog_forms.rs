//! Form numbers in any spelling, titles, and what to bring.

#![allow(clippy::unwrap_used)]

use domain::catalog::bring::{what_to_bring, AppointmentKind};
use domain::catalog::forms::{self, FormType};

#[test]
fn form_numbers_are_read_as_people_and_notices_write_them() {
    for (written, number) in [
        ("I-485", "I-485"),
        ("I485", "I-485"),
        ("FORM I-485", "I-485"),
        ("Form I485", "I-485"),
        ("uscis form i 485", "I-485"),
        ("I\u{2013}485", "I-485"),
        (" n400 ", "N-400"),
        ("I-601A", "I-601A"),
        ("i864ez", "I-864EZ"),
        ("EOIR29", "EOIR-29"),
        ("ar-11", "AR-11"),
        ("DS260", "DS-260"),
        ("g28", "G-28"),
        ("G-325R", "G-325R"),
        // A form the catalogue does not know is still a form.
        ("I-1234", "I-1234"),
    ] {
        assert_eq!(
            FormType::parse(written).map(String::from).as_deref(),
            Some(number),
            "{written}"
        );
    }
    for other in [
        "",
        "I-",
        "485",
        "IOE0912345678",
        "A123456789",
        "I-485 and I-765",
        "form",
        "X-485",
    ] {
        assert_eq!(FormType::parse(other), None, "{other}");
    }
}

#[test]
fn titles_are_found_by_any_spelling_and_stand_in_both_languages() {
    let title = forms::title("FORM N400").unwrap();
    assert_eq!(title.number.as_str(), "N-400");
    assert_eq!(title.title.en, "Application for Naturalization");
    assert_eq!(title.title.es, "Solicitud de Naturalización");
    assert!(forms::title("I-9999").is_none());
    for form in forms::all() {
        assert!(!form.title.en.is_empty() && !form.title.es.is_empty());
        assert_ne!(form.title.en, form.title.es, "{}", form.number);
        assert_eq!(forms::title(form.number.as_str()), Some(form));
    }
}

#[test]
fn every_form_named_in_the_notices_has_a_title() {
    for number in [
        "I-485", "I-765", "I-130", "N-400", "I-797", "I-797C", "I-797D", "I-797E", "I-797F",
        "N-445", "I-693", "I-864", "I-129", "I-290B", "G-1145",
    ] {
        assert!(forms::title(number).is_some(), "{number}");
    }
}

#[test]
fn a_form_number_reads_back_from_json_only_if_it_is_one() {
    let form: FormType = serde_json::from_str("\"i485\"").unwrap();
    assert_eq!(serde_json::to_string(&form).unwrap(), "\"I-485\"");
    assert!(serde_json::from_str::<FormType>("\"receipt\"").is_err());
}

#[test]
fn every_appointment_says_to_bring_the_notice_first() {
    for kind in [
        AppointmentKind::Biometrics,
        AppointmentKind::AdjustmentInterview,
        AppointmentKind::NaturalizationInterview,
        AppointmentKind::Oath,
        AppointmentKind::ConsularInterview,
    ] {
        let list = what_to_bring(kind);
        assert!(["notice", "letter"].contains(&list.items[0].id.as_str()));
        assert!(list.url.starts_with("https://"));
        for item in &list.items {
            assert_ne!(item.text.en, item.text.es);
        }
    }
}
