//! The reminder plan outside the record: when something is due, and nothing of
//! what. A run without the key can say that much and no more, and a run with
//! nothing due need not open the record at all.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use chrono::{Local, NaiveDate, NaiveDateTime, TimeDelta};
use domain::reminders::{Moment, QuietHours};
use serde::{Deserialize, Serialize};
use vault::Vault;

/// What lies in the file.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct PlanFile {
    /// What the plan was made from; none: nobody knows.
    pub(crate) basis: Option<Basis>,
    /// When something is to be said, earliest first.
    pub(crate) moments: Vec<PlannedMoment>,
    /// Everything up to this local time was said without its words, while the
    /// record was locked.
    pub(crate) said_until: Option<NaiveDateTime>,
}

/// A moment at which something is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PlannedMoment {
    /// Local time.
    at: NaiveDateTime,
    /// Whether it passes quiet hours.
    insists: bool,
}

/// What a plan was made from. With the same basis another look at the record
/// would find the same plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Basis {
    /// The day: some dates come and go with it.
    day: NaiveDate,
    /// The zone, in seconds east of Greenwich.
    offset: i32,
    /// The state of the record's files.
    record: String,
    /// The state of the preferences: quiet hours are in them.
    preferences: String,
}

/// A clock that is behind what was said by more than this was wrong then: what
/// was said in that future is said again. Less is a flight or daylight saving.
const WRONG_CLOCK: TimeDelta = TimeDelta::hours(27);

impl Basis {
    /// As things stand. None where there is no record.
    pub(crate) fn now(day: NaiveDate, record_dir: &Path, preferences: &Path) -> Option<Self> {
        Some(Self {
            day,
            offset: Local::now().offset().local_minus_utc(),
            record: Vault::stamp(record_dir)?,
            preferences: state_of(preferences).unwrap_or_default(),
        })
    }
}

fn state_of(file: &Path) -> Option<String> {
    let metadata = fs::metadata(file).ok()?;
    let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{}:{}", metadata.len(), changed.as_nanos()))
}

impl From<Moment> for PlannedMoment {
    fn from(moment: Moment) -> Self {
        Self {
            at: moment.at,
            insists: moment.insists,
        }
    }
}

impl PlanFile {
    /// Reads the file; a missing or damaged one is an empty plan.
    pub(crate) fn read(path: &Path) -> Self {
        fs::read(path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Up to when everything was said without its words: all that a plan made anew
    /// takes over.
    pub(crate) fn said_until(path: &Path) -> Option<NaiveDateTime> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct SaidAlone {
            said_until: Option<NaiveDateTime>,
        }
        let said: SaidAlone = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        said.said_until
    }

    /// Works on the file while no other program does: of two runs at once, the
    /// second sees what the first has said.
    pub(crate) fn alone<T>(path: &Path, work: impl FnOnce() -> T) -> T {
        let held = platform::hold(&path.with_extension("hold"));
        if let Err(error) = &held {
            tracing::warn!(kind = ?error.kind(), "the reminder plan could not be held");
        }
        work()
    }

    /// Writes the file; the record is the truth, so a plan that cannot be
    /// written is only missed while the record is locked.
    pub(crate) fn write(&self, path: &Path) {
        // A lost plan is made again; what was said would be said twice.
        let write = match self.said_until {
            Some(_) => platform::write_private,
            None => platform::write_private_soon,
        };
        let written = serde_json::to_vec(self)
            .map_err(std::io::Error::from)
            .and_then(|bytes| write(path, &bytes));
        if let Err(error) = written {
            tracing::warn!(kind = ?error.kind(), "the reminder plan was not written");
        }
    }

    /// Whether something is to be said now that was not said yet.
    pub(crate) fn is_due(&self, now: NaiveDateTime, quiet: QuietHours) -> bool {
        let said_until = self.said_until.filter(|until| !was_wrong(*until, now));
        let come = self
            .moments
            .iter()
            .filter(|moment| moment.at <= now && said_until.is_none_or(|until| moment.at > until));
        let mut come = come.peekable();
        let is_quiet = quiet.contains(now.time());
        come.peek().is_some() && (!is_quiet || come.any(|moment| moment.insists))
    }

    /// Up to when everything counts as said. What a wrong clock said of its
    /// future is still to be said.
    pub(crate) fn counts_as_said(&self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let until = self.said_until?;
        Some(match was_wrong(until, now) {
            true => now,
            false => until,
        })
    }
}

fn was_wrong(said_until: NaiveDateTime, now: NaiveDateTime) -> bool {
    said_until - now > WRONG_CLOCK
}
