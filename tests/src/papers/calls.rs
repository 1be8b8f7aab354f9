//! Notices that call somebody to a day and a place.

use serde_json::{json, Value};

use super::notices::{facts, Facts, STREET};
use super::setting::Setting;
use super::Paper;

fn one(text: &str) -> Vec<String> {
    vec![text.to_owned()]
}

fn called(kind: &str, family: &str, case: Value, appointment: Value) -> Value {
    json!({
        "document_kind": kind, "form_family": family, "cases": [case],
        "appointments": [appointment], "deadlines": [],
    })
}

fn case_of(facts: &Facts) -> Value {
    json!({
        "receipt_number": facts.receipt, "form_type": facts.form.0,
        "notice_date": facts.notice.to_string(), "a_numbers": [facts.a_number],
    })
}

/// Biometrics, at times for several receipts, at times at noon.
pub(super) fn biometrics(seed: u64) -> Paper {
    let mut set = Setting::of(seed);
    let facts = facts(&mut set, seed);
    set.head(&["Form I-797C, Notice of Action"]);
    set.centred("THIS NOTICE DOES NOT GRANT ANY IMMIGRATION STATUS OR BENEFIT.");
    let several = seed.is_multiple_of(3);
    let mut printed = one(&facts.printed_receipt);
    let mut receipts = vec![facts.receipt.clone()];
    if several {
        printed.push("IOE0000000122".to_owned());
        receipts.push("IOE0000000122".to_owned());
    }
    let notice = facts.notice.format("%m/%d/%Y").to_string();
    set.row(
        &[4.0, 5.0, 3.0],
        &[
            ("", one("ASC Appointment Notice")),
            ("APPLICATION/PETITION/REQUEST NUMBER", printed),
            ("NOTICE DATE", one(&notice)),
        ],
    );
    set.row(
        &[6.0, 4.0, 3.0, 1.5],
        &[
            ("CASE TYPE", one(facts.form.1)),
            ("SOCIAL SECURITY NUMBER", Vec::new()),
            ("USCIS A#", one(&facts.printed_a_number)),
            ("CODE", one("3")),
        ],
    );
    let page = set.chance.one_of(&["1 of 1", "CSC 1 of 2"]);
    set.row(
        &[4.0, 3.0, 3.0, 2.5],
        &[
            ("USCIS ACCOUNT NUMBER", one("000000000101")),
            ("TCR", Vec::new()),
            ("SERVICE CENTER", one("NBC")),
            ("PAGE", one(page)),
        ],
    );
    let address = [&[facts.addressed], &STREET[..]].concat();
    set.address_and_box(&address, &[]);
    set.paragraph("To go on with your case, USCIS has to collect your biometrics. Please appear at the Application Support Center below at the date and time shown.");
    let day = facts.notice + chrono::Days::new(18);
    let (hour, minute) = set.chance.one_of(&[(9, 0), (12, 0), (15, 30), (8, 45)]);
    let (date, time) = (day.format("%m/%d/%Y").to_string(), set.time(hour, minute));
    let together = format!("{date} {time}");
    let when: &[&str] = match set.chance.coin() {
        true => &[&date, &time],
        false => &[&together],
    };
    set.under(
        (
            "APPLICATION SUPPORT CENTER",
            &[
                "USCIS ANYTOWN",
                "200 EXAMPLE PLAZA",
                "SUITE 10",
                "ANYTOWN KS 00000",
            ],
        ),
        (
            "PLEASE READ THIS ENTIRE NOTICE CAREFULLY.",
            "DATE AND TIME OF APPOINTMENT",
            when,
        ),
    );
    set.paragraph("WHEN YOU GO TO THE APPLICATION SUPPORT CENTER TO HAVE YOUR BIOMETRICS TAKEN, YOU MUST BRING:");
    set.line("1. THIS APPOINTMENT NOTICE and");
    set.line("2. PHOTO IDENTIFICATION. Documents that have passed their expiration date may not be accepted.");
    set.gap(1.0);
    set.line("REQUEST FOR RESCHEDULING");
    set.line("The request has to be made before the date above. Call 800-375-5283 within 10 days.");
    let mut case = case_of(&facts);
    case["online_account_number"] = json!("000000000101");
    case["biometrics_code"] = json!("3");
    case["office"] = json!("NBC");
    let mut said = called(
        "biometrics",
        "I-797C",
        case,
        json!({
            "type": "biometrics", "local_datetime": format!("{day}T{hour:02}:{minute:02}"),
            "place_name": "USCIS ANYTOWN",
            "place_address": ["200 EXAMPLE PLAZA", "SUITE 10", "ANYTOWN KS 00000"],
            "receipt_numbers": receipts,
        }),
    );
    if several {
        said["cases"]
            .as_array_mut()
            .expect("a list")
            .push(json!({"receipt_number": "IOE0000000122"}));
    }
    Paper {
        name: format!("biometrics {seed}"),
        pdf: set.pdf(),
        expected: said,
    }
}

/// Interviews, of both families.
pub(super) fn interview(seed: u64) -> Paper {
    let mut set = Setting::of(seed);
    let facts = facts(&mut set, seed);
    set.head(&["Form I-797C, Notice of Action"]);
    let naturalization = seed.is_multiple_of(2);
    let title = match naturalization {
        true => "REQUEST FOR APPLICANT TO APPEAR FOR INTERVIEW",
        false => "REQUEST FOR APPLICANT TO APPEAR FOR INITIAL INTERVIEW",
    };
    let (notice, received) = (set.date(facts.notice), set.date(facts.received));
    let form = match naturalization {
        true => facts.form.1.to_owned(),
        false => format!("FORM {}, {}", facts.form.0, facts.form.2.to_uppercase()),
    };
    set.row(
        &[8.0, 3.0],
        &[("", one(title)), ("Notice Date", one(&notice))],
    );
    set.row(
        &[8.0, 3.0],
        &[
            ("Case Type", one(&form)),
            ("A Number", one(&facts.printed_a_number)),
        ],
    );
    set.row(
        &[4.0, 3.0, 3.0, 2.0],
        &[
            ("Receipt Number", one(&facts.printed_receipt)),
            ("Received Date", one(&received)),
            ("Priority Date", Vec::new()),
            ("Page", one("1 of 2")),
        ],
    );
    let address = [&[facts.addressed], &STREET[..]].concat();
    set.address_and_box(&address, &[]);
    set.paragraph("You are hereby notified to appear for an interview on your application at the date, time and place below.");
    let day = facts.notice + chrono::Days::new(40);
    let (hour, minute) = set.chance.one_of(&[(9, 30), (12, 0), (13, 15)]);
    let (written, time) = (
        day.format("%A, %B %d, %Y").to_string(),
        set.time(hour, minute),
    );
    let labels = match naturalization {
        true => ("On (Date):", "At (Time):"),
        false => ("ON:", "AT:"),
    };
    set.beside(
        "Please come to:",
        &[
            "USCIS ANYTOWN FIELD OFFICE",
            "300 EXAMPLE BLVD",
            "3RD FLOOR, ROOM 310",
            "ANYTOWN KS 00000",
        ],
        &[(labels.0, &written), (labels.1, &time)],
    );
    set.paragraph("Bring with you:");
    set.line("This letter, a photo ID, your passport even if it expired on 05/31/2024, and any travel document.");
    set.line("A medical exam signed before November 1, 2023 has its own rules.");
    set.next_page();
    set.line(&format!("{}  Page 2 of 2", facts.printed_receipt));
    set.paragraph("Arrive no earlier than 30 minutes before the time of the appointment.");
    let mut case = case_of(&facts);
    case["received_date"] = json!(facts.received.to_string());
    let said = called(
        "interview",
        "I-797C",
        case,
        json!({
            "type": "interview", "local_datetime": format!("{day}T{hour:02}:{minute:02}"),
            "place_name": "USCIS ANYTOWN FIELD OFFICE",
            "place_address": ["300 EXAMPLE BLVD", "3RD FLOOR, ROOM 310", "ANYTOWN KS 00000"],
            "receipt_numbers": [facts.receipt],
        }),
    );
    Paper {
        name: format!("interview {seed}"),
        pdf: set.pdf(),
        expected: said,
    }
}

/// Oath ceremonies, at times without a receipt number.
pub(super) fn oath(seed: u64) -> Paper {
    let mut set = Setting::of(seed);
    let facts = facts(&mut set, seed);
    set.head(&["Form N-445"]);
    set.centred("Notice of Naturalization Oath Ceremony");
    let notice = facts.notice.format("%B %d, %Y").to_string();
    let numbered = seed.is_multiple_of(2);
    let mut boxes = vec![
        ("A-Number", one(&facts.printed_a_number)),
        ("Date", Vec::new()),
    ];
    if numbered {
        boxes.push(("Receipt Number", one(&facts.printed_receipt)));
    }
    boxes[1] = ("Date of Notice", one(&notice));
    set.row(&[4.0, 4.0, 4.0], &boxes);
    for line in [&[facts.addressed], &STREET[..]].concat() {
        set.line(line);
    }
    set.paragraph("You are asked to appear for the Naturalization Oath Ceremony:");
    let day = facts.notice + chrono::Days::new(25);
    let time = set.time(10, 0);
    set.line(&format!(
        "Date and Time: {} at {time}",
        day.format("%A, %B %d, %Y")
    ));
    set.line("Place: UNITED STATES COURTHOUSE, 600 EXAMPLE SQUARE, ANYTOWN KS 00000");
    set.line("Please arrive no later than 30 minutes before the time above.");
    set.paragraph("Bring this letter with every question on the back answered, and your Permanent Resident Card.");
    let mut case = json!({
        "form_type": "N-400", "notice_date": facts.notice.to_string(),
        "a_numbers": [facts.a_number], "applicant_name": facts.addressed,
    });
    case["receipt_number"] = if numbered {
        json!(facts.receipt)
    } else {
        Value::Null
    };
    let receipts = if numbered {
        vec![facts.receipt.clone()]
    } else {
        Vec::new()
    };
    let said = called(
        "oath",
        "N-445",
        case,
        json!({
            "type": "oath_ceremony", "local_datetime": format!("{day}T10:00"),
            "arrive_by_local": format!("{day}T09:30"),
            "place_name": "UNITED STATES COURTHOUSE",
            "place_address": ["600 EXAMPLE SQUARE", "ANYTOWN KS 00000"],
            "receipt_numbers": receipts,
        }),
    );
    Paper {
        name: format!("oath {seed}"),
        pdf: set.pdf(),
        expected: said,
    }
}
