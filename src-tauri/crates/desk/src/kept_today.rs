//! Today of a long record, kept inside the record: a person who opens it sees it
//! at once, and what lies behind it is counted after that.

use chrono::NaiveDate;
use vault::Vault;

use crate::contract::{ErrorCode, TodayPage, WireError};
use crate::dates::Dates;
use crate::desk::Desk;

/// Where it is kept, and what it was made from.
const PAGE: &str = "kept_today";
const MADE_FROM: &str = "kept_today_made_from";
/// Fewer dates are counted before anyone has looked.
const LONG: usize = 2_000;

/// The newest step of the record; the day, with which words and states change; the
/// program, with which rules change. From the same, the same page is made.
fn made_from(vault: &Vault, day: NaiveDate) -> Result<String, WireError> {
    let revision = vault.revision()?;
    Ok(format!("{revision} {day} {}", env!("CARGO_PKG_VERSION")))
}

fn is_kept(vault: &Vault, day: NaiveDate) -> Result<bool, WireError> {
    let kept = vault.read().setting(MADE_FROM)?;
    Ok(match kept {
        Some(kept) => kept == made_from(vault, day)?,
        None => false,
    })
}

/// The kept page, if it is what would be made now.
pub(crate) fn kept_today(vault: &Vault, day: NaiveDate) -> Result<Option<TodayPage>, WireError> {
    if !is_kept(vault, day)? {
        return Ok(None);
    }
    let page = vault.read().setting(PAGE)?;
    // One that cannot be read is made anew.
    Ok(page.and_then(|page| serde_json::from_str(&page).ok()))
}

/// Forgets the kept page: steps are counted anew in what was read in.
pub(crate) fn forget_today(vault: &mut Vault) -> Result<(), WireError> {
    vault.quietly::<_, WireError>(|txn| Ok(txn.forget_setting(MADE_FROM)?))
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
        if open.sample || !is_long(&dates) || is_kept(&open.vault, day)? {
            return Ok(());
        }
        let made_from = made_from(&open.vault, day)?;
        let page = self.page_of_today(&open.vault, &dates)?;
        let page = serde_json::to_string(&page).map_err(|_| WireError::internal("today"))?;
        open.vault.quietly::<_, WireError>(|txn| {
            txn.put_setting(PAGE, &page)?;
            Ok(txn.put_setting(MADE_FROM, &made_from)?)
        })?;
        // The plan of reminders knows the record by its files.
        self.write_plan(open);
        Ok(())
    }
}

fn is_long(dates: &Dates) -> bool {
    dates.all().nth(LONG).is_some()
}
