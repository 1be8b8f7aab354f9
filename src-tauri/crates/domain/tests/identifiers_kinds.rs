//! Every kind, collision and mistake that the reference describes, beside its
//! own vectors: our examples for each.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use domain::identifiers::{recognise, scan, IdentifierKind};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Input, box, kind, stored form (or `-`), action, and the repair offered.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const ROWS: &[Row] = &[
    // Harmless noise.
    (
        "IOE\u{200b}0912345678",
        "",
        "receipt_number",
        "IOE0912345678",
        "accept",
        "",
    ),
    (
        "\u{202a}IOE0912345678\u{202c}",
        "",
        "receipt_number",
        "IOE0912345678",
        "accept",
        "",
    ),
    (
        "ＩＯＥ０９１２３４５６７８",
        "",
        "receipt_number",
        "IOE0912345678",
        "accept",
        "",
    ),
    (
        "IOE٠٩١٢٣٤٥٦٧٨",
        "",
        "receipt_number",
        "IOE0912345678",
        "accept",
        "",
    ),
    (
        "１２３４-５６７８-９０１２",
        "",
        "online_account_number",
        "123456789012",
        "accept",
        "",
    ),
    // Labels, neutral ones and sentences.
    (
        "Case number: IOE0912345678",
        "",
        "receipt_number",
        "IOE0912345678",
        "accept",
        "",
    ),
    (
        "Case number: GUZ2025545012",
        "",
        "nvc_case_number",
        "GUZ2025545012",
        "accept",
        "",
    ),
    (
        "My receipt number is IOE0912345678",
        "",
        "receipt_number",
        "IOE0912345678",
        "accept",
        "",
    ),
    (
        "USCIS Online Account Number (if any): 123456789012",
        "",
        "online_account_number",
        "123456789012",
        "accept",
        "",
    ),
    (
        "Alien registration number (A-Number) 012345678",
        "",
        "a_number",
        "A012345678",
        "accept",
        "",
    ),
    (
        "Receipt number: A012345678",
        "",
        "a_number",
        "A012345678",
        "confirm",
        "",
    ),
    // Prefixes.
    ("XYZ0912345678", "", "invalid", "-", "reject", ""),
    (
        "XYZ0912345678",
        "receipt_number",
        "invalid",
        "-",
        "reject",
        "",
    ),
    ("PSC2090012345", "", "invalid", "-", "reject", ""),
    ("AAA0000000000", "card_number", "invalid", "-", "reject", ""),
    (
        "ABC1234567890",
        "card_number",
        "card_number",
        "ABC1234567890",
        "accept",
        "",
    ),
    (
        "NBC001234567",
        "",
        "invalid",
        "-",
        "reject",
        "NBC*001234567",
    ),
    // Repairs.
    (
        "IEO0912345678",
        "",
        "invalid",
        "-",
        "reject",
        "IOE0912345678",
    ),
    // The busiest prefix with these letters comes before a rare one nearby.
    (
        "EOI0912345678",
        "",
        "invalid",
        "-",
        "reject",
        "IOE0912345678",
    ),
    (
        "ІОЕ0912345678",
        "",
        "invalid",
        "-",
        "reject",
        "IOE0912345678",
    ),
    (
        "ΙΟΕ0912345678",
        "",
        "invalid",
        "-",
        "reject",
        "IOE0912345678",
    ),
    (
        "LlN2205512345",
        "",
        "invalid",
        "-",
        "reject",
        "LIN2205512345",
    ),
    (
        "NRC2O25123456",
        "",
        "invalid",
        "-",
        "reject",
        "NRC2025123456",
    ),
    ("2O25AF12345", "", "invalid", "-", "reject", "2025AF12345"),
    (
        "G-10O-23152-012345",
        "",
        "invalid",
        "-",
        "reject",
        "G-100-23152-012345",
    ),
    (
        "92O5500000000000000018",
        "",
        "invalid",
        "-",
        "reject",
        "9205500000000000000018",
    ),
    (
        "Card# SRC12345678O0",
        "",
        "invalid",
        "-",
        "reject",
        "SRC1234567800",
    ),
    ("1E+11", "", "invalid", "-", "reject", ""),
    // Collisions.
    (
        "NRC2025123456",
        "",
        "foia_control_number",
        "NRC2025123456",
        "accept",
        "",
    ),
    ("NRC2025-12345", "", "invalid", "-", "reject", ""),
    (
        "MTL2019912345",
        "",
        "receipt_number",
        "MTL2019912345",
        "accept",
        "",
    ),
    (
        "JAK2024555001",
        "",
        "nvc_case_number",
        "JAK2024555001",
        "confirm",
        "",
    ),
    (
        "LIN2019512345",
        "",
        "receipt_number",
        "LIN2019512345",
        "accept",
        "",
    ),
    ("GUZ2028545012", "", "invalid", "-", "reject", ""),
    ("A-24123-12345", "", "invalid", "-", "reject", ""),
    (
        "A-19123-12345",
        "",
        "dol_case_number",
        "A-19123-12345",
        "accept",
        "",
    ),
    (
        "202611251430",
        "",
        "online_account_number",
        "202611251430",
        "confirm",
        "",
    ),
    (
        "FedEx 123456789012",
        "",
        "not_an_identifier",
        "-",
        "ignore",
        "",
    ),
    (
        "EA473124829US",
        "",
        "usps_tracking",
        "EA473124829US",
        "accept",
        "",
    ),
    (
        "IOE091234567",
        "online_account_number",
        "invalid",
        "-",
        "reject",
        "",
    ),
    (
        "Attorney account number 123456789012",
        "",
        "online_account_number",
        "123456789012",
        "confirm",
        "",
    ),
    // Never stored.
    ("219099999", "ssn", "ssn", "-", "sensitive", ""),
    ("912-70-1234", "", "itin", "-", "sensitive", ""),
    ("000-12-3456", "", "invalid", "-", "reject", ""),
    ("900-93-1234", "", "invalid", "-", "reject", ""),
    // Left alone.
    ("Nov 5, 2026", "", "not_an_identifier", "-", "ignore", ""),
    (
        "5 de noviembre de 2026",
        "",
        "not_an_identifier",
        "-",
        "ignore",
        "",
    ),
    ("$1,440.00", "", "not_an_identifier", "-", "ignore", ""),
    ("10001-1234", "", "not_an_identifier", "-", "ignore", ""),
    (
        "+1 800 375 5283",
        "",
        "not_an_identifier",
        "-",
        "ignore",
        "",
    ),
    ("I-129F", "", "not_an_identifier", "-", "ignore", ""),
];

#[test]
fn every_kind_of_mistake_reads_as_the_reference_says() {
    let mut wrong = Vec::new();
    for (input, field, kind, stored, action, repair) in ROWS {
        let reading = recognise(input, field.parse().ok(), today());
        let read = serde_json::to_value(&reading).unwrap();
        let told = (
            read["kind"].as_str().unwrap_or("-"),
            read["normalized"].as_str().unwrap_or("-"),
            read["action"].as_str().unwrap_or("-"),
            read["suggestion"]["value"].as_str().unwrap_or(""),
        );
        if told != (*kind, *stored, *action, *repair) {
            wrong.push(format!("{input} [{field}]: {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A text, and what is found in it as `kind raw`.
const TEXTS: &[(&str, &[&str])] = &[
    ("IOE\u{200b}0912345678 hidden", &["receipt_number IOE\u{200b}0912345678"]),
    ("Mi recibo ＩＯＥ０９１２３４５６７８ ya", &["receipt_number ＩＯＥ０９１２３４５６７８"]),
    ("xIOE0912345678 IOE09123456789 IOE0912345678x", &[]),
    ("IOE0912345678@example.com a@IOE0912345678 jane.123456789012@example.com", &[]),
    ("{\"receiptNumber\":\"IOE0912345678\",\"alienNumber\":\"012345678\",\"epoch\":1764066600000}", &["receipt_number IOE0912345678", "a_number 012345678"]),
    ("uuid 123e4567-e89b-12d3-a456-426614174000", &[]),
    ("Online Access Code\nK7QP-2M9X\n", &["online_access_code K7QP-2M9X"]),
    ("I-94 12345678901", &["i94_number 12345678901"]),
    ("Número A 012345678", &["a_number 012345678"]),
    ("EA 473 124 829 US was mailed", &["usps_tracking EA 473 124 829 US"]),
    ("Courier tracking number 123456789012", &[]),
    ("A 012 345 678/A-012-345-679", &["a_number A 012 345 678", "a_number A-012-345-679"]),
    ("Call 212-620-3418, ZIP 10001-1234, on 2026-11-25 14:30, $1,440.00", &[]),
    ("EAC2205512345-EAC2205512346", &["receipt_number EAC2205512345", "receipt_number EAC2205512346"]),
    ("Receipt Number\r\nIOE0912345678\r\nA-Number\r\n012345678\r\n", &["receipt_number IOE0912345678", "a_number 012345678"]),
];

#[test]
fn every_text_yields_its_numbers_with_their_places() {
    for (text, expected) in TEXTS {
        let found = scan(text, today());
        let told: Vec<String> = found
            .iter()
            .map(|f| format!("{} {}", f.kind.as_str(), f.raw))
            .collect();
        assert_eq!(&told, expected, "{text}");
        for finding in found {
            assert_eq!(&text[finding.byte_start..finding.byte_end], finding.raw);
            let signs: String = text.chars().take(finding.end).skip(finding.start).collect();
            assert_eq!(signs, finding.raw);
        }
    }
}

#[test]
fn every_kind_is_explained_with_its_source() {
    for kind in IdentifierKind::ALL {
        let about = kind.about().unwrap_or_else(|| panic!("{kind:?}"));
        for said in [
            &about.printed,
            &about.used_for,
            &about.goes_into,
            &about.never,
        ] {
            assert!(!said.en.is_empty() && said.en != said.es, "{kind:?}");
        }
        assert!(!about.source.en.is_empty() && !about.source.es.is_empty());
    }
    assert_eq!(IdentifierKind::known_as_of(), "2026-11-23");
}
