//! A record as long as a whole office keeps for years: made up, written row by
//! row as an archive that `casekeep-cli import` reads.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::{Days, Local, NaiveDate};
use serde_json::{json, Value};

use crate::{Cli, Stage};

/// Cases of the long record.
pub const CASES: usize = 10_000;
/// Entries in the history of a case.
pub const EVENTS_OF_CASE: usize = 20;
/// Documents of a case.
pub const DOCUMENTS_OF_CASE: usize = 2;

const PEOPLE: usize = CASES / 2;
/// Entries that were written down together.
const EVENTS_OF_STEP: usize = 4;
const FORMS: [&str; 10] = [
    "I-485", "I-765", "I-131", "I-130", "N-400", "I-751", "I-589", "I-539", "I-90", "I-140",
];
/// Words that stand in every notice, and are therefore in every search.
const COMMON: [&str; 8] = [
    "notice",
    "receipt",
    "case",
    "form",
    "applicant",
    "office",
    "date",
    "fee",
];
/// So many other words there are; the first are the most frequent.
const WORDS: usize = 6_000;
const WORDS_OF_DOCUMENT: usize = 120;

/// A word of the invented language, by its place in the order of frequency.
pub fn word(place: usize) -> String {
    const HEADS: [&str; 15] = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
    ];
    const TAILS: [&str; 20] = [
        "lan", "mer", "nis", "dor", "rus", "bel", "tam", "vik", "gon", "pus", "ral", "sed", "tin",
        "von", "zur", "cam", "fet", "hin", "jol", "kum",
    ];
    let (head, rest) = (place % HEADS.len(), place / HEADS.len());
    let (middle, tail) = (rest % TAILS.len(), rest / TAILS.len() % TAILS.len());
    format!("{}{}{}", HEADS[head], TAILS[middle], TAILS[tail])
}

/// What somebody would type to find something: names, words and numbers, seldom
/// and frequent ones.
pub fn searches() -> Vec<String> {
    let mut chance = Chance(77);
    let mut searches = Vec::new();
    for n in 0..200 {
        searches.push(match n % 8 {
            0 => format!("Family{}", chance.below(PEOPLE) * 2),
            1 => format!("given{}", chance.below(500) * 2),
            2 => COMMON[chance.below(COMMON.len())].to_owned(),
            3 => format!(
                "{} {}",
                COMMON[chance.below(COMMON.len())],
                word(chance.below(40))
            ),
            4 => word(chance.frequent()),
            5 => word(chance.below(WORDS))[..4].to_owned(),
            6 => FORMS[chance.below(FORMS.len())].to_owned(),
            _ => format!(
                "Family{} {}",
                chance.below(PEOPLE) * 2,
                FORMS[chance.below(FORMS.len())]
            ),
        });
    }
    searches
}

/// Makes the long record on a stage, as of today; answers its recovery code.
pub fn fill(stage: &Stage, cli: &Path) -> String {
    let file = stage.home().join("record.json");
    let mut out = BufWriter::new(File::create(&file).expect("made"));
    write(CASES, Local::now().date_naive(), &mut out).expect("written");
    out.flush().expect("written");
    let cli = Cli::of(stage, cli);
    let made = cli.json(&["init"]);
    cli.json(&["import", file.to_str().expect("plain")]);
    fs::remove_file(file).expect("removed");
    // What is due was said: nothing is shown over the window.
    let _ = cli.tell(&["remind", "--once", "--no-wait"], "");
    made["recovery_code"].as_str().expect("a code").to_owned()
}

/// Writes the archive of so many cases, with dates around `today`.
///
/// # Errors
/// What writing says.
pub fn write(cases: usize, today: NaiveDate, out: &mut impl Write) -> io::Result<()> {
    let (people, events, documents) =
        (cases / 2, cases * EVENTS_OF_CASE, cases * DOCUMENTS_OF_CASE);
    let at = format!("{}T09:00:00.000Z", today - Days::new(400));
    write!(
        out,
        "{{\"format\":\"casekeep-record\",\"version\":1,\"schema\":5,\"exported_at\":\"{at}\",\"tables\":{{"
    )?;
    let origin = json!({ "from": "typed" }).to_string();
    let start = |case: usize| today - Days::new(30 + (case as u64 * 7) % 370);
    let table =
        |out: &mut dyn Write, name: &str, first: bool, rows: &mut dyn Iterator<Item = Value>| {
            let comma = if first { "" } else { "," };
            write!(out, "{comma}\"{name}\":[")?;
            for (n, row) in rows.enumerate() {
                let comma = if n == 0 { "" } else { "," };
                write!(out, "{comma}{row}")?;
            }
            write!(out, "]")
        };
    table(out, "person", true, &mut (0..people).map(|n| json!({
        "id": id(1, n), "given_names": format!("Given{n}"), "family_name": format!("Family{n}"),
        "birth_date": "1988-04-05", "recorded_at": at,
    })))?;
    table(out, "filing", false, &mut (0..cases).map(|n| json!({
        "id": id(2, n), "form": FORMS[n % FORMS.len()], "receipt_number": format!("IOE09{n:08}"),
        "origin": origin, "recorded_at": at,
    })))?;
    table(
        out,
        "filing_person",
        false,
        &mut (0..cases).map(|n| {
            json!({
                "filing": id(2, n), "person": id(1, n / 2), "role": "applicant",
            })
        }),
    )?;
    table(out, "document", false, &mut (0..documents).map(|n| {
        let text = notice(n);
        json!({
            "id": id(3, n), "kind": if n % 10 == 9 { "rfe" } else { "receipt" },
            "media_type": "text/plain", "file_name": format!("notice-{n}.txt"),
            "byte_count": text.len(), "hash": format!("{n:064}"), "text": text,
            "dated_on": (start(n / 2) + Days::new(12 * (n as u64 % 2))).to_string(), "kept_at": at,
        })
    }))?;
    table(
        out,
        "document_filing",
        false,
        &mut (0..documents).map(|n| {
            json!({
                "document": id(3, n), "filing": id(2, n / 2),
            })
        }),
    )?;
    table(out, "appointment", false, &mut (0..cases / 5).map(|n| json!({
        "id": id(4, n), "kind": "biometrics", "local_at": format!("{}T09:30", start(n * 5) + Days::new(40)),
        "place_lines": "[]", "origin": origin, "recorded_at": at,
    })))?;
    table(
        out,
        "appointment_filing",
        false,
        &mut (0..cases / 5).map(|n| {
            json!({
                "appointment": id(4, n), "filing": id(2, n * 5),
            })
        }),
    )?;
    const FACTS: [(&str, Result<u64, &str>); 5] = [
        ("received_date", Ok(0)),
        ("notice_date", Ok(12)),
        ("stage", Err("pending")),
        ("status_text", Err("Case Was Received")),
        ("valid_until", Ok(700)),
    ];
    table(
        out,
        "fact",
        false,
        &mut (0..cases * FACTS.len()).map(|n| {
            let (case, (field, value)) = (n / FACTS.len(), FACTS[n % FACTS.len()]);
            let value = match value {
                Ok(after) => (start(case) + Days::new(after)).to_string(),
                Err(word) => word.to_owned(),
            };
            json!({
                "subject_kind": "case", "subject": id(2, case), "field": field, "position": 0,
                "value": value, "shown": value, "origin": origin, "recorded_at": at,
            })
        }),
    )?;
    table(
        out,
        "step",
        false,
        &mut (0..events / EVENTS_OF_STEP).map(|n| {
            json!({
                "id": n + 1, "at": at, "kind": "do", "label_code": "step_entry_added",
                "label_params": "{}", "state": "done",
            })
        }),
    )?;
    table(out, "event", false, &mut (0..events).map(|n| {
        let (case, nth) = (n / EVENTS_OF_CASE, n % EVENTS_OF_CASE);
        json!({
            "id": id(5, n), "step": n / EVENTS_OF_STEP + 1, "kind": "note",
            "happened_on": (start(case) + Days::new(nth as u64 * 9)).to_string(),
            "recorded_at": at, "person": id(1, case / 2), "filing": id(2, case),
            "title_code": "event_by_hand",
            "title_params": json!({ "text": format!("{} {} {}", word(n % WORDS), COMMON[n % COMMON.len()], nth) }).to_string(),
            "origin": origin,
        })
    }))?;
    write!(out, "}},\"documents\":{{")?;
    for n in 0..documents {
        let comma = if n == 0 { "" } else { "," };
        let bytes = data_encoding::BASE64.encode(notice(n).as_bytes());
        write!(out, "{comma}\"{n:064}\":\"{bytes}\"")?;
    }
    write!(out, "}}}}")
}

/// The words of the nth notice: always the same.
fn notice(n: usize) -> String {
    let mut chance = Chance(n as u64 + 1);
    let mut words: Vec<String> = COMMON.iter().map(ToString::to_string).collect();
    words.push(n.to_string());
    words.extend((0..WORDS_OF_DOCUMENT).map(|_| word(chance.frequent())));
    words.join(" ")
}

fn id(kind: u8, n: usize) -> String {
    format!("01900000-000{kind}-7000-8000-{n:012}")
}

/// The same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    /// A place of a word, the first ones far more often, as in any language.
    fn frequent(&mut self) -> usize {
        let share = self.below(1_000_000) as f64 / 1e6;
        ((WORDS as f64).powf(share) - 1.0) as usize
    }
}
