//! Dates follow when the open record holds something else at once: a state that
//! was brought back, a record that was read in.
#![allow(clippy::unwrap_used)]

mod scene;

use desk::contract::*;
use scene::Scene;

fn own_date(scene: &Scene, title: &str) {
    let saved = SaveOwnDate {
        title: title.into(),
        on_day: "2026-01-05".into(),
        repeats: "once".into(),
        id: None,
        at_time: String::new(),
        remind_days: Vec::new(),
        note: String::new(),
        person: None,
        case: None,
    };
    scene.desk.own_date_save(saved).unwrap();
}

fn titles(scene: &Scene) -> Vec<String> {
    let dates = scene.desk.due_list().unwrap();
    dates.into_iter().map(|item| item.title.en).collect()
}

#[test]
fn a_state_that_was_brought_back_has_its_own_dates() {
    let scene = Scene::on("2025-12-20");
    own_date(&scene, "Zanahoria");
    let then = scene.desk.backup_make(()).unwrap().backups[0].clone();
    own_date(&scene, "Remolacha");
    assert_eq!(titles(&scene), ["Zanahoria", "Remolacha"]);
    let restore = |backup: &str| {
        let backup = backup.to_owned();
        scene.desk.backup_restore(BackupRequest { backup }).unwrap()
    };
    let now = restore(&then.backup).backups[0].clone();
    assert_eq!(titles(&scene), ["Zanahoria"]);
    // As many steps as before, and others.
    own_date(&scene, "Apio");
    assert_eq!(titles(&scene), ["Zanahoria", "Apio"]);
    restore(&now.backup);
    assert_eq!(titles(&scene), ["Zanahoria", "Remolacha"]);
}

#[test]
fn a_record_that_was_read_in_has_its_dates_at_once() {
    let from = Scene::on("2025-12-20");
    own_date(&from, "Zanahoria");
    let request = ExportRequest {
        what: ExportKind::Json,
        case: None,
        person: None,
        recipient: Recipient::Myself,
    };
    let mut archive: serde_json::Value =
        serde_json::from_str(&from.desk.export_text(&request).unwrap()).unwrap();
    // As another program would write it: what there is, and no steps.
    for ledger in ["step", "change", "event"] {
        archive["tables"].as_object_mut().unwrap().remove(ledger);
    }
    let into = Scene::on("2025-12-20");
    assert!(titles(&into).is_empty());
    let text = archive.to_string();
    into.desk.record_import(ImportRecord { text }).unwrap();
    assert_eq!(titles(&into), ["Zanahoria"]);
}
