//! What people choose about their dates, and what the screens say of them.

#![allow(clippy::unwrap_used)]

mod scene;

use std::collections::BTreeMap;

use desk::contract::*;
use scene::Scene;

#[test]
fn days_of_ones_own_are_kept_for_a_kind_for_a_case_and_given_back() {
    let scene = Scene::on("2025-12-20");
    let person = scene.person("1990-03-05");
    let kept = scene.keep("n05_rfe_i485_two_pages.txt", &person);
    let rule = "rfe-response-standard";
    let usual = scene.due(rule).unwrap().remind_days;
    assert_eq!(usual, [60, 45, 30, 21, 14, 10, 7, 5, 3, 2, 1]);
    let choose = |rule: &str, case: &str, days: Option<Vec<i32>>| {
        scene
            .desk
            .reminders_choose(ChooseReminders {
                rule: rule.into(),
                case: case.into(),
                is_on: true,
                remind_days: days,
            })
            .unwrap();
    };
    let case = kept.case.unwrap();
    choose(rule, "", Some(vec![1, 20, 20, 9999]));
    assert_eq!(scene.due(rule).unwrap().remind_days, [20, 1]);
    choose(rule, &case, Some(vec![4]));
    assert_eq!(scene.due(rule).unwrap().remind_days, [4], "nearest first");
    let page = scene.desk.reminder_choices(()).unwrap();
    let kind = page.kinds.iter().find(|kind| kind.rule == rule).unwrap();
    assert_eq!(kind.remind_days.as_deref(), Some(&[20, 1][..]));
    assert_eq!(kind.usual_days, usual);
    assert_eq!(page.cases[0].case.as_deref(), Some(case.as_str()));
    choose(rule, &case, None);
    choose(rule, "", None);
    assert_eq!(scene.due(rule).unwrap().remind_days, usual);
    assert!(scene.desk.reminder_choices(()).unwrap().cases.is_empty());
}

#[test]
fn mail_nobody_waits_for_is_no_date_until_it_is_waited_for_again() {
    let scene = Scene::on("2026-01-20");
    let person = scene.person("1990-03-05");
    scene.keep("n01_receipt_i485_ioe.txt", &person);
    let rule = "expected-biometrics-notice";
    let waits = || scene.desk.reminder_choices(()).unwrap().waits;
    assert_eq!(waits().len(), 5, "each with its own switch");
    let switch = |is_on| {
        scene
            .desk
            .reminders_choose(ChooseReminders {
                rule: rule.into(),
                case: String::new(),
                is_on,
                remind_days: None,
            })
            .unwrap();
    };
    assert!(scene.due(rule).is_some());
    switch(false);
    assert_eq!(scene.due(rule), None);
    assert!(scene.desk.today(()).unwrap().expected.is_empty());
    assert!(waits().iter().any(|wait| wait.rule == rule && !wait.is_on));
    switch(true);
    assert!(scene.due(rule).is_some());
}

#[test]
fn a_paper_case_waits_for_its_access_code_until_there_is_an_account() {
    let scene = Scene::on("2026-01-20");
    let person = scene.person("1990-03-05");
    let kept = scene.keep("n02_receipt_i130_petitioner_beneficiary.txt", &person);
    let case = kept.case.unwrap();
    let rule = "expected-access-code";
    assert_eq!(scene.due(rule), None, "nobody said how it was filed");
    let filed = |how: &str| {
        let details = scene
            .desk
            .case_details(CaseRequest { case: case.clone() })
            .unwrap();
        let mut draft = details.draft;
        draft.fields.insert("filed_how".into(), how.into());
        scene.desk.case_save(draft).unwrap();
    };
    filed("mail");
    let waited = scene.due(rule);
    filed("online");
    assert_eq!(scene.due(rule), None);
    assert!(waited.is_some_and(|item| item.expected));
}

#[test]
fn what_must_be_received_says_by_when_to_send_it() {
    let scene = Scene::on("2025-12-20");
    let person = scene.person("1990-03-05");
    scene.keep("n05_rfe_i485_two_pages.txt", &person);
    let rfe = scene.due("rfe-response-standard").unwrap();
    // Fri, Jan 9 less five business days: Jan 8, 7, 6, 5, 2.
    assert_eq!(rfe.safe_by, "2026-01-09");
    assert_eq!(rfe.send_by.as_deref(), Some("2026-01-02"));
    scene.says(rfe.on.as_deref().unwrap(), "respond_via", "online");
    assert_eq!(scene.due("rfe-response-standard").unwrap().send_by, None);
    let on = format!("person/{person}");
    scene.says(&on, "moved_on", "2025-12-18");
    assert_eq!(scene.due("ar11-ten-days").unwrap().send_by, None);
}

#[test]
fn an_oath_ceremony_is_a_date_to_be_there_and_what_was_seen_or_put_off_stays_said() {
    let scene = Scene::on("2026-05-04");
    let person = scene.person("1990-03-05");
    scene
        .desk
        .case_save(CaseDraft {
            case: None,
            form: "N-400".into(),
            receipt_number: String::new(),
            people: vec![CasePart {
                person,
                role: "applicant".into(),
            }],
            fields: BTreeMap::new(),
        })
        .unwrap();
    let case = scene.desk.cases_list(()).unwrap().cases.remove(0).id;
    scene
        .desk
        .appointment_save(AppointmentDraft {
            appointment: None,
            kind: "oath_ceremony".into(),
            date: "May 20, 2026".into(),
            time: "9:30 AM".into(),
            place_name: "Anytown Hall".into(),
            place_address: String::new(),
            cases: vec![case],
            person: None,
            state: "planned".into(),
            note: String::new(),
        })
        .unwrap();
    let oath = || {
        let all = scene.desk.due_list().unwrap();
        all.into_iter().find(|item| item.kind == "appear").unwrap()
    };
    assert_eq!(
        (oath().date.as_str(), oath().time.as_deref()),
        ("2026-05-20", Some("09:30"))
    );
    assert!(oath().title.en.contains("Oath"), "{:?}", oath().title);
    scene.mark(&oath(), "seen", "");
    assert!(oath().seen);
    scene.mark(&oath(), "put_off", "2026-05-10");
    assert_eq!(oath().put_off_until.as_deref(), Some("2026-05-10"));
    assert_eq!(oath().date, "2026-05-20", "the date itself has not moved");
    let page = scene.desk.today(()).unwrap();
    assert_ne!(
        page.next.map(|next| next.id),
        Some(oath().id),
        "what was put off waits"
    );
    let too_late = scene.desk.date_mark(MarkDate {
        date: oath().id,
        mark: "put_off".into(),
        on_day: "2026-05-01".into(),
        carrier: String::new(),
        tracking: String::new(),
        note: String::new(),
    });
    assert_eq!(too_late.unwrap_err().code, ErrorCode::DateImpossible);
}

#[test]
fn facts_of_the_program_older_than_half_a_year_say_so() {
    let newest = domain::rules::all()
        .iter()
        .map(|rule| rule.as_of.as_str())
        .max()
        .unwrap();
    let near = Scene::on("2026-12-01");
    assert_eq!(near.desk.today(()).unwrap().rules_old_since, None);
    let late = near.later("2027-06-01");
    let said = late.desk.today(()).unwrap().rules_old_since;
    assert_eq!(said.as_deref(), Some(newest));
}

#[test]
fn the_calendar_file_is_written_for_its_owner_alone() {
    let scene = Scene::on("2025-12-20");
    let person = scene.person("1990-03-05");
    scene.keep("n05_rfe_i485_two_pages.txt", &person);
    let place = scene.home.path().join("dates.ics");
    let export = CalendarExport { redact: true };
    assert!(scene.desk.calendar_write(&place, export).unwrap().saved);
    let written = std::fs::read_to_string(&place).unwrap();
    assert_eq!(written, scene.desk.calendar_text(export).unwrap());
    assert!(written.contains("SUMMARY:Casekeep: a date"), "{written}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&place).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let nowhere = scene.home.path().join("no folder/at all\0/x.ics");
    let refused = scene.desk.calendar_write(&nowhere, export).unwrap_err();
    assert_eq!(refused.code, ErrorCode::DiskTrouble);
}
