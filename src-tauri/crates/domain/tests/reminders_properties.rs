//! Promise 12 at the planner: a reminder is never lost, never early, shown once
//! per step, whatever the clock does and however long nobody looks.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use domain::reminders::{plan, Duty, Ledger, QuietHours, ReminderProfile, StepKey, StepName};
use proptest::prelude::*;

const PROFILES: [ReminderProfile; 12] = [
    ReminderProfile::LongResponse,
    ReminderProfile::MonthResponse,
    ReminderProfile::HalfMonthResponse,
    ReminderProfile::ShortDuty,
    ReminderProfile::WindowOpens,
    ReminderProfile::WindowCloses,
    ReminderProfile::LongExpiry,
    ReminderProfile::StatusExpiry,
    ReminderProfile::Travel,
    ReminderProfile::Appointment,
    ReminderProfile::AgeLimit,
    ReminderProfile::Note,
];

fn start() -> NaiveDateTime {
    "2026-01-05T07:00:00".parse().unwrap()
}

fn any_duty(number: usize) -> impl Strategy<Value = Duty> {
    (
        prop::sample::select(PROFILES.to_vec()),
        0u64..400,
        0u64..5,
        prop::option::of(0u32..24),
        0i64..60 * 24 * 20,
    )
        .prop_map(move |(profile, ahead, gap, hour, minutes)| {
            let entered = start() + TimeDelta::minutes(minutes);
            let due = entered.date() + Days::new(ahead);
            let appointment = profile == ReminderProfile::Appointment;
            Duty {
                id: format!("duty-{number}"),
                due,
                last_day: if appointment {
                    due
                } else {
                    due + Days::new(gap)
                },
                time: hour
                    .filter(|_| appointment)
                    .and_then(|h| NaiveTime::from_hms_opt(h, 15, 0)),
                profile,
                own_days: None,
                entered,
                acknowledged: None,
                answered: false,
                snoozed_until: None,
            }
        })
}

/// What a run's clock does since the run before.
#[derive(Debug, Clone)]
enum Passing {
    /// The program wakes when the plan says.
    Wake,
    /// Somebody opens the window after some minutes.
    Minutes(i64),
    /// The lid was closed for hours to weeks.
    Asleep(i64),
    /// An hour forward or back: daylight saving or a flight.
    Zone(i64),
    /// The clock was wrong and is put right, up to two days either way.
    Jump(i64),
    /// The reminder could not be shown; nothing went into the ledger.
    NotShown,
}

fn any_passing() -> impl Strategy<Value = Passing> {
    prop_oneof![
        4 => Just(Passing::Wake),
        3 => (0i64..600).prop_map(Passing::Minutes),
        1 => (1i64..60 * 24 * 30).prop_map(Passing::Asleep),
        1 => prop::sample::select(vec![-9i64, -1, 1, 3]).prop_map(Passing::Zone),
        1 => (-2880i64..2880).prop_map(Passing::Jump),
        1 => Just(Passing::NotShown),
    ]
}

fn any_quiet() -> impl Strategy<Value = QuietHours> {
    let hour = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
    prop_oneof![
        Just(QuietHours::none()),
        (0u32..24, 0u32..24)
            .prop_map(move |(from, until)| QuietHours::new(hour(from), hour(until))),
    ]
}

fn said(keys: &BTreeSet<StepKey>) -> Ledger {
    keys.iter().cloned().collect()
}

/// The earliest day on which a step may be said.
fn own_day(key: &StepKey, duty: &Duty) -> NaiveDate {
    match key.step {
        StepName::Entry => duty.entered.date(),
        StepName::DaysBefore(n) if n >= 0 => key.due - Days::new(n.unsigned_abs().into()),
        StepName::DaysBefore(n) => key.due + Days::new(n.unsigned_abs().into()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn never_lost_never_early_once_per_step(
        duties in (any_duty(0), any_duty(1), any_duty(2)).prop_map(|(a, b, c)| [a, b, c]),
        passings in prop::collection::vec(any_passing(), 1..60),
        quiet in any_quiet(),
    ) {
        let by_id: BTreeMap<&str, &Duty> = duties.iter().map(|d| (d.id.as_str(), d)).collect();
        let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
        let mut now = start();
        let mut ledger: BTreeSet<StepKey> = BTreeSet::new();
        let mut shown = true;
        let mut wake = None;
        // Two last runs close the story: one years later, and the one it asks for.
        let years_later: NaiveDateTime = "2030-01-01T12:00:00".parse().unwrap();
        for passing in passings.into_iter().map(Some).chain([None, None]) {
            match passing {
                Some(Passing::Wake) => now = wake.unwrap_or(now),
                Some(Passing::Minutes(m) | Passing::Asleep(m)) => now += TimeDelta::minutes(m),
                Some(Passing::Zone(h)) => now += TimeDelta::hours(h),
                Some(Passing::Jump(m)) => now += TimeDelta::minutes(m),
                Some(Passing::NotShown) => shown = false,
                None if now < years_later => now = years_later,
                None => now = wake.unwrap_or(now),
            }
            let planned = plan(&duties, &said(&ledger), now, quiet);
            let spoken_of: BTreeSet<&str> = planned.say.iter().map(|s| s.duty.as_str()).collect();
            prop_assert_eq!(spoken_of.len(), planned.say.len(), "a duty twice in one run");
            for say in &planned.say {
                prop_assert!(!say.steps.is_empty());
                for key in &say.steps {
                    let duty = by_id[say.duty.as_str()];
                    prop_assert!(!ledger.contains(key), "{} twice", key);
                    prop_assert!(now.date() >= own_day(key, duty), "{} early at {}", key, now);
                    prop_assert!(now >= duty.entered);
                    if now.date() == own_day(key, duty)
                        && key.step != StepName::Entry
                        && duty.time.is_none()
                    {
                        prop_assert!(now.time() >= nine, "{} early at {}", key, now);
                    }
                }
            }
            if let Some(at) = planned.wake {
                prop_assert!(at > now);
                // Nothing to say between now and the wake.
                let mut kept = ledger.clone();
                kept.extend(planned.say.iter().flat_map(|s| s.steps.iter().cloned()));
                let before = at - TimeDelta::seconds(1);
                if before > now {
                    prop_assert!(plan(&duties, &said(&kept), before, quiet).say.is_empty());
                }
                prop_assert!(!plan(&duties, &said(&kept), at, quiet).say.is_empty());
            }
            wake = planned.wake;
            if shown {
                ledger.extend(planned.say.into_iter().flat_map(|say| say.steps));
            }
            shown = true;
        }
        for duty in &duties {
            for n in duty.profile.days_before() {
                let key = StepKey {
                    duty: duty.id.clone(),
                    due: duty.due,
                    step: StepName::DaysBefore(*n),
                };
                // Steps of the days after the entry were owed; each was said.
                if own_day(&key, duty) > duty.entered.date() {
                    prop_assert!(ledger.contains(&key), "{} lost", key);
                }
            }
        }
    }

    /// A date that is near or on which somebody must act is never passed over in
    /// silence, even when it is entered on its very day.
    #[test]
    fn something_is_said_of_every_date_that_can_be_missed(duty in any_duty(0)) {
        let quiet_kind = matches!(duty.profile, ReminderProfile::Note | ReminderProfile::WindowOpens);
        prop_assume!(!quiet_kind);
        let evening = duty.last_day.and_hms_opt(23, 59, 0).unwrap();
        let planned = plan(std::slice::from_ref(&duty), &Ledger::default(), evening, QuietHours::none());
        prop_assert!(!planned.say.is_empty());
    }
}
