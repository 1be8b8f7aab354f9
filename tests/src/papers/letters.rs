//! Letters without a grid: requests, intents, decisions, withdrawals, rejections.

use serde_json::{json, Value};

use super::notices::{facts, Facts, STREET};
use super::setting::Setting;
use super::Paper;

fn dated(set: &mut Setting, facts: &Facts) {
    let date = facts.notice.format("%B %d, %Y").to_string();
    set.head(&[&date, &facts.printed_receipt, &facts.printed_a_number]);
    set.line("Anytown Field Office");
}

fn addressed(set: &mut Setting, facts: &Facts) {
    set.gap(1.0);
    for line in [&[facts.addressed], &STREET[..]].concat() {
        set.line(line);
    }
}

fn case_of(facts: &Facts) -> Value {
    let mut case = json!({
        "receipt_number": facts.receipt, "form_type": facts.form.0, "form_title": facts.form.2,
        "notice_date": facts.notice.to_string(), "a_numbers": [facts.a_number],  "office": "Anytown Field Office",
    });
    // A petition is a petitioner's.
    let party = match facts.form.0 {
        "I-130" => "petitioner_name",
        _ => "applicant_name",
    };
    case[party] = json!(facts.addressed);
    case
}

fn filed(facts: &Facts) -> String {
    let received = facts.received.format("%B %d, %Y");
    format!(
        "On {received}, you filed a Form {}, {}.",
        facts.form.0, facts.form.2
    )
}

/// Intent to deny or revoke, denial, withdrawal.
pub(super) fn letter(seed: u64) -> Paper {
    let mut set = Setting::of(seed);
    let facts = facts(&mut set, seed);
    let kind = ["noid", "noir", "denial", "withdrawal"][(seed % 4) as usize];
    let (after, mailed) = (
        facts.notice + chrono::Days::new(30),
        facts.notice + chrono::Days::new(33),
    );
    dated(&mut set, &facts);
    let mut case = case_of(&facts);
    let mut deadlines = json!([]);
    let relative = |kind: &str| {
        json!([{
            "kind": kind, "basis": "relative", "date": after.to_string(),
            "latest_if_mailed": mailed.to_string(),
        }])
    };
    match kind {
        "noid" | "noir" => {
            set.centred(match kind {
                "noid" => "NOTICE OF INTENT TO DENY",
                _ => "NOTICE OF INTENT TO REVOKE",
            });
            addressed(&mut set, &facts);
            set.paragraph(&filed(&facts));
            case["received_date"] = json!(facts.received.to_string());
            set.paragraph("The certificate dated June 3, 2019 is not from the civil registry. The interview of February 10, 2026 showed differences.");
            let limits = [
                "You have 30 days from the date of this notice to answer, or 33 days if this notice was mailed to you.",
                "You may submit evidence within thirty (30) days of the date of this notice. If this notice was sent by mail, you have thirty-three (33) days.",
                "Your response is due within 30 days of the date of this letter (33 days if this letter was mailed).",
            ];
            let limit = set.chance.one_of(&limits);
            set.paragraph(limit);
            deadlines = relative(match kind {
                "noid" => "noid_response",
                _ => "noir_response",
            });
        }
        "denial" => {
            set.centred("DECISION");
            addressed(&mut set, &facts);
            set.paragraph(&format!("Dear {}:", facts.addressed));
            set.paragraph(&format!(
                "{} After a review of the record, the application is denied.",
                filed(&facts)
            ));
            set.paragraph("You did not answer the request dated December 12, 2025, which was due on March 09, 2026.");
            set.paragraph("There is no appeal from this decision. You may file a motion to reopen or to reconsider on Form I-290B within 30 days of this decision, or 33 days if this decision was mailed.");
            case["received_date"] = json!(facts.received.to_string());
            case["status_phase"] = json!("denied");
            case["decision_date"] = json!(facts.notice.to_string());
            deadlines = relative("motion_i290b");
        }
        _ => {
            set.centred("ACKNOWLEDGEMENT OF WITHDRAWAL");
            addressed(&mut set, &facts);
            let asked = (facts.notice - chrono::Days::new(9))
                .format("%B %d, %Y")
                .to_string();
            set.paragraph(&format!(
                "On {asked}, we received your request to withdraw the Form {}, {}, that you filed on {}. The application is withdrawn. No further action will be taken on it.",
                facts.form.0, facts.form.2, facts.received.format("%B %d, %Y")
            ));
            case["received_date"] = json!(facts.received.to_string());
            case["status_phase"] = json!("withdrawn");
        }
    }
    let expected = json!({
        "document_kind": kind, "form_family": "letter", "cases": [case],
        "appointments": [], "deadlines": deadlines,
    });
    Paper {
        name: format!("{kind} {seed}"),
        pdf: set.pdf(),
        expected,
    }
}

/// Requests for evidence, with decoy dates among what is asked for.
pub(super) fn request(seed: u64) -> Paper {
    let mut set = Setting::of(seed);
    let facts = facts(&mut set, seed);
    let notice = facts.notice.format("%B %d, %Y").to_string();
    let date = format!("Notice Date: {notice}");
    let receipt = format!("Receipt Number: {}", facts.printed_receipt);
    set.head(&["Form I-797E, Notice of Action", &date, &receipt]);
    set.line("National Benefits Center");
    set.centred("REQUEST FOR EVIDENCE");
    addressed(&mut set, &facts);
    set.line(&format!(
        "RE: {}  A#: {}",
        facts.addressed, facts.printed_a_number
    ));
    set.line(&format!("Form: {}, {}", facts.form.0, facts.form.2));
    set.line(&format!("Received: {}", facts.received.format("%B %d, %Y")));
    set.paragraph(
        "IMPORTANT: THE FRONT PAGE OF THIS NOTICE MUST BE SUBMITTED WITH THE REQUESTED EVIDENCE.",
    );
    let due = facts.notice + chrono::Days::new(84);
    let (loud, plain) = (
        due.format("%B %-d, %Y").to_string().to_uppercase(),
        due.format("%m/%d/%Y").to_string(),
    );
    let sentence = match set.chance.below(4) {
        0 => format!("YOUR RESPONSE MUST BE RECEIVED IN THIS OFFICE BY {loud}. The time to answer cannot be extended."),
        1 => format!("Please submit the requested evidence by {plain}. If no answer arrives by that date, the case may be denied."),
        2 => format!("Your response is due on or before {loud}."),
        _ => format!("You must respond no later than {plain}."),
    };
    set.paragraph(&sentence);
    set.next_page();
    set.line(&format!("{}  Page 2 of 2", facts.printed_receipt));
    set.paragraph("1. Form I-693, Report of Immigration Medical Examination. The copy in the file was signed on 06/02/2022 and can no longer be used.");
    set.paragraph("2. Form I-864, Affidavit of Support. Send the federal tax return for 2024 and proof of income dated after July 1, 2025.");
    set.paragraph("3. Passport page. The passport in the file expires 02/28/2027. Send the page with the last entry stamp dated 11/30/2021.");
    let mut case = case_of(&facts);
    case["received_date"] = json!(facts.received.to_string());
    case["office"] = json!("National Benefits Center");
    // Whom it regards, whoever sent the form in.
    case["applicant_name"] = json!(facts.addressed);
    if let Some(case) = case.as_object_mut() {
        case.remove("petitioner_name");
    }
    let expected = json!({
        "document_kind": "rfe", "form_family": "I-797E", "cases": [case],
        "appointments": [], "rfe_items": ["Form I-693", "Form I-864", "Passport page"],
        "deadlines": [{"kind": "rfe_response", "basis": "printed", "date": due.to_string()}],
    });
    Paper {
        name: format!("rfe {seed}"),
        pdf: set.pdf(),
        expected,
    }
}

/// A filing sent back: it has no receipt number.
pub(super) fn rejection(seed: u64) -> Paper {
    let mut set = Setting::of(seed);
    let facts = facts(&mut set, seed);
    let date = format!("Notice Date: {}", facts.notice.format("%m/%d/%Y"));
    set.head(&["Form I-797C, Notice of Action", &date]);
    set.line("Lockbox Facility");
    set.centred("REJECTION NOTICE");
    addressed(&mut set, &facts);
    set.line(&format!("Form Type: {}, {}", facts.form.0, facts.form.2));
    set.line("Client Tracking Number: 0000000110");
    set.paragraph("The filing is being sent back with this notice because:");
    set.line("- The payment amount is not correct, or no payment was included.");
    set.line("- The form edition dated 01/20/25 was not used for every page.");
    set.paragraph("You may correct the filing and send it again with this notice on top. There is no appeal from a rejection.");
    let expected = json!({
        "document_kind": "rejection", "form_family": "I-797C",
        "cases": [{
            "receipt_number": null, "form_type": facts.form.0, "notice_date": facts.notice.to_string(),
            "status_phase": "rejected", "rejection_reasons": ["payment amount", "form edition"],
            "tracking_number": "0000000110",
        }],
        "appointments": [], "deadlines": [],
    });
    Paper {
        name: format!("rejection {seed}"),
        pdf: set.pdf(),
        expected,
    }
}
