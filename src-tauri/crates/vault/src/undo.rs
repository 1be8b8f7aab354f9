//! Undo and redo: a step is taken back by the images of the rows it changed,
//! which is a step of its own. History keeps both.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter, Connection, OptionalExtension};
use serde_json::Value as Json;

use crate::error::VaultError;
use crate::history::{add_event, begin_step, Label, NewEvent, WATCHED};
use crate::rows::{many, one, read_json, Origin};
use crate::search;
use crate::step::begin;
use crate::vault::Vault;

const LAST_DONE: &str = "SELECT id, label_code, label_params FROM step
    WHERE kind = 'do' AND state = 'done' ORDER BY id DESC LIMIT 1";
/// Steps are undone from the newest, so all of them follow the last one that is
/// done, and the last one undone is the oldest.
const LAST_UNDONE: &str = "SELECT id, label_code, label_params FROM step
    WHERE kind = 'do' AND state = 'undone' AND id > coalesce(
        (SELECT id FROM step WHERE kind = 'do' AND state = 'done' ORDER BY id DESC LIMIT 1), 0)
    ORDER BY id LIMIT 1";

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Again,
}

struct Change {
    table: String,
    row: i64,
    before: Option<String>,
    after: Option<String>,
}

impl Vault {
    /// Takes the last step back.
    ///
    /// # Errors
    /// `NothingToUndo`, `UndoConflict`; as every writing.
    pub fn undo(&mut self, now: DateTime<Utc>) -> Result<Label, VaultError> {
        self.turn(now, Direction::Back)
    }

    /// Brings the step that was undone last again.
    ///
    /// # Errors
    /// `NothingToRedo`, `UndoConflict`; as every writing.
    pub fn redo(&mut self, now: DateTime<Utc>) -> Result<Label, VaultError> {
        self.turn(now, Direction::Again)
    }

    /// What undo would take back.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn undo_label(&self) -> Result<Option<Label>, VaultError> {
        Ok(find(self.read().connection, LAST_DONE)?.map(|(_, label)| label))
    }

    /// What redo would bring again.
    ///
    /// # Errors
    /// As every reading.
    pub fn redo_label(&self) -> Result<Option<Label>, VaultError> {
        Ok(find(self.read().connection, LAST_UNDONE)?.map(|(_, label)| label))
    }

    fn turn(&mut self, now: DateTime<Utc>, direction: Direction) -> Result<Label, VaultError> {
        let (connection, _) = self.parts();
        let txn = begin(connection)?;
        let (which, nothing, kind, state) = match direction {
            Direction::Back => (LAST_DONE, VaultError::NothingToUndo, "undo", "undone"),
            Direction::Again => (LAST_UNDONE, VaultError::NothingToRedo, "redo", "done"),
        };
        let (target, label) = find(&txn, which)?.ok_or(nothing)?;
        // Rows come back in any order; what refers to what is checked at the end.
        txn.pragma_update(None, "defer_foreign_keys", true)?;
        let step = begin_step(&txn, now, kind, Some(target), &label)?;
        let mut changes = changes_of(&txn, target)?;
        if matches!(direction, Direction::Back) {
            changes.reverse();
            for change in &mut changes {
                std::mem::swap(&mut change.before, &mut change.after);
            }
        }
        for change in &changes {
            apply(&txn, change)?;
        }
        txn.execute(
            "UPDATE step SET state = ?2 WHERE id = ?1",
            params![target, state],
        )?;
        add_event(
            &txn,
            step,
            now,
            &NewEvent {
                kind: kind.to_owned(),
                happened_on: None,
                person: None,
                case: None,
                document: None,
                title: label.clone(),
                quote: None,
                origin: Origin::Typed,
            },
            None,
        )?;
        search::follow(&txn, step)?;
        txn.commit()?;
        Ok(label)
    }
}

fn find(connection: &Connection, which: &str) -> Result<Option<(i64, Label)>, VaultError> {
    one(connection, which, [], |row| {
        let label = Label {
            code: row.get(1)?,
            params: read_json(row, 2)?,
        };
        Ok((row.get(0)?, label))
    })
}

fn changes_of(connection: &Connection, step: i64) -> Result<Vec<Change>, VaultError> {
    many(
        connection,
        "SELECT in_table, row, before, after FROM change WHERE step = ?1 ORDER BY id",
        [step],
        |row| {
            Ok(Change {
                table: row.get(0)?,
                row: row.get(1)?,
                before: row.get(2)?,
                after: row.get(3)?,
            })
        },
    )
}

/// Turns a row from its image `before` into its image `after`.
fn apply(connection: &Connection, change: &Change) -> Result<(), VaultError> {
    let table = WATCHED
        .into_iter()
        .find(|table| *table == change.table)
        .ok_or(VaultError::Damaged)?;
    let before = change.before.as_deref().map(image).transpose()?;
    if !is_now(connection, table, change.row, before.as_deref())? {
        return Err(VaultError::UndoConflict);
    }
    let Some(after) = change.after.as_deref().map(image).transpose()? else {
        connection.execute(&format!("DELETE FROM {table} WHERE row = ?1"), [change.row])?;
        return Ok(());
    };
    let columns: Vec<&str> = after.iter().map(|(name, _)| name.as_str()).collect();
    let values = params_from_iter(after.iter().map(|(_, value)| value));
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
    let sql = if before.is_some() {
        let sets: Vec<String> = columns
            .iter()
            .zip(&places)
            .map(|(column, place)| format!("{column} = {place}"))
            .collect();
        format!(
            "UPDATE {table} SET {} WHERE row = {}",
            sets.join(", "),
            change.row
        )
    } else {
        format!(
            "INSERT INTO {table} ({}) VALUES ({})",
            columns.join(", "),
            places.join(", ")
        )
    };
    connection.execute(&sql, values)?;
    Ok(())
}

/// Whether the row is as its image says; no image: whether there is none.
fn is_now(
    connection: &Connection,
    table: &str,
    row: i64,
    image: Option<&[(String, Value)]>,
) -> Result<bool, VaultError> {
    let Some(image) = image else {
        let found: bool = connection.query_row(
            &format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE row = ?1)"),
            [row],
            |found| found.get(0),
        )?;
        return Ok(!found);
    };
    let same: Vec<String> = image
        .iter()
        .enumerate()
        .map(|(place, (column, _))| format!("{column} IS ?{}", place + 1))
        .collect();
    let found: Option<i64> = connection
        .query_row(
            &format!("SELECT row FROM {table} WHERE {}", same.join(" AND ")),
            params_from_iter(image.iter().map(|(_, value)| value)),
            |found| found.get(0),
        )
        .optional()?;
    Ok(found == Some(row))
}

fn image(text: &str) -> Result<Vec<(String, Value)>, VaultError> {
    let Ok(Json::Object(columns)) = serde_json::from_str(text) else {
        return Err(VaultError::Damaged);
    };
    columns
        .into_iter()
        .map(|(column, value)| {
            let value = match value {
                Json::Null => Value::Null,
                Json::String(text) => Value::Text(text),
                Json::Number(number) => Value::Integer(number.as_i64().ok_or(VaultError::Damaged)?),
                _ => return Err(VaultError::Damaged),
            };
            Ok((column, value))
        })
        .collect()
}
