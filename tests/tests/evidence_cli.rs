//! The evidence of a case without a window: answers, marks, own items, limits,
//! and what was sent.
#![allow(clippy::unwrap_used)]

use serde_json::{json, Value};
use whole_program::{fixture, Cli};

const PASSPHRASE: &str = "three calm herons";

fn put(cli: &Cli<'_>, what: &str, request: &Value) -> Value {
    let put = cli.tell(&["put", what, "--json"], &request.to_string());
    assert_eq!(put.code, Some(0), "{what}: {}{}", put.out, put.err);
    serde_json::from_str(&put.out).unwrap()
}

fn item<'p>(page: &'p Value, id: &str) -> &'p Value {
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .find(|item| item["id"] == id)
        .unwrap_or_else(|| panic!("{id} in {page}"))
}

#[test]
fn what_is_needed_is_gathered_and_what_was_sent_stays_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let cli = Cli::alone(home.path(), PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    let notice = fixture("notices/n01_receipt_i485_ioe.pdf");
    let read = cli
        .tell(&["read", "--json", notice.to_str().unwrap()], "")
        .out;
    let kept = cli.tell(&["add", "--json"], &read);
    let kept: Value = serde_json::from_str(&kept.out).unwrap();
    let case = kept["case"].clone();

    // The list of the case's form is there, with its questions.
    let page = cli.json(&["evidence", "IOE0000000101"]);
    assert_eq!(page["form"]["number"], "I-485");
    assert!(page["questions"]
        .as_array()
        .unwrap()
        .iter()
        .all(|q| q["answer"].is_null()));
    let answer = |key: &str, value: &str| {
        put(
            &cli,
            "evidence-answer",
            &json!({ "case": case, "key": key, "value": value }),
        )
    };
    let before = page["items"].as_array().unwrap().len();
    let page = answer("variant", "immediate-relative");
    assert!(page["items"].as_array().unwrap().len() > before);
    let page = answer("foreign_documents", "yes");
    assert_eq!(item(&page, "base.translate")["state"], "needed");
    let page = answer("foreign_documents", "");
    assert!(page["items"]
        .as_array()
        .unwrap()
        .iter()
        .all(|one| one["id"] != "base.translate"));
    answer("planned_on", "2026-06-20");

    // A paper at hand is one thing less that is missing.
    let missing = page["missing"].as_u64().unwrap();
    let mark = |item: &Value, state: &str, reason: &str, documents: Value| json!({ "case": case, "item": item, "label": "", "state": state, "reason": reason, "documents": documents });
    let document = kept["document"].clone();
    let page = put(
        &cli,
        "evidence-mark",
        &mark(&json!("base.fee"), "have", "", json!([document])),
    );
    assert_eq!(page["missing"].as_u64().unwrap(), missing - 1);
    assert_eq!(
        item(&page, "base.fee")["documents"][0]["file_name"],
        "n01_receipt_i485_ioe.pdf"
    );

    // What does not apply says why; an own item has words.
    let without_why = mark(&json!("base.edition"), "not_applicable", "", json!([]));
    let refused = cli.tell(
        &["put", "evidence-mark", "--json"],
        &without_why.to_string(),
    );
    assert_eq!(refused.code, Some(3));
    let page = put(
        &cli,
        "evidence-mark",
        &json!({ "case": case, "item": null, "label": "Letter from Aunt Rosa", "state": "needed", "reason": "", "documents": [] }),
    );
    assert!(page["items"]
        .as_array()
        .unwrap()
        .iter()
        .any(|one| one["own"] == true));

    // Sending freezes what is at hand, with the fingerprint of its bytes.
    let page = put(
        &cli,
        "evidence-send",
        &json!({ "case": case, "on": "2026-06-20", "how": "mail", "carrier": "USPS", "tracking": "9400 1000", "to": "Lockbox" }),
    );
    assert_eq!(item(&page, "base.fee")["state"], "sent");
    let sent = &page["sendings"][0];
    assert_eq!(sent["tracking"], "9400 1000");
    assert_eq!(sent["items"].as_array().unwrap().len(), 1);
    assert_eq!(sent["items"][0]["sha256"].as_str().unwrap().len(), 64);
    let nothing = cli.tell(
        &["put", "evidence-send", "--json"],
        &json!({ "case": case, "on": "", "how": "mail", "carrier": "", "tracking": "", "to": "" })
            .to_string(),
    );
    assert_eq!(nothing.code, Some(3), "nothing is at hand");
    let timeline = cli.json(&["timeline", "IOE0000000101"]);
    assert!(timeline["entries"]
        .as_array()
        .unwrap()
        .iter()
        .any(|entry| entry["title"]["code"] == "event_evidence_sent"));

    // One step back, and it is at hand again.
    cli.json(&["undo"]);
    let page = cli.json(&["evidence", "IOE0000000101"]);
    assert_eq!(item(&page, "base.fee")["state"], "have");
    assert_eq!(page["sendings"], json!([]));
}
