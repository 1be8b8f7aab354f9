//! What a person says or wants of reminders changes what comes: seen, answered,
//! put off, quiet hours, a new date, a date entered late.
#![allow(clippy::unwrap_used)]

mod duties;

use chrono::NaiveTime;
use domain::reminders::{plan, Duty, Ledger, Plan, QuietHours, ReminderProfile};

use duties::{at, biometrics, duty, keys, ledger, live};

#[test]
fn seen_is_not_done_the_next_step_comes_all_the_same() {
    let card = Duty {
        acknowledged: Some(at("2027-05-10 09:30")),
        ..duty(
            "card",
            ReminderProfile::LongExpiry,
            "2027-05-23",
            "2026-01-01 12:00",
        )
    };
    let plan = plan(
        &[card],
        &Ledger::default(),
        at("2027-05-10 10:00"),
        QuietHours::none(),
    );
    let next: Vec<String> = plan
        .upcoming
        .iter()
        .map(|(_, key)| key.to_string())
        .collect();
    assert_eq!(next[0], "card@2027-05-23#7");
}

#[test]
fn answered_stops_everything() {
    let done = Duty {
        answered: true,
        ..biometrics()
    };
    let plan = plan(
        &[done],
        &Ledger::default(),
        at("2026-12-02 07:00"),
        QuietHours::none(),
    );
    assert_eq!(
        plan,
        Plan {
            say: vec![],
            wake: None,
            upcoming: vec![]
        }
    );
}

#[test]
fn quiet_hours_hold_an_early_step_but_not_the_last_ones() {
    let until_ten = QuietHours::new(
        NaiveTime::from_hms_opt(22, 0, 0).unwrap(),
        NaiveTime::from_hms_opt(10, 0, 0).unwrap(),
    );
    let told = live(
        &[biometrics()],
        "2026-11-10 18:30",
        "2026-12-03 00:00",
        until_ten,
    );
    let hours: Vec<&str> = told.iter().map(|(at, _)| &at[11..]).collect();
    assert_eq!(
        hours,
        ["18:30", "10:00", "10:00", "10:00", "09:00", "09:00", "06:00"]
    );
    // Entered at night: the first word waits for the morning after.
    let night = Duty {
        entered: at("2026-11-10 23:30"),
        ..biometrics()
    };
    let plan = plan(
        &[night],
        &Ledger::default(),
        at("2026-11-10 23:31"),
        until_ten,
    );
    assert!(plan.say.is_empty());
    assert_eq!(plan.wake, Some(at("2026-11-11 10:00")));
}

#[test]
fn a_snoozed_duty_is_silent_until_then_and_loses_nothing() {
    let snoozed = Duty {
        snoozed_until: Some(at("2026-11-26 15:00")),
        ..biometrics()
    };
    let done = ledger(&["bio@2026-12-02#entry", "bio@2026-12-02#14"]);
    let during = plan(
        std::slice::from_ref(&snoozed),
        &done,
        at("2026-11-25 09:00"),
        QuietHours::none(),
    );
    assert!(during.say.is_empty());
    assert_eq!(during.wake, Some(at("2026-11-26 15:00")));
    let after = plan(
        &[snoozed],
        &done,
        at("2026-11-26 15:00"),
        QuietHours::none(),
    );
    assert_eq!(keys(&after), ["bio@2026-12-02#7"]);
}

#[test]
fn a_new_date_is_reminded_of_anew() {
    let done = ledger(&[
        "bio@2026-12-02#entry",
        "bio@2026-12-02#14",
        "bio@2026-12-02#7",
    ]);
    let moved = Duty {
        due: "2026-12-09".parse().unwrap(),
        last_day: "2026-12-09".parse().unwrap(),
        entered: at("2026-11-26 10:00"),
        ..biometrics()
    };
    let plan = plan(&[moved], &done, at("2026-11-26 10:00"), QuietHours::none());
    assert_eq!(keys(&plan), ["bio@2026-12-09#entry"]);
}

#[test]
fn old_papers_wake_nobody() {
    let old = [
        duty(
            "past",
            ReminderProfile::Appointment,
            "2019-05-02",
            "2026-11-24 10:00",
        ),
        duty(
            "rfe",
            ReminderProfile::LongResponse,
            "2020-01-02",
            "2026-11-24 10:00",
        ),
        duty(
            "window",
            ReminderProfile::WindowOpens,
            "2021-01-02",
            "2026-11-24 10:00",
        ),
    ];
    let plan = plan(
        &old,
        &Ledger::default(),
        at("2026-11-24 10:00"),
        QuietHours::none(),
    );
    assert!(plan.say.is_empty() && plan.upcoming.is_empty());
}

#[test]
fn a_date_entered_in_its_last_days_is_told_at_once() {
    let permit = duty(
        "ead",
        ReminderProfile::StatusExpiry,
        "2026-11-26",
        "2026-11-24 10:00",
    );
    let now = plan(
        &[permit],
        &Ledger::default(),
        at("2026-11-24 10:00"),
        QuietHours::none(),
    );
    assert_eq!(keys(&now), ["ead@2026-11-26#entry"]);
    assert!(now.say[0].insists);
    let far = duty(
        "card",
        ReminderProfile::LongExpiry,
        "2027-06-26",
        "2026-11-24 10:00",
    );
    let later = plan(
        &[far],
        &Ledger::default(),
        at("2026-11-24 10:00"),
        QuietHours::none(),
    );
    assert!(later.say.is_empty());
}
