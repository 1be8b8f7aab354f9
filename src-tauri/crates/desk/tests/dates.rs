//! The dates that follow from a record, as a person meets them.

#![allow(clippy::unwrap_used)]

mod scene;

use desk::contract::*;
use scene::Scene;

#[test]
fn a_denial_sets_the_time_for_a_motion_and_mailing_days_come_with_how_it_was_served() {
    let scene = Scene::on("2026-04-15");
    let person = scene.person("1990-03-05");
    scene.keep("n13_denial_i485.txt", &person);
    let motion = scene.due("i290b-motion").unwrap();
    assert_eq!(motion.date, "2026-05-08");
    assert_eq!(motion.could_add[0].fact, "service");
    assert!(motion.sum[0].source.as_ref().unwrap().document.is_some());
    assert_eq!(
        scene.due("i290b-appeal"),
        None,
        "the letter says there is no appeal"
    );

    scene.says(motion.on.as_deref().unwrap(), "service", "mail_us");
    let motion = scene.due("i290b-motion").unwrap();
    assert_eq!(motion.date, "2026-05-11");
    assert_eq!(motion.could_add, Vec::new());
}

#[test]
fn an_answer_ends_a_duty_keeps_its_proof_and_undo_opens_it_again() {
    let scene = Scene::on("2025-12-20");
    let person = scene.person("1990-03-05");
    let kept = scene.keep("n05_rfe_i485_two_pages.txt", &person);
    let rfe = scene.due("rfe-response-standard").unwrap();
    assert_eq!((rfe.date.as_str(), rfe.printed), ("2026-01-09", true));
    scene.mark(&rfe, "answered", "2025-12-19");
    assert_eq!(scene.due("rfe-response-standard"), None);

    let case = kept.case.unwrap();
    let page = scene
        .desk
        .case_show(CaseRequest { case: case.clone() })
        .unwrap();
    let proof = page.ended[0].mark.clone().unwrap();
    assert_eq!(proof.tracking, "0000 1111 2222");
    assert_eq!(proof.on_day.as_deref(), Some("2025-12-19"));
    assert!(page
        .timeline
        .iter()
        .any(|entry| entry.title.code == "event_date_answered"
            && entry.title.params["tracking"] == "0000 1111 2222"));

    let scene = scene.later("2026-01-20");
    assert_eq!(
        scene.due("rfe-response-standard"),
        None,
        "never overdue once answered"
    );
    scene.desk.undo(()).unwrap();
    let late = scene.due("rfe-response-standard").unwrap();
    assert_eq!(late.state, DateState::Overdue);
}

#[test]
fn the_notice_prints_another_date_wins_and_asks_to_be_read_again() {
    let scene = Scene::on("2026-04-15");
    let person = scene.person("1990-03-05");
    scene.keep("n13_denial_i485.txt", &person);
    let motion = scene.due("i290b-motion").unwrap();
    let say = |printed: &str| {
        scene
            .desk
            .date_printed(PrintedDate {
                date: motion.id.clone(),
                printed: printed.into(),
            })
            .unwrap();
    };
    say("May 4, 2026");
    let printed = scene.due("i290b-motion").unwrap();
    assert_eq!(printed.date, "2026-05-04");
    assert_eq!(printed.computed.as_deref(), Some("2026-05-08"));
    assert_eq!(printed.mismatch_days, Some(-4));
    say("");
    assert_eq!(scene.due("i290b-motion").unwrap().date, "2026-05-08");
}

#[test]
fn a_rule_that_is_nearly_there_says_what_is_missing_and_takes_it() {
    let scene = Scene::on("2026-01-10");
    let person = scene.person("1990-03-05");
    scene.keep("n12_interview_n400.txt", &person);
    let page = scene.desk.today(()).unwrap();
    let missing = page
        .nearly
        .iter()
        .find(|one| one.ask.fact == "lpr_since")
        .unwrap();
    assert_eq!(missing.on, format!("person/{person}"));
    scene.says(&missing.on, "lpr_since", "2022-02-28");
    let early = scene.due("n400-earliest-5yr").unwrap();
    assert_eq!(
        (early.date.as_str(), early.kind.as_str()),
        ("2026-11-30", "window_opens")
    );
    let page = scene.desk.today(()).unwrap();
    assert!(!page.nearly.iter().any(|one| one.ask.fact == "lpr_since"));
}

#[test]
fn what_is_known_of_a_person_feeds_every_rule_that_asks_for_it() {
    let scene = Scene::on("2026-01-10");
    let person = scene.person("1990-03-05");
    let on = format!("person/{person}");
    scene.says(&on, "cr_since", "2025-03-15");
    assert_eq!(scene.due("i751-window-opens").unwrap().date, "2026-12-15");
    let closes = scene.due("i751-window-closes").unwrap();
    assert_eq!(
        (closes.date.as_str(), closes.safe_by.as_str()),
        ("2027-03-14", "2027-03-12")
    );
    scene.says(&on, "passport_expires", "2027-03-03");
    assert_eq!(scene.due("passport-expiry").unwrap().date, "2027-03-03");
    scene.says(&on, "moved_on", "2026-01-05");
    assert_eq!(scene.due("ar11-ten-days").unwrap().date, "2026-01-15");
}

#[test]
fn any_rule_of_the_book_can_be_followed_from_facts_given_by_hand() {
    let scene = Scene::on("2026-04-20");
    let person = scene.person("1990-03-05");
    let on = format!("person/{person}");
    let follow = |rule: &str, facts: &[(&str, &str)]| {
        scene.desk.rule_follow(FollowRule {
            rule: rule.into(),
            on: on.clone(),
            facts: facts
                .iter()
                .map(|(a, b)| ((*a).into(), (*b).into()))
                .collect(),
        })
    };
    follow("eoir26-appeal", &[("decision_date", "2026-04-15")]).unwrap();
    assert_eq!(scene.due("eoir26-appeal").unwrap().date, "2026-05-15");
    let change = scene.due("eoir26-appeal").unwrap().change.unwrap();
    assert_eq!(change.state, "blocked");
    follow("k1-marry-by", &[("admitted_on", "2026-04-01")]).unwrap();
    assert_eq!(scene.due("k1-marry-by").unwrap().date, "2026-06-30");
    let refused = follow("voluntary-departure-max", &[("order_date", "2026-04-01")]).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("stage"));
    assert_eq!(scene.due("voluntary-departure-max"), None);
}

#[test]
fn a_newer_notice_moves_the_appointment_and_the_old_one_is_told() {
    let scene = Scene::on("2025-10-25");
    let person = scene.person("1990-03-05");
    let path = format!(
        "{}/../../../tests/fixtures/notices/n03_biometrics_i485.txt",
        env!("CARGO_MANIFEST_DIR")
    );
    let first = std::fs::read_to_string(path).unwrap();
    let kept = scene.keep_text(first.clone(), &person);
    let before = scene.due("biometrics-appear").unwrap();
    assert_eq!(before.date, "2025-11-07");
    let second = first
        .replace("11/07/2025", "11/21/2025")
        .replace("10/20/2025", "10/24/2025");
    assert_ne!(first, second, "the sample holds these dates");
    scene.keep_text(second, &person);
    let all = scene.desk.due_list().unwrap();
    let appear: Vec<&str> = all
        .iter()
        .filter(|item| item.rule == "biometrics-appear")
        .map(|item| item.date.as_str())
        .collect();
    assert_eq!(appear, ["2025-11-21"]);
    let page = scene
        .desk
        .case_show(CaseRequest {
            case: kept.case.unwrap(),
        })
        .unwrap();
    assert!(page
        .appointments
        .iter()
        .any(|one| one.replaced && one.local_at.starts_with("2025-11-07")));
    assert!(page
        .timeline
        .iter()
        .any(|entry| entry.title.code == "event_rescheduled"));
}

#[test]
fn what_should_have_come_is_waited_for_and_can_be_switched_off() {
    let scene = Scene::on("2026-01-20");
    let person = scene.person("1990-03-05");
    scene.keep("n01_receipt_i485_ioe.txt", &person);
    let waited = scene.desk.today(()).unwrap().expected;
    let biometrics = waited
        .iter()
        .find(|item| item.rule == "expected-biometrics-notice")
        .unwrap();
    assert!(biometrics.expected && biometrics.days_left < 0);
    assert_eq!(biometrics.law.as_ref().unwrap().certainty, "low");
    scene.mark(biometrics, "done", "");
    assert!(!scene
        .desk
        .today(())
        .unwrap()
        .expected
        .iter()
        .any(|item| item.rule == biometrics.rule));
    scene.desk.undo(()).unwrap();
    scene.keep("n03_biometrics_i485.txt", &person);
    assert!(!scene
        .desk
        .today(())
        .unwrap()
        .expected
        .iter()
        .any(|item| item.rule == biometrics.rule));
}

#[test]
fn own_dates_repeat_and_only_the_day_that_is_done_is_over() {
    let scene = Scene::on("2026-01-20");
    scene.person("1990-03-05");
    scene
        .desk
        .own_date_save(SaveOwnDate {
            id: None,
            title: "Check the account".into(),
            on_day: "2026-01-31".into(),
            at_time: String::new(),
            repeats: "monthly".into(),
            remind_days: vec![0, 3],
            note: String::new(),
            person: None,
            case: None,
        })
        .unwrap();
    let own = |scene: &Scene| -> Vec<DueItem> {
        let all = scene.desk.due_list().unwrap();
        all.into_iter().filter(|item| item.kind == "own").collect()
    };
    let days: Vec<String> = own(&scene)
        .iter()
        .take(3)
        .map(|item| item.date.clone())
        .collect();
    assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31"]);
    scene.mark(&own(&scene)[0], "done", "");
    assert_eq!(own(&scene)[0].date, "2026-02-28");
    let first = own(&scene)[0].id.clone();
    scene
        .desk
        .own_date_remove(DateRequest { date: first })
        .unwrap();
    assert!(own(&scene).is_empty());
    scene.desk.undo(()).unwrap();
    assert_eq!(own(&scene)[0].date, "2026-02-28");
}

#[test]
fn the_calendar_file_updates_by_name_and_tells_nothing_when_redacted() {
    let scene = Scene::on("2025-12-20");
    let person = scene.person("1990-03-05");
    scene.keep("n05_rfe_i485_two_pages.txt", &person);
    let file = |redact| scene.desk.calendar_text(CalendarExport { redact }).unwrap();
    assert_eq!(file(false), file(false), "the same record, the same bytes");
    assert!(file(false).contains("DTSTART;VALUE=DATE:20260109"));
    let names = |file: &str| -> Vec<String> {
        let mut names: Vec<String> = file
            .lines()
            .filter(|line| line.starts_with("UID:"))
            .map(str::to_owned)
            .collect();
        names.sort();
        names
    };
    let before = file(false);
    let rfe = scene.due("rfe-response-standard").unwrap();
    scene
        .desk
        .date_printed(PrintedDate {
            date: rfe.id,
            printed: "2026-01-08".into(),
        })
        .unwrap();
    let after = file(false);
    assert_eq!(names(&before), names(&after));
    assert!(after.contains("DTSTART;VALUE=DATE:20260108"));
    let sequence = |file: &str| -> u32 {
        let line = file
            .lines()
            .find(|line| line.starts_with("SEQUENCE:"))
            .unwrap();
        line[9..].trim().parse().unwrap()
    };
    assert!(sequence(&after) > sequence(&before));
    let redacted = file(true);
    for canary in ["Alexandra", "I-485", "IOE", "evidence", "Quetzal"] {
        assert!(!redacted.contains(canary), "{canary}");
    }
    assert_eq!(names(&redacted), names(&after));
}

#[test]
fn reminders_stop_where_a_person_said_so() {
    let scene = Scene::on("2025-12-20");
    let person = scene.person("1990-03-05");
    let kept = scene.keep("n05_rfe_i485_two_pages.txt", &person);
    let choose = |is_on| {
        scene
            .desk
            .reminders_choose(ChooseReminders {
                rule: String::new(),
                case: kept.case.clone().unwrap(),
                is_on,
                remind_days: None,
            })
            .unwrap();
    };
    choose(false);
    assert!(scene.desk.reminder_now().unwrap().is_none());
    choose(true);
    assert!(scene.desk.reminder_now().unwrap().is_some());
    assert!(scene.desk.reminder_now().unwrap().is_none(), "once");
}
