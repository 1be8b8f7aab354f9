//! The first screen: what needs the person next.

use chrono::NaiveDate;
use domain::rules;
use vault::{TimelineScope, Vault};

use crate::calendar::missing;
use crate::contract::{DateState, DueItem, TodayPage, WireError};
use crate::dates::{is_old, Dates, Due};
use crate::desk::Desk;
use crate::kept_today::kept_today;
use crate::sources::person_ref;
use crate::timeline::{entries, new_since};

/// What came in recently: this many entries.
const RECENT: u32 = 6;
/// Dates of each kind on the first screen: this many; the calendar has all. Nobody
/// reads more of them here, and each carries its whole sum to the page.
const SHOWN: usize = 15;
/// Questions for missing facts on the first screen.
const QUESTIONS: usize = 12;

impl Desk {
    /// What needs the person next.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn today(&self, (): ()) -> Result<TodayPage, WireError> {
        let day = self.day();
        let mut page = match self.reading(|vault| kept_today(vault, day))? {
            Some(kept) => kept,
            None => self.with_dates(|vault, dates| self.page_of_today(vault, dates))?,
        };
        self.reading(|vault| {
            let read = vault.read();
            page.new_since = new_since(read)?;
            page.recent = entries(read, TimelineScope::All, RECENT)?;
            Ok(page)
        })
    }

    /// The dates of the first screen, without what came in.
    pub(crate) fn page_of_today(
        &self,
        vault: &Vault,
        dates: &Dates,
    ) -> Result<TodayPage, WireError> {
        let today = self.day();
        let read = vault.read();
        let next = next(dates, today);
        let questions = dates.nearly().take(QUESTIONS).map(|nearly| {
            let person = match nearly.person {
                Some(person) => person_ref(read, person)?,
                None => None,
            };
            let form = match nearly.case {
                Some(case) => read.case(case)?.and_then(|case| case.form),
                None => None,
            };
            Ok::<_, WireError>(missing(nearly, person.map(|person| person.name), form))
        });
        let nearly = questions.collect::<Result<Vec<_>, _>>()?;
        let mut page = TodayPage {
            today: today.to_string(),
            next: next.map(|due| due.item.clone()),
            overdue: Vec::new(),
            this_week: Vec::new(),
            later: Vec::new(),
            expected: Vec::new(),
            not_shown: 0,
            nearly: nearly.into_iter().flatten().collect(),
            rules_old_since: old_since(today),
            new_since: None,
            recent: Vec::new(),
            people: read.people_count()?,
            cases: read.cases_count()?,
        };
        for due in dates.open() {
            let item: &DueItem = &due.item;
            if next.is_some_and(|next| next.item.id == item.id) {
                continue;
            }
            let group = match item.state {
                _ if item.expected => &mut page.expected,
                DateState::Overdue => &mut page.overdue,
                DateState::ThisWeek => &mut page.this_week,
                DateState::Later => &mut page.later,
            };
            match group.len() < SHOWN {
                true => group.push(item.clone()),
                false => page.not_shown += 1,
            }
        }
        Ok(page)
    }
}

/// The next duty. A note such as a closing online tool never pushes aside the
/// duty it belongs to, and what was put off waits for its day.
fn next(dates: &Dates, today: NaiveDate) -> Option<&Due> {
    let waits = |due: &Due| due.said.put_off_until.is_some_and(|until| until > today);
    dates.open().map(AsRef::as_ref).find(|due: &&Due| {
        due.item.state != DateState::Overdue && due.item.kind != "info" && !waits(due)
    })
}

/// The day of the newest source, when that is more than half a year ago.
fn old_since(today: NaiveDate) -> Option<String> {
    let newest = rules::all().iter().map(|rule| rule.as_of.as_str()).max()?;
    is_old(newest, today).then(|| newest.to_owned())
}
