//! One history: narrowed by kind and by words in either language, what is new
//! since the last look, and the agency's codes as internal wording.

#![allow(clippy::unwrap_used)]

mod place;

use desk::contract::{
    CaseRow, EntryDraft, ExportKind, ExportRequest, Recipient, TimelinePage, TimelineRequest,
};
use place::{place, Place};

impl Place {
    fn history(&self, kinds: &[&str], words: &str, limit: u32) -> TimelinePage {
        let request = TimelineRequest {
            case: None,
            person: None,
            kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
            words: words.to_owned(),
            limit,
            recipient: Recipient::Myself,
        };
        self.desk.timeline(request).unwrap()
    }

    fn note(&self, case: &str, text: &str) {
        let draft = EntryDraft {
            case: Some(case.to_owned()),
            person: None,
            kind: "note".into(),
            happened_on: String::new(),
            text: text.to_owned(),
            corrects: None,
        };
        self.desk.entry_save(draft).unwrap();
    }

    fn cases(&self) -> Vec<CaseRow> {
        self.desk.cases_list(()).unwrap().cases
    }
}

fn titles(page: &TimelinePage) -> Vec<&str> {
    let entries = page.entries.iter();
    entries.map(|entry| entry.title.code.as_str()).collect()
}

#[test]
fn entries_are_found_by_kind_by_their_own_words_and_by_their_title_in_either_language() {
    let place = place();
    let case = place.cases()[0].id.clone();
    place.note(&case, "The clerk kept the blue folder");
    let found = place.history(&[], "BLUE clerk", 50);
    assert_eq!(titles(&found), ["event_by_hand"]);
    assert!(place.history(&["notice"], "blue", 50).entries.is_empty());
    let all = place.history(&[], "", 200).entries.len();
    let receipts = |words: &str| place.history(&["notice"], words, 50);
    let english = receipts("receipt notice");
    assert!(!english.entries.is_empty() && english.entries.len() < all);
    assert_eq!(
        titles(&english),
        titles(&receipts("notificación de recibo"))
    );
    let few = place.history(&[], "", 2);
    assert!(few.more && few.entries.len() == 2);
    assert!(!place.history(&[], "", 200).more);
}

#[test]
fn what_was_written_down_since_the_last_look_is_told_until_the_next_one() {
    let place = place();
    let told = || place.desk.today(()).unwrap().new_since;
    assert_eq!(told(), None, "before the first look nothing is new");
    assert_eq!(place.desk.history_seen(()).unwrap().before, None);
    let case = place.cases()[0].id.clone();
    place.note(&case, "Called");
    let new = told().unwrap();
    assert_eq!(new.count, 1);
    assert_eq!(
        place.desk.history_seen(()).unwrap().before,
        Some(new.looked_at)
    );
    assert_eq!(told(), None);
    place.note(&case, "Called again");
    place.desk.undo(()).unwrap();
    assert_eq!(told(), None, "what was taken back is not new");
}

#[test]
fn a_code_of_the_agency_is_told_as_internal_wording_and_an_unsettled_one_as_unknown() {
    let place = place();
    let person = place.add("Testa");
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/arrivals/j01_cases_detail_i485.json"
    );
    place.keep_text(std::fs::read_to_string(path).unwrap(), &person);
    let page = place.history(&["reported"], "", 100);
    let codes: Vec<_> = page
        .entries
        .iter()
        .filter_map(|entry| entry.code.as_ref())
        .collect();
    assert!(!codes.is_empty());
    for code in &codes {
        let listed = domain::catalog::event_codes::event_code(&code.code);
        let official = listed.filter(|known| {
            known.certainty == domain::catalog::event_codes::CodeCertainty::Official
        });
        assert_eq!(code.wording, official.map(|known| known.meaning.clone()));
    }
    for entry in &page.entries {
        let quote = entry.quote.as_deref().unwrap_or_default();
        let sentence = quote.contains(' ') && !quote.contains(':');
        assert!(!(sentence && entry.code.is_some()), "{quote}");
    }
}

#[test]
fn the_history_of_one_case_is_written_out_alone() {
    let place = place();
    let cases = place.cases();
    let table = |case: Option<&CaseRow>| {
        let request = ExportRequest {
            what: ExportKind::History,
            case: case.map(|case| case.id.clone()),
            person: None,
            recipient: Recipient::Myself,
        };
        place.desk.export_text(&request).unwrap()
    };
    let one = table(Some(&cases[0]));
    assert!(one.contains(&cases[0].id) && !one.contains(&cases[1].id));
    assert!(table(None).contains(&cases[1].id));
}

#[test]
fn a_case_in_a_list_says_its_phase_its_last_entry_and_whose_it_is() {
    let place = place();
    let case = place
        .cases()
        .into_iter()
        .find(|case| case.form.as_deref() == Some("I-485"))
        .unwrap();
    assert!(case.person.is_some() && case.last_event.is_some());
    assert_eq!(case.phase, None, "no status was told yet");
    place.note(&case.id, "Called");
    let draft = place
        .desk
        .case_details(desk::contract::CaseRequest {
            case: case.id.clone(),
        })
        .unwrap()
        .draft;
    let mut fields = draft.fields.clone();
    fields.insert("status_text".into(), "Case Was Received".into());
    fields.insert("status_date".into(), "2026-11-20".into());
    place
        .desk
        .case_save(desk::contract::CaseDraft { fields, ..draft })
        .unwrap();
    let told = place
        .cases()
        .into_iter()
        .find(|one| one.id == case.id)
        .unwrap();
    assert_eq!(told.phase.as_deref(), Some("received"));
    let request = desk::contract::CaseRequest {
        case: case.id.clone(),
    };
    let newest = place.desk.case_show(request).unwrap().timeline.remove(0);
    assert_eq!(told.last_event, Some(newest.title));
    assert_eq!(told.last_event_on, newest.happened_on);
}

#[test]
fn every_transfer_stays_in_the_list_with_its_notice() {
    let place = place();
    let person = place.add("Testa");
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/notices/n09_transfer_i765.txt"
    );
    let first = std::fs::read_to_string(path).unwrap();
    let second = first
        .replace("Potomac Service Center", "Texas Service Center")
        .replace("07/01/2025", "08/15/2025");
    let papers = [first, second].map(|text| place.keep_text(text, &person));
    let request = desk::contract::CaseRequest {
        case: papers[0].case.clone().unwrap(),
    };
    let transfers = place.desk.case_show(request).unwrap().transfers;
    let told: Vec<_> = transfers
        .iter()
        .map(|one| (one.on.as_deref(), one.to.as_deref(), &one.source.document))
        .collect();
    let paper = |at: usize| Some(papers[at].document.clone());
    assert_eq!(
        told,
        [
            (
                Some("2025-07-01"),
                Some("Potomac Service Center"),
                &paper(0)
            ),
            (Some("2025-08-15"), Some("Texas Service Center"), &paper(1)),
        ]
    );
    let page = place.desk.document_show(desk::contract::DocumentRequest {
        document: papers[0].document.clone(),
    });
    let facts = page.unwrap().facts;
    let offices = facts.iter().filter(|fact| fact.field == "transferred_to");
    assert_eq!(offices.count(), 1, "told once");
}

#[test]
fn an_appointment_for_several_receipts_stands_with_each_of_the_cases() {
    let place = place();
    let cases = place.cases();
    let draft = desk::contract::AppointmentDraft {
        appointment: None,
        kind: "interview".into(),
        date: "2027-01-12".into(),
        time: "9:00 AM".into(),
        place_name: "Field office".into(),
        place_address: String::new(),
        cases: cases.iter().map(|case| case.id.clone()).collect(),
        person: None,
        state: "planned".into(),
        note: String::new(),
    };
    place.desk.appointment_save(draft).unwrap();
    let receipts: Vec<_> = cases
        .iter()
        .filter_map(|case| case.receipt_printed.clone())
        .collect();
    for case in &cases {
        let request = desk::contract::CaseRequest {
            case: case.id.clone(),
        };
        let page = place.desk.case_show(request).unwrap();
        let interview = page
            .appointments
            .iter()
            .find(|one| one.kind == "interview")
            .unwrap();
        assert_eq!(interview.receipts, receipts);
    }
}
