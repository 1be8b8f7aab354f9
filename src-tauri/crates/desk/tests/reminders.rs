//! Promise 12 through the front door: a reminder is never lost, never early,
//! said once per step, whatever the clock does, however long nobody looks,
//! whichever program looks, locked or open. Real record files.

#![allow(clippy::unwrap_used)]

mod around;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

use chrono::{Days, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use desk::contract::*;
use desk::{Clock, Desk, Surroundings};
use platform::{Keychain, KeychainEntry, KeychainError, MemoryKeychain, Weather};
use proptest::prelude::*;
use tempfile::TempDir;
use zeroize::Zeroizing;

use around::around;

thread_local! {
    static NOW: Cell<NaiveDateTime> = const { Cell::new(NaiveDateTime::MIN) };
}

fn now() -> NaiveDateTime {
    NOW.get()
}

/// A keychain that counts what it is asked for.
#[derive(Default)]
struct Counting {
    inside: MemoryKeychain,
    asked: AtomicUsize,
}

impl Keychain for Counting {
    fn state(&self) -> platform::KeychainState {
        self.inside.state()
    }

    fn get(&self, entry: &KeychainEntry) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.inside.get(entry)
    }

    fn set(&self, entry: &KeychainEntry, secret: &[u8]) -> Result<(), KeychainError> {
        self.inside.set(entry, secret)
    }

    fn remove(&self, entry: &KeychainEntry) -> Result<(), KeychainError> {
        self.inside.remove(entry)
    }
}

/// A computer with a record, seen by a window and by the scheduler's runs.
struct Computer {
    home: TempDir,
    keychain: Arc<Counting>,
}

impl Computer {
    fn new() -> Self {
        let computer = Self {
            home: tempfile::tempdir().unwrap(),
            keychain: Arc::new(Counting::default()),
        };
        let desk = computer.desk();
        desk.record_create(CreateRecord {
            passphrase: None,
            use_keychain: true,
        })
        .unwrap();
        desk.preferences_save(Preferences {
            quiet_from: 0,
            quiet_until: 0,
            ..Preferences::default()
        })
        .unwrap();
        computer
    }

    /// A program that was just started.
    fn desk(&self) -> Desk {
        Desk::new(Surroundings {
            keychain: self.keychain.clone(),
            ..around(self.home.path(), Clock::Told(now))
        })
    }

    /// The keychain gives the record's key, or does not.
    fn lock(&self, locked: bool) {
        self.keychain.inside.turn(match locked {
            true => Weather::Locked,
            false => Weather::Fair,
        });
    }
}

fn own_date(desk: &Desk, title: &str, on_day: NaiveDate, remind_days: &[i32]) {
    desk.own_date_save(SaveOwnDate {
        id: None,
        title: title.into(),
        on_day: on_day.to_string(),
        at_time: String::new(),
        repeats: "once".into(),
        remind_days: remind_days.to_vec(),
        note: String::new(),
        person: None,
        case: None,
    })
    .unwrap();
}

/// What happens between two looks.
#[derive(Debug, Clone)]
enum Passing {
    Minutes(i64),
    /// The lid was closed, for hours or weeks.
    Asleep(i64),
    /// Daylight saving, or a flight.
    Zone(i64),
    /// The clock was wrong and is put right.
    Jump(i64),
    /// The keychain locks, or opens.
    Keychain(bool),
    /// The window is closed, or opened.
    Window(bool),
    /// The next reminder cannot be shown.
    NotShown,
}

fn any_passing() -> impl Strategy<Value = Passing> {
    prop_oneof![
        4 => (0i64..60 * 30).prop_map(Passing::Minutes),
        2 => (60i64..60 * 24 * 20).prop_map(Passing::Asleep),
        1 => prop::sample::select(vec![-9i64, -1, 1, 3]).prop_map(Passing::Zone),
        1 => (-60i64 * 24..60 * 24).prop_map(Passing::Jump),
        2 => any::<bool>().prop_map(Passing::Keychain),
        2 => any::<bool>().prop_map(Passing::Window),
        1 => Just(Passing::NotShown),
    ]
}

/// When a step is said: nine in the morning.
fn nine(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn never_lost_never_early_once_per_step(
        ahead in prop::collection::vec((2u64..90, prop::collection::btree_set(0i32..30, 1..5)), 1..4),
        passings in prop::collection::vec((any_passing(), any::<bool>()), 5..40),
    ) {
        let start = Local::now().naive_local();
        NOW.set(start);
        let computer = Computer::new();
        let writer = computer.desk();
        writer.unlock_with_keychain(()).unwrap();
        let mut steps: BTreeSet<(NaiveDateTime, usize)> = BTreeSet::new();
        for (n, (days, before)) in ahead.iter().enumerate() {
            let on_day = start.date() + Days::new(*days);
            let before: Vec<i32> = before.iter().copied().collect();
            own_date(&writer, &format!("date {n}"), on_day, &before);
            // What lay before the day it was written down is not owed.
            let at = before.iter().map(|b| nine(on_day - Days::new(b.unsigned_abs().into())));
            steps.extend(at.filter(|at| *at >= now()).map(|at| (at, n)));
        }
        drop(writer);
        let mut said: BTreeSet<(NaiveDateTime, usize)> = BTreeSet::new();
        let mut window: Option<Desk> = None;
        let mut locked = false;
        let mut shown = true;
        let rest = [(Passing::Keychain(true), true), (Passing::Asleep(60 * 24 * 120), false)];
        for (passing, by_window) in passings.into_iter().chain(rest) {
            match passing {
                Passing::Minutes(minutes) | Passing::Asleep(minutes) | Passing::Jump(minutes) => {
                    NOW.set(now() + TimeDelta::minutes(minutes));
                }
                Passing::Zone(hours) => NOW.set(now() + TimeDelta::hours(hours)),
                Passing::Keychain(open) => {
                    locked = !open;
                    computer.lock(locked);
                }
                Passing::Window(true) => {
                    let desk = computer.desk();
                    // As the page does when it has drawn itself.
                    let _ = desk.door_state(());
                    window = Some(desk);
                }
                Passing::Window(false) => window = None,
                Passing::NotShown => shown = false,
            }
            let owed: Vec<_> = steps.iter().filter(|step| step.0 <= now() && !said.contains(step)).collect();
            let run = computer.desk();
            let (desk, reminder) = match &window {
                Some(window) if by_window => (window, window.reminder_in_window().unwrap()),
                _ => (&run, run.reminder_now().unwrap()),
            };
            prop_assert_eq!(
                reminder.is_some(), !owed.is_empty(),
                "at {} locked {}: {:?}", now(), locked, owed
            );
            let Some(reminder) = reminder else {
                shown = true;
                continue;
            };
            let words = format!("{} {}", reminder.notification.summary, reminder.notification.body);
            if words.contains("date ") {
                let spoken: BTreeSet<usize> = owed.iter().map(|step| step.1).collect();
                for n in 0..ahead.len() {
                    prop_assert_eq!(words.contains(&format!("date {n}")), spoken.contains(&n), "{}", words);
                }
            }
            if shown {
                let owed: Vec<_> = owed.into_iter().copied().collect();
                said.extend(owed);
            } else {
                desk.reminder_failed(reminder).unwrap();
            }
            shown = true;
        }
        prop_assert_eq!(said, steps, "the last run, long after, made up for all");
    }
}

#[test]
fn a_clock_that_was_a_year_ahead_silences_nothing() {
    let start = Local::now().naive_local();
    NOW.set(start);
    let computer = Computer::new();
    let writer = computer.desk();
    writer.unlock_with_keychain(()).unwrap();
    let day = start.date() + Days::new(10);
    own_date(&writer, "the date", day, &[3, 0]);
    drop(writer);
    computer.lock(true);
    NOW.set(start + TimeDelta::days(365));
    assert!(computer.desk().reminder_now().unwrap().is_some());
    assert!(computer.desk().reminder_now().unwrap().is_none(), "once");
    // Put right: what was to come is still to come, locked or open.
    NOW.set(nine(day - Days::new(3)));
    assert!(computer.desk().reminder_now().unwrap().is_some());
    assert!(computer.desk().reminder_now().unwrap().is_none(), "once");
    computer.lock(false);
    NOW.set(nine(day));
    let reminder = computer.desk().reminder_now().unwrap().unwrap();
    let words = format!(
        "{} {}",
        reminder.notification.summary, reminder.notification.body
    );
    assert!(words.contains("the date"), "{words}");
}

#[test]
fn quiet_hours_hold_while_locked_and_what_they_held_comes_after_them() {
    let start = Local::now().naive_local();
    NOW.set(start);
    let computer = Computer::new();
    let writer = computer.desk();
    writer.unlock_with_keychain(()).unwrap();
    let day = start.date() + Days::new(10);
    own_date(&writer, "the date", day, &[0]);
    writer
        .preferences_save(Preferences {
            quiet_from: 21,
            quiet_until: 8,
            ..Preferences::default()
        })
        .unwrap();
    drop(writer);
    for locked in [true, false] {
        computer.lock(locked);
        // The computer was off at nine and is switched on late in the evening.
        NOW.set(day.and_hms_opt(22, 30, 0).unwrap());
        assert!(computer.desk().reminder_now().unwrap().is_none());
    }
    NOW.set((day + Days::new(1)).and_hms_opt(8, 0, 0).unwrap());
    assert!(computer.desk().reminder_now().unwrap().is_some());
}

#[test]
fn a_run_with_nothing_due_asks_the_keychain_for_nothing_until_something_changes() {
    let start = Local::now().naive_local();
    NOW.set(start);
    let computer = Computer::new();
    let run = || {
        let before = computer.keychain.asked.load(Ordering::Relaxed);
        let said = computer.desk().reminder_now().unwrap().is_some();
        (
            said,
            computer.keychain.asked.load(Ordering::Relaxed) > before,
        )
    };
    let is_quiet = (false, false);
    assert_eq!(
        run(),
        is_quiet,
        "the window that made the record has planned"
    );
    assert_eq!(run(), is_quiet, "nothing has changed since");
    let writer = computer.desk();
    writer.unlock_with_keychain(()).unwrap();
    let day = start.date() + Days::new(1);
    own_date(&writer, "the date", day, &[0]);
    drop(writer);
    NOW.set(day.and_hms_opt(8, 0, 0).unwrap());
    assert_eq!(run(), (false, true), "another day");
    assert_eq!(run(), is_quiet);
    NOW.set(nine(day));
    assert_eq!(run(), (true, true), "its time has come");
    assert!(!run().0, "once");
    assert_eq!(run(), is_quiet);
    // Another program wrote and died before it could plan: its files tell.
    std::fs::write(computer.home.path().join("reminders"), "torn").unwrap();
    assert_eq!(run(), (false, true));
}

/// After weeks away everything comes in one message, and a short one.
#[test]
fn one_message_names_a_few_dates_and_says_how_many_more_there_are() {
    let start = Local::now().naive_local();
    NOW.set(start);
    let computer = Computer::new();
    let writer = computer.desk();
    writer.unlock_with_keychain(()).unwrap();
    let day = start.date() + Days::new(20);
    for number in 1..=9 {
        own_date(&writer, &format!("date {number}"), day, &[0]);
    }
    drop(writer);
    NOW.set(nine(day));
    let said = computer.desk().reminder_now().unwrap().unwrap();
    let (title, lines) = (said.notification.summary, said.notification.body);
    assert!(title.contains('9'), "{title}");
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 7, "{lines:?}");
    assert!(lines[6].contains('3'), "{lines:?}");
    assert!(
        computer.desk().reminder_now().unwrap().is_none(),
        "all nine were said"
    );
}
