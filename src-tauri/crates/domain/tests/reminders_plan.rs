//! What the planner says, and when, in situations a person would know.
#![allow(clippy::unwrap_used)]

mod duties;

use chrono::NaiveTime;
use domain::reminders::{plan, Duty, Ledger, Message, QuietHours, ReminderProfile, StepKey};

use duties::{at, biometrics, duty, keys, ledger, live};

#[test]
fn an_appointment_is_told_on_entry_and_then_up_to_its_morning() {
    let said = live(
        &[biometrics()],
        "2026-11-10 18:30",
        "2027-01-31 00:00",
        QuietHours::none(),
    );
    let lines: Vec<String> = said.iter().map(|(at, key)| format!("{at} {key}")).collect();
    assert_eq!(
        lines,
        [
            "2026-11-10 18:30 bio@2026-12-02#entry",
            "2026-11-18 09:00 bio@2026-12-02#14",
            "2026-11-25 09:00 bio@2026-12-02#7",
            "2026-11-29 09:00 bio@2026-12-02#3",
            "2026-11-30 09:00 bio@2026-12-02#2",
            "2026-12-01 09:00 bio@2026-12-02#1",
            // The appointment is at eight: nine would be too late.
            "2026-12-02 06:00 bio@2026-12-02#0",
        ]
    );
}

#[test]
fn an_afternoon_appointment_is_told_at_nine_and_one_after_midnight_at_midnight() {
    let mut duty = biometrics();
    for (hour, told) in [(13, "09:00"), (1, "00:00")] {
        duty.time = NaiveTime::from_hms_opt(hour, 0, 0);
        let plan = plan(
            std::slice::from_ref(&duty),
            &Ledger::default(),
            at("2026-11-20 09:00"),
            QuietHours::none(),
        );
        let (last, _) = plan.upcoming.last().unwrap();
        assert_eq!(last.format("%H:%M").to_string(), told);
    }
}

#[test]
fn nothing_is_said_twice_and_nothing_a_minute_early() {
    let done = ledger(&["bio@2026-12-02#entry", "bio@2026-12-02#14"]);
    let early = plan(
        &[biometrics()],
        &done,
        at("2026-11-25 08:59"),
        QuietHours::none(),
    );
    assert!(early.say.is_empty() && early.message().is_none());
    assert_eq!(early.wake, Some(at("2026-11-25 09:00")));
    let due = plan(
        &[biometrics()],
        &done,
        at("2026-11-25 09:00"),
        QuietHours::none(),
    );
    assert_eq!(keys(&due), ["bio@2026-12-02#7"]);
    assert_eq!(due.say[0].days_left, 7);
}

#[test]
fn a_clock_set_back_after_a_reminder_does_not_bring_it_again() {
    let done = ledger(&[
        "bio@2026-12-02#entry",
        "bio@2026-12-02#14",
        "bio@2026-12-02#7",
    ]);
    let back = plan(
        &[biometrics()],
        &done,
        at("2026-11-24 20:00"),
        QuietHours::none(),
    );
    assert!(back.say.is_empty());
    let again = plan(
        &[biometrics()],
        &done,
        at("2026-11-25 09:00"),
        QuietHours::none(),
    );
    assert!(again.say.is_empty());
}

#[test]
fn three_weeks_away_give_one_message_with_every_duty_once() {
    let permit = duty(
        "ead",
        ReminderProfile::StatusExpiry,
        "2027-03-31",
        "2026-10-01 12:00",
    );
    let done = ledger(&["bio@2026-12-02#entry", "ead@2027-03-31#180"]);
    let plan = plan(
        &[permit, biometrics()],
        &done,
        at("2026-12-01 14:00"),
        QuietHours::none(),
    );
    let Some(Message::Together(says)) = plan.message() else {
        panic!("two duties belong in one message");
    };
    assert_eq!(says.len(), 2);
    // What insists comes first.
    assert_eq!(says[0].duty, "bio");
    assert!(says[0].caught_up && says[0].insists);
    assert_eq!(says[0].steps.len(), 5);
    assert_eq!(says[1].steps.len(), 1);
}

#[test]
fn the_last_steps_repeat_daily_until_seen_and_earlier_ones_never() {
    // Three days, two and one are the last three; day zero repeats the last.
    let response = duty(
        "rfe",
        ReminderProfile::MonthResponse,
        "2026-12-18",
        "2026-11-20 12:00",
    );
    let days: Vec<String> = live(
        std::slice::from_ref(&response),
        "2026-11-20 12:00",
        "2026-12-18 23:00",
        QuietHours::none(),
    )
    .into_iter()
    .map(|(at, _)| at[..10].to_owned())
    .collect();
    assert_eq!(
        days,
        [
            "2026-11-20",
            "2026-11-27",
            "2026-12-04",
            "2026-12-08",
            "2026-12-11",
            "2026-12-13",
            "2026-12-15",
            "2026-12-16",
            "2026-12-17",
            "2026-12-18",
        ]
    );
    let seen = Duty {
        acknowledged: Some(at("2026-12-17 10:00")),
        ..response
    };
    let after = plan(
        &[seen],
        &ledger(&[]),
        at("2026-12-17 10:00"),
        QuietHours::none(),
    );
    let upcoming: Vec<String> = after
        .upcoming
        .iter()
        .map(|(_, key)| key.to_string())
        .collect();
    // The last day itself was only a repeat; being overdue is news again.
    assert_eq!(upcoming[0], "rfe@2026-12-18#-1");
}

#[test]
fn overdue_begins_after_the_last_day_not_after_the_safe_day() {
    // Safe by Friday, last day Tuesday after a holiday weekend.
    let response = Duty {
        last_day: "2026-05-26".parse().unwrap(),
        ..duty(
            "rfe",
            ReminderProfile::LongResponse,
            "2026-05-22",
            "2026-02-26 12:00",
        )
    };
    let ready = ledger(&[]);
    let on_last_day = plan(
        std::slice::from_ref(&response),
        &ready,
        at("2026-05-26 12:00"),
        QuietHours::none(),
    );
    assert_eq!(on_last_day.say[0].days_left, 0);
    assert!(!keys(&on_last_day).contains(&"rfe@2026-05-22#-5".to_owned()));
    let after = plan(
        &[response],
        &ready,
        at("2026-05-27 12:00"),
        QuietHours::none(),
    );
    assert_eq!(after.say[0].days_left, -1);
    assert!(keys(&after).contains(&"rfe@2026-05-22#-5".to_owned()));
}

#[test]
fn an_overdue_date_is_repeated_for_a_week_and_then_rests_on_the_list() {
    let response = duty(
        "rfe",
        ReminderProfile::HalfMonthResponse,
        "2026-12-01",
        "2026-11-16 12:00",
    );
    let said = live(
        &[response],
        "2026-11-16 12:00",
        "2027-03-01 00:00",
        QuietHours::none(),
    );
    assert_eq!(said.last().unwrap().1, "rfe@2026-12-01#-7");
}

#[test]
fn an_open_window_is_told_weekly_until_filed_and_a_note_once() {
    let window = duty(
        "n400",
        ReminderProfile::WindowOpens,
        "2026-08-25",
        "2026-08-20 10:00",
    );
    let said = live(
        &[window],
        "2026-08-20 10:00",
        "2026-09-10 00:00",
        QuietHours::none(),
    );
    let days: Vec<&str> = said.iter().map(|(at, _)| &at[..10]).collect();
    assert_eq!(
        days,
        ["2026-08-24", "2026-08-25", "2026-09-01", "2026-09-08"]
    );
    let note = duty(
        "note",
        ReminderProfile::Note,
        "2026-08-25",
        "2026-08-20 10:00",
    );
    let said = live(
        &[note],
        "2026-08-20 10:00",
        "2027-09-10 00:00",
        QuietHours::none(),
    );
    assert_eq!(said.len(), 1);
}

#[test]
fn a_step_key_reads_back_whatever_the_duty_is_called() {
    for text in [
        "a@b#c@2026-12-02#7",
        "x@2026-12-02#entry",
        "x@2026-12-02#-3",
    ] {
        let key: StepKey = text.parse().unwrap();
        assert_eq!(key.to_string(), text);
        let json = serde_json::to_string(&key).unwrap();
        assert_eq!(serde_json::from_str::<StepKey>(&json).unwrap(), key);
    }
    for text in ["", "x#7", "x@2026-13-02#7", "x@2026-12-02#soon"] {
        assert!(text.parse::<StepKey>().is_err(), "{text}");
    }
}
