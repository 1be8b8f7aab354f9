//! Cases as they stand in lists: one question a kind, however many they are.

use std::collections::HashMap;

use domain::catalog::{forms, statuses};
use vault::{CaseId, CaseRow as KeptCase, DatedFact, Reading, Subject};

use crate::contract::{Bilingual, CaseRow, WireError};
use crate::dates::{next_of, Dates};
use crate::naming::Names;
use crate::sources::printed;

/// With more cases than this, the facts of all are read at once.
const FEW: usize = 50;

/// These cases, in their order.
pub(crate) fn case_rows(
    read: Reading<'_>,
    cases: &[KeptCase],
    dates: &Dates,
) -> Result<Vec<CaseRow>, WireError> {
    let names = Names::of_cases(read, cases)?;
    let phases = phases(read, cases)?;
    let row = |case: &KeptCase| {
        let id = case.id.to_string();
        let last = names.last_of(case.id);
        let next = next_of(dates, &id);
        let title = case.form.as_deref().and_then(forms::title);
        let phase = phases.get(&case.id).copied();
        CaseRow {
            id,
            person: names.person_of(case.id),
            form: case.form.clone(),
            form_title: title.map(|form| form.title.en.clone()),
            form_gloss: title.map(|form| Bilingual::from(&form.title)),
            receipt_printed: case
                .receipt_number
                .as_deref()
                .map(|number| printed("receipt_number", number)),
            receipt_number: case.receipt_number.clone(),
            phase: phase.map(str::to_owned),
            phase_name: phase
                .and_then(statuses::phase)
                .map(|phase| Bilingual::from(&phase.label)),
            last_event_on: last
                .and_then(|event| event.happened_on)
                .map(|day| day.to_string()),
            last_event: last.map(|event| event.title.clone().into()),
            next_date: next.map(|item| item.safe_by.clone()),
            next_title: next.map(|item| item.title.clone()),
        }
    };
    Ok(cases.iter().map(row).collect())
}

/// The phase of each case whose status has a known headline.
fn phases(
    read: Reading<'_>,
    cases: &[KeptCase],
) -> Result<HashMap<CaseId, &'static str>, WireError> {
    let fields = ["status_text", "status_title"].map(str::to_owned);
    let few: Option<Vec<Subject>> =
        (cases.len() <= FEW).then(|| cases.iter().map(|case| Subject::Case(case.id)).collect());
    let mut found: HashMap<CaseId, DatedFact> = HashMap::new();
    for fact in read.dated_facts(&fields, few.as_deref())? {
        if let Subject::Case(case) = fact.subject {
            // The one that was learned last.
            found.insert(case, fact);
        }
    }
    let phase = |(case, fact): (CaseId, DatedFact)| {
        let known = statuses::headline(&fact.value)?;
        Some((case, known.phase.as_str()))
    };
    Ok(found.into_iter().filter_map(phase).collect())
}
