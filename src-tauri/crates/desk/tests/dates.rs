//! The dates that follow from a record, as a person meets them.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::contract::*;
use desk::{Clock, Desk, Surroundings};
use domain::text::Lang;
use intake::ReaderProgram;
use platform::{MemoryBrowser, MemoryClipboard, MemoryKeychain, Scheduler};
use tempfile::TempDir;

struct Scene {
    home: TempDir,
    desk: Desk,
}

fn desk_on(home: &TempDir, day: &str) -> Desk {
    let at = |name: &str| home.path().join(name);
    Desk::new(Surroundings {
        clock: Clock::Pretended(day.parse().unwrap()),
        record_dir: at("record"),
        sample_dir: at("sample"),
        preferences_file: at("preferences.json"),
        plan_file: at("plan.json"),
        keychain: Arc::new(MemoryKeychain::default()),
        scheduler: Scheduler::of_system(),
        reader: ReaderProgram::new("none", Vec::new()),
        reminder_program: "none".into(),
        system_language: Lang::En,
        clipboard: Arc::new(MemoryClipboard::default()),
        browser: Arc::new(MemoryBrowser::default()),
        later: Box::new(|_, _| {}),
    })
}

impl Scene {
    fn on(day: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let desk = desk_on(&home, day);
        desk.record_create(CreateRecord {
            passphrase: Some("three calm herons".into()),
            use_keychain: false,
        })
        .unwrap();
        Self { home, desk }
    }

    /// The same record on another day.
    fn later(self, day: &str) -> Self {
        drop(self.desk);
        let desk = desk_on(&self.home, day);
        desk.unlock_with_passphrase(PassphraseRequest {
            passphrase: "three calm herons".into(),
        })
        .unwrap();
        Self {
            home: self.home,
            desk,
        }
    }

    fn person(&self, birth: &str) -> String {
        let page = self.desk.person_save(PersonDraft {
            person: None,
            given_names: "Alexandra".into(),
            family_name: "Quetzal".into(),
            birth_date: birth.into(),
            online_account_number: String::new(),
            a_number: String::new(),
        });
        page.unwrap().card.person.id
    }

    fn keep(&self, notice: &str, person: &str) -> Kept {
        let path = format!(
            "{}/../../../tests/fixtures/notices/{notice}",
            env!("CARGO_MANIFEST_DIR")
        );
        self.keep_text(std::fs::read_to_string(path).unwrap(), person)
    }

    fn keep_text(&self, text: String, person: &str) -> Kept {
        let proposal = self.desk.proposal_read_text(ReadText { text }).unwrap();
        self.desk
            .proposal_keep(KeepProposal {
                ticked: proposal.facts.into_iter().map(|fact| fact.id).collect(),
                proposal: proposal.id,
                corrected: BTreeMap::new(),
                person: PersonChoice::Known {
                    person: person.to_owned(),
                },
            })
            .unwrap()
    }

    fn due(&self, rule: &str) -> Option<DueItem> {
        let all = self.desk.due_list().unwrap();
        all.into_iter().find(|item| item.rule == rule)
    }

    fn says(&self, on: &str, fact: &str, value: &str) {
        self.desk
            .date_fact_save(SaveDateFact {
                on: on.into(),
                fact: fact.into(),
                value: value.into(),
            })
            .unwrap();
    }

    fn mark(&self, item: &DueItem, mark: &str, on_day: &str) {
        self.desk
            .date_mark(MarkDate {
                date: item.id.clone(),
                mark: mark.into(),
                on_day: on_day.into(),
                carrier: "FedEx".into(),
                tracking: "0000 1111 2222".into(),
                note: String::new(),
            })
            .unwrap();
    }
}

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
