//! Notices of every kind with invented facts, and what a perfect reader finds.

use chrono::NaiveDate;
use serde_json::{json, Value};

use super::setting::{Cell, Setting};
use super::Paper;

/// What every paper is about.
pub(super) struct Facts {
    pub(super) receipt: String,
    pub(super) printed_receipt: String,
    pub(super) form: (&'static str, &'static str, &'static str),
    pub(super) name: &'static str,
    pub(super) addressed: &'static str,
    pub(super) a_number: String,
    pub(super) printed_a_number: String,
    pub(super) received: NaiveDate,
    pub(super) notice: NaiveDate,
}

pub(super) const FORMS: [(&str, &str, &str); 5] = [
    (
        "I-485",
        "I485 - APPLICATION TO REGISTER PERMANENT RESIDENCE OR ADJUST STATUS",
        "Application to Register Permanent Residence or Adjust Status",
    ),
    (
        "I-765",
        "I765 - APPLICATION FOR EMPLOYMENT AUTHORIZATION",
        "Application for Employment Authorization",
    ),
    (
        "N-400",
        "N400 - APPLICATION FOR NATURALIZATION",
        "Application for Naturalization",
    ),
    (
        "I-90",
        "I90 - APPLICATION TO REPLACE PERMANENT RESIDENT CARD",
        "Application to Replace Permanent Resident Card",
    ),
    (
        "I-130",
        "I130 - PETITION FOR ALIEN RELATIVE",
        "Petition for Alien Relative",
    ),
];

pub(super) const STREET: [&str; 3] = [
    "c/o EXAMPLE LAW OFFICE",
    "100 EXAMPLE ST APT 2",
    "ANYTOWN KS 00000",
];

pub(super) fn facts(set: &mut Setting, seed: u64) -> Facts {
    let prefix = set
        .chance
        .one_of(&["IOE", "MSC", "EAC", "WAC", "LIN", "SRC"]);
    let number = format!("{:010}", 9_999_900_000 + seed % 90_000);
    let printed_receipt = match set.chance.below(4) {
        0 => format!(
            "{prefix}-{}-{}-{}",
            &number[..2],
            &number[2..5],
            &number[5..]
        ),
        _ => format!("{prefix}{number}"),
    };
    let digits = format!("{:09}", 400 + seed % 500);
    let printed_a_number = set.chance.one_of(&[
        format!("A{} {} {}", &digits[..3], &digits[3..6], &digits[6..]).leak() as &str,
        format!("A {} {} {}", &digits[..3], &digits[3..6], &digits[6..]).leak(),
        format!("A{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]).leak(),
        format!("A{digits}").leak(),
    ]);
    let (name, addressed) = set.chance.one_of(&[
        ("SAMPLE, ALEX Q", "ALEX Q SAMPLE"),
        ("PLACEHOLDER, MARIA ELENA", "MARIA ELENA PLACEHOLDER"),
        ("EXAMPLE-SAMPLE, JO", "JO EXAMPLE-SAMPLE"),
    ]);
    let day = |low: u64, chance: &mut super::chance::Chance| {
        NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day")
            + chrono::Days::new(low + chance.below(300))
    };
    Facts {
        receipt: format!("{prefix}{number}"),
        printed_receipt,
        form: set.chance.one_of(&FORMS),
        name,
        addressed,
        a_number: format!("A{digits}"),
        printed_a_number: printed_a_number.to_owned(),
        received: day(0, &mut set.chance),
        notice: day(320, &mut set.chance),
    }
}

pub(super) fn one(text: &str) -> Vec<String> {
    vec![text.to_owned()]
}

/// The rows of a grid in mixed case.
fn mixed_rows(set: &mut Setting, facts: &Facts, account: bool) {
    let received = facts.received.format("%m/%d/%Y").to_string();
    let notice = facts.notice.format("%m/%d/%Y").to_string();
    let received_label = set
        .chance
        .one_of(&["Received Date", "Receipt Date", "Received Date"]);
    let first: Vec<Cell<'_>> = match account {
        true => vec![
            ("Receipt Number", one(&facts.printed_receipt)),
            ("USCIS Online Account Number", one("000000000101")),
            ("Case Type", one(facts.form.1)),
        ],
        false => vec![
            ("Receipt Number", one(&facts.printed_receipt)),
            ("Case Type", one(facts.form.1)),
        ],
    };
    let shares: &[f64] = match account {
        true => &[3.0, 3.0, 5.0],
        false => &[4.0, 7.0],
    };
    set.row(shares, &first);
    let party = vec![facts.printed_a_number.clone(), facts.name.to_owned()];
    set.row(
        &[3.0, 3.0, 5.0],
        &[
            (received_label, one(&received)),
            ("Priority Date", Vec::new()),
            ("Applicant", party),
        ],
    );
    set.row(
        &[3.0, 3.0, 5.0],
        &[
            ("Notice Date", one(&notice)),
            ("Page", one("1 of 1")),
            ("", Vec::new()),
        ],
    );
}

pub(super) fn case_of(facts: &Facts) -> Value {
    json!({
        "receipt_number": facts.receipt,
        "form_type": facts.form.0,
        "form_title": facts.form.2,
        "received_date": facts.received.to_string(),
        "notice_date": facts.notice.to_string(),
        "a_numbers": [facts.a_number],
        "applicant_name": facts.name,
    })
}

pub(super) fn with(mut case: Value, more: Value) -> Value {
    for (key, value) in more.as_object().expect("an object") {
        case[key] = value.clone();
    }
    case
}

pub(super) fn expected(kind: &str, family: &str, case: Value) -> Value {
    json!({
        "document_kind": kind, "form_family": family, "cases": [case],
        "appointments": [], "deadlines": [],
    })
}

/// Notices in the grid of mixed case: receipt, approval, transfer, reopening,
/// an interview set anew.
pub(super) fn mixed_grid(seed: u64) -> Paper {
    let mut set = Setting::of(seed);
    let facts = facts(&mut set, seed);
    let kind = [
        "receipt",
        "approval",
        "validity",
        "transfer",
        "reopening",
        "reschedule",
    ][(seed % 6) as usize];
    let form = match kind {
        "approval" => "Form I-797, Notice of Action",
        "validity" => "Form I-797A, Notice of Action",
        _ => "Form I-797C, Notice of Action",
    };
    set.head(&[form]);
    let account = set.chance.coin();
    mixed_rows(&mut set, &facts, account);
    let address = [&[facts.addressed], &STREET[..]].concat();
    let case = case_of(&facts);
    let case = match account {
        true => with(case, json!({"online_account_number": "000000000101"})),
        false => case,
    };
    let section = "Adjustment as direct beneficiary of immigrant petition";
    let mut said = match kind {
        "receipt" => {
            set.address_and_box(
                &address,
                &[
                    ("Notice Type:", "Receipt Notice"),
                    ("Amount received:", "$1,440.00 U.S."),
                    ("Section:", section),
                ],
            );
            set.paragraph("Receipt Notice - USCIS has received the application or petition named above. Call 800-375-5283 with questions.");
            expected(
                "receipt",
                "I-797C",
                with(
                    case,
                    json!({"amount_received_usd": "1440.00", "section": section}),
                ),
            )
        }
        "approval" => {
            set.address_and_box(
                &address,
                &[
                    ("Notice Type:", "Approval Notice"),
                    ("Section:", section),
                    ("Consulate:", "NATIONAL VISA CENTER"),
                ],
            );
            set.paragraph("The above petition has been approved. If nothing arrives within 90 days, contact the NVC.");
            expected(
                "approval",
                "I-797",
                with(
                    case,
                    json!({"section": section, "consulate": "NATIONAL VISA CENTER", "status_phase": "approved"}),
                ),
            )
        }
        "validity" => {
            set.address_and_box(
                &address,
                &[
                    ("Notice Type:", "Approval Notice"),
                    ("Class:", "H1B"),
                    ("Valid from", "10/01/2026 to 09/30/2029"),
                ],
            );
            set.paragraph("The above petition and change of status have been approved. The status of the named foreign worker in this classification is valid as indicated above.");
            set.gap(2.0);
            set.centred("Detach This Half for Personal Records");
            set.line(&format!("Receipt# {}", facts.printed_receipt));
            set.line("I-94# 123456789A1");
            set.line("NAME SAMPLE, ROBIN");
            set.line("CLASS H1B");
            set.line("VALID FROM 10/01/2026 UNTIL 10/10/2029");
            expected(
                "approval",
                "I-797A",
                with(
                    case,
                    json!({
                        "class": "H1B", "valid_from": "2026-10-01", "valid_until": "2029-09-30",
                        "i94_number": "123456789A1", "i94_valid_from": "2026-10-01", "i94_valid_until": "2029-10-10",
                        "status_phase": "approved",
                    }),
                ),
            )
        }
        "transfer" => {
            set.address_and_box(&address, &[("Notice Type:", "Transfer Notice")]);
            set.paragraph("Transfer Notice - To speed up processing, the case above was sent to another office:");
            set.line("Potomac Service Center");
            set.line("ANYTOWN VA 00000");
            expected(
                "transfer",
                "I-797C",
                with(
                    case,
                    json!({
                        "transferred_from": "Nebraska Service Center", "transferred_to": "Potomac Service Center",
                        "status_phase": "transferred",
                    }),
                ),
            )
        }
        "reopening" => {
            set.address_and_box(
                &address,
                &[("Notice Type:", "Reopening Notice"), ("Section:", section)],
            );
            set.paragraph("On its own motion USCIS has reopened the case above. The decision of April 2, 2026 no longer stands.");
            expected(
                "reopening",
                "I-797C",
                with(
                    case,
                    json!({"section": section, "status_phase": "reopened"}),
                ),
            )
        }
        _ => {
            set.address_and_box(
                &address,
                &[("Notice Type:", "Rescheduled Interview Notice")],
            );
            set.paragraph(
                "Your interview of February 10, 2026 was cancelled. It has been rescheduled.",
            );
            let day = facts.notice + chrono::Days::new(35);
            let written = day.format("%A, %B %d, %Y").to_string();
            let time = set.time(13, 45);
            set.beside(
                "Please come to:",
                &[
                    "USCIS ANYTOWN FIELD OFFICE",
                    "300 EXAMPLE BLVD",
                    "ANYTOWN KS 00000",
                ],
                &[("ON:", &written), ("AT:", &time)],
            );
            let mut said = expected("interview", "I-797C", case);
            said["appointments"] = json!([{
                "type": "interview", "local_datetime": format!("{day}T13:45"),
                "place_name": "USCIS ANYTOWN FIELD OFFICE",
                "place_address": ["300 EXAMPLE BLVD", "ANYTOWN KS 00000"],
                "receipt_numbers": [facts.receipt],
            }]);
            said
        }
    };
    set.gap(2.0);
    set.line("Please see the additional information on the back. You will be notified separately about any other cases you filed.");
    set.gap(1.0);
    set.line("USCIS/Nebraska Service Center");
    set.line("P.O. Box 00000");
    set.line("ANYTOWN NE 00000");
    if kind != "transfer" {
        said["cases"][0]["office"] = json!("Nebraska Service Center");
    }
    Paper {
        name: format!("{kind} {seed}"),
        pdf: set.pdf(),
        expected: said,
    }
}
