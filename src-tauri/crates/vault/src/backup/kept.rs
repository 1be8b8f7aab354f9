//! The backups that lie in a record's folder: which there are, what is in one,
//! and which are no longer needed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};

use super::BACKUPS_FOLDER;
use crate::connection;
use crate::error::VaultError;
use crate::folder::DATABASE_FILE;
use crate::left_over::{
    remove_left_over, MAKING_BACKUP, MAKING_RECORD, SALVAGING, TRYING_BACKUP, WRITING,
};
use crate::migrations::{known, version};
use crate::vault::Vault;
use crate::verify::check;

/// How a backup's folder is named: the moment it was made, in UTC.
pub(super) const STAMP: &str = "%Y%m%dT%H%M%S%.3fZ";
/// So many days, weeks and months keep their newest backup.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;
/// Lies in a backup that was read whole; empty.
pub(super) const READ_WHOLE: &str = "read-whole";

/// A backup that was verified when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSummary {
    /// Name of its folder.
    pub name: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Size of its database in bytes.
    pub bytes: u64,
    /// Whether every document in it was read and is what was kept.
    pub read_whole: bool,
}

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupContents {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// People, cases and kept documents in it.
    pub people: u32,
    /// Cases.
    pub cases: u32,
    /// Kept documents.
    pub documents: u32,
    /// Whether every page, reference and document in it is whole.
    pub whole: bool,
}

impl Vault {
    /// The backups in the record's folder, newest first.
    ///
    /// # Errors
    /// `NoAccess`, `DiskTrouble`.
    pub fn backups(&self) -> Result<Vec<BackupSummary>, VaultError> {
        Self::backups_in(self.dir())
    }

    /// The backups in a record's folder, also when the record does not open.
    ///
    /// # Errors
    /// As [`Vault::backups`].
    pub fn backups_in(dir: &Path) -> Result<Vec<BackupSummary>, VaultError> {
        list(dir)
    }

    /// Opens a backup and looks at everything in it. Changes nothing.
    ///
    /// # Errors
    /// `Missing` when there is no such backup; `Damaged` when it does not open;
    /// `Newer`.
    pub fn look_into_backup(&self, name: &str) -> Result<BackupContents, VaultError> {
        let (summary, folder) = find(self.dir(), name)?;
        let opened = connection::open_copy(&folder.join(DATABASE_FILE), self.read().key)
            .map_err(|_| VaultError::Damaged)?;
        let found = version(&opened)?;
        if found > known() {
            let known = known();
            return Err(VaultError::Newer { found, known });
        }
        let count = |table: &str| -> Result<u32, VaultError> {
            let sql = format!("SELECT count(*) FROM {table}");
            Ok(opened.query_row(&sql, [], |row| row.get(0))?)
        };
        Ok(BackupContents {
            made_at: summary.made_at,
            people: count("person")?,
            cases: count("filing")?,
            documents: count("document")?,
            whole: check(&opened, self.read().key)?.is_empty(),
        })
    }

    /// Whether something was written since the newest backup, or there is none.
    ///
    /// # Errors
    /// As every reading; what [`Vault::backups`] says.
    pub fn changed_since_backup(&self) -> Result<bool, VaultError> {
        let newest: Option<String> =
            self.read()
                .connection
                .query_row("SELECT max(at) FROM step", [], |row| row.get(0))?;
        let backups = self.backups()?;
        Ok(match (newest, backups.first()) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(at), Some(backup)) => DateTime::parse_from_rfc3339(&at)
                .map_or(true, |at| at.with_timezone(&Utc) > backup.made_at),
        })
    }

    /// Removes backups that are no longer needed: the newest of each of the last
    /// 7 days, 4 weeks and 12 months that have one stay, and the very newest
    /// always does, and so does the newest that was read whole. Returns how many
    /// went. What was left half made, of backups or of the record, goes, too.
    ///
    /// # Errors
    /// `NoAccess`, `DiskTrouble`; nothing is removed twice.
    pub fn prune_backups(&self) -> Result<usize, VaultError> {
        if let Some(parent) = self.dir().parent() {
            remove_left_over(parent, &[MAKING_RECORD]);
        }
        remove_left_over(self.dir(), &[SALVAGING, WRITING]);
        prune(&self.dir().join(BACKUPS_FOLDER))
    }
}

/// Removes the backups of a folder that are no longer needed.
pub(super) fn prune(folder: &Path) -> Result<usize, VaultError> {
    let backups = list_in(folder)?;
    let made: Vec<DateTime<Utc>> = backups.iter().map(|backup| backup.made_at).collect();
    let mut needed = needed(&made);
    let read_whole = backups.iter().find(|backup| backup.read_whole);
    needed.extend(read_whole.map(|backup| backup.made_at));
    let mut gone = 0;
    remove_left_over(folder, &[MAKING_BACKUP, TRYING_BACKUP, WRITING]);
    for backup in backups {
        if !needed.contains(&backup.made_at) {
            fs::remove_dir_all(folder.join(&backup.name))?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// A backup by the name of its folder. A name is never taken as a path.
pub(super) fn find(dir: &Path, name: &str) -> Result<(BackupSummary, PathBuf), VaultError> {
    list(dir)?
        .into_iter()
        .find(|backup| backup.name == name)
        .map(|backup| {
            let folder = dir.join(BACKUPS_FOLDER).join(&backup.name);
            (backup, folder)
        })
        .ok_or(VaultError::Missing)
}

fn list(dir: &Path) -> Result<Vec<BackupSummary>, VaultError> {
    list_in(&dir.join(BACKUPS_FOLDER))
}

/// The backups of a folder, newest first; none where there is no folder.
pub(super) fn list_in(folder: &Path) -> Result<Vec<BackupSummary>, VaultError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut backups = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Whatever else lies there is not ours to count or to remove.
        let Ok(made_at) = NaiveDateTime::parse_from_str(&name, STAMP) else {
            continue;
        };
        let Ok(database) = fs::metadata(entry.path().join(DATABASE_FILE)) else {
            continue;
        };
        backups.push(BackupSummary {
            name,
            made_at: made_at.and_utc(),
            bytes: database.len(),
            read_whole: entry.path().join(READ_WHOLE).exists(),
        });
    }
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.made_at));
    Ok(backups)
}

/// Which of these, newest first, stay.
fn needed(made: &[DateTime<Utc>]) -> BTreeSet<DateTime<Utc>> {
    let mut stay: BTreeSet<DateTime<Utc>> = made.first().copied().into_iter().collect();
    let mut newest_of_each = |spans: usize, span: &dyn Fn(&DateTime<Utc>) -> (i32, u32)| {
        let mut seen = BTreeSet::new();
        for moment in made {
            if seen.len() < spans && seen.insert(span(moment)) {
                stay.insert(*moment);
            }
        }
    };
    newest_of_each(DAYS, &|moment| (moment.year(), moment.ordinal()));
    newest_of_each(WEEKS, &|moment| {
        let week = moment.iso_week();
        (week.year(), week.week())
    });
    newest_of_each(MONTHS, &|moment| (moment.year(), moment.month()));
    stay
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days_ago(days: i64) -> DateTime<Utc> {
        let now: DateTime<Utc> = "2026-11-25T10:00:00Z".parse().expect("a moment");
        now - chrono::Duration::days(days)
    }

    #[test]
    fn a_year_of_daily_backups_leaves_seven_days_four_weeks_twelve_months() {
        let made: Vec<_> = (0..400).map(days_ago).collect();
        let needed = needed(&made);
        for day in 0..7 {
            assert!(needed.contains(&days_ago(day)), "{day} days ago");
        }
        let months: BTreeSet<_> = needed.iter().map(|m| (m.year(), m.month())).collect();
        assert_eq!(months.len(), 12);
        assert!(needed.len() <= 7 + 4 + 12, "{}", needed.len());
    }

    #[test]
    fn the_newest_stays_whatever_its_age() {
        let made = [days_ago(900)];
        assert_eq!(needed(&made).len(), 1);
        assert!(needed(&[]).is_empty());
    }

    #[test]
    fn several_in_an_hour_leave_the_newest() {
        let now = days_ago(0);
        let made: Vec<_> = (0..30)
            .map(|minutes| now - chrono::Duration::minutes(minutes))
            .collect();
        assert_eq!(needed(&made).into_iter().collect::<Vec<_>>(), [now]);
    }
}
