//! Receipts in the grid of capitals.

use serde_json::json;

use super::notices::{case_of, expected, facts, one, with, STREET};
use super::setting::Setting;
use super::Paper;

/// Receipts in the grid of capitals.
pub(super) fn capital_grid(seed: u64) -> Paper {
    let mut set = Setting::of(seed);
    let facts = facts(&mut set, seed);
    set.head(&["Form I-797C, Notice of Action"]);
    set.centred("THIS NOTICE DOES NOT GRANT ANY IMMIGRATION STATUS OR BENEFIT.");
    let case_type = match set.chance.coin() {
        true => format!("{}, {}", facts.form.0, facts.form.2),
        false => format!("Form {}, {}", facts.form.0, facts.form.2),
    };
    let (received, notice) = (
        facts.received.format("%B %d, %Y").to_string(),
        facts.notice.format("%B %d, %Y").to_string(),
    );
    set.row(
        &[5.0, 7.0],
        &[
            ("NOTICE TYPE", one("Receipt")),
            ("CASE TYPE", one(&case_type)),
        ],
    );
    set.row(
        &[5.0, 4.0, 4.0],
        &[
            ("RECEIPT NUMBER", one(&facts.printed_receipt)),
            ("RECEIVED DATE", one(&received)),
            ("NOTICE DATE", one(&notice)),
        ],
    );
    set.row(
        &[4.0, 5.0, 2.0, 3.0],
        &[
            ("PRIORITY DATE", Vec::new()),
            ("PREFERENCE CLASSIFICATION", Vec::new()),
            ("PAGE", one("1 of 1")),
            ("DATE OF BIRTH", one("January 02, 1990")),
        ],
    );
    set.row(
        &[5.0, 7.0],
        &[
            ("USCIS ALIEN NUMBER", one(&facts.printed_a_number)),
            ("USCIS ONLINE ACCOUNT NUMBER", one("0000 0000 0101")),
        ],
    );
    let address = [&[facts.addressed], &STREET[..]].concat();
    set.address_and_box(
        &address,
        &[
            ("PAYMENT INFORMATION:", ""),
            ("Single Application Fee:", "$260.00"),
            ("Total Amount Received:", "$260.00"),
            ("Total Balance Due:", "$0.00"),
        ],
    );
    set.line("Eligibility Category: C09");
    set.paragraph("We have received the form listed above and it is in process. Report a new address within 10 days of moving.");
    let mut case = with(
        case_of(&facts),
        json!({
            "online_account_number": "000000000101", "eligibility_category": "C09",
            "amount_received_usd": "260.00", "date_of_birth": "1990-01-02",
        }),
    );
    case.as_object_mut()
        .expect("an object")
        .remove("applicant_name");
    Paper {
        name: format!("capitals {seed}"),
        pdf: set.pdf(),
        expected: expected("receipt", "I-797C", case),
    }
}
