//! The first screen: what needs the person next.

use vault::TimelineScope;

use crate::contract::{DateState, DueItem, TodayPage, WireError};
use crate::dates::due_items;
use crate::desk::Desk;
use crate::timeline::entries;

/// What came in recently: this many entries.
const RECENT: u32 = 6;

impl Desk {
    /// What needs the person next.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn today(&self, (): ()) -> Result<TodayPage, WireError> {
        let today = self.day();
        self.reading(|vault| {
            let read = vault.read();
            let dates = due_items(read, today)?;
            let mut items: Vec<DueItem> = dates.into_iter().map(|due| due.item).collect();
            // A note such as a closing online tool never pushes aside the duty
            // it belongs to.
            let next = items
                .iter()
                .position(|item| item.state != DateState::Overdue && item.kind != "info")
                .map(|place| items.remove(place));
            let count = |all: usize| u32::try_from(all).unwrap_or(u32::MAX);
            let mut page = TodayPage {
                today: today.to_string(),
                next,
                overdue: Vec::new(),
                this_week: Vec::new(),
                later: Vec::new(),
                recent: entries(read, TimelineScope::All, RECENT)?,
                people: count(read.people()?.len()),
                cases: count(read.cases()?.len()),
            };
            for item in items {
                match item.state {
                    DateState::Overdue => page.overdue.push(item),
                    DateState::ThisWeek => page.this_week.push(item),
                    DateState::Later => page.later.push(item),
                }
            }
            Ok(page)
        })
    }
}
