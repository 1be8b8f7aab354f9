//! What arrives becomes a proposal that waits for a person. Nothing is stored.

use std::collections::{BTreeMap, BTreeSet};

use intake::proposal as read;
use vault::{FactRow, Reading, Subject};

use crate::contract::{
    AlreadyKept, Confidence, ErrorCode, FactConflict, MissingField, PageSize, Phrase, Proposal,
    ProposalRequest, ProposedFact, ReadText, Spot, WireError,
};
use crate::desk::Desk;
use crate::reported::{case_of, day_of, words, Known};
use crate::sources::{instant, printed_field, source};
use crate::tables::table_view;
use crate::whose::{named, printed_name, whose};

/// A proposal that waits.
pub(crate) struct Waiting {
    pub(crate) proposal: read::Proposal,
    pub(crate) bytes: Vec<u8>,
    pub(crate) file_name: Option<String>,
}

/// How many proposals may wait at once, and how many bytes of theirs; the
/// oldest goes first.
const MOST_WAITING: usize = 520;
const MOST_BYTES: usize = 600_000_000;
/// Longest file name that is kept, in characters.
const LONGEST_NAME: usize = 120;

impl Desk {
    /// Reads pasted text.
    ///
    /// # Errors
    /// `TextEmpty`, `FileKindUnsupported`, `Locked`.
    pub fn proposal_read_text(&self, request: ReadText) -> Result<Proposal, WireError> {
        let proposal = intake::read_text(&request.text)?;
        self.wait(Waiting {
            proposal,
            bytes: request.text.into_bytes(),
            file_name: None,
        })
    }

    /// Reads a file. `name` is its percent-encoded name, which is kept and never
    /// decides what the file is.
    ///
    /// # Errors
    /// The codes that begin with `File`, `TextEmpty`, `Locked`.
    pub fn proposal_read_file(
        &self,
        bytes: Vec<u8>,
        name: Option<&str>,
    ) -> Result<Proposal, WireError> {
        self.file_read(bytes, name.map(readable_name))
    }

    /// Reads a file of this name.
    pub(crate) fn file_read(
        &self,
        bytes: Vec<u8>,
        name: Option<String>,
    ) -> Result<Proposal, WireError> {
        let read = intake::read(&bytes, &self.around.reader);
        // What cannot be read can be kept, and typed from.
        let proposal = match read {
            Err(error) => intake::unread(&bytes, &error).ok_or(error)?,
            Ok(proposal) => proposal,
        };
        self.wait(Waiting {
            proposal,
            bytes,
            file_name: name.filter(|name| !name.is_empty()),
        })
    }

    /// Forgets a proposal; nothing of it was stored.
    ///
    /// # Errors
    /// None: one that is gone is forgotten already.
    pub fn proposal_discard(&self, request: ProposalRequest) -> Result<(), WireError> {
        self.state().waiting.remove(&request.proposal);
        Ok(())
    }

    fn wait(&self, waiting: Waiting) -> Result<Proposal, WireError> {
        let mut state = self.state();
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        let number = state.next_proposal;
        let id = format!("p{number:06}");
        let proposal = propose(open.vault.read(), &id, &waiting)?;
        state.next_proposal += 1;
        state.waiting.insert(id, waiting);
        while state.waiting.len() > MOST_WAITING
            || state.waiting.len() > 1 && waiting_bytes(&state.waiting) > MOST_BYTES
        {
            state.waiting.pop_first();
        }
        Ok(proposal)
    }
}

fn waiting_bytes(waiting: &BTreeMap<String, Waiting>) -> usize {
    waiting.values().map(|one| one.bytes.len()).sum()
}

/// The proposal as a person sees it, beside what the record says already.
pub(crate) fn propose(
    record: Reading<'_>,
    id: &str,
    waiting: &Waiting,
) -> Result<Proposal, WireError> {
    let proposal = &waiting.proposal;
    let already = match record.document_with(&waiting.bytes)? {
        Some(document) => Some(AlreadyKept {
            document: document.id.to_string(),
            kept_at: instant(document.kept_at),
            case: document.cases.first().map(ToString::to_string),
        }),
        None => None,
    };
    let mut known = Vec::new();
    for index in 0..proposal.cases.len() {
        known.push(known_facts(record, proposal, index)?);
    }
    let reported = known_entries(record, proposal)?;
    let facts = proposal.facts.iter().enumerate().map(|(place, fact)| {
        let kept = match fact.group {
            read::Group::Case => known
                .get(fact.index)
                .and_then(|facts| facts.get(&(fact.field.clone(), position(proposal, place)))),
            _ => None,
        };
        let mut proposed = proposed_fact(record, fact, kept, is_to_watch(proposal, fact))?;
        if fact.group == read::Group::Event && reported.contains(&fact.index) {
            proposed.known = true;
        }
        Ok::<_, WireError>(proposed)
    });
    let people = record.people()?;
    Ok(Proposal {
        id: id.to_owned(),
        source_kind: proposal.source_kind.as_str().to_owned(),
        document_kind: document_kind(proposal).to_owned(),
        form_family: proposal.form_family.clone(),
        file_name: waiting.file_name.clone(),
        pages: proposal
            .pages
            .iter()
            .map(|page| PageSize {
                width: page.width,
                height: page.height,
            })
            .collect(),
        text: shown_text(waiting),
        facts: facts.collect::<Result<_, _>>()?,
        kinds: match proposal.document_kind {
            None => kinds_of_papers(),
            Some(_) => Vec::new(),
        },
        missing: proposal.missing().iter().map(missing).collect(),
        warnings: proposal.warnings.iter().map(warning).collect(),
        already_kept: already,
        person: whose(record, proposal, &people)?,
        people: people.iter().map(named).collect(),
        printed_name: printed_name(proposal),
        table: proposal.table.as_ref().map(table_view),
    })
}

/// What a document is called in the record.
pub(crate) fn document_kind(proposal: &read::Proposal) -> &'static str {
    match proposal.document_kind {
        None => "other",
        Some(read::DocumentKind::CaselensRecord) => "caselens_record",
        Some(kind) => kind.as_str(),
    }
}

/// The text that the places of a proposal count in; `None` for pages.
pub(crate) fn shown_text(waiting: &Waiting) -> Option<String> {
    use intake::SourceKind as S;
    match waiting.proposal.source_kind {
        S::Pdf | S::Image => None,
        S::Text | S::OcrText => Some(String::from_utf8_lossy(&waiting.bytes).into_owned()),
        _ => Some(waiting.proposal.text.clone()),
    }
}

/// Which one of several values of its field a fact is, counted from 0.
pub(crate) fn position(proposal: &read::Proposal, place: usize) -> u32 {
    let fact = &proposal.facts[place];
    let before = proposal.facts[..place]
        .iter()
        .filter(|other| {
            other.group == fact.group && other.index == fact.index && other.field == fact.field
        })
        .count();
    u32::try_from(before).unwrap_or(u32::MAX)
}

/// Entries of a proposal that the record has from an earlier report.
fn known_entries(
    record: Reading<'_>,
    proposal: &read::Proposal,
) -> Result<BTreeSet<usize>, WireError> {
    let mut cases = Vec::new();
    let mut known = Known::default();
    for index in 0..proposal.cases.len() {
        let receipt = proposal
            .case(index)
            .and_then(|case| case.get("receipt_number"));
        let case = match receipt {
            Some(receipt) => record.case_by_receipt(&receipt.value)?,
            None => None,
        };
        if let Some(case) = &case {
            known.of_case(record, case.id)?;
        }
        cases.push(case.map(|case| case.id));
    }
    let entries = proposal
        .facts
        .iter()
        .filter(|fact| fact.group == read::Group::Event);
    let there = entries.filter(|fact| {
        proposal.events.get(fact.index).is_some_and(|event| {
            let case = case_of(proposal, event, &cases);
            case.is_some_and(|case| known.take(case, day_of(event), &words(event, &fact.value)))
        })
    });
    Ok(there.map(|fact| fact.index).collect())
}

/// What the record says of a proposed case, by field and position.
fn known_facts(
    record: Reading<'_>,
    proposal: &read::Proposal,
    index: usize,
) -> Result<BTreeMap<(String, u32), FactRow>, WireError> {
    let receipt = proposal
        .case(index)
        .and_then(|case| case.get("receipt_number"));
    let Some(receipt) = receipt else {
        return Ok(BTreeMap::new());
    };
    let Some(case) = record.case_by_receipt(&receipt.value)? else {
        return Ok(BTreeMap::new());
    };
    let facts = record.facts_of(Subject::Case(case.id))?;
    Ok(facts
        .into_iter()
        .map(|fact| ((fact.field.clone(), fact.position), fact))
        .collect())
}

/// Fields in which each notice speaks of itself: another notice of the same
/// case says something else without contradicting it.
pub(crate) fn is_of_the_notice(field: &str) -> bool {
    matches!(
        field,
        "notice_date"
            | "office"
            | "office_code"
            | "biometrics_code"
            | "status_phase"
            | "status_title"
            | "status_date"
            | "last_record_update"
            | "modified"
            | "action_required"
            | "notes"
            | "channel"
            | "decision_date"
    )
}

fn proposed_fact(
    record: Reading<'_>,
    fact: &read::Fact,
    kept: Option<&FactRow>,
    watch: bool,
) -> Result<ProposedFact, WireError> {
    let same = kept.is_some_and(|kept| kept.value == fact.value);
    let conflict = match kept {
        Some(kept) if !same && !is_of_the_notice(&fact.field) => Some(FactConflict {
            recorded: printed_field(&kept.field, &kept.value, &kept.shown),
            source: source(record, &kept.origin, Some(kept.recorded_at))?,
        }),
        _ => None,
    };
    Ok(ProposedFact {
        id: fact.id.clone(),
        field: shown_field(fact, watch).to_owned(),
        group: fact.group.as_str().to_owned(),
        value: fact.value.clone(),
        shown: printed_field(&fact.field, &fact.value, &fact.shown),
        confidence: match fact.confidence {
            read::Confidence::PrintedUnderLabel => Confidence::Printed,
            read::Confidence::InSentence => Confidence::InSentence,
            read::Confidence::Inferred => Confidence::Inferred,
            read::Confidence::Corrected => Confidence::Corrected,
            read::Confidence::Marked => Confidence::Marked,
            read::Confidence::Typed => Confidence::Typed,
        },
        // A number that was repaired is a question, not a fact.
        ticked: same || fact.confidence != read::Confidence::Corrected,
        spots: fact.evidence.iter().map(spot).collect(),
        conflict,
        known: same,
    })
}

/// A day on which nothing can be missed: one asks then what became of a letter.
fn is_to_watch(proposal: &read::Proposal, fact: &read::Fact) -> bool {
    use read::DeadlineKind as K;
    fact.group == read::Group::Deadline
        && proposal.deadlines.get(fact.index).is_some_and(|limit| {
            matches!(
                limit.kind,
                K::AskAboutMissingNotice | K::AskAboutMissingItem
            )
        })
}

fn shown_field(fact: &read::Fact, watch: bool) -> &str {
    if watch && fact.field == "date" {
        "watch_date"
    } else {
        &fact.field
    }
}

pub(crate) fn spot(spot: &read::Spot) -> Spot {
    Spot {
        page: spot.page + 1,
        x0: spot.x0,
        y0: spot.y0,
        x1: spot.x1,
        y1: spot.y1,
        text: spot.text.clone(),
        span: spot.span.map(|span| (span.start, span.end)),
    }
}

fn kinds_of_papers() -> Vec<String> {
    let kinds = read::DocumentKind::PAPERS.iter();
    kinds.map(|kind| kind.as_str().to_owned()).collect()
}

/// The media type of a picture, by its first bytes.
pub(crate) fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 5] = [
        (b"\x89PNG", "image/png"),
        (b"\xff\xd8", "image/jpeg"),
        (b"GIF8", "image/gif"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
    ];
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("image/webp");
    }
    let found = KINDS.iter().find(|(sign, _)| bytes.starts_with(sign));
    found.map(|(_, kind)| *kind)
}

fn missing(missing: &read::Missing) -> MissingField {
    MissingField {
        group: missing.group.as_str().to_owned(),
        index: u32::try_from(missing.index).unwrap_or(u32::MAX),
        field: missing.field.clone(),
    }
}

fn warning(warning: &read::Warning) -> Phrase {
    Phrase {
        code: format!("warning_{}", warning.code.as_str()),
        params: warning.params.clone(),
    }
}

/// A file name from its percent-encoded form, without folders and control
/// characters.
pub(crate) fn readable_name(encoded: &str) -> String {
    let name = percent_encoding::percent_decode_str(encoded).decode_utf8_lossy();
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect()
}
