//! Addresses judged against the reference vectors.

#![allow(clippy::unwrap_used)]

use domain::links::{judge, LinkReason};
use domain::text::Lang;
use proptest::prelude::*;
use serde_json::{json, Value};

#[test]
fn every_address_is_judged_as_the_vectors_say() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/reference/lookalikes.json"
    );
    let file: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for vector in file["vectors"].as_array().unwrap() {
        let reading = judge(vector["input"].as_str().unwrap());
        if json!(reading.verdict) != vector["verdict"] {
            wrong.push(format!("{} {:?}", vector, reading));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_fake_account_page_is_answered_with_the_official_one() {
    let reading = judge("https://uscis-account.example/login");
    assert_eq!(reading.reason, LinkReason::LookAlike);
    assert_eq!(
        reading.official_alternative.as_deref(),
        Some("https://my.uscis.gov/")
    );
}

#[test]
fn every_reason_is_explained_in_both_languages() {
    for reason in LinkReason::ALL {
        let (en, es) = (reason.explained(Lang::En), reason.explained(Lang::Es));
        assert!(!en.is_empty() && !es.is_empty() && en != es, "{reason:?}");
    }
}

proptest! {
    #[test]
    fn nothing_put_around_an_official_name_makes_it_official(extra in "[a-z0-9.-]{1,12}") {
        for address in [
            format!("https://www.uscis.gov.{extra}/"),
            format!("https://{extra}-www.uscis.gov/"),
            format!("https://{extra}@www.uscis.gov/"),
        ] {
            prop_assert_ne!(json!(judge(&address).verdict), json!("official"), "{}", address);
        }
    }

    #[test]
    fn no_address_makes_it_panic(address in "\\PC{0,60}") {
        judge(&address);
    }
}
