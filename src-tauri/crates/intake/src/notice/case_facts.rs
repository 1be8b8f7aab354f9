//! The facts of a case that stand under labels.

use std::sync::LazyLock;

use regex::Regex;

use super::document::Document;
use super::draft::{Draft, Reading};
use super::form::printed_form;
use crate::numbers::{self, Doubt, Number};
use crate::proposal::{Confidence, WarningCode};
use crate::reading::cells::Labelled;
use crate::reading::dates::{dates_in, only_date};
use crate::reading::label_spelling::Label;
use crate::reading::lines::WordRef;
use crate::reading::passage::Passage;
use crate::reading::shapes::{self, is_name};

/// Reads every labelled value of the case.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    receipts(document, draft);
    for value in &document.labelled {
        let reading = |field: &'static str, text: String| Reading {
            field,
            value: text,
            confidence: confidence(value),
            words: value.words(),
        };
        let text = document.text(value);
        match value.label {
            Label::OnlineAccount => {
                if let Some(number) = numbers::account_under_label(&text) {
                    draft.case_once(0, reading("online_account_number", number.value));
                }
            }
            Label::ANumber => a_number(document, draft, value, &value.words()),
            Label::CaseType => case_type(draft, value, &text),
            Label::ReceivedDate => date(draft, value, "received_date", &text),
            Label::PriorityDate => date(draft, value, "priority_date", &text),
            Label::NoticeDate => date(draft, value, "notice_date", &text),
            Label::Applicant => party(document, draft, value, "applicant_name", "applicant"),
            Label::Petitioner => party(document, draft, value, "petitioner_name", "petitioner"),
            Label::Beneficiary => party(document, draft, value, "beneficiary_name", "beneficiary"),
            Label::Named | Label::Regarding if is_name(&text) => {
                draft.case_once(0, reading("applicant_name", text));
            }
            Label::BiometricsCode => draft.case_once(0, reading("biometrics_code", text)),
            Label::ServiceCenter => draft.case_once(0, reading("office", text)),
            Label::AmountReceived => {
                if let Some(amount) = shapes::money(&text) {
                    draft.case_once(0, reading("amount_received_usd", amount));
                }
            }
            Label::Section => draft.case_once(0, reading("section", text)),
            Label::ClassRequested => draft.case_once(0, reading("class_requested", text)),
            Label::Class => class(document, draft, value, &text),
            // The arrival record below the cut ends later than the petition.
            Label::ValidFrom if draft.value_of(0, "valid_from").is_some() => {
                validity(draft, value, &text, ["i94_valid_from", "i94_valid_until"]);
            }
            Label::ValidFrom => validity(draft, value, &text, ["valid_from", "valid_until"]),
            Label::Consulate => draft.case_once(0, reading("consulate", text)),
            Label::EligibilityCategory => {
                if let Some(category) = shapes::category(&text) {
                    draft.case_once(0, reading("eligibility_category", category));
                }
            }
            Label::I94Number => draft.case_once(0, reading("i94_number", text.replace(' ', ""))),
            Label::TrackingNumber => draft.case_once(0, reading("tracking_number", text)),
            Label::ValidUntil => date(draft, value, "valid_until", &text),
            Label::CardExpires => date(draft, value, "card_expires", &text),
            Label::ApplicationFee => draft.unknown("Single Application Fee".into(), &value.words()),
            Label::BalanceDue => draft.unknown("Total Balance Due".into(), &value.words()),
            Label::DateOfBirth => date(draft, value, "date_of_birth", &text),
            _ => {}
        }
    }
}

/// `H1B`. A recogniser reads its 1 as an I: no class has one there.
fn class(document: &Document<'_>, draft: &mut Draft<'_, '_>, value: &Labelled, text: &str) {
    // A static pattern; the tests read notices through it.
    static TAKEN_FOR_I: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^([HLEOP])[Il]([A-Z]?)$").expect("a fixed pattern"));
    let put_right = TAKEN_FOR_I.replace(text, "${1}1${2}");
    let misread = document.layout.misread && put_right != text;
    draft.case_once(
        0,
        Reading {
            field: "class",
            value: if misread {
                put_right.into_owned()
            } else {
                text.to_owned()
            },
            confidence: if misread {
                Confidence::Corrected
            } else {
                confidence(value)
            },
            words: value.words(),
        },
    );
}

fn confidence(value: &Labelled) -> Confidence {
    if value.ambiguous {
        Confidence::Inferred
    } else {
        Confidence::PrintedUnderLabel
    }
}

/// The receipt under its label comes first; others on the notice follow as
/// further cases. Without a label, a receipt that stands on its own is taken.
fn receipts(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    for value in &document.labelled {
        if value.label != Label::ReceiptNumber {
            continue;
        }
        for line in &value.value {
            let text = document.layout.text(line);
            if let Some(number) = numbers::receipt_under_label(&text) {
                add_receipt(draft, number, line.clone(), confidence(value));
            } else {
                for number in numbers::receipts_in(&text) {
                    let passage = Passage::of_words(&document.layout, line.iter().copied());
                    let words = passage.words(number.start, number.end);
                    add_receipt(draft, number, words, confidence(value));
                }
            }
        }
    }
    if draft.receipts().is_empty() {
        for number in numbers::receipts_in(&document.passage.text) {
            let words = document.passage.words(number.start, number.end);
            add_receipt(draft, number, words, Confidence::InSentence);
        }
    }
    if draft.receipts().is_empty() {
        for number in numbers::misread_receipts_in(&document.passage.text) {
            let words = document.passage.words(number.start, number.end);
            add_receipt(draft, number, words, Confidence::Corrected);
        }
    }
    match draft.receipts().len() {
        0 => {
            draft.warn(WarningCode::NoReceiptNumber, &[]);
            for (start, end) in numbers::cut_receipts_in(&document.passage.text) {
                let words = document.passage.words(start, end);
                draft.warn(WarningCode::ReceiptWrongLength, &words);
            }
        }
        1 => {}
        _ => draft.warn(WarningCode::SeveralReceipts, &[]),
    }
}

fn add_receipt(
    draft: &mut Draft<'_, '_>,
    number: Number,
    words: Vec<WordRef>,
    confidence: Confidence,
) {
    let known = draft.receipts();
    if known.contains(&number.value) {
        return;
    }
    let confidence = match number.doubt {
        Some(Doubt::Corrected) => {
            draft.warn(WarningCode::OcrCorrectedReceipt, &words);
            Confidence::Corrected
        }
        Some(Doubt::UnknownPrefix) => {
            draft.warn(WarningCode::UnknownPrefix, &words);
            confidence
        }
        None => confidence,
    };
    draft.case(
        known.len(),
        Reading {
            field: "receipt_number",
            value: number.value,
            confidence,
            words,
        },
    );
}

fn a_number(
    document: &Document<'_>,
    draft: &mut Draft<'_, '_>,
    value: &Labelled,
    words: &[WordRef],
) {
    let Some(number) = numbers::a_number_under_label(&document.layout.text(words)) else {
        return;
    };
    if draft
        .values_of(0, "a_numbers")
        .any(|known| known == number.value)
    {
        return;
    }
    draft.case(
        0,
        Reading {
            field: "a_numbers",
            value: number.value,
            confidence: confidence(value),
            words: words.to_vec(),
        },
    );
}

fn case_type(draft: &mut Draft<'_, '_>, value: &Labelled, text: &str) {
    let Some(form) = printed_form(text) else {
        return;
    };
    for (field, part) in [("form_type", Some(form.number)), ("form_title", form.title)] {
        if let Some(part) = part {
            draft.case_once(
                0,
                Reading {
                    field,
                    value: part,
                    confidence: Confidence::PrintedUnderLabel,
                    words: value.words(),
                },
            );
        }
    }
}

fn date(draft: &mut Draft<'_, '_>, value: &Labelled, field: &'static str, text: &str) {
    if let Some(date) = only_date(text) {
        draft.case_once(
            0,
            Reading {
                field,
                value: date.to_string(),
                confidence: confidence(value),
                words: value.words(),
            },
        );
    }
}

fn validity(draft: &mut Draft<'_, '_>, value: &Labelled, text: &str, fields: [&'static str; 2]) {
    if let [from, until] = dates_in(text).as_slice() {
        for (field, date) in fields.into_iter().zip([from.date, until.date]) {
            draft.case_once(
                0,
                Reading {
                    field,
                    value: date.to_string(),
                    confidence: Confidence::PrintedUnderLabel,
                    words: value.words(),
                },
            );
        }
    }
}

/// A person's cell: the A-Number in it is that person's and nobody else's.
fn party(
    document: &Document<'_>,
    draft: &mut Draft<'_, '_>,
    value: &Labelled,
    field: &'static str,
    holder: &'static str,
) {
    for line in &value.value {
        let text = document.layout.text(line);
        if numbers::a_number_under_label(&text).is_some() {
            a_number(document, draft, value, line);
            draft.case_once(
                0,
                Reading {
                    field: "a_number_holder",
                    value: holder.to_owned(),
                    confidence: confidence(value),
                    words: line.clone(),
                },
            );
        } else {
            draft.case_once(
                0,
                Reading {
                    field,
                    value: text,
                    confidence: confidence(value),
                    words: line.clone(),
                },
            );
        }
    }
}
