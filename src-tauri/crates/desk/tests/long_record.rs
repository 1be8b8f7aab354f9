//! Today of a long record is kept in it, and is always what would be counted now.
#![allow(clippy::unwrap_used)]

mod scene;

use desk::contract::*;
use scene::Scene;
use serde_json::json;
use vault::{Passphrase, Unlock, Vault};

const DAY: &str = "2026-06-01";
/// More dates than are counted at every start.
const DATES: usize = 2_100;

/// A record with many dates of somebody's own, the soonest of them next.
fn long_record() -> Scene {
    let scene = Scene::on(DAY);
    scene
        .desk
        .record_import(archive("Zanahoria", DAY, DATES))
        .unwrap();
    scene
}

/// A record as another program would write it: a date on each day from the first.
fn archive(title: &str, first: &str, dates: usize) -> ImportRecord {
    let first: chrono::NaiveDate = first.parse().unwrap();
    let rows: Vec<_> = (0..dates)
        .map(|n| {
            json!({
                "id": format!("01900000-{:04}-7000-8000-{n:012}", title.len()),
                "title": format!("{title} {n}"),
                "on_day": (first + chrono::Days::new(n as u64)).to_string(),
                "repeats": "once", "remind_days": "[]", "note": "",
                "recorded_at": "2026-01-05T09:00:00.000Z",
            })
        })
        .collect();
    let archive = json!({
        "format": "casekeep-record", "version": 1, "schema": 5,
        "exported_at": "2026-01-05T09:00:00.000Z",
        "tables": { "own_date": rows }, "documents": {},
    });
    ImportRecord {
        text: archive.to_string(),
    }
}

/// What the window's and the scheduler's look for reminders leaves behind.
fn looked_at(scene: &Scene) -> TodayPage {
    scene.desk.reminder_in_window().unwrap();
    scene.desk.today(()).unwrap()
}

fn is_kept(scene: &Scene) -> bool {
    let passphrase = Passphrase::new("three calm herons".to_owned()).unwrap();
    let vault = Vault::open(
        &scene.home.path().join("record"),
        &Unlock::Passphrase(passphrase),
        chrono::Utc::now(),
    );
    let kept = vault.unwrap().read().setting("kept_today").unwrap();
    kept.is_some()
}

fn next(page: &TodayPage) -> &str {
    &page.next.as_ref().unwrap().title.en
}

#[test]
fn it_is_kept_and_is_what_was_counted() {
    let scene = long_record();
    let counted = scene.desk.today(()).unwrap();
    assert_eq!(next(&counted), "Zanahoria 0");
    assert!(!is_kept(&scene), "nobody has looked yet");
    assert_eq!(looked_at(&scene), counted);
    assert!(is_kept(&scene));
    let opened = scene.later(DAY);
    assert_eq!(opened.desk.today(()).unwrap(), counted);
}

#[test]
fn what_changed_since_is_counted_anew() {
    let scene = long_record();
    let page = looked_at(&scene);
    scene.mark(page.next.as_ref().unwrap(), "done", DAY);
    let scene = scene.later(DAY);
    assert_eq!(next(&scene.desk.today(()).unwrap()), "Zanahoria 1");
    looked_at(&scene);
    scene.desk.undo(()).unwrap();
    assert_eq!(next(&scene.desk.today(()).unwrap()), "Zanahoria 0");
}

#[test]
fn another_day_has_another_today() {
    let scene = long_record();
    looked_at(&scene);
    let scene = scene.later("2026-06-04");
    let page = scene.desk.today(()).unwrap();
    assert_eq!(page.today, "2026-06-04");
    assert_eq!(page.overdue.len(), 3);
    assert_eq!(next(&page), "Zanahoria 3");
}

#[test]
fn what_was_read_in_since_is_there() {
    let scene = long_record();
    looked_at(&scene);
    scene
        .desk
        .record_import(archive("Apio", "2026-05-30", 1))
        .unwrap();
    let page = scene.desk.today(()).unwrap();
    assert_eq!(page.overdue[0].title.en, "Apio 0");
}

#[test]
fn a_short_record_is_counted_at_every_start() {
    let scene = Scene::on(DAY);
    scene.desk.record_import(archive("Apio", DAY, 3)).unwrap();
    looked_at(&scene);
    assert!(!is_kept(&scene));
}
