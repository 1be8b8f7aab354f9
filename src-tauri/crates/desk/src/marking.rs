//! Correcting a reading: a person marks the words of a fact on the page.

use intake::proposal as read;

use crate::contract::{
    CallPaper, ErrorCode, MarkTarget, MarkWords, MissingField, PageWords, Proposal,
    ProposalRequest, TypeFact, WireError,
};
use crate::desk::Desk;
use crate::reading::{propose, shown_text, spot, Waiting};
use crate::reviewed::stored_form;

/// Most words one fact is made of: an address with its name.
const MOST_WORDS: usize = 60;

impl Desk {
    /// The words of a proposal's document, in reading order.
    ///
    /// # Errors
    /// `ProposalGone`.
    pub fn proposal_words(&self, request: ProposalRequest) -> Result<PageWords, WireError> {
        let state = self.state();
        let waiting = state.waiting.get(&request.proposal);
        let words = words_of(waiting.ok_or(ErrorCode::ProposalGone)?);
        Ok(PageWords {
            words: words.iter().map(spot).collect(),
        })
    }

    /// Gives a fact the value of marked words, with their place as evidence.
    /// Nothing is stored.
    ///
    /// # Errors
    /// `ProposalGone`; `NotFound` for words or facts that are not there;
    /// `MarkRefused` when the words are no value of the field; `Locked`.
    pub fn proposal_mark(&self, request: MarkWords) -> Result<Proposal, WireError> {
        let mut state = self.state();
        let state = &mut *state;
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        let waiting = state.waiting.get_mut(&request.proposal);
        let waiting = waiting.ok_or(ErrorCode::ProposalGone)?;
        let words = words_of(waiting);
        let (from, to) = (request.from as usize, request.to as usize);
        let marked = words.get(from..=to.max(from)).ok_or(ErrorCode::NotFound)?;
        if marked.len() > MOST_WORDS {
            return Err(ErrorCode::MarkRefused.into());
        }
        let evidence = joined(marked);
        let lines: Vec<&str> = evidence.iter().map(|spot| spot.text.as_str()).collect();
        let shown = lines.join("\n");
        let proposal = &mut waiting.proposal;
        let missing = match &request.mark {
            MarkTarget::Fact { .. } => None,
            MarkTarget::Missing { missing } => Some(known_missing(proposal, missing)?),
        };
        let field = match (&request.mark, &missing) {
            (MarkTarget::Fact { fact }, _) => {
                let fact = proposal.fact(fact).ok_or(ErrorCode::NotFound)?;
                fact.field.clone()
            }
            (_, Some(missing)) => missing.field.clone(),
            _ => return Err(ErrorCode::NotFound.into()),
        };
        let value = stored_form(&field, &lines.join(" "))
            .ok_or_else(|| WireError::new(ErrorCode::MarkRefused).with("shown", &shown))?;
        match (&request.mark, missing) {
            (MarkTarget::Fact { fact }, _) => {
                proposal.mark_fact(fact, &value, &shown, evidence);
            }
            (_, Some(missing)) => proposal.add_marked(&missing, &value, &shown, evidence),
            _ => {}
        }
        propose(open.vault.read(), &request.proposal, waiting)
    }
}

impl Desk {
    /// Gives a fact that was not found the value a person typed beside the page.
    /// Nothing is stored.
    ///
    /// # Errors
    /// `ProposalGone`, `NotFound`; `MarkRefused` when the text is no value of
    /// the field; `Locked`.
    pub fn proposal_type(&self, request: TypeFact) -> Result<Proposal, WireError> {
        self.renewed(&request.proposal, |proposal| {
            let missing = known_missing(proposal, &request.missing)?;
            let value = stored_form(&missing.field, &request.text).ok_or_else(|| {
                WireError::new(ErrorCode::MarkRefused)
                    .at("typed")
                    .with("shown", &request.text)
            })?;
            proposal.add_marked(&missing, &value, request.text.trim(), Vec::new());
            Ok(())
        })
    }

    /// Says what a paper is. Nothing is stored.
    ///
    /// # Errors
    /// `ProposalGone`, `NotFound` for a kind that is none of the proposal's;
    /// `Locked`.
    pub fn proposal_call(&self, request: CallPaper) -> Result<Proposal, WireError> {
        self.renewed(&request.proposal, |proposal| {
            let kinds = read::DocumentKind::PAPERS;
            let kind = kinds.iter().find(|kind| kind.as_str() == request.kind);
            proposal.call(*kind.ok_or(ErrorCode::NotFound)?);
            Ok(())
        })
    }

    fn renewed(
        &self,
        id: &str,
        change: impl FnOnce(&mut read::Proposal) -> Result<(), WireError>,
    ) -> Result<Proposal, WireError> {
        let mut state = self.state();
        let state = &mut *state;
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        let waiting = state.waiting.get_mut(id).ok_or(ErrorCode::ProposalGone)?;
        change(&mut waiting.proposal)?;
        propose(open.vault.read(), id, waiting)
    }
}

fn known_missing(
    proposal: &read::Proposal,
    asked: &MissingField,
) -> Result<read::Missing, WireError> {
    let missing = proposal.missing().into_iter().find(|missing| {
        missing.group.as_str() == asked.group
            && u32::try_from(missing.index) == Ok(asked.index)
            && missing.field == asked.field
    });
    missing.ok_or_else(|| ErrorCode::NotFound.into())
}

/// Words with their places: those of the pages, else those of the text.
fn words_of(waiting: &Waiting) -> Vec<read::Spot> {
    if !waiting.proposal.words.is_empty() {
        return waiting.proposal.words.clone();
    }
    let text = shown_text(waiting).unwrap_or_default();
    let mut words = Vec::new();
    let mut begun: Option<(u32, String)> = None;
    let letters = (0_u32..).zip(text.chars().chain(Some(' ')));
    for (at, letter) in letters {
        if letter.is_whitespace() {
            words.extend(begun.take().map(|(start, text)| in_text(start, at, text)));
        } else {
            begun
                .get_or_insert_with(|| (at, String::new()))
                .1
                .push(letter);
        }
    }
    words
}

fn in_text(start: u32, end: u32, text: String) -> read::Spot {
    read::Spot {
        page: 0,
        x0: 0.0,
        y0: 0.0,
        x1: 0.0,
        y1: 0.0,
        text,
        span: Some(intake::sheet::Span { start, end }),
    }
}

/// Marked words as evidence: one place for each line they stand on.
fn joined(words: &[read::Spot]) -> Vec<read::Spot> {
    let mut lines: Vec<read::Spot> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if same_line(line, word) => {
                line.x0 = line.x0.min(word.x0);
                line.y0 = line.y0.min(word.y0);
                line.x1 = line.x1.max(word.x1);
                line.y1 = line.y1.max(word.y1);
                line.text.push(' ');
                line.text.push_str(&word.text);
                if let (Some(span), Some(next)) = (&mut line.span, word.span) {
                    span.end = next.end;
                }
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
}

fn same_line(line: &read::Spot, word: &read::Spot) -> bool {
    let middle = (word.y0 + word.y1) / 2.0;
    // Words of a text have no height: one run of it is one place.
    line.page == word.page && (line.span.is_some() || line.y0 <= middle && middle <= line.y1)
}
