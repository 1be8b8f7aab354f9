//! What the planner says, and when, in situations a person would know.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDateTime, NaiveTime};
use domain::reminders::{plan, Duty, Ledger, Message, Plan, QuietHours, ReminderProfile, StepKey};

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn duty(id: &str, profile: ReminderProfile, due: &str, entered: &str) -> Duty {
    Duty {
        id: id.into(),
        due: due.parse().unwrap(),
        last_day: due.parse().unwrap(),
        time: None,
        profile,
        own_days: None,
        entered: at(entered),
        acknowledged: None,
        answered: false,
        snoozed_until: None,
    }
}

fn biometrics() -> Duty {
    Duty {
        time: NaiveTime::from_hms_opt(8, 0, 0),
        ..duty(
            "bio",
            ReminderProfile::Appointment,
            "2026-12-02",
            "2026-11-10 18:30",
        )
    }
}

fn keys(plan: &Plan) -> Vec<String> {
    plan.say
        .iter()
        .flat_map(|say| say.steps.iter().map(StepKey::to_string))
        .collect()
}

fn ledger(names: &[&str]) -> Ledger {
    names.iter().map(|name| name.parse().unwrap()).collect()
}

/// Wakes exactly when the plan asks for it and writes what was said into the
/// ledger; gives every moment at which something was said.
fn live(duties: &[Duty], from: &str, until: &str, quiet: QuietHours) -> Vec<(String, String)> {
    let mut ledger = Ledger::default();
    let mut now = at(from);
    let mut said = Vec::new();
    while now <= at(until) {
        let plan = plan(duties, &ledger, now, quiet);
        for say in &plan.say {
            for step in &say.steps {
                said.push((now.format("%Y-%m-%d %H:%M").to_string(), step.to_string()));
            }
            ledger.extend(say.steps.iter().cloned());
        }
        match plan.wake {
            Some(wake) => now = wake,
            None => break,
        }
    }
    said
}

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
