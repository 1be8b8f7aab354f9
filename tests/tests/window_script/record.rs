//! A record with script in every field that takes words, as the JSON that the
//! window reads in.

use serde_json::{json, Map, Value};

const AT: &str = "2026-05-01T09:00:00.000Z";
const DAY: &str = "2026-05-01";

/// Hostile words, each with a number of its own, and where each one stands.
pub struct Hostile {
    /// `table.column` of each number.
    pub places: Vec<String>,
}

impl Hostile {
    /// None yet.
    pub fn new() -> Self {
        Self { places: Vec::new() }
    }

    /// Words for a place: elements that would load, run or be seen if they were
    /// ever taken for anything but words.
    pub fn words(&mut self, place: &str) -> String {
        self.places.push(place.to_owned());
        said(self.places.len() - 1)
    }

    /// The same inside a table's row.
    fn at(&mut self, table: &str, column: &str) -> Value {
        self.words(&format!("{table}.{column}")).into()
    }
}

/// The hostile words with a number.
pub fn said(number: usize) -> String {
    format!(
        "\"'><img src=x data-born={number} onerror=born()><script data-born>born()</script>\
         <svg data-born onload=born()></svg><iframe data-born srcdoc='<script>parent.born()</script>'></iframe>\
         <a data-born href=javascript:born()>$& {{title}}</a>"
    )
}

fn id(kind: u8, n: u8) -> String {
    format!("01900000-00{kind:02}-7000-8000-{n:012}")
}

/// The record, ready to be read in.
pub fn archive(hostile: &mut Hostile) -> Value {
    let (person, other) = (id(1, 1), id(1, 2));
    let (case, second) = (id(2, 1), id(2, 2));
    let (page, picture) = (id(3, 1), id(3, 2));
    let account = id(4, 1);
    let appointment = id(5, 1);
    let mut tables = Map::new();
    let mut put = |table: &str, rows: Value| tables.insert(table.to_owned(), rows);

    put(
        "person",
        json!([
            { "id": person, "given_names": hostile.at("person", "given_names"),
              "family_name": hostile.at("person", "family_name"), "birth_date": "1990-03-05",
              "recorded_at": AT },
            { "id": other, "given_names": "Tomás", "family_name": "", "recorded_at": AT },
        ]),
    );
    let from_page = json!({ "from": "document", "document": page, "places": [
        { "page": 1, "x0": 0.1, "y0": 0.1, "x1": 0.5, "y1": 0.2,
          "text": hostile.words("origin.text"), "span": [0, 20] } ] })
    .to_string();
    let typed = json!({ "from": "typed" }).to_string();
    put(
        "identifier",
        json!([
            { "id": id(6, 1), "person": person, "kind": "passport_number",
              "value": hostile.at("identifier", "value"), "verified": 1, "origin": typed,
              "recorded_at": AT },
            { "id": id(6, 2), "person": person, "kind": hostile.at("identifier", "kind"),
              "value": "constructor", "verified": 0, "origin": typed, "recorded_at": AT },
        ]),
    );
    put(
        "account",
        json!([{ "id": account, "person": person, "number": "000000000101", "origin": typed,
                 "recorded_at": AT }]),
    );
    put(
        "filing",
        json!([
            { "id": case, "form": "I-485", "receipt_number": "IOE0000000101",
              "account": account, "origin": typed, "recorded_at": AT },
            { "id": second, "form": hostile.at("filing", "form"), "origin": typed,
              "recorded_at": AT },
        ]),
    );
    put(
        "filing_person",
        json!([
            { "filing": case, "person": person, "role": "applicant" },
            { "filing": case, "person": other, "role": hostile.at("filing_person", "role") },
            { "filing": second, "person": other, "role": "applicant" },
        ]),
    );
    let (page_hash, picture_hash) = ("1".repeat(64), "2".repeat(64));
    put(
        "document",
        json!([
            { "id": page, "kind": "receipt", "media_type": "text/html",
              "file_name": hostile.at("document", "file_name"), "byte_count": 10,
              "hash": page_hash, "text": hostile.at("document", "text"), "dated_on": DAY,
              "kept_at": AT },
            { "id": picture, "kind": hostile.at("document", "kind"),
              "media_type": "image/svg+xml", "file_name": "remolacha.svg", "byte_count": 10,
              "hash": picture_hash, "text": "", "kept_at": AT },
        ]),
    );
    put(
        "document_filing",
        json!([{ "document": page, "filing": case }, { "document": picture, "filing": second }]),
    );
    put(
        "document_person",
        json!([{ "document": page, "person": person }]),
    );
    put(
        "appointment",
        json!([{ "id": appointment, "kind": "biometrics", "local_at": "2026-06-20T09:00",
                 "zone": null, "place_name": hostile.at("appointment", "place_name"),
                 "place_lines": json!([hostile.at("appointment", "place_lines")]).to_string(),
                 "person": person, "origin": from_page, "recorded_at": AT }]),
    );
    put(
        "appointment_filing",
        json!([{ "appointment": appointment, "filing": case }]),
    );
    put(
        "fact",
        facts(hostile, (&person, &case, &appointment, &page), &from_page),
    );
    put(
        "card",
        cards(
            hostile,
            (&person, &other),
            (&case, &second),
            &page,
            &account,
        ),
    );
    put(
        "own_date",
        json!([{ "id": id(7, 1), "title": hostile.at("own_date", "title"),
                 "on_day": "2026-06-10", "repeats": "once", "remind_days": "[7, 1]",
                 "note": hostile.at("own_date", "note"), "person": person, "filing": case,
                 "recorded_at": AT }]),
    );
    let step = json!({ "title": hostile.words("step.label_params") }).to_string();
    put(
        "step",
        json!([{ "id": 1, "at": AT, "kind": "do", "label_code": "step_own_date_added",
                 "label_params": step, "state": "done" }]),
    );
    put("event", events(hostile, &person, &case, &page, &from_page));
    json!({
        "format": "casekeep-record", "version": 1, "schema": 3, "exported_at": AT,
        "tables": tables,
        "documents": { page_hash: base64(HOSTILE_PAGE), picture_hash: base64(HOSTILE_PICTURE) },
    })
}

const HOSTILE_PAGE: &str =
    "<!doctype html><body onload=born()><script data-born>born()</script><p>zanahoria";
const HOSTILE_PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" \
     onload=\"parent.born()\"><script>parent.born()</script></svg>";

fn base64(text: &str) -> String {
    data_encoding::BASE64.encode(text.as_bytes())
}

fn facts(hostile: &mut Hostile, of: (&str, &str, &str, &str), origin: &str) -> Value {
    let (person, case, appointment, document) = of;
    let mut rows = Vec::new();
    let mut put = |kind: &str, subject: &str, field: &str, origin: &str, value: Value| {
        rows.push(json!({
            "subject_kind": kind, "subject": subject, "field": field, "position": 0,
            "value": value, "shown": value, "document":
                (origin.contains("places")).then(|| document.to_owned()),
            "origin": origin, "recorded_at": AT,
        }));
    };
    let typed = json!({ "from": "typed" }).to_string();
    for field in [
        "birth_country",
        "name_spelled",
        "helper_name",
        "helper_phone",
        "helper_email",
    ] {
        let words = hostile.at("fact.person", field);
        put("person", person, field, &typed, words);
    }
    for field in ["class", "service_center", "fee_paid", "status_text"] {
        let words = hostile.at("fact.case", field);
        put("case", case, field, &typed, words);
    }
    for field in ["applicant_name", "status_title"] {
        let words = hostile.at("fact.case", field);
        put("case", case, field, origin, words);
    }
    let field = hostile.words("fact.field");
    put("case", case, &field, origin, "x".into());
    put(
        "appointment",
        appointment,
        "state",
        &typed,
        "planned".into(),
    );
    let words = hostile.at("fact.appointment", "note");
    put("appointment", appointment, "note", &typed, words);
    for field in ["note", "language"] {
        let words = hostile.at("fact.document", field);
        put("document", document, field, &typed, words);
    }
    rows.into()
}

fn cards(
    hostile: &mut Hostile,
    (person, other): (&str, &str),
    (case, second): (&str, &str),
    document: &str,
    account: &str,
) -> Value {
    let mut rows = Vec::new();
    let mut put = |kind: &str, filing: Option<&str>, body: Value| {
        let n = u8::try_from(rows.len()).expect("few cards");
        rows.push(json!({
            "id": id(8, n), "kind": kind, "person": filing.is_none().then_some(person),
            "filing": filing, "body": body.to_string(), "recorded_at": AT,
        }));
    };
    put(
        "case_link",
        Some(case),
        json!({ "to": second, "kind": "based_on" }),
    );
    put("relation", None, json!({ "to": other, "kind": "spouse" }));
    put(
        "address",
        None,
        json!({ "lines": [hostile.at("address", "lines")], "since": DAY, "until": null }),
    );
    put(
        "contact",
        Some(case),
        json!({
            "on": DAY, "channel": hostile.at("contact", "channel"),
            "tier": hostile.at("contact", "tier"),
            "reference": hostile.at("contact", "reference"),
            "said": hostile.at("contact", "said"),
            "promised": hostile.at("contact", "promised"), "promised_by": "2026-05-20",
            "settled": false,
        }),
    );
    put(
        "trip",
        None,
        json!({ "left_on": "2026-01-05", "back_on": "2026-01-20",
                "place": hostile.at("trip", "place"), "note": hostile.at("trip", "note") }),
    );
    put(
        "checklist",
        Some(case),
        json!({ "form": "i-485", "answers": { "constructor": hostile.words("checklist.answers") },
                "planned_on": null, "exhibits": [] }),
    );
    put(
        "checklist_mark",
        Some(case),
        json!({ "item": null, "label": hostile.at("checklist_mark", "label"), "state": "have",
                "reason": hostile.at("checklist_mark", "reason"), "documents": [document] }),
    );
    put(
        "sending",
        Some(case),
        json!({
            "on": DAY, "how": "mail", "carrier": hostile.at("sending", "carrier"),
            "tracking": hostile.at("sending", "tracking"), "to": hostile.at("sending", "to"),
            "items": [{ "label": hostile.at("sending", "label"), "document": null,
                        "file_name": hostile.at("sending", "file_name"), "hash": null }],
        }),
    );
    put(
        "sign_in",
        None,
        json!({
            "account": account, "email": hostile.at("sign_in", "email"),
            "second_factor": "app",
            "second_factor_where": hostile.at("sign_in", "second_factor_where"),
            "recovery_notes": hostile.at("sign_in", "recovery_notes"),
        }),
    );
    rows.into()
}

fn events(hostile: &mut Hostile, person: &str, case: &str, document: &str, origin: &str) -> Value {
    let mut rows = Vec::new();
    for (n, (kind, code, params)) in (1_u8..).zip([
        (
            "note",
            "event_by_hand".to_owned(),
            json!({ "text": hostile.words("event.title_params") }),
        ),
        (
            "notice",
            "event_receipt".to_owned(),
            json!({ "form": "I-485" }),
        ),
        ("reported", hostile.words("event.title_code"), json!({})),
    ]) {
        rows.push(json!({
            "id": id(9, n), "step": 1, "kind": kind, "happened_on": DAY, "recorded_at": AT,
            "person": person, "filing": case, "document": document, "title_code": code,
            "title_params": params.to_string(), "quote": hostile.at("event", "quote"),
            "origin": origin,
        }));
    }
    rows.into()
}
