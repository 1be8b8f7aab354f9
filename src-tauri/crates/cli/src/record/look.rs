//! Looking at the record: `show`, `timeline`, `search`, `verify` and their like.

use desk::contract::{
    CaseRequest, DoorState, ErrorCode, Recipient, SearchRequest, TimelineEntry, TimelineRequest,
    UndoneStep, WireError,
};
use desk::messages::{say, say_phrase};
use desk::Desk;
use domain::identifiers::ReceiptNumber;
use domain::text::Lang;
use serde_json::json;

use super::Face;
use crate::exit::Exit;

/// A timeline is never longer.
const MOST_ENTRIES: u32 = 10_000;
const MOST_FOUND: u32 = 50;

pub(super) fn unlocked(face: &Face, door: &DoorState) -> Exit {
    face.answer(&json!({ "open": true, "slots": door.slots }), || {
        say(face.lang, "cli_record_opens", &Default::default())
    })
}

pub(super) fn show(face: &Face, desk: &Desk, case: &str) -> Result<Exit, WireError> {
    let page = desk.case_show(CaseRequest {
        case: case_id(desk, case)?,
    })?;
    Ok(face.answer(&page, || {
        let row = &page.header.row;
        let mut said = vec![format!(
            "{}\t{}\t{}",
            row.form.as_deref().unwrap_or("—"),
            row.receipt_printed.as_deref().unwrap_or("—"),
            row.person
                .as_ref()
                .map_or("—", |person| person.name.as_str()),
        )];
        said.extend(page.header.facts.iter().map(|fact| {
            let label = say(
                face.lang,
                &format!("field_{}", fact.field),
                &Default::default(),
            );
            format!("{label}\t{}", fact.shown)
        }));
        said.extend(
            page.dates
                .iter()
                .map(|item| format!("{}\t{}", item.date, item.title.get(face.lang))),
        );
        said.extend(page.timeline.iter().map(|entry| line(face.lang, entry)));
        said.join("\n")
    }))
}

pub(super) fn evidence(face: &Face, desk: &Desk, case: &str) -> Result<Exit, WireError> {
    let page = desk.evidence_show(CaseRequest {
        case: case_id(desk, case)?,
    })?;
    Ok(face.answer(&page, || {
        let lines = page.items.iter().map(|item| {
            let state = format!("evidence_state_{}", item.state);
            let label = match face.lang {
                Lang::En => &item.label.en,
                Lang::Es => &item.label.es,
            };
            format!("{}\t{label}", say(face.lang, &state, &Default::default()))
        });
        lines.collect::<Vec<_>>().join("\n")
    }))
}

pub(super) fn contacts(face: &Face, desk: &Desk) -> Result<Exit, WireError> {
    let page = desk.contacts_show(())?;
    Ok(face.answer(&page, || {
        let log = page.contacts.iter().map(|contact| {
            let draft = &contact.draft;
            format!("{}\t{}\t{}", draft.on, draft.reference, draft.said)
        });
        let channels = page.channels.iter().map(|channel| {
            let name = match face.lang {
                Lang::En => &channel.name.en,
                Lang::Es => &channel.name.es,
            };
            let phone = channel.phone.as_deref().unwrap_or(&channel.url);
            format!("{name}\t{phone}")
        });
        log.chain(channels).collect::<Vec<_>>().join("\n")
    }))
}

pub(super) fn timeline(face: &Face, desk: &Desk, case: Option<&str>) -> Result<Exit, WireError> {
    let page = desk.timeline(TimelineRequest {
        case: case.map(|case| case_id(desk, case)).transpose()?,
        person: None,
        kinds: Vec::new(),
        words: String::new(),
        limit: MOST_ENTRIES,
        recipient: Recipient::Myself,
    })?;
    Ok(face.answer(&page, || {
        let lines: Vec<String> = page.entries.iter().map(|e| line(face.lang, e)).collect();
        lines.join("\n")
    }))
}

pub(super) fn search(face: &Face, desk: &Desk, words: &str) -> Result<Exit, WireError> {
    let page = desk.search(SearchRequest {
        words: words.to_owned(),
        limit: MOST_FOUND,
    })?;
    Ok(face.answer(&page, || {
        let lines = page.found.iter().map(|found| {
            let snippet: String = found
                .snippet
                .iter()
                .map(|part| format!("{} ", part.text))
                .collect();
            format!(
                "{}\t{}\t{snippet}",
                found.title,
                say_phrase(face.lang, &found.what)
            )
        });
        lines.collect::<Vec<_>>().join("\n")
    }))
}

pub(super) fn turned(face: &Face, step: UndoneStep) -> Result<Exit, WireError> {
    Ok(face.answer(&step, || say_phrase(face.lang, &step.step)))
}

pub(super) fn verify(face: &Face, desk: &Desk) -> Result<Exit, WireError> {
    let findings = desk.record_verify()?;
    let ok = findings.is_empty();
    let answer = json!({
        "ok": ok,
        "findings": findings,
        "content": desk.content_fingerprint()?,
    });
    let said = face.answer(&answer, || {
        let key = if ok {
            "cli_record_whole"
        } else {
            "cli_record_not_whole"
        };
        let mut said = vec![say(face.lang, key, &Default::default())];
        said.extend(findings);
        said.join("\n")
    });
    Ok(said.and(if ok { Exit::Done } else { Exit::NeedsPerson }))
}

pub(super) fn sample(face: &Face, desk: &Desk) -> Result<Exit, WireError> {
    desk.sample_open(())?;
    let page = desk.cases_list(())?;
    Ok(face.answer(&page, || {
        let lines = page.cases.iter().map(|case| {
            let number = case.receipt_printed.as_deref().unwrap_or("—");
            format!("{number}\t{}", case.form.as_deref().unwrap_or("—"))
        });
        lines.collect::<Vec<_>>().join("\n")
    }))
}

fn line(lang: Lang, entry: &TimelineEntry) -> String {
    let on = entry
        .happened_on
        .as_deref()
        .unwrap_or(&entry.recorded_at[..10]);
    let source = entry.source.document_name.as_deref().unwrap_or("—");
    format!("{on}\t{}\t{source}", say_phrase(lang, &entry.title))
}

/// A case by its id, or by its receipt number in any spelling.
pub(super) fn case_id(desk: &Desk, case: &str) -> Result<String, WireError> {
    let Ok(number) = ReceiptNumber::parse(case) else {
        return Ok(case.to_owned());
    };
    desk.cases_list(())?
        .cases
        .into_iter()
        .find(|row| row.receipt_number.as_deref() == Some(number.as_str()))
        .map(|row| row.id)
        .ok_or_else(|| ErrorCode::NotFound.into())
}
