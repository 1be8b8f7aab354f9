//! Saved data in other wrappings: captures of one record, several endpoints with
//! noise between them, lists that are empty.

use serde_json::{json, Value};

use crate::{holds, read};

fn detail(events: &Value) -> Value {
    json!({"data": {"data": {
        "receiptNumber": "IOE0000000201", "submissionDate": "2025-10-05",
        "submissionTimestamp": "2025-10-05T00:00:00.000Z", "formType": "I-485",
        "events": events, "notices": [], "evidenceRequests": [],
    }}})
}

#[test]
fn one_entry_captured_twice_is_one_entry_and_twins_are_two() {
    let entry =
        |id: &str, at: &str| json!({"eventCode": "FTA0", "eventTimestamp": at, "eventId": id});
    let (first, twin) = (
        entry("a", "2025-11-07T16:57:31.048Z"),
        entry("b", "2025-11-07T16:57:31.048Z"),
    );
    let captures = json!([
        {"capturedAt": "2026-03-01T10:00:00.000Z", "data": detail(&json!([first]))},
        {"capturedAt": "2026-03-02T10:00:00.000Z", "data": detail(&json!([first, twin]))},
    ]);
    let (_, found) = read(captures.to_string().as_bytes(), "json");
    assert_eq!(found["source_kind"], "tracker_export");
    assert_eq!(found["events"].as_array().map(Vec::len), Some(2), "{found}");
    assert_eq!(found["cases"].as_array().map(Vec::len), Some(1));
}

#[test]
fn several_endpoints_with_noise_between_them_are_one_reading() {
    let documents = json!({"data": [{
        "fileName": "Appointment Scheduled.pdf", "contentId": "c1", "type": "Appointment Scheduled",
        "createDate": "2025-10-20T04:24:10.001+0000", "sourceType": "USCIS Generated",
    }]});
    let text = format!(
        "GET https://my.uscis.gov/account/case-service/api/cases/IOE0000000201\n{}\nGET …/documents\n{documents}\n",
        detail(&json!([]))
    );
    let (code, found) = read(text.as_bytes(), "txt");
    assert_eq!(code, Some(1));
    let case = json!([{"receipt_number": "IOE0000000201", "received_date": "2025-10-05"}]);
    assert!(holds(&case, &found["cases"]), "{}", found["cases"]);
    assert_eq!(found["document_kind"], "cases+documents");
    assert!(holds(
        &json!([{"type": "Appointment Scheduled"}]),
        &found["documents"]
    ));
}

#[test]
fn an_empty_list_of_the_account_is_no_proof_of_no_case() {
    for text in [
        "{\"data\": []}",
        "{\"data\": null}",
        "{\"data\":{\"data\":[]}}",
    ] {
        let (code, found) = read(text.as_bytes(), "json");
        assert_eq!(code, Some(1), "{text}");
        assert_eq!(found["source_kind"], "account_json", "{text}");
        assert_eq!(found["cases"], json!([]));
        assert_eq!(found["warnings"], json!(["account_list_empty"]), "{text}");
    }
}
