//! Today of a long record, kept inside the record: a person who opens it sees it
//! at once, and what lies behind it is counted after that.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use vault::Vault;

use crate::contract::{ErrorCode, TodayPage, WireError};
use crate::dates::Dates;
use crate::desk::Desk;

/// Where it is kept.
const SETTING: &str = "kept_today";
/// Fewer dates are counted before anyone has looked.
const LONG: usize = 2_000;

/// The page, and what it was made from. With another of these it is another page.
#[derive(Serialize, Deserialize)]
struct KeptToday {
    /// The newest step of the record.
    revision: i64,
    /// Words and states change with the day.
    day: NaiveDate,
    /// Rules change with the program.
    program: String,
    page: TodayPage,
}

impl KeptToday {
    fn is_of(&self, vault: &Vault, day: NaiveDate) -> Result<bool, WireError> {
        Ok(self.day == day
            && self.program == env!("CARGO_PKG_VERSION")
            && self.revision == vault.revision()?)
    }
}

/// The kept page, if it is what would be made now.
pub(crate) fn kept_today(vault: &Vault, day: NaiveDate) -> Result<Option<TodayPage>, WireError> {
    let Some(text) = vault.read().setting(SETTING)? else {
        return Ok(None);
    };
    // One of another version may have another shape.
    let Ok(kept) = serde_json::from_str::<KeptToday>(&text) else {
        return Ok(None);
    };
    Ok(kept.is_of(vault, day)?.then_some(kept.page))
}

/// Forgets the kept page: steps are counted anew in what was read in.
pub(crate) fn forget_today(vault: &mut Vault) -> Result<(), WireError> {
    vault.quietly::<_, WireError>(|txn| Ok(txn.forget_setting(SETTING)?))
}

impl Desk {
    /// Keeps Today of a long record, when its dates were counted.
    ///
    /// # Errors
    /// `Locked`; what reading and writing the record says.
    pub(crate) fn keep_today(&self) -> Result<(), WireError> {
        let day = self.day();
        let mut state = self.state();
        let open = state.open.as_mut().ok_or(ErrorCode::Locked)?;
        let dates = open.dates(day)?;
        if open.sample || !is_long(&dates) || kept_today(&open.vault, day)?.is_some() {
            return Ok(());
        }
        let kept = KeptToday {
            revision: open.vault.revision()?,
            day,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            page: self.page_of_today(&open.vault, &dates)?,
        };
        let text = serde_json::to_string(&kept).map_err(|_| WireError::internal("today"))?;
        open.vault
            .quietly::<_, WireError>(|txn| Ok(txn.put_setting(SETTING, &text)?))?;
        // The plan of reminders knows the record by its files.
        self.write_plan(open);
        Ok(())
    }
}

fn is_long(dates: &Dates) -> bool {
    dates.all().nth(LONG).is_some()
}
