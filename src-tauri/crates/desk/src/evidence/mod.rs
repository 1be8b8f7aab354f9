//! The evidence of a case: a checklist of the catalogue, its answers and marks,
//! and what was sent.

mod binding;
mod items;
mod packet;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::catalog::checklists::{self, Answers, ChecklistForm};
use sha2::{Digest, Sha256};
use vault::{
    Card, CardId, CaseId, CaseRow, Checklist, ChecklistMark, DocumentId, DocumentRow, Label,
    MarkState, NewEvent, OnShelf, Origin, Reading, Sending, SentItem, StepTxn,
};

use crate::case_edits::known_case;
use crate::cases::{case_row, document_card};
use crate::contract::{
    CaseRequest, ErrorCode, EvidenceAnswer, EvidenceItem, EvidenceMark, EvidencePage, EvidenceSend,
    SendingView, SentView, WireError,
};
use crate::desk::Desk;
use crate::typed;
pub(crate) use binding::BindWatch;
pub use binding::BINDER;
pub(crate) use items::both;
use items::{catalogue_item, choice, own_item, questions, variants};

impl Desk {
    /// The evidence of a case.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn evidence_show(&self, request: CaseRequest) -> Result<EvidencePage, WireError> {
        let (today, now) = (self.day(), self.around.clock.now());
        self.with_dates(|vault, dates| {
            let read = vault.read();
            let case = known_case(read, &request.case)?;
            let kept = checklist_of(read, &case, now)?;
            let marks: Vec<Card<ChecklistMark>> = read.cards_of_case(case.id)?;
            let mut page = EvidencePage {
                case: case_row(read, &case, dates)?,
                form: None,
                forms: checklists::all().iter().map(choice).collect(),
                variants: Vec::new(),
                questions: Vec::new(),
                items: Vec::new(),
                missing: 0,
                planned_on: kept.body.planned_on.map(|day| day.to_string()),
                sendings: sendings(read, case.id)?,
                documents: papers_for(read, &case)?.iter().map(document_card).collect(),
            };
            let filing_day = kept.body.planned_on.unwrap_or(today);
            if let Some(form) = checklists::find(&kept.body.form) {
                let answers = answers_of(form, &kept.body.answers);
                let list = form.checklist(&answers);
                page.form = Some(choice(form));
                page.variants = variants(form, &list.variants);
                page.questions = questions(&list);
                for item in &list.items {
                    let mark = marks
                        .iter()
                        .find(|mark| mark.body.item.as_deref() == Some(&item.id));
                    let mark = mark.map(|mark| &mark.body);
                    page.items
                        .push(catalogue_item(read, item, mark, filing_day)?);
                }
            }
            for mark in marks.iter().filter(|mark| mark.body.item.is_none()) {
                page.items.push(own_item(read, mark, filing_day)?);
            }
            let missing = page.items.iter().filter(|item| {
                item.need.as_deref() != Some("recommended")
                    && ["needed", "asked_again"].contains(&item.state.as_str())
            });
            page.missing = u32::try_from(missing.count()).unwrap_or(u32::MAX);
            Ok(page)
        })
    }

    /// Chooses the list of a case, answers one of its questions, or sets the day
    /// it is to be filed on.
    ///
    /// # Errors
    /// `FactRefused`, `DateUnreadable` with the box; `NotFound`, `Locked`; what
    /// writing says.
    pub fn evidence_answer(&self, request: EvidenceAnswer) -> Result<EvidencePage, WireError> {
        let refused = || WireError::new(ErrorCode::FactRefused).at(&request.key);
        let now = self.around.clock.now();
        self.writing(|vault| {
            let case = known_case(vault.read(), &request.case)?;
            let mut card = checklist_of(vault.read(), &case, now)?;
            let body = &mut card.body;
            match request.key.as_str() {
                "form" => {
                    let form = checklists::find(&request.value).ok_or_else(refused)?;
                    if body.form != form.id {
                        body.form.clone_from(&form.id);
                        body.answers.clear();
                    }
                }
                "planned_on" => body.planned_on = typed::day(&request.value, "planned_on")?,
                key => {
                    let form = checklists::find(&body.form).ok_or_else(refused)?;
                    if request.value.is_empty() {
                        body.answers.remove(key);
                    } else {
                        Answers::default()
                            .give(form, key, &request.value)
                            .map_err(|_| refused())?;
                        body.answers.insert(key.to_owned(), request.value.clone());
                    }
                }
            }
            Ok(
                vault.step(now, &Label::new("step_checklist_answered"), |txn| {
                    txn.put_card(&card)
                })?,
            )
        })?;
        self.evidence_show(CaseRequest { case: request.case })
    }

    /// Marks an item, or adds one of the person's own.
    ///
    /// # Errors
    /// `TextEmpty` for an own item without words or an item that does not apply
    /// without a reason; `FactRefused`, `NotFound`, `Locked`; what writing says.
    pub fn evidence_mark(&self, request: EvidenceMark) -> Result<EvidencePage, WireError> {
        let state: MarkState = typed::word(&request.state, "state")?;
        let reason = request.reason.trim().to_owned();
        if state == MarkState::NotApplicable && reason.is_empty() {
            return Err(WireError::new(ErrorCode::TextEmpty).at("reason"));
        }
        let now = self.around.clock.now();
        self.writing(|vault| {
            let read = vault.read();
            let case = known_case(read, &request.case)?;
            let documents = request.documents.iter().map(|id| {
                let id: DocumentId = id.parse().map_err(|_| ErrorCode::NotFound)?;
                read.document(id)?.ok_or(ErrorCode::NotFound)?;
                Ok(id)
            });
            let documents = documents.collect::<Result<Vec<_>, WireError>>()?;
            let marks: Vec<Card<ChecklistMark>> = read.cards_of_case(case.id)?;
            let old = request.item.as_ref().and_then(|item| {
                marks.iter().find(|mark| {
                    mark.body.item.as_ref() == Some(item) || mark.id.to_string() == *item
                })
            });
            let item = match old {
                Some(mark) => mark.body.item.clone(),
                None => request.item.clone(),
            };
            let label = match &old {
                Some(mark) if request.label.trim().is_empty() => mark.body.label.clone(),
                _ => typed::tidy(&request.label),
            };
            if item.is_none() && label.is_empty() {
                return Err(WireError::new(ErrorCode::TextEmpty).at("label"));
            }
            let card = Card {
                id: old.map_or_else(|| CardId::new(now), |mark| mark.id),
                person: None,
                case: Some(case.id),
                document: None,
                body: ChecklistMark {
                    item,
                    label,
                    state,
                    reason,
                    documents,
                },
                recorded_at: now,
            };
            Ok(vault.step(now, &Label::new("step_evidence_marked"), |txn| {
                txn.put_card(&card)
            })?)
        })?;
        self.evidence_show(CaseRequest { case: request.case })
    }

    /// Freezes everything that is at hand as sent: what it was, its file names
    /// and content hashes, the day and the carrier's number.
    ///
    /// # Errors
    /// `NothingTicked` when nothing is at hand; `DateUnreadable`, `FactRefused`,
    /// `NotFound`, `Locked`; what writing says.
    pub fn evidence_send(&self, request: EvidenceSend) -> Result<EvidencePage, WireError> {
        if !["mail", "online", "in_person"].contains(&request.how.as_str()) {
            return Err(WireError::new(ErrorCode::FactRefused).at("how"));
        }
        let on = typed::day(&request.on, "on")?.unwrap_or_else(|| self.day());
        let page = self.evidence_show(CaseRequest {
            case: request.case.clone(),
        })?;
        let ready: Vec<&EvidenceItem> = page
            .items
            .iter()
            .filter(|item| item.state == "have")
            .collect();
        if ready.is_empty() {
            return Err(ErrorCode::NothingTicked.into());
        }
        let now = self.around.clock.now();
        self.writing(|vault| {
            let case = known_case(vault.read(), &request.case)?;
            let label = Label::new("step_evidence_sent");
            vault.step(now, &label, |txn| {
                let mut items = Vec::new();
                for item in &ready {
                    sent_items(txn.read(), item, &mut items)?;
                    mark_sent(txn, case.id, item)?;
                }
                txn.put_card(&Card {
                    id: CardId::new(now),
                    person: None,
                    case: Some(case.id),
                    document: None,
                    body: Sending {
                        on,
                        how: request.how.clone(),
                        carrier: typed::tidy(&request.carrier),
                        tracking: typed::tidy(&request.tracking),
                        to: typed::tidy(&request.to),
                        items,
                    },
                    recorded_at: now,
                })?;
                txn.add_event(&NewEvent {
                    kind: "filed".to_owned(),
                    happened_on: Some(on),
                    person: None,
                    case: Some(case.id),
                    document: None,
                    title: Label::new("event_evidence_sent")
                        .with("count", ready.len().to_string())
                        .with("tracking", typed::tidy(&request.tracking)),
                    quote: None,
                    origin: Origin::Typed,
                })?;
                Ok::<_, WireError>(())
            })
        })?;
        self.evidence_show(CaseRequest { case: request.case })
    }
}

/// The list of a case: as kept, or the one of its form, not kept yet.
fn checklist_of(
    read: Reading<'_>,
    case: &CaseRow,
    now: DateTime<Utc>,
) -> Result<Card<Checklist>, WireError> {
    let kept = read.cards_of_case::<Checklist>(case.id)?.into_iter().next();
    Ok(kept.unwrap_or_else(|| Card {
        id: CardId::new(now),
        person: None,
        case: Some(case.id),
        document: None,
        body: Checklist {
            form: case
                .form
                .as_deref()
                .and_then(checklists::find)
                .map(|form| form.id.clone())
                .unwrap_or_default(),
            answers: BTreeMap::new(),
            planned_on: None,
            exhibits: Vec::new(),
        },
        recorded_at: now,
    }))
}

/// Kept answers; what a later catalogue no longer asks is left out.
fn answers_of(form: &ChecklistForm, kept: &BTreeMap<String, String>) -> Answers {
    let mut answers = Answers::default();
    for (key, value) in kept {
        let _ = answers.give(form, key, value);
    }
    answers
}

fn sent_items(
    read: Reading<'_>,
    item: &EvidenceItem,
    sent: &mut Vec<SentItem>,
) -> Result<(), WireError> {
    if item.documents.is_empty() {
        sent.push(SentItem {
            label: item.label.en.clone(),
            document: None,
            file_name: None,
            hash: None,
        });
    }
    for document in &item.documents {
        let id: DocumentId = document.id.parse().map_err(|_| ErrorCode::NotFound)?;
        let digest = Sha256::digest(read.document_bytes(id)?);
        sent.push(SentItem {
            label: item.label.en.clone(),
            document: Some(id),
            file_name: document.file_name.clone(),
            hash: Some(data_encoding::HEXLOWER.encode(&digest)),
        });
    }
    Ok(())
}

fn mark_sent(txn: &mut StepTxn<'_>, case: CaseId, item: &EvidenceItem) -> Result<(), WireError> {
    let marks: Vec<Card<ChecklistMark>> = txn.read().cards_of_case(case)?;
    let mark = marks
        .into_iter()
        .find(|mark| mark.body.item.as_ref() == Some(&item.id) || mark.id.to_string() == item.id);
    if let Some(mut mark) = mark {
        mark.body.state = MarkState::Sent;
        txn.put_card(&mark)?;
    }
    Ok(())
}

fn sendings(read: Reading<'_>, case: CaseId) -> Result<Vec<SendingView>, WireError> {
    let mut cards: Vec<Card<Sending>> = read.cards_of_case(case)?;
    cards.sort_by_key(|card| std::cmp::Reverse(card.body.on));
    let views = cards.into_iter().map(|card| SendingView {
        on: card.body.on.to_string(),
        how: card.body.how,
        carrier: card.body.carrier,
        tracking: card.body.tracking,
        to: card.body.to,
        items: card
            .body
            .items
            .into_iter()
            .map(|item| SentView {
                label: item.label,
                file_name: item.file_name,
                sha256: item.hash,
            })
            .collect(),
    });
    Ok(views.collect())
}

/// With more documents than this, a case is offered its own and those of its
/// people.
const MOST_PAPERS: u32 = 500;

/// The documents that may serve a case.
fn papers_for(read: Reading<'_>, case: &CaseRow) -> Result<Vec<DocumentRow>, WireError> {
    let (all, total) = read.on_shelf(&OnShelf::default(), MOST_PAPERS)?;
    if total <= MOST_PAPERS {
        return Ok(all);
    }
    let of_people = case.people.iter().map(|(person, _)| OnShelf {
        person: Some(*person),
        ..OnShelf::default()
    });
    let of_case = OnShelf {
        case: Some(case.id),
        ..OnShelf::default()
    };
    let mut papers = Vec::new();
    for which in std::iter::once(of_case).chain(of_people) {
        papers.extend(read.on_shelf(&which, MOST_PAPERS)?.0);
    }
    let mut seen = BTreeSet::new();
    papers.retain(|paper| seen.insert(paper.id));
    Ok(papers)
}
