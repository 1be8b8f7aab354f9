//! The record written out, whole or as tables, and read in again.

use std::path::Path;

use outgoing::tables::Table;
use vault::{Archive, Reading, TimelineScope, VaultError};

use crate::contract::{
    ErrorCode, ExportKind, ExportRequest, ImportRecord, Imported, SavedSheet, WireError,
};
use crate::desk::Desk;
use crate::messages::say_phrase;
use crate::sharing::{Leaving, TakesOut};
use crate::sources::{full_name, printed};
use crate::timeline::scope_of;

/// Entries of the history in a table: all of them, for any real record.
const ENTRIES: u32 = 1_000_000;

impl Desk {
    /// What is to be written out, as text.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn export_text(&self, request: &ExportRequest) -> Result<String, WireError> {
        self.leaving(request).map(|leaving| leaving.text)
    }

    /// What is to be written out, with what was taken out of it.
    pub(crate) fn leaving(&self, request: &ExportRequest) -> Result<Leaving, WireError> {
        let now = self.around.clock.now();
        let today = self.day();
        self.reading(|vault| {
            let takes_out = TakesOut::for_recipient(vault.read(), request.recipient, today)?;
            if let ExportKind::Json = request.what {
                let archive = serde_json::to_value(vault.archive(now)?)
                    .map_err(|_| WireError::internal("export"))?;
                return takes_out.in_archive(archive);
            }
            let table = table(vault.read(), request)?;
            Ok(takes_out.in_table(table))
        })
    }

    /// A name to offer for the file.
    pub fn export_name(&self, request: &ExportRequest) -> String {
        let what = match request.what {
            ExportKind::Json => return format!("casekeep-{}.json", self.day()),
            ExportKind::Cases => "cases",
            ExportKind::History => "history",
            ExportKind::People => "people",
            ExportKind::Appointments => "appointments",
            ExportKind::Documents => "documents",
        };
        format!("casekeep-{what}-{}.csv", self.day())
    }

    /// Writes it where the person chose. Only they can read the file.
    ///
    /// # Errors
    /// `Locked`, `DiskTrouble`; what reading says.
    pub fn export_write(
        &self,
        request: &ExportRequest,
        place: &Path,
    ) -> Result<SavedSheet, WireError> {
        let text = self.export_text(request)?;
        platform::write_private(place, text.as_bytes()).map_err(|_| ErrorCode::DiskTrouble)?;
        Ok(SavedSheet { saved: true })
    }

    /// Fills the record, in which nothing was written yet, from an exported JSON
    /// file. All or nothing.
    ///
    /// # Errors
    /// `RecordNotEmpty`, `ImportUnreadable`, `RecordNewer`, `Locked`; what writing
    /// says.
    pub fn record_import(&self, request: ImportRecord) -> Result<Imported, WireError> {
        let archive: Archive =
            serde_json::from_str(&request.text).map_err(|_| ErrorCode::ImportUnreadable)?;
        drop(request);
        self.replacing(|vault| {
            vault.fill_from(&archive).map_err(|error| match error {
                VaultError::AlreadyExists => WireError::new(ErrorCode::RecordNotEmpty),
                VaultError::Refused { .. } | VaultError::Duplicate { .. } => {
                    WireError::new(ErrorCode::ImportUnreadable)
                }
                other => other.into(),
            })?;
            let read = vault.read();
            let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
            Ok(Imported {
                people: count(read.people()?.len()),
                cases: count(read.cases()?.len()),
                documents: count(read.documents()?.len()),
            })
        })
    }
}

/// A table of the record; what is no table has no columns.
pub(crate) fn table(read: Reading<'_>, request: &ExportRequest) -> Result<Table, WireError> {
    match request.what {
        ExportKind::Json => Ok(Table::default()),
        ExportKind::Cases => cases(read),
        ExportKind::History => {
            let scope = scope_of(request.case.as_deref(), request.person.as_deref())?;
            history(read, scope)
        }
        ExportKind::People => people(read),
        ExportKind::Appointments => appointments(read),
        ExportKind::Documents => documents(read),
    }
}

fn names_of(read: Reading<'_>, people: &[(vault::PersonId, String)]) -> Result<String, WireError> {
    let mut names = Vec::new();
    for (person, role) in people {
        if let Some(row) = read.person(*person)? {
            let name = full_name(&row.given_names, &row.family_name);
            names.push(format!("{name} ({role})"));
        }
    }
    Ok(names.join("; "))
}

fn cases(read: Reading<'_>) -> Result<Table, WireError> {
    const FIELDS: [&str; 9] = [
        "stage",
        "class",
        "filed_date",
        "received_date",
        "notice_date",
        "priority_date",
        "status_text",
        "status_date",
        "outcome",
    ];
    let mut columns = vec!["id", "form", "receipt_number", "people"];
    columns.extend(FIELDS);
    let mut table = Table::with_columns(&columns);
    for case in read.cases()? {
        let facts = read.facts_of(vault::Subject::Case(case.id))?;
        let mut row = vec![
            case.id.to_string(),
            case.form.unwrap_or_default(),
            case.receipt_number.unwrap_or_default(),
            names_of(read, &case.people)?,
        ];
        row.extend(FIELDS.iter().map(|field| {
            let fact = facts.iter().find(|fact| fact.field == *field);
            fact.map(|fact| fact.value.clone()).unwrap_or_default()
        }));
        table.rows.push(row);
    }
    Ok(table)
}

fn history(read: Reading<'_>, scope: TimelineScope) -> Result<Table, WireError> {
    let mut table = Table::with_columns(&[
        "happened_on",
        "recorded_at",
        "kind",
        "title",
        "agency_words",
        "case",
        "person",
        "undone",
    ]);
    for event in read.timeline(scope, true, ENTRIES)? {
        let title = say_phrase(domain::text::Lang::En, &event.title.into());
        let text = |id: Option<String>| id.unwrap_or_default();
        table.rows.push(vec![
            text(event.happened_on.map(|day| day.to_string())),
            crate::sources::instant(event.recorded_at),
            event.kind,
            title,
            event.quote.unwrap_or_default(),
            text(event.case.map(|id| id.to_string())),
            text(event.person.map(|id| id.to_string())),
            event.undone.to_string(),
        ]);
    }
    Ok(table)
}

fn people(read: Reading<'_>) -> Result<Table, WireError> {
    let mut table =
        Table::with_columns(&["id", "given_names", "family_name", "birth_date", "numbers"]);
    for person in read.people()? {
        let mut numbers: Vec<String> = read
            .identifiers_of(person.id)?
            .iter()
            .map(|row| format!("{}: {}", row.kind, printed(&row.kind, &row.value)))
            .collect();
        for account in read.accounts_of(person.id)? {
            numbers.push(format!("online_account_number: {}", account.number));
        }
        table.rows.push(vec![
            person.id.to_string(),
            person.given_names,
            person.family_name,
            person
                .birth_date
                .map(|day| day.to_string())
                .unwrap_or_default(),
            numbers.join("; "),
        ]);
    }
    Ok(table)
}

fn appointments(read: Reading<'_>) -> Result<Table, WireError> {
    let mut table = Table::with_columns(&[
        "id", "kind", "local_at", "place", "address", "state", "cases",
    ]);
    for row in read.appointments()? {
        let state = crate::by_hand::appointment_fact(read, row.id, "state")?;
        let cases: Vec<String> = row.cases.iter().map(ToString::to_string).collect();
        table.rows.push(vec![
            row.id.to_string(),
            row.kind,
            row.local_at.format("%Y-%m-%dT%H:%M").to_string(),
            row.place_name.unwrap_or_default(),
            row.place_lines.join(", "),
            state.unwrap_or_else(|| "planned".to_owned()),
            cases.join("; "),
        ]);
    }
    Ok(table)
}

fn documents(read: Reading<'_>) -> Result<Table, WireError> {
    let mut table = Table::with_columns(&[
        "id",
        "kind",
        "file_name",
        "dated_on",
        "kept_at",
        "bytes",
        "cases",
    ]);
    for row in read.documents()? {
        let cases: Vec<String> = row.cases.iter().map(ToString::to_string).collect();
        table.rows.push(vec![
            row.id.to_string(),
            row.kind,
            row.file_name.unwrap_or_default(),
            row.dated_on.map(|day| day.to_string()).unwrap_or_default(),
            crate::sources::instant(row.kept_at),
            row.byte_count.to_string(),
            cases.join("; "),
        ]);
    }
    Ok(table)
}
