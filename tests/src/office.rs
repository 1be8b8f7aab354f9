//! A record as large as that of a busy office: made up, written as an archive
//! that `casekeep-cli import` reads.

use chrono::{Days, NaiveDate};
use serde_json::{json, Value};

/// Cases of an office.
pub const CASES: usize = 5_000;
/// Facts of an office.
pub const FACTS: usize = 50_000;

const FORMS: [&str; 10] = [
    "I-485", "I-765", "I-131", "I-130", "N-400", "I-751", "I-589", "I-539", "I-90", "I-140",
];
/// Every case has these: eight facts.
const OF_CASE: [(&str, u64); 4] = [
    ("received_date", 0),
    ("notice_date", 12),
    ("valid_until", 700),
    ("card_expires", 760),
];
const WORDS_OF_CASE: [(&str, &str); 4] = [
    ("stage", "pending"),
    ("class", "made up"),
    ("status_text", "Case Was Received"),
    ("service_center", "Anytown"),
];
/// Every person, of whom there is one for two cases, has these: four facts.
const OF_PERSON: [(&str, u64); 4] = [
    ("passport_expires", 900),
    ("lpr_since", 30),
    ("moved_on", 395),
    ("i94_expires", 420),
];

/// The id of the nth person.
pub fn person_id(n: usize) -> String {
    id(1, n)
}

/// The archive, with dates around `today`.
pub fn archive(today: NaiveDate) -> String {
    let origin = json!({ "from": "typed" }).to_string();
    let at = format!("{}T09:00:00.000Z", today - Days::new(380));
    let mut people = Vec::new();
    let mut cases = Vec::new();
    let mut parts = Vec::new();
    let mut facts: Vec<Value> = Vec::new();
    let mut fact = |kind: &str, subject: &str, field: &str, value: String| {
        facts.push(json!({
            "subject_kind": kind, "subject": subject, "field": field, "position": 0,
            "value": value, "shown": value, "origin": origin, "recorded_at": at,
        }));
    };
    for n in 0..CASES {
        let (case, person) = (id(2, n), person_id(n / 2));
        let start = today - Days::new(30 + (n as u64 * 7) % 370);
        let day = |after: u64| (start + Days::new(after)).to_string();
        if n % 2 == 0 {
            people.push(json!({
                "id": person, "given_names": format!("Given{n}"),
                "family_name": format!("Family{n}"), "birth_date": "1988-04-05",
                "recorded_at": at,
            }));
            for (field, after) in OF_PERSON {
                fact("person", &person, field, day(after));
            }
        }
        cases.push(json!({
            "id": case, "form": FORMS[n % FORMS.len()],
            "receipt_number": format!("IOE09{n:08}"), "origin": origin, "recorded_at": at,
        }));
        parts.push(json!({ "filing": case, "person": person, "role": "applicant" }));
        for (field, after) in OF_CASE {
            fact("case", &case, field, day(after));
        }
        for (field, word) in WORDS_OF_CASE {
            fact("case", &case, field, word.to_owned());
        }
    }
    assert_eq!((cases.len(), facts.len()), (CASES, FACTS));
    let (documents, bytes, of_cases) = notices(today, &at);
    json!({
        "format": "casekeep-record", "version": 1, "schema": 3, "exported_at": at,
        "tables": {
            "person": people, "filing": cases, "filing_person": parts, "fact": facts,
            "document": documents, "document_filing": of_cases,
        },
        "documents": bytes,
    })
    .to_string()
}

/// A receipt for every case, a request for evidence for every fifth.
fn notices(today: NaiveDate, at: &str) -> (Vec<Value>, Value, Vec<Value>) {
    let mut documents = Vec::new();
    let mut bytes = serde_json::Map::new();
    let mut of_cases = Vec::new();
    let receipts = (0..CASES).map(|n| (n, "receipt", n, 30 + (n as u64 * 7) % 370));
    let requests = (0..CASES / 5).map(|n| (CASES + n, "rfe", n * 5, (n as u64 * 3) % 60));
    for (n, kind, case, ago) in receipts.chain(requests) {
        let text = format!("Notice {n} of an office that does not exist");
        let hash = format!("{n:064}");
        bytes.insert(
            hash.clone(),
            data_encoding::BASE64.encode(text.as_bytes()).into(),
        );
        documents.push(json!({
            "id": id(3, n), "kind": kind, "media_type": "text/plain",
            "byte_count": text.len(), "hash": hash, "text": text,
            "dated_on": (today - Days::new(ago)).to_string(), "kept_at": at,
        }));
        of_cases.push(json!({ "document": id(3, n), "filing": id(2, case) }));
    }
    (documents, bytes.into(), of_cases)
}

fn id(kind: u8, n: usize) -> String {
    format!("01900000-000{kind}-7000-8000-{n:012}")
}
