//! The calendar file: what needs somebody, as other calendars read it.

use std::path::Path;

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use domain::text::Lang;
use outgoing::{calendar_file, CalendarEntry, EntryTime};
use sha2::{Digest, Sha256};

use crate::contract::{CalendarExport, ErrorCode, SavedCalendar, WireError};
use crate::dates::Due;
use crate::desk::Desk;
use crate::messages::{date_in_words, say};

/// The name proposed for the file.
pub const CALENDAR_FILE_NAME: &str = "casekeep-dates.ics";

impl Desk {
    /// The calendar file. The same record gives the same bytes.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn calendar_text(&self, export: CalendarExport) -> Result<String, WireError> {
        let lang = self.language();
        self.with_dates(|vault, dates| {
            let stamp = Stamp {
                sequence: u32::try_from(vault.revision()?).unwrap_or(u32::MAX),
                at: vault.revised_at()?.unwrap_or_default(),
            };
            let entries: Vec<CalendarEntry> = dates
                .open()
                .filter(|due| due.item.kind != "info")
                .map(|due| entry(due, stamp, lang, export.redact))
                .collect();
            Ok(calendar_file("Casekeep", &entries))
        })
    }

    /// Writes the calendar file to the place a person chose.
    ///
    /// # Errors
    /// `Locked`, `DiskTrouble`; what reading says.
    pub fn calendar_write(
        &self,
        place: &Path,
        export: CalendarExport,
    ) -> Result<SavedCalendar, WireError> {
        let text = self.calendar_text(export)?;
        platform::write_private(place, text.as_bytes()).map_err(|_| ErrorCode::DiskTrouble)?;
        Ok(SavedCalendar { saved: true })
    }
}

#[derive(Clone, Copy)]
struct Stamp {
    sequence: u32,
    at: DateTime<Utc>,
}

fn entry(due: &Due, stamp: Stamp, lang: Lang, redact: bool) -> CalendarEntry {
    let nothing = std::collections::BTreeMap::new();
    let words = |code: &str| say(lang, code, &nothing);
    let item = &due.item;
    let time = match (due.time, due.last_day == due.remind_from) {
        (Some(time), true) => EntryTime::At(due.last_day.and_time(time)),
        _ => EntryTime::AllDay(due.remind_from),
    };
    let title = match redact {
        true => words("calendar_neutral_title"),
        false => {
            let parts = [
                Some(item.title.get(lang).clone()),
                item.form.clone(),
                item.person_name.clone(),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
    };
    let mut said = Vec::new();
    if !redact {
        said.push(item.meaning.get(lang).clone());
        if due.last_day != due.remind_from {
            let params =
                std::collections::BTreeMap::from([("day_on".to_owned(), due.last_day.to_string())]);
            said.push(say(lang, "last_day_is", &params));
        }
        said.extend(item.receipt_printed.clone());
        said.push(item.consequence.get(lang).clone());
        said.push(item.caveat.get(lang).clone());
        said.extend(item.law.as_ref().map(|law| law.cite.clone()));
        said.push(item.note.clone());
        said.push(format!(
            "{} {}",
            words("calendar_written"),
            date_in_words(lang, stamp.at.date_naive())
        ));
    }
    said.retain(|line| !line.is_empty());
    let usual = due.profile.days_before();
    CalendarEntry {
        uid: format!("{}@casekeep", &digest(&item.id)[..32]),
        sequence: stamp.sequence,
        stamp: stamp.at,
        time,
        title,
        description: said.join("\n"),
        place: if redact {
            String::new()
        } else {
            item.place.join(", ")
        },
        alarms: match due.silent {
            true => Vec::new(),
            false => due.own_days.clone().unwrap_or_else(|| usual.to_vec()),
        },
        busy: item.kind == "appear",
    }
}

/// The name of a date says which rule counts it: a shared file does not.
fn digest(id: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(
        format!("casekeep calendar {id}").as_bytes(),
    ))
}
