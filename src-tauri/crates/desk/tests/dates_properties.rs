//! However much is added, a deadline that has passed never goes away in silence:
//! it stays on the list, or the history says which fact ended it.

#![allow(clippy::unwrap_used)]

mod around;

use std::collections::BTreeMap;

use desk::contract::*;
use desk::{Clock, Desk};
use domain::rules::{self, fact_entry, FactShape};
use proptest::prelude::*;

use around::around;

fn desk_on(home: &std::path::Path, day: &str) -> Desk {
    Desk::new(around(home, Clock::Pretended(day.parse().unwrap())))
}

/// A record with one person; answers whom.
fn somebody_on(desk: &Desk) -> String {
    desk.record_create(CreateRecord {
        passphrase: None,
        use_keychain: true,
    })
    .unwrap();
    let somebody = PersonDraft {
        person: None,
        given_names: "Alexandra".into(),
        family_name: "Quetzal".into(),
        birth_date: "1990-03-05".into(),
        online_account_number: String::new(),
        a_number: String::new(),
    };
    desk.person_save(somebody).unwrap().card.person.id
}

fn keep(desk: &Desk, notice: &str, person: &str) -> Kept {
    let path = format!(
        "{}/../../../tests/fixtures/notices/{notice}",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).unwrap();
    let proposal = desk.proposal_read_text(ReadText { text }).unwrap();
    desk.proposal_keep(KeepProposal {
        ticked: proposal.facts.into_iter().map(|fact| fact.id).collect(),
        proposal: proposal.id,
        corrected: BTreeMap::new(),
        person: PersonChoice::Known {
            person: person.to_owned(),
        },
    })
    .unwrap()
}

/// Something about whom or what, by its place among what there is.
fn any_fact() -> impl Strategy<Value = (usize, String, String)> {
    let names: Vec<String> = rules::fed_fields()
        .iter()
        .filter(|name| fact_entry(name).is_some())
        .cloned()
        .collect();
    let day = || {
        (2015i32..2030, 1u32..13, 1u32..29).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"))
    };
    (0usize..4, prop::sample::select(names)).prop_flat_map(move |(about, name)| {
        let entry = fact_entry(&name).unwrap();
        let value = match entry.shape {
            FactShape::Date => day().boxed(),
            FactShape::LocalTime => day().prop_map(|day| format!("{day}T09:00")).boxed(),
            FactShape::Month => day().prop_map(|day| day[..7].to_owned()).boxed(),
            FactShape::FiscalYear => (2020u32..2030).prop_map(|year| year.to_string()).boxed(),
            FactShape::Number => (0u32..400).prop_map(|n| n.to_string()).boxed(),
            FactShape::Flag => any::<bool>().prop_map(|flag| flag.to_string()).boxed(),
            FactShape::Choice => {
                prop::sample::select(entry.choices.keys().cloned().collect::<Vec<_>>()).boxed()
            }
            FactShape::Form => Just("I-485".to_owned()).boxed(),
        };
        (Just(about), Just(name), value)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn adding_facts_never_makes_a_passed_deadline_vanish_silently(
        added in prop::collection::vec(any_fact(), 10..40),
    ) {
        let home = tempfile::tempdir().unwrap();
        let desk = desk_on(home.path(), "2026-06-15");
        let person = somebody_on(&desk);
        let rfe = keep(&desk, "n05_rfe_i485_two_pages.txt", &person);
        let denial = keep(&desk, "n13_denial_i485.txt", &person);
        let whom = format!("person/{person}");
        for (fact, value) in [("moved_on", "2026-05-01"), ("i94_expires", "2026-06-01"),
            ("cr_since", "2024-03-01"), ("program_end", "2026-03-01")] {
            desk.date_fact_save(SaveDateFact { on: whom.clone(), fact: fact.into(), value: value.into() }).unwrap();
        }
        let subjects = [
            whom,
            format!("case/{}", rfe.case.unwrap()),
            format!("document/{}", rfe.document),
            format!("document/{}", denial.document),
        ];
        prop_assert!(desk.today(()).unwrap().overdue.len() >= 3);
        for (about, fact, value) in added {
            let passed = desk.today(()).unwrap().overdue;
            let before = entries(&desk);
            let answer = desk.date_fact_save(SaveDateFact {
                on: subjects[about].clone(), fact: fact.clone(), value: value.clone(),
            });
            if let Err(refused) = answer {
                prop_assert_eq!(refused.code, ErrorCode::ValueUnreadable, "{} {}", fact, value);
                continue;
            }
            let now: Vec<String> = desk.due_list().unwrap().into_iter().map(|item| item.id).collect();
            for item in passed {
                if now.contains(&item.id) {
                    continue;
                }
                let ended = rules::feeds().iter()
                    .any(|feed| feed.rule == item.rule && feed.unless.contains(&fact));
                prop_assert!(ended, "{} went away after {} = {} about {}", item.id, fact, value, subjects[about]);
                prop_assert!(entries(&desk) > before, "nothing says why {} ended", item.id);
            }
        }
    }

    #[test]
    fn reminders_follow_dates_that_move_as_if_they_were_counted_anew(
        moved in prop::collection::vec((0usize..3, 0u64..900), 4..12),
    ) {
        let home = tempfile::tempdir().unwrap();
        let desk = desk_on(home.path(), "2026-06-15");
        let on = format!("person/{}", somebody_on(&desk));
        let today: chrono::NaiveDate = "2026-06-15".parse().unwrap();
        for (fact, ahead) in moved {
            let value = (today + chrono::Days::new(ahead)).to_string();
            let fact = ["i94_expires", "program_end", "moved_on"][fact].into();
            desk.date_fact_save(SaveDateFact { on: on.clone(), fact, value }).unwrap();
        }
        let followed = planned(home.path());
        desk.lock(()).unwrap();
        desk.unlock_with_keychain(()).unwrap();
        // Saved as they are, they make the plan anew.
        desk.preferences_save(desk.preferences(()).unwrap()).unwrap();
        prop_assert_eq!(followed, planned(home.path()));
    }
}

/// When something is to be said after today, as it is written for runs without
/// the key.
fn planned(home: &std::path::Path) -> Vec<(String, bool)> {
    let plan = std::fs::read_to_string(home.join("reminders")).unwrap();
    let plan: serde_json::Value = serde_json::from_str(&plan).unwrap();
    let moments = plan["moments"].as_array().unwrap().iter();
    let moments = moments.map(|one| {
        let at = one["at"].as_str().unwrap().to_owned();
        (at, one["insists"].as_bool().unwrap())
    });
    moments
        .filter(|(at, _)| at.as_str() > "2026-06-16")
        .collect()
}

fn entries(desk: &Desk) -> usize {
    let all = TimelineRequest {
        case: None,
        person: None,
        limit: 1000,
        kinds: Vec::new(),
        words: String::new(),
        recipient: Recipient::Myself,
    };
    desk.timeline(all).unwrap().entries.len()
}

#[test]
fn a_printed_date_before_its_own_notice_is_refused_and_the_deadline_stays() {
    let home = tempfile::tempdir().unwrap();
    let desk = desk_on(home.path(), "2026-06-15");
    let person = somebody_on(&desk);
    keep(&desk, "n13_denial_i485.txt", &person);
    let motion = || {
        let all = desk.due_list().unwrap();
        all.into_iter().find(|item| item.rule == "i290b-motion")
    };
    let before = motion().unwrap();
    let refused = desk.date_printed(PrintedDate {
        date: before.id.clone(),
        printed: "2020-01-01".into(),
    });
    assert_eq!(refused.unwrap_err().code, ErrorCode::DateImpossible);
    assert_eq!(motion().unwrap().date, before.date);
    // A notice date that was typed wrong does not take the printed day with it.
    desk.date_printed(PrintedDate {
        date: before.id.clone(),
        printed: "2026-05-04".into(),
    })
    .unwrap();
    desk.date_fact_save(SaveDateFact {
        on: before.on.clone().unwrap(),
        fact: "decision_date".into(),
        value: "2027-04-06".into(),
    })
    .unwrap();
    let after = motion().unwrap();
    assert_eq!(after.date, "2026-05-04");
    assert!(after
        .could_add
        .iter()
        .any(|ask| ask.fact == "decision_date"));
}
