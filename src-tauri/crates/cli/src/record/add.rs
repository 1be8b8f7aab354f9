//! `add`: keeps a reviewed proposal. The proposal is `read --json`, in which the
//! person may have changed or removed values; the document is read again, and
//! what the proposal still says is ticked.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use clap::Args;
use desk::contract::{
    ErrorCode, KeepProposal, PersonChoice, Proposal, ProposedFact, ReadText, WireError,
};
use desk::Desk;
use serde_json::{json, Value};

use super::Face;
use crate::exit::Exit;
use crate::read::load;

/// Arguments of `add`.
#[derive(Args)]
pub(crate) struct Add {
    /// Id of the person it is about; without it, the person the numbers or the
    /// printed name belong to, or someone new with that name
    #[arg(long)]
    person: Option<String>,
}

impl Add {
    pub(super) fn run(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        let mut text = String::new();
        std::io::stdin()
            .lock()
            .read_to_string(&mut text)
            .map_err(|_| ErrorCode::FileKindUnknown)?;
        let reviewed: Value =
            serde_json::from_str(&text).map_err(|_| ErrorCode::FileKindUnknown)?;
        let several = reviewed.as_array().cloned();
        let mut kept = Vec::new();
        let mut end = Exit::Done;
        for one in several
            .as_deref()
            .unwrap_or(std::slice::from_ref(&reviewed))
        {
            let (answer, exit) = self.keep(desk, one)?;
            kept.push(answer);
            end = end.and(exit);
        }
        let answer = match &kept[..] {
            [only] if several.is_none() => only.clone(),
            _ => Value::Array(kept),
        };
        Ok(end.and(face.answer(&answer, || answer.to_string())))
    }

    fn keep(&self, desk: &Desk, reviewed: &Value) -> Result<(Value, Exit), WireError> {
        if reviewed["schema"] != "intake/1" {
            return Err(ErrorCode::FileKindUnknown.into());
        }
        let proposal = read_again(desk, &reviewed["file"])?;
        if let Some(already) = &proposal.already_kept {
            let answer = json!({
                "already_kept": true,
                "document": already.document,
                "case": already.case,
                "kept_at": already.kept_at,
            });
            return Ok((answer, Exit::NeedsPerson));
        }
        let person = self.person(&proposal)?;
        let (mut ticked, mut corrected) = (Vec::new(), BTreeMap::new());
        for fact in &proposal.facts {
            let Some(value) = still_said(reviewed, fact) else {
                continue;
            };
            ticked.push(fact.id.clone());
            if value != fact.value {
                corrected.insert(fact.id.clone(), value);
            }
        }
        let kept = desk.proposal_keep(KeepProposal {
            proposal: proposal.id,
            ticked,
            corrected,
            person,
        })?;
        Ok((json!(kept), Exit::Done))
    }

    fn person(&self, proposal: &Proposal) -> Result<PersonChoice, WireError> {
        let known = self
            .person
            .clone()
            .or_else(|| proposal.person.as_ref().map(|person| person.id.clone()));
        if let Some(person) = known {
            return Ok(PersonChoice::Known { person });
        }
        match (&proposal.printed_name, &proposal.people[..]) {
            (Some(name), _) => Ok(name.clone()),
            // Nobody is named, and there is one person it can be about.
            (None, [only]) => Ok(PersonChoice::Known {
                person: only.id.clone(),
            }),
            _ => Err(WireError::new(ErrorCode::NameMissing).at("person")),
        }
    }
}

fn read_again(desk: &Desk, file: &Value) -> Result<Proposal, WireError> {
    if let Some(text) = file["text"].as_str() {
        return desk.proposal_read_text(ReadText {
            text: text.to_owned(),
        });
    }
    let path = file["path"].as_str().ok_or(ErrorCode::FileKindUnknown)?;
    let source = load(Path::new(path))?;
    desk.proposal_read_file(source.bytes, source.name.as_deref())
}

/// What the reviewed proposal says of a fact; `None` when it was taken out.
fn still_said(reviewed: &Value, fact: &ProposedFact) -> Option<String> {
    let mut parts = fact.id.split('.');
    let group = match parts.next()? {
        "case" => "cases",
        "appointment" => "appointments",
        "event" => "events",
        "document" => "documents",
        "asked" if fact.field == "item" => "rfe_items",
        "asked" => "evidence_requests",
        _ => "deadlines",
    };
    let entry = &reviewed[group][parts.next()?.parse::<usize>().ok()?];
    let said = match fact.field.as_str() {
        "watch_date" => &entry["date"],
        // These are one fact of several values: it is there or taken out.
        "entry" | "listed" | "item" | "request" if !entry.is_null() => {
            return Some(fact.value.clone())
        }
        field => &entry[field],
    };
    let place: usize = parts
        .nth(1)
        .and_then(|place| place.parse().ok())
        .unwrap_or(0);
    match said {
        // An address is one fact of several lines.
        Value::Array(lines) if fact.field == "place_address" => {
            (!lines.is_empty()).then(|| fact.value.clone())
        }
        Value::Array(all) => all.get(place)?.as_str().map(str::to_owned),
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}
