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
        Some("https://myaccount.uscis.gov/sign-in")
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

#[test]
fn a_pasted_message_shows_each_address_in_it() {
    let text = "Pay at https://usc1s.gov/pay, or see www.uscis.gov/avoid-scams. Ask jane@example.com or usciss[.]us!";
    let found: Vec<String> = domain::links::addresses_in(text)
        .into_iter()
        .map(|address| {
            assert_eq!(&text[address.byte_start..address.byte_end], address.text);
            address.text
        })
        .collect();
    assert_eq!(
        found,
        [
            "https://usc1s.gov/pay",
            "www.uscis.gov/avoid-scams",
            "usciss[.]us"
        ]
    );
}

#[test]
fn only_listed_addresses_are_opened_and_always_encrypted() {
    use domain::links::address_to_open;
    for (address, opened) in [
        ("www.uscis.gov/forms", Some("https://www.uscis.gov/forms")),
        ("http://egov.uscis.gov/", Some("https://egov.uscis.gov/")),
        ("HTTPS://my.uscis.gov/", Some("HTTPS://my.uscis.gov/")),
        ("tel:18003755283", None),
        ("mailto:uscis.webmaster@uscis.dhs.gov", None),
        ("https://uscis.gov/", None),
        ("https://www.uscis.gov@203.0.113.7/", None),
        ("https://www.uscis.gov.case-pay.example/", None),
        ("file:///etc/passwd", None),
        ("-psn", None),
    ] {
        assert_eq!(address_to_open(address).as_deref(), opened, "{address}");
    }
}

#[test]
fn every_page_the_program_leads_to_is_official() {
    for page in domain::links::pages() {
        assert_eq!(json!(judge(&page.url).verdict), "official", "{}", page.url);
    }
    for guide in domain::guides::guides() {
        let step = |id: &str| guide.steps.iter().find(|step| step.id == id);
        for here in &guide.steps {
            assert_ne!(here.says.en, here.says.es, "{}", here.id);
            assert_eq!(here.page.is_some(), here.choices.is_empty(), "{}", here.id);
            for choice in &here.choices {
                assert!(
                    step(&choice.to).is_some(),
                    "{} leads nowhere",
                    choice.name.en
                );
            }
            if let Some(id) = &here.page {
                assert!(domain::links::page(id).is_some(), "{id}");
            }
        }
    }
}

#[test]
fn tricks_of_every_kind_are_refused() {
    for (address, verdict) in [
        ("https://www.uscis.gov./", "official"),
        ("HTTPS://WWW.USCIS.GOV/Forms", "official"),
        ("https://www.uscis.gov:443/", "official"),
        ("http://www.uscis.gov:8080/", "reject"),
        ("https://user@www.uscis.gov/", "reject"),
        ("https:\\\\www.uscis.gov\\@example.com", "reject"),
        ("https://2130706433/", "reject"),
        ("https://0x7f.0.0.1/", "reject"),
        ("https://my.uscis.gov.account.example/", "reject"),
        ("https://www-uscis-gov.example/", "reject"),
        ("https://uscis.gov.us/", "reject"),
        ("https://uscls.gov/", "reject"),
        ("https://ucsis.com/", "reject"),
        ("https://us-cis.org/", "reject"),
        ("https://xn--uscs-01a.gov/", "reject"),
        ("https://tinyurl.com/abc", "reject"),
        ("vbscript:msgbox", "reject"),
        ("ftp://www.uscis.gov/", "reject"),
        ("mailto:help@uscls.gov", "reject"),
        ("tel:1-800-375-5283", "official"),
        ("https://example.com/", "unverified"),
        ("https://example.com/uscis.gov/", "reject"),
        ("https://uscis.gov/", "unverified"),
    ] {
        assert_eq!(json!(judge(address).verdict), verdict, "{address}");
    }
}
