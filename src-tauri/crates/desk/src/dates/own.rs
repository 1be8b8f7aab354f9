//! Dates people added, once or repeating.

use chrono::{Days, NaiveDate};
use domain::days::{add_months, add_years, MissingDay};
use domain::reminders::ReminderProfile;
use vault::{OwnDate, Repeats};

use super::card::blank;
use super::feeding::About;
use super::known::Known;
use super::{Due, Said};
use crate::contract::{Bilingual, OwnDateCard};
use crate::messages::in_both;

/// How far ahead a repeating date is written out, beyond its first reminder.
const AHEAD: Days = Days::new(400);
/// At most this many times.
const TIMES: u32 = 60;

/// The days on which a date comes: the last one before today, and those ahead.
fn occurrences(own: &OwnDate, today: NaiveDate) -> Vec<NaiveDate> {
    let first_word = own.remind_days.iter().copied().max().unwrap_or(0);
    let until = today
        .checked_add_days(AHEAD)
        .and_then(|day| domain::days::add_days(day, i64::from(first_word)))
        .unwrap_or(today);
    let nth = |n: u32| -> Option<NaiveDate> {
        let count = i32::try_from(n).ok()?;
        match own.repeats {
            Repeats::Once => (n == 0).then_some(own.on_day),
            Repeats::Weekly => own.on_day.checked_add_days(Days::new(7 * u64::from(n))),
            // From the first day each time: a 31st comes back in long months.
            Repeats::Monthly => add_months(own.on_day, count, MissingDay::Last),
            Repeats::Yearly => add_years(own.on_day, count, MissingDay::Last),
        }
    };
    let mut past = None;
    let mut days = Vec::new();
    for day in (0u32..).map_while(nth) {
        // The next one is a date of theirs, however far away it is.
        let is_enough = !days.is_empty() && day > until || days.len() >= TIMES as usize;
        if is_enough {
            break;
        }
        if day < today {
            past = Some(day);
        } else {
            days.push(day);
        }
    }
    past.into_iter().chain(days).collect()
}

/// The dates of one that a person added.
pub(super) fn dues(known: &Known, own: &OwnDate, today: NaiveDate) -> Vec<Due> {
    let about = About {
        person: own.person,
        case: own.case,
        notice: None,
        appointment: None,
        limit: None,
    };
    let on_days = occurrences(own, today).into_iter();
    on_days
        .map(|day| {
            let id = format!("own/{}/{day}", own.id);
            let mut item = blank(known, &about, id, day, day, today);
            item.title = Bilingual {
                en: own.title.clone(),
                es: own.title.clone(),
            };
            item.kind = "own".to_owned();
            item.meaning = in_both("meaning_own");
            item.time = own.at_time.map(|time| time.format("%H:%M").to_string());
            item.note.clone_from(&own.note);
            item.remind_days.clone_from(&own.remind_days);
            item.own = Some(OwnDateCard {
                id: own.id.to_string(),
                title: own.title.clone(),
                on_day: own.on_day.to_string(),
                at_time: item.time.clone(),
                repeats: own.repeats.as_str().to_owned(),
                remind_days: own.remind_days.clone(),
                note: own.note.clone(),
            });
            Due {
                item,
                last_day: day,
                remind_from: day,
                time: own.at_time,
                profile: ReminderProfile::Note,
                own_days: Some(own.remind_days.clone()),
                entered: own.recorded_at,
                said: Said::default(),
                silent: false,
                over: false,
            }
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use vault::OwnDateId;

    fn own(on_day: &str, repeats: Repeats) -> OwnDate {
        OwnDate {
            id: OwnDateId::new(chrono::DateTime::UNIX_EPOCH),
            title: "Call".into(),
            on_day: on_day.parse().unwrap(),
            at_time: None,
            repeats,
            remind_days: vec![1, 0],
            note: String::new(),
            person: None,
            case: None,
            recorded_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_monthly_31st_is_the_last_day_of_short_months_and_the_31st_of_long_ones() {
        let today = "2026-02-10".parse().unwrap();
        let days = occurrences(&own("2026-01-31", Repeats::Monthly), today);
        let days: Vec<String> = days.iter().take(4).map(ToString::to_string).collect();
        assert_eq!(
            days,
            ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
        );
    }

    #[test]
    fn a_date_years_ahead_is_there_from_the_day_it_is_added() {
        let today = "2026-02-10".parse().unwrap();
        for repeats in [Repeats::Once, Repeats::Yearly] {
            let days = occurrences(&own("2031-07-19", repeats), today);
            assert_eq!(days, ["2031-07-19".parse::<NaiveDate>().unwrap()]);
        }
    }

    #[test]
    fn a_single_date_stays_after_it_has_passed() {
        let today = "2026-02-10".parse().unwrap();
        assert_eq!(
            occurrences(&own("2026-01-05", Repeats::Once), today).len(),
            1
        );
    }

    #[test]
    fn of_a_weekly_date_only_the_last_past_day_is_left() {
        let today = "2026-02-10".parse().unwrap();
        let days = occurrences(&own("2025-01-06", Repeats::Weekly), today);
        assert_eq!(days[0].to_string(), "2026-02-09");
        assert_eq!(days[1].to_string(), "2026-02-16");
    }
}
