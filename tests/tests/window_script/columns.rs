//! Every column of the record that holds words is hostile, or is named here as one
//! that holds none: a column that is added fails until somebody has decided.

use std::collections::BTreeSet;

use serde_json::Value;
use whole_program::{Cli, Stage};

/// What holds no words: ids, numbers, times, and words of closed lists, which a
/// check in the database refuses to be anything else.
const WORDLESS: &[&str] = &[
    "account.id",
    "account.number",
    "account.origin",
    "account.person",
    "account.recorded_at",
    "account.row",
    "appointment.id",
    "appointment.kind",
    "appointment.local_at",
    "appointment.person",
    "appointment.recorded_at",
    "appointment.row",
    "appointment.zone",
    "appointment_filing.appointment",
    "appointment_filing.filing",
    "appointment_filing.row",
    "card.document",
    "card.filing",
    "card.id",
    "card.kind",
    "card.person",
    "card.recorded_at",
    "card.row",
    "document.byte_count",
    "document.dated_on",
    "document.hash",
    "document.id",
    "document.kept_at",
    "document.media_type",
    "document.page_count",
    "document.row",
    "document_filing.document",
    "document_filing.filing",
    "document_filing.row",
    "document_person.document",
    "document_person.person",
    "document_person.row",
    "event.corrects",
    "event.document",
    "event.filing",
    "event.happened_on",
    "event.id",
    "event.kind",
    "event.person",
    "event.recorded_at",
    "event.row",
    "event.step",
    "fact.document",
    "fact.position",
    "fact.recorded_at",
    "fact.row",
    "fact.subject",
    "fact.subject_kind",
    "filing.account",
    "filing.id",
    "filing.origin",
    "filing.receipt_number",
    "filing.recorded_at",
    "filing.row",
    "filing_person.filing",
    "filing_person.person",
    "filing_person.row",
    "identifier.id",
    "identifier.origin",
    "identifier.person",
    "identifier.recorded_at",
    "identifier.row",
    "identifier.verified",
    "own_date.at_time",
    "own_date.filing",
    "own_date.id",
    "own_date.on_day",
    "own_date.person",
    "own_date.recorded_at",
    "own_date.remind_days",
    "own_date.repeats",
    "own_date.row",
    "person.birth_date",
    "person.id",
    "person.recorded_at",
    "person.row",
    "step.at",
    "step.id",
    "step.kind",
    "step.label_code",
    "step.state",
    "step.target",
];

/// Tables in which nobody writes words into this record.
const EMPTY: [&str; 4] = ["change", "delivery", "duty_mark", "reminder_choice"];

/// A column that is added to the record is hostile here, or is named as one that
/// holds no words.
pub fn every_column_of_words_is_hostile(stage: &Stage) {
    let whole = Cli::on(stage).tell(&["export", "json", "--for", "myself"], "");
    assert_eq!(whole.code, Some(0), "{}", whole.err);
    let whole: Value = serde_json::from_str(&whole.out).unwrap();
    let mut harmless = Vec::new();
    for (table, rows) in whole["tables"].as_object().unwrap() {
        let rows = rows.as_array().unwrap();
        assert!(
            !rows.is_empty() || EMPTY.contains(&table.as_str()),
            "{table}"
        );
        let columns = rows.iter().flat_map(|row| row.as_object().unwrap().keys());
        for column in columns.collect::<BTreeSet<_>>() {
            let is_hostile = rows
                .iter()
                .any(|row| row[column].to_string().contains("data-born"));
            let name = format!("{table}.{column}");
            if !is_hostile && !WORDLESS.contains(&name.as_str()) {
                harmless.push(name);
            }
        }
    }
    assert!(harmless.is_empty(), "without hostile words: {harmless:?}");
}
