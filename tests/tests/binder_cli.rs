//! What is written by hand, without a window: cases before they have a number,
//! their relations, the history and its corrections, appointments; and the whole
//! record out and into another.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use serde_json::{json, Value};
use whole_program::{fixture, Cli};

const PASSPHRASE: &str = "three calm herons";

fn made(folder: &Path) -> Cli<'static> {
    let cli = Cli::alone(folder, PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    cli
}

fn put(cli: &Cli<'_>, what: &str, request: &Value) -> Value {
    let put = cli.tell(&["put", what, "--json"], &request.to_string());
    assert_eq!(put.code, Some(0), "{what}: {}{}", put.out, put.err);
    serde_json::from_str(&put.out).unwrap()
}

fn person(cli: &Cli<'_>, given: &str) -> Value {
    let page = put(
        cli,
        "person",
        &json!({ "person": null, "given_names": given, "family_name": "Quetzal",
            "birth_date": "", "online_account_number": "", "a_number": "" }),
    );
    page["card"]["person"]["id"].clone()
}

fn case(cli: &Cli<'_>, id: &Value, form: &str, who: &Value, fields: Value) -> Value {
    let details = put(
        cli,
        "case",
        &json!({ "case": id, "form": form, "receipt_number": "",
            "people": [{ "person": who, "role": "applicant" }], "fields": fields }),
    );
    details["draft"]["case"].clone()
}

fn titles(cli: &Cli<'_>, case: &Value) -> Vec<Value> {
    let timeline = cli.json(&["timeline", case.as_str().unwrap()]);
    timeline["entries"].as_array().unwrap().clone()
}

/// A record with something of everything.
fn household(cli: &Cli<'_>) -> (Value, Value) {
    let (ana, luis) = (person(cli, "Ana"), person(cli, "Luis"));
    put(
        cli,
        "relation",
        &json!({ "person": ana, "to": luis, "kind": "spouse" }),
    );
    put(
        cli,
        "address",
        &json!({ "card": null, "person": ana, "lines": "1 Sample St\nAnytown", "since": "2020-01-05", "until": "" }),
    );
    put(
        cli,
        "person-details",
        &json!({ "person": ana, "birth_country": "Guatemala", "spelled": ["ANA QUETZAL-SAMPLE"],
            "helper_name": "Pat Sample", "helper_role": "attorney", "helper_phone": "", "helper_email": "" }),
    );
    let petition = case(
        cli,
        &Value::Null,
        "i130",
        &luis,
        json!({ "stage": "sent", "filed_date": "May 4, 2026" }),
    );
    let adjustment = case(
        cli,
        &Value::Null,
        "I-485",
        &ana,
        json!({ "stage": "preparing" }),
    );
    put(
        cli,
        "case-link",
        &json!({ "case": adjustment, "to": petition, "kind": "based_on" }),
    );
    (adjustment, petition)
}

#[test]
fn a_case_lives_before_it_has_a_number_and_tells_its_history() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let (adjustment, petition) = household(&cli);
    assert_eq!(
        cli.json(&["list", "cases"])["cases"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let ana = cli.json(&["list", "people"])["people"][0]["person"]["id"].clone();
    let status = "Case Was Received and A Receipt Notice Was Sent";
    let details = put(
        &cli,
        "case",
        &json!({ "case": adjustment, "form": "I-485", "receipt_number": "ioe 09 1234 5678",
            "people": [{ "person": ana, "role": "applicant" }],
            "fields": { "stage": "received", "status_text": status, "status_date": "06/01/2026" } }),
    );
    assert_eq!(
        details["status"]["quote"], status,
        "the agency's words stay"
    );
    assert_eq!(details["status"]["phase"]["en"], "Received");
    assert_eq!(details["links"][0]["kind"], "based_on");
    assert_eq!(details["links"][0]["other"]["id"], petition);
    let told = titles(&cli, &adjustment);
    assert!(told
        .iter()
        .any(|entry| entry["quote"] == status && entry["happened_on"] == "2026-06-01"));

    // A number another case has, a form that is none, a date that is none.
    for (field, request) in [
        (
            "receipt_number",
            json!({ "case": petition, "form": "I-130", "receipt_number": "IOE0912345678", "people": [], "fields": {} }),
        ),
        (
            "form",
            json!({ "case": null, "form": "carrot", "receipt_number": "", "people": [], "fields": {} }),
        ),
        (
            "filed_date",
            json!({ "case": null, "form": "I-90", "receipt_number": "", "people": [], "fields": { "filed_date": "3/5/26" } }),
        ),
    ] {
        let refused = cli.tell(&["put", "case", "--json"], &request.to_string());
        assert_eq!(refused.code, Some(3), "{field}");
        let said: Value = serde_json::from_str(&refused.out).unwrap();
        assert_eq!(said["field"], field);
    }
}

#[test]
fn a_correction_keeps_the_old_entry_and_search_finds_both() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let (case, _) = household(&cli);
    let entry = |text: &str, corrects: &Value| {
        put(
            &cli,
            "entry",
            &json!({ "case": case, "person": null, "kind": "contact", "happened_on": "2026-05-05",
                "text": text, "corrects": corrects }),
        )["id"]
            .clone()
    };
    let first = entry("Called, they said zanahoria", &Value::Null);
    entry("Called, they said remolacha", &first);
    let told = titles(&cli, &case);
    let by_text = |word: &str| {
        told.iter()
            .find(|entry| {
                entry["title"]["params"]["text"]
                    .as_str()
                    .is_some_and(|t| t.contains(word))
            })
            .unwrap()
            .clone()
    };
    assert_eq!(by_text("zanahoria")["corrected"], true);
    assert_eq!(by_text("remolacha")["correction"], true);
    let found = cli.json(&["search", "remolach"]);
    assert_eq!(found["found"][0]["target"]["id"], case);
    cli.json(&["undo"]);
    let told = titles(&cli, &case);
    assert!(told.iter().all(|entry| entry["corrected"] == false));
}

#[test]
fn an_appointment_that_was_moved_is_no_longer_due() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let (case, _) = household(&cli);
    let mut draft = json!({ "appointment": null, "kind": "biometrics", "date": "June 20, 2026",
        "time": "9:00 AM", "place_name": "USCIS ANYTOWN", "place_address": "1 Sample St\nAnytown",
        "cases": [case], "person": null, "state": "planned", "note": "Bring water" });
    let id = put(&cli, "appointment", &draft)["id"].clone();
    let due = |cli: &Cli<'_>| {
        cli.json(&["list", "due", "--today", "2026-06-01"])["due"]
            .as_array()
            .unwrap()
            .len()
    };
    assert!(due(&cli) > 0);
    draft["appointment"] = id;
    draft["state"] = json!("rescheduled");
    put(&cli, "appointment", &draft);
    assert_eq!(due(&cli), 0);
    let shown = cli.json(&["show", case.as_str().unwrap()]);
    assert_eq!(shown["appointments"][0]["state"], "rescheduled");
    assert_eq!(shown["appointments"][0]["note"], "Bring water");
    let told = titles(&cli, &case);
    assert!(told
        .iter()
        .any(|entry| entry["title"]["code"] == "event_appointment_rescheduled"));
}

#[test]
fn the_record_goes_out_and_into_another_without_loss() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    household(&cli);
    let notice = fixture("notices/n01_receipt_i485_ioe.pdf");
    let read = cli
        .tell(&["read", "--json", notice.to_str().unwrap()], "")
        .out;
    assert_eq!(cli.tell(&["add", "--json"], &read).code, Some(0));
    cli.json(&["undo"]);
    cli.json(&["redo"]);
    let file = home.path().join("out.json");
    let place = file.to_str().unwrap();
    let exported = cli.tell(&["export", "json", "--for", "myself", "--out", place], "");
    assert_eq!(exported.code, Some(0), "{}", exported.err);

    let other_home = tempfile::tempdir().unwrap();
    let other = made(other_home.path());
    let filled = other.json(&["import", file.to_str().unwrap()]);
    let people = cli.json(&["list", "people"])["people"].clone();
    assert_eq!(filled["people"], people.as_array().unwrap().len());
    let whole = other.json(&["verify"]);
    assert_eq!(whole["ok"], true);
    assert_eq!(whole["content"], cli.json(&["verify"])["content"]);
    assert_eq!(other.json(&["timeline"]), cli.json(&["timeline"]));
    // A record that holds something is never overwritten.
    let again = other.tell(&["import", file.to_str().unwrap(), "--json"], "");
    assert_eq!(again.code, Some(4));
    assert_eq!(other.json(&["verify"])["content"], whole["content"]);
    // Also undo came along.
    other.json(&["undo"]);
    cli.json(&["undo"]);
    assert_eq!(
        other.json(&["verify"])["content"],
        cli.json(&["verify"])["content"]
    );
}

#[test]
fn a_file_that_is_no_export_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let before = cli.json(&["verify"])["content"].clone();
    for (name, text) in [
        ("empty.json", "{}".to_owned()),
        ("text.json", "not json".to_owned()),
        ("newer.json", json!({ "format": "casekeep-record", "version": 99, "schema": 99, "exported_at": "", "tables": {}, "documents": {} }).to_string()),
        ("strange.json", json!({ "format": "casekeep-record", "version": 1, "schema": 1, "exported_at": "", "tables": { "person": [{ "row": 1, "moon": "full" }] }, "documents": {} }).to_string()),
    ] {
        let file = home.path().join(name);
        std::fs::write(&file, text).unwrap();
        let refused = cli.tell(&["import", file.to_str().unwrap(), "--json"], "");
        assert!(matches!(refused.code, Some(3 | 4)), "{name}: {:?} {}", refused.code, refused.err);
    }
    assert_eq!(cli.json(&["verify"])["content"], before);
}

#[test]
fn a_contact_keeps_its_promise_in_sight_and_is_found() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let (case, _) = household(&cli);
    let mut draft = json!({ "card": null, "case": case, "on": "2026-05-20", "channel": "phone", "tier": "2",
        "reference": "SR1234567", "said": "Zanahoria", "promised": "A call back", "promised_by": "2026-05-30",
        "settled": false });
    put(&cli, "contact", &draft);
    let shown = |today: &str| cli.json(&["contacts", "--today", today]);
    assert_eq!(shown("2026-05-29")["contacts"][0]["overdue"], false);
    let page = shown("2026-06-01");
    assert_eq!(page["contacts"][0]["overdue"], true);
    assert!(page["channels"].as_array().unwrap().len() > 8);
    assert_eq!(page["sheets"].as_array().unwrap().len(), 2);
    draft["card"] = page["contacts"][0]["id"].clone();
    draft["settled"] = json!(true);
    put(&cli, "contact", &draft);
    assert_eq!(shown("2026-06-01")["contacts"][0]["overdue"], false);
    assert_eq!(
        cli.json(&["search", "SR1234567"])["found"][0]["target"]["id"],
        case
    );
    cli.json(&["undo"]);
    assert_eq!(shown("2026-06-01")["contacts"][0]["overdue"], true);
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    let ana = person(&cli, "=HYPERLINK(\"x\")");
    case(&cli, &Value::Null, "I-90", &ana, json!({ "class": "+1" }));
    for table in ["cases", "history", "people", "appointments", "documents"] {
        let written = cli.tell(&["export", "csv", table], "");
        assert_eq!(written.code, Some(0), "{}", written.err);
        assert!(
            !written.out.contains(",=") && !written.out.contains(",+1"),
            "{}",
            written.out
        );
        assert!(!written.out.contains(",\"="), "{}", written.out);
    }
}
