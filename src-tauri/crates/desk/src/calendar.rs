//! The calendar, and the book of rules.

use chrono::NaiveDate;
use domain::days::{reason_for_day_off, DayOff};
use domain::rules::{self, Rule};
use domain::text::Lang;

use crate::contract::{
    Bilingual, CalendarPage, CalendarRequest, DateState, DayOffCard, DueItem, ErrorCode,
    MissingFact, RuleCard, RulesPage, WireError,
};
use crate::dates::{ask, NearlyThere};
use crate::desk::Desk;
use crate::messages::in_both;

/// The longest stretch asked for at once.
const LONGEST: usize = 800;

impl Desk {
    /// The dates of some days, those that are over included.
    ///
    /// # Errors
    /// `DateUnreadable`, `Locked`; what reading says.
    pub fn calendar(&self, request: CalendarRequest) -> Result<CalendarPage, WireError> {
        let day = |text: &str| {
            crate::read_day(text)
                .ok_or_else(|| WireError::new(ErrorCode::DateUnreadable).with("text", text))
        };
        let (from, until) = (day(&request.from)?, day(&request.until)?);
        let days = from
            .iter_days()
            .take(LONGEST)
            .take_while(|day| *day <= until);
        let days_off = days.filter_map(day_off).collect();
        self.with_dates(|_, dates| {
            let mut found: Vec<DueItem> = dates
                .all()
                .filter(|due| (from..=until).contains(&due.last_day))
                .map(|due| due.item.clone())
                .collect();
            found.sort_by(|a, b| (&a.date, &a.time, &a.id).cmp(&(&b.date, &b.time, &b.id)));
            Ok(CalendarPage {
                today: self.day().to_string(),
                dates: found,
                days_off,
            })
        })
    }

    /// Every date that needs somebody: what is overdue, the next duty, the rest
    /// soonest first.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn due_list(&self) -> Result<Vec<DueItem>, WireError> {
        let next = self.today(())?.next.map(|next| next.id);
        self.with_dates(|_, dates| {
            let mut all: Vec<DueItem> = dates.open().map(|due| due.item.clone()).collect();
            all.sort_by_key(|item| {
                (
                    item.state != DateState::Overdue,
                    Some(&item.id) != next.as_ref(),
                )
            });
            Ok(all)
        })
    }

    /// Every rule a person may let count.
    ///
    /// # Errors
    /// None.
    pub fn rules_list(&self, (): ()) -> Result<RulesPage, WireError> {
        Ok(RulesPage {
            rules: rules::all().iter().map(rule_card).collect(),
        })
    }
}

fn rule_card(rule: &Rule) -> RuleCard {
    let facts = rule.facts().into_iter();
    RuleCard {
        rule: rule.id.clone(),
        title: Bilingual::from(&rule.title),
        facts: facts
            .filter_map(|need| {
                let mut fact = ask(need.name)?;
                fact.required = need.required;
                Some(fact)
            })
            .collect(),
        cite: rule.source.place.cite.clone(),
    }
}

/// A question for the fact a rule lacks.
pub(crate) fn missing(
    nearly: &NearlyThere,
    person_name: Option<String>,
    form: Option<String>,
) -> Option<MissingFact> {
    Some(MissingFact {
        rule: nearly.rule.to_owned(),
        title: nearly.title.clone(),
        ask: ask(nearly.fact)?,
        on: nearly.on.clone(),
        person_name,
        form,
    })
}

fn day_off(day: NaiveDate) -> Option<DayOffCard> {
    let name = match reason_for_day_off(day)? {
        DayOff::Weekend => return None,
        DayOff::Holiday(holiday) => Bilingual {
            en: holiday.title(Lang::En).to_owned(),
            es: holiday.title(Lang::Es).to_owned(),
        },
        DayOff::Closed => in_both("offices_closed"),
    };
    Some(DayOffCard {
        on_day: day.to_string(),
        name,
    })
}
