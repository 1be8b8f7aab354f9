//! What leaves is redacted unless it is for the person themself.

use chrono::NaiveDate;
use outgoing::tables::Table;
use outgoing::Redaction;
use serde_json::Value;
use vault::Reading;

use crate::contract::{ExportPreview, ExportRequest, Recipient, TimelineEntry, WireError};
use crate::desk::Desk;

/// So much of a file is shown before it is written, in characters.
const PREVIEW: usize = 6_000;
/// Columns that hold a date of birth.
const BIRTH_DATE: &str = "birth_date";
/// Columns whose values are ids of ours, times, or shapes: nobody's numbers.
const OURS: [&str; 6] = ["id", "row", "hash", "kept_at", "recorded_at", "bytes"];

/// What is to be written out.
pub(crate) struct Leaving {
    pub(crate) text: String,
    masked: u32,
    documents_left_out: u32,
    documents_with_numbers: u32,
}

/// What is taken out for a recipient.
pub(crate) struct TakesOut {
    redaction: Option<Redaction>,
    birth_year_only: bool,
}

impl Desk {
    /// What would be written out: its beginning, and what was taken out.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn export_preview(&self, request: ExportRequest) -> Result<ExportPreview, WireError> {
        let leaving = self.leaving(&request)?;
        let text: String = leaving.text.chars().take(PREVIEW).collect();
        Ok(ExportPreview {
            cut: text.len() < leaving.text.len(),
            text,
            masked: leaving.masked,
            documents_left_out: leaving.documents_left_out,
            documents_with_numbers: leaving.documents_with_numbers,
        })
    }
}

impl TakesOut {
    pub(crate) fn for_recipient(
        read: Reading<'_>,
        recipient: Recipient,
        today: NaiveDate,
    ) -> Result<Self, WireError> {
        if recipient == Recipient::Myself {
            return Ok(Self {
                redaction: None,
                birth_year_only: false,
            });
        }
        let people = read.people()?;
        let mut numbers: Vec<String> = Vec::new();
        for person in &people {
            numbers.extend(
                read.identifiers_of(person.id)?
                    .into_iter()
                    .map(|row| row.value),
            );
            numbers.extend(
                read.accounts_of(person.id)?
                    .into_iter()
                    .map(|row| row.number),
            );
        }
        numbers.extend(
            read.cases()?
                .into_iter()
                .filter_map(|case| case.receipt_number),
        );
        let redaction = Redaction::of_numbers(numbers.iter().map(String::as_str), today);
        let others = recipient == Recipient::Others;
        let redaction = match others {
            true => redaction.and_names(
                people
                    .iter()
                    .flat_map(|person| [person.given_names.as_str(), person.family_name.as_str()]),
            ),
            false => redaction,
        };
        Ok(Self {
            redaction: Some(redaction),
            birth_year_only: others,
        })
    }

    /// A table, cell by cell.
    pub(crate) fn in_table(&self, mut table: Table) -> Leaving {
        let mut masked = 0;
        for row in &mut table.rows {
            for (column, cell) in table.columns.iter().zip(row) {
                masked += self.in_cell(column, cell);
            }
        }
        Leaving {
            text: table.to_csv(),
            masked,
            documents_left_out: 0,
            documents_with_numbers: 0,
        }
    }

    /// Entries of a history, to be put on paper.
    pub(crate) fn in_entries(&self, entries: &mut [TimelineEntry]) {
        for entry in entries {
            let words = entry.title.params.values_mut();
            let words = words.chain(&mut entry.quote);
            let words = words.chain(&mut entry.source.document_name);
            for text in words.chain(entry.person.as_mut().map(|person| &mut person.name)) {
                self.in_cell("", text);
            }
        }
    }

    /// The whole record. Redacted, the documents stay behind: nobody can take a
    /// number out of a scan. Their words are searched, so that it can be said.
    pub(crate) fn in_archive(&self, mut archive: Value) -> Result<Leaving, WireError> {
        let mut leaving = Leaving {
            text: String::new(),
            masked: 0,
            documents_left_out: 0,
            documents_with_numbers: 0,
        };
        if let Some(redaction) = &self.redaction {
            let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
            let documents = archive["documents"].as_object_mut();
            leaving.documents_left_out = documents.map_or(0, |all| {
                let left_out = count(all.len());
                all.clear();
                left_out
            });
            // Not read back in: what was taken out would be missing.
            archive["format"] = Value::from("casekeep-record-redacted");
            let rows = archive["tables"]["document"].as_array_mut();
            for row in rows.into_iter().flatten() {
                let words = row["text"].as_str().unwrap_or_default();
                leaving.documents_with_numbers += u32::from(redaction.text(words).1 > 0);
                row["text"] = Value::Null;
            }
            // Before and after of every step: the same words once more.
            archive["tables"]["change"] = Value::Array(Vec::new());
            leaving.masked = self.in_value("", &mut archive["tables"]);
        }
        leaving.text =
            serde_json::to_string_pretty(&archive).map_err(|_| WireError::internal("export"))?;
        Ok(leaving)
    }

    fn in_value(&self, name: &str, value: &mut Value) -> u32 {
        match value {
            Value::String(text) => match serde_json::from_str::<Value>(text) {
                // A column that holds structure.
                Ok(mut inside @ (Value::Object(_) | Value::Array(_))) => {
                    let masked = self.in_value(name, &mut inside);
                    *text = inside.to_string();
                    masked
                }
                _ => self.in_cell(name, text),
            },
            Value::Array(items) => items.iter_mut().map(|item| self.in_value(name, item)).sum(),
            Value::Object(fields) => fields
                .iter_mut()
                .map(|(name, value)| self.in_value(name, value))
                .sum(),
            _ => 0,
        }
    }

    fn in_cell(&self, column: &str, cell: &mut String) -> u32 {
        let Some(redaction) = &self.redaction else {
            return 0;
        };
        if OURS.contains(&column) || is_id(cell) {
            return 0;
        }
        if column == BIRTH_DATE && self.birth_year_only {
            cell.truncate(4);
            return 0;
        }
        let (text, masked) = redaction.text(cell);
        *cell = text;
        u32::try_from(masked).unwrap_or(u32::MAX)
    }
}

/// An id of ours, which names nothing outside this record.
fn is_id(cell: &str) -> bool {
    cell.len() == 36
        && cell.char_indices().all(|(at, letter)| match at {
            8 | 13 | 18 | 23 => letter == '-',
            _ => letter.is_ascii_hexdigit(),
        })
}
