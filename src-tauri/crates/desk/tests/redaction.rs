//! Promise 14: what is shared is redacted by default. People and numbers are
//! made up at random and written wherever a person can write them; every format
//! that is exported is searched for them, in every spelling.
#![allow(clippy::unwrap_used)]

mod around;

use std::collections::BTreeMap;

use desk::contract::{
    CalendarExport, CaseDraft, CasePart, ContactDraft, CreateRecord, EntryDraft, ExportKind,
    ExportRequest, PersonDraft, Recipient, SaveOwnDate, TimelinePage, TimelineRequest,
};
use desk::{Clock, Desk};
use proptest::prelude::*;
use tempfile::TempDir;

use around::around;

const KINDS: [ExportKind; 6] = [
    ExportKind::Json,
    ExportKind::Cases,
    ExportKind::History,
    ExportKind::People,
    ExportKind::Appointments,
    ExportKind::Documents,
];

fn desk() -> (Desk, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(around(
        folder.path(),
        Clock::Pretended(desk::read_day("2026-11-23").unwrap()),
    ));
    desk.record_create(CreateRecord {
        use_keychain: true,
        passphrase: None,
    })
    .unwrap();
    (desk, folder)
}

#[derive(Debug, Clone)]
struct Somebody {
    given: String,
    family: String,
    a_number: String,
    account: String,
    receipt: String,
    gap: &'static str,
}

fn somebody() -> impl Strategy<Value = Somebody> {
    (
        "[BDFGKLMNPRT][aeiou]z[aeiou]q[aeiou]",
        "[BDFGKLMNPRT][aeiou]x[aeiou]v[aeiouáéñ]",
        "[1-9][0-9]{8}",
        "[1-9][0-9]{11}",
        "[1-9][0-9]{9}",
        prop::sample::select(vec!["", " ", "-", "\u{2011}", " - "]),
    )
        .prop_map(
            |(given, family, a_number, account, receipt, gap)| Somebody {
                given,
                family,
                a_number: format!("A{a_number}"),
                account,
                receipt: format!("IOE{receipt}"),
                gap,
            },
        )
}

/// A number with something between its groups of three.
fn spelled(number: &str, gap: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let groups: Vec<String> = letters.chunks(3).map(String::from_iter).collect();
    groups.join(gap)
}

/// Letters and digits alone: every spelling of a number looks the same.
fn compact(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

fn write_everywhere(desk: &Desk, who: &Somebody) {
    let person = desk
        .person_save(PersonDraft {
            person: None,
            given_names: who.given.clone(),
            family_name: who.family.clone(),
            birth_date: "1990-03-05".to_owned(),
            online_account_number: who.account.clone(),
            a_number: who.a_number.clone(),
        })
        .unwrap();
    let case = desk
        .case_save(CaseDraft {
            case: None,
            form: "I-485".to_owned(),
            receipt_number: who.receipt.clone(),
            people: vec![CasePart {
                person: person.card.person.id,
                role: "applicant".to_owned(),
            }],
            fields: BTreeMap::from([("service_center".to_owned(), words(who))]),
        })
        .unwrap();
    let case = case.draft.case;
    desk.entry_save(EntryDraft {
        case: case.clone(),
        person: None,
        kind: "note".to_owned(),
        happened_on: String::new(),
        text: words(who),
        corrects: None,
    })
    .unwrap();
    desk.contact_save(ContactDraft {
        card: None,
        case: case.clone(),
        on: String::new(),
        channel: "phone".to_owned(),
        tier: String::new(),
        reference: String::new(),
        said: words(who),
        promised: words(who),
        promised_by: String::new(),
        settled: false,
    })
    .unwrap();
    desk.own_date_save(SaveOwnDate {
        id: None,
        title: words(who),
        on_day: "2026-12-24".to_owned(),
        at_time: String::new(),
        repeats: "once".to_owned(),
        remind_days: vec![1],
        note: words(who),
        person: None,
        case,
    })
    .unwrap();
}

/// The history as it is printed for somebody.
fn history_for(desk: &Desk, recipient: Recipient) -> TimelinePage {
    desk.timeline(TimelineRequest {
        case: None,
        person: None,
        kinds: Vec::new(),
        words: String::new(),
        limit: 1_000,
        recipient,
    })
    .unwrap()
}

fn words(who: &Somebody) -> String {
    format!(
        "{} asked about {}, {} and {}",
        who.given,
        spelled(&who.a_number, who.gap),
        spelled(&who.receipt, who.gap),
        spelled(&who.account, who.gap),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_leaves_names_a_number(people in prop::collection::vec(somebody(), 1..4)) {
        let (desk, _folder) = desk();
        for who in &people {
            write_everywhere(&desk, who);
        }
        for recipient in [Recipient::default(), Recipient::Others] {
            let mut leaving: Vec<(String, String)> = KINDS
                .into_iter()
                .map(|what| {
                    let request = ExportRequest {
                        what,
                        case: None,
                        person: None,
                        recipient,
                    };
                    (format!("{what:?}"), desk.export_text(&request).unwrap())
                })
                .collect();
            let calendar = CalendarExport { redact: true };
            leaving.push(("ics".to_owned(), desk.calendar_text(calendar).unwrap()));
            let paper = serde_json::to_string(&history_for(&desk, recipient)).unwrap();
            leaving.push(("the history on paper".to_owned(), paper));
            for (format, text) in leaving {
                let compact = compact(&text);
                for who in &people {
                    for number in [&who.a_number, &who.account, &who.receipt] {
                        // Also the digits alone, without the letters in front.
                        let digits = number.trim_start_matches(char::is_alphabetic);
                        prop_assert!(!compact.contains(digits), "{number} in {format}:\n{text}");
                    }
                    if recipient == Recipient::Others {
                        let lower = text.to_lowercase();
                        for name in [&who.given, &who.family] {
                            let name = name.to_lowercase();
                            prop_assert!(!lower.contains(&name), "{name} in {format}:\n{text}");
                        }
                        prop_assert!(!text.contains("1990-03-05"), "{format}");
                    }
                }
            }
        }
    }
}

#[test]
fn for_oneself_nothing_is_taken_out_and_the_preview_says_what_would_be() {
    let (desk, _folder) = desk();
    let who = Somebody {
        given: "Marisol".to_owned(),
        family: "Quetzal".to_owned(),
        a_number: "A012345678".to_owned(),
        account: "123456789012".to_owned(),
        receipt: "IOE0000000101".to_owned(),
        gap: " ",
    };
    write_everywhere(&desk, &who);
    let request = |recipient| ExportRequest {
        what: ExportKind::Cases,
        case: None,
        person: None,
        recipient,
    };
    let whole = desk.export_text(&request(Recipient::Myself)).unwrap();
    assert!(whole.contains("IOE0000000101") && whole.contains("Marisol"));
    let paper = serde_json::to_string(&history_for(&desk, Recipient::Myself)).unwrap();
    assert!(paper.contains("IOE 000 000 010 1"), "{paper}");
    let preview = desk.export_preview(request(Recipient::Helper)).unwrap();
    assert!(preview.masked >= 1 && !preview.text.contains("IOE0000000101"));
    assert!(preview.text.contains("Marisol"), "names stay for a helper");
    let others = desk.export_preview(request(Recipient::Others)).unwrap();
    assert!(others.text.contains("M. Q."), "{}", others.text);
}
