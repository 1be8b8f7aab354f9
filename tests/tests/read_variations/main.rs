//! Other documents of the same kinds: notices in other fonts, shifted and
//! turned; messages, statuses, data and tables worded or wrapped differently.

mod pages;
mod saved_data;
mod scans;
mod set_anew;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{json, Value};
use whole_program::Cli;

fn read(content: &[u8], ending: &str) -> (Option<i32>, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("document.{ending}"));
    fs::write(&path, content).expect("written");
    let cli = Cli::alone(folder.path(), "unused");
    let answer = cli.tell(&["read", "--json", &path.to_string_lossy()], "");
    let said = serde_json::from_str(&answer.out).unwrap_or_else(|_| panic!("{}", answer.err));
    (answer.code, said)
}

/// Everything expected is there.
fn holds(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), _) => expected
            .iter()
            .all(|(key, value)| holds(value, &found[key])),
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len() && expected.iter().zip(found).all(|(a, b)| holds(a, b))
        }
        _ => expected == found,
    }
}

fn notices() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/notices");
    let mut all: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the notices")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().ends_with(".layout.txt"))
        .collect();
    all.sort();
    all
}

/// Facts that do not depend on how wide a box is.
const STURDY: [&str; 8] = [
    "receipt_number",
    "form_type",
    "received_date",
    "priority_date",
    "notice_date",
    "a_numbers",
    "online_account_number",
    "biometrics_code",
];

#[test]
fn fonts_shifts_and_turns_change_no_fact() {
    let mut faults = Vec::new();
    for path in notices() {
        let text = fs::read_to_string(&path).expect("text");
        let expected: Value = serde_json::from_slice(
            &fs::read(path.to_string_lossy().replace(".txt", ".expected.json")).expect("expected"),
        )
        .expect("JSON");
        for variation in pages::VARIATIONS {
            let (_, found) = read(&pages::printed(&text, variation), "pdf");
            let place = format!("{} {variation:?}", path.display());
            for field in STURDY {
                let wanted = &expected["cases"][0][field];
                if !wanted.is_null() && found["cases"][0][field] != *wanted {
                    faults.push(format!("{place}: {field} {}", found["cases"][0][field]));
                }
            }
            let when = |value: &Value| value["appointments"][0]["local_datetime"].clone();
            let due = |value: &Value| value["deadlines"][0]["date"].clone();
            if when(&expected) != when(&found) || due(&expected) != due(&found) {
                faults.push(format!("{place}: {} {}", when(&found), due(&found)));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn one_file_may_hold_several_notices_and_one_notice_several_cases() {
    let all = notices();
    let text = |name: &str| {
        let path = all
            .iter()
            .find(|path| path.to_string_lossy().contains(name))
            .expect("a notice");
        fs::read_to_string(path).expect("text")
    };
    let both = format!("{}\u{c}{}", text("n02_"), text("n11_"));
    let (_, found) = read(both.as_bytes(), "txt");
    let receipts = json!([
        {"receipt_number": "MSC9999900102", "form_type": "I-130", "received_date": "2025-08-19"},
        {"receipt_number": "IOE0000000111", "form_type": "I-765", "received_date": "2026-03-04"},
    ]);
    assert!(holds(&receipts, &found["cases"]), "{}", found["cases"]);

    let lines = text("n03_").replace("IOE0000000101   ", "IOE0000000101, IOE0000000102   ");
    let (_, found) = read(lines.replace("9:00AM", "12:00PM").as_bytes(), "txt");
    let appointment = json!([{
        "local_datetime": "2025-11-07T12:00",
        "receipt_numbers": ["IOE0000000101", "IOE0000000102"],
    }]);
    assert!(
        holds(&appointment, &found["appointments"]),
        "{}",
        found["appointments"]
    );
}

#[test]
fn messages_that_only_look_official_change_no_case() {
    let mail = |from: &str, extra: &str, body: &str| {
        format!("From: {from}\nSubject: Your case\nDate: Mon, 20 Oct 2025 09:15:00 -0400\n{extra}Message-ID: <a@example.invalid>\n\n{body}\n")
    };
    let official = "USCIS <no-reply@uscis.dhs.gov>";
    let body = "We have taken an action on your case. Receipt number: IOE0000000201";
    for (message, warning) in [
        (
            mail("USCIS <no-reply@uscis-cases.example>", "", body),
            "lookalike_sender",
        ),
        (
            mail(
                official,
                "",
                &format!("{body} https://my.uscis.gov.login.example/"),
            ),
            "lookalike_link",
        ),
        (
            mail(
                official,
                "Authentication-Results: mx.example.org; dmarc=fail\n",
                body,
            ),
            "sender_not_confirmed",
        ),
        (
            mail(official, "Reply-To: help@case-help.example\n", body),
            "reply_goes_elsewhere",
        ),
        (
            mail(official, "", &format!("{body} Pay with a gift card.")),
            "asks_for_payment",
        ),
    ] {
        let (code, found) = read(message.as_bytes(), "eml");
        assert_eq!(code, Some(1), "{message}");
        assert_eq!(found["cases"], json!([]), "{message}");
        assert_eq!(found["events"], json!([]), "{message}");
        let warnings = found["warnings"].to_string();
        assert!(warnings.contains(warning), "{message}: {warnings}");
    }
    let (_, found) = read(mail(official, "", body).as_bytes(), "eml");
    assert!(holds(
        &json!([{"receipt_number": "IOE0000000201"}]),
        &found["cases"]
    ));
    let code = "From: 872466\nUSCIS: Your verification code is 123456.";
    let (_, found) = read(code.as_bytes(), "txt");
    assert!(!found.to_string().contains("123456"), "{found}");
}

#[test]
fn statuses_in_both_languages_and_without_a_known_title() {
    for (text, case, dates) in [
        (
            "Caso Fue Recibido\n\nEl 9 de octubre de 2025, recibimos su Formulario I-485, Solicitud, Número de Recibo IOE0000000301. Si no recibe su aviso antes del 8 de noviembre de 2025, comuníquese con USCIS.",
            json!({"status_phase": "received", "status_date": "2025-10-09", "form_type": "I-485"}),
            json!([{"kind": "ask_about_missing_notice", "date": "2025-11-08"}]),
        ),
        (
            "Case Is Doing Something New\n\nOn March 3, 2026, we did it with your Form I-90, Application to Replace Permanent Resident Card, Receipt Number IOE0000000309.",
            json!({"status_title": "Case Is Doing Something New", "status_date": "2026-03-03"}),
            json!([]),
        ),
        (
            "Document Was Returned To USCIS\nOn May 4, 2026, the Post Office returned your document to us. If you do not contact us by October 31, 2026, we will destroy your document. Receipt Number IOE0000000305.",
            json!({"status_phase": "returned", "status_date": "2026-05-04"}),
            json!([{"kind": "act_before_destruction", "date": "2026-10-31"}]),
        ),
    ] {
        let (_, found) = read(text.as_bytes(), "txt");
        assert_eq!(found["source_kind"], "status_text", "{text}");
        assert!(holds(&case, &found["cases"][0]), "{}", found["cases"]);
        assert!(holds(&dates, &found["deadlines"]), "{}", found["deadlines"]);
    }
}

#[test]
fn a_code_alone_decides_nothing_and_types_may_be_wrong() {
    let detail = json!({"data": {"data": {
        "receiptNumber": "IOE0000000201", "formType": 485, "closed": "no",
        "submissionTimestamp": "2025-10-05T00:00:00.000Z", "events": [
            {"eventCode": "DA", "eventTimestamp": "2026-01-03T10:00:00.000Z"},
            {"eventCode": "H008", "eventTimestamp": "2026-01-02T10:00:00.000Z"},
            {"eventCode": "ZZZ9", "eventTimestamp": null},
        ], "notices": "none", "evidenceRequests": null,
    }}});
    let noisy = format!("Response:\n{detail}\nundefined");
    for text in [detail.to_string(), noisy] {
        let (_, found) = read(text.as_bytes(), "json");
        let case = json!([{"received_date": "2025-10-05", "form_type": null}]);
        assert!(holds(&case, &found["cases"]), "{}", found["cases"]);
        assert_eq!(found["events"].as_array().map(Vec::len), Some(3));
        let said = found.to_string();
        assert!(
            !said.contains("\"phase\":\"approved\"") && found["cases"][0]["status_phase"].is_null()
        );
    }
    let broken = r#"{"case_status":{"receiptNumber":"EAC9999103403","formType":"N400","current_case_status_text_en":"Case Was Approved","current_case_status_desc_en":"On October 12, 2023, we approved it. Go to <a href="https://www.uscis.gov/x" target="_blank">here</a>, please.","hist_case_status":null}}"#;
    let (code, found) = read(broken.as_bytes(), "json");
    assert_eq!(code, Some(1));
    let case =
        json!([{"form_type": "N-400", "status_phase": "approved", "status_date": "2023-10-12"}]);
    assert!(holds(&case, &found["cases"]), "{}", found["cases"]);
}

#[test]
fn days_of_a_table_are_read_in_the_order_it_shows() {
    let table = "Case no;Form;Filed;Estado\nIOE0000000202;I-765;25/03/2026;Case Was Received\nIOE0000000203;I-131;04/05/2026;Case Was Received\n";
    let (code, found) = read(table.as_bytes(), "csv");
    assert_eq!(code, Some(1));
    let cases = json!([{"received_date": "2026-03-25"}, {"received_date": "2026-05-04"}]);
    assert!(holds(&cases, &found["cases"]), "{}", found["cases"]);
    assert!(found["warnings"].to_string().contains("day_or_month_first"));
}

#[test]
fn what_cannot_be_read_ends_with_three_and_a_code() {
    let deep = format!("{{\"receiptNumber\": {}", "[".repeat(200_000));
    for (content, ending, error) in [
        (
            b"{\"data\": {\"receiptNumber\": \"IOE0".to_vec(),
            "json",
            "file_damaged",
        ),
        (deep.into_bytes(), "json", "file_too_complex"),
        (
            b"{\"weather\": \"fine\"}".to_vec(),
            "json",
            "file_kind_unsupported",
        ),
        (
            b"<html><body>Hello</body></html>".to_vec(),
            "html",
            "file_kind_unsupported",
        ),
        (b"\x89PNG\r\n\x1a\nnothing".to_vec(), "png", "file_damaged"),
        (
            b"PK\x03\x04xl/workbook nothing".to_vec(),
            "xlsx",
            "file_damaged",
        ),
        (b"PK\x03\x04nothing".to_vec(), "zip", "file_damaged"),
        (vec![0, 1, 2, 3], "bin", "file_kind_unknown"),
        (b"  \n".to_vec(), "txt", "text_empty"),
    ] {
        let (code, found) = read(&content, ending);
        assert_eq!(code, Some(3), "{ending}: {found}");
        assert_eq!(found["error"], error, "{ending}");
    }
}
