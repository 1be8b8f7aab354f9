//! Duties and what is said of them, for the suites of reminders.
// Each suite uses what it needs of it.
#![allow(dead_code, clippy::unwrap_used)]

use chrono::{NaiveDateTime, NaiveTime};
use domain::reminders::{plan, Duty, Ledger, Plan, QuietHours, ReminderProfile, StepKey};

pub fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

pub fn duty(id: &str, profile: ReminderProfile, due: &str, entered: &str) -> Duty {
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

pub fn biometrics() -> Duty {
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

pub fn keys(plan: &Plan) -> Vec<String> {
    plan.say
        .iter()
        .flat_map(|say| say.steps.iter().map(StepKey::to_string))
        .collect()
}

pub fn ledger(names: &[&str]) -> Ledger {
    names.iter().map(|name| name.parse().unwrap()).collect()
}

/// Wakes exactly when the plan asks for it and writes what was said into the
/// ledger; gives every moment at which something was said.
pub fn live(duties: &[Duty], from: &str, until: &str, quiet: QuietHours) -> Vec<(String, String)> {
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
