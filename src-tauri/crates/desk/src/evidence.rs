//! The evidence of a case: a checklist of the catalogue, its answers and marks,
//! and what was sent.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::catalog::checklists::{
    self, Answers, CatalogText, ChecklistForm, ChecklistItem, OpenQuestion,
};
use domain::catalog::uploads;
use sha2::{Digest, Sha256};
use vault::{
    Card, CardId, CaseId, CaseRow, Checklist, ChecklistMark, DocumentId, Label, MarkState,
    NewEvent, Origin, Reading, Sending, SentItem, StepTxn, Subject,
};

use crate::case_edits::known_case;
use crate::cases::{case_row, document_card};
use crate::contract::{
    Bilingual, CaseRequest, ChecklistChoice, DocumentCard, ErrorCode, EvidenceAnswer, EvidenceItem,
    EvidenceMark, EvidencePage, EvidenceSend, ItemSource, Phrase, QuestionView, SendingView,
    SentView, VariantView, WireError,
};
use crate::desk::Desk;
use crate::typed;

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
                documents: read.documents()?.iter().map(document_card).collect(),
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

fn both(text: &CatalogText) -> Bilingual {
    Bilingual {
        en: text.en.clone(),
        es: text.es.clone().unwrap_or_else(|| text.en.clone()),
    }
}

fn choice(form: &ChecklistForm) -> ChecklistChoice {
    ChecklistChoice {
        id: form.id.clone(),
        number: form.number.clone(),
        title: both(&form.title),
        translated: form.spanish,
        page_url: form.page_url.clone(),
    }
}

fn variants(form: &ChecklistForm, chosen: &[&checklists::Variant]) -> Vec<VariantView> {
    let views = form.variants.iter().map(|variant| VariantView {
        id: variant.id.clone(),
        label: both(&variant.label),
        applies_when: both(&variant.applies_when),
        chosen: chosen.iter().any(|other| other.id == variant.id),
        notes: variant.notes.iter().map(both).collect(),
    });
    views.collect()
}

fn questions(list: &checklists::Checklist) -> Vec<QuestionView> {
    let open = list.open.iter().filter_map(|open| match open {
        OpenQuestion::Variant => None,
        OpenQuestion::Condition { condition, items } => Some(QuestionView {
            key: condition.key.clone(),
            text: both(&condition.text),
            answer: None,
            adds: items.iter().map(|item| both(&item.label)).collect(),
        }),
    });
    let answered = list.answered.iter().map(|(condition, holds)| QuestionView {
        key: condition.key.clone(),
        text: both(&condition.text),
        answer: Some(*holds),
        adds: Vec::new(),
    });
    open.chain(answered).collect()
}

fn catalogue_item(
    read: Reading<'_>,
    item: &ChecklistItem,
    mark: Option<&ChecklistMark>,
    filing_day: NaiveDate,
) -> Result<EvidenceItem, WireError> {
    let (documents, warnings) = attached(read, mark, item.max_age_days, filing_day)?;
    let mut hints = vec![
        Phrase::new(format!("evidence_who_{}", item.who)),
        Phrase::new(format!("evidence_form_{}", item.form)),
    ];
    if item.translation {
        hints.push(Phrase::new("evidence_translation"));
    }
    if item.per_person {
        hints.push(Phrase::new("evidence_per_person"));
    }
    if let Some(count) = item.quantity {
        hints.push(Phrase::new("evidence_quantity").with("count", count.to_string()));
    }
    if let Some(days) = item.max_age_days {
        hints.push(Phrase::new("evidence_max_age").with("days", days.to_string()));
    }
    Ok(EvidenceItem {
        id: item.id.clone(),
        own: false,
        label: both(&item.label),
        need: Some(typed::name_of(&item.need)),
        group: item.group.clone(),
        hints,
        validity: item.validity.as_ref().map(both),
        accepted: item.accepted.iter().map(both).collect(),
        note: item.note.as_ref().map(both),
        source: Some(ItemSource {
            url: item.source.url.clone(),
            as_of: item.source.as_of.map(|day| day.to_string()),
            certainty: typed::name_of(&item.source.certainty),
        }),
        state: typed::name_of(&mark.map_or(MarkState::Needed, |mark| mark.state)),
        reason: mark.map(|mark| mark.reason.clone()).unwrap_or_default(),
        documents,
        warnings,
    })
}

fn own_item(
    read: Reading<'_>,
    mark: &Card<ChecklistMark>,
    filing_day: NaiveDate,
) -> Result<EvidenceItem, WireError> {
    let (documents, warnings) = attached(read, Some(&mark.body), None, filing_day)?;
    Ok(EvidenceItem {
        id: mark.id.to_string(),
        own: true,
        label: Bilingual {
            en: mark.body.label.clone(),
            es: mark.body.label.clone(),
        },
        need: None,
        group: "own".to_owned(),
        hints: Vec::new(),
        validity: None,
        accepted: Vec::new(),
        note: None,
        source: None,
        state: typed::name_of(&mark.body.state),
        reason: mark.body.reason.clone(),
        documents,
        warnings,
    })
}

/// The attached documents, and what to look at before they are sent.
fn attached(
    read: Reading<'_>,
    mark: Option<&ChecklistMark>,
    max_age_days: Option<u32>,
    filing_day: NaiveDate,
) -> Result<(Vec<DocumentCard>, Vec<Phrase>), WireError> {
    let (mut cards, mut warnings) = (Vec::new(), Vec::new());
    for id in mark
        .map(|mark| mark.documents.as_slice())
        .unwrap_or_default()
    {
        let Some(row) = read.document(*id)? else {
            continue;
        };
        let name = row.file_name.clone().unwrap_or_default();
        if let (Some(most), Some(dated)) = (max_age_days, row.dated_on) {
            let age = domain::days::days_between(dated, filing_day);
            if age > i64::from(most) {
                warnings.push(
                    Phrase::new("evidence_too_old")
                        .with("name", name.clone())
                        .with("days", age.to_string()),
                );
            }
        }
        let expires = read.facts_of(Subject::Document(*id))?.into_iter();
        let mut expires = expires.filter(|fact| fact.field == "expires_on");
        if let Some(end) = expires
            .next()
            .and_then(|fact| fact.value.parse::<NaiveDate>().ok())
        {
            if end < filing_day {
                warnings.push(
                    Phrase::new("evidence_expired")
                        .with("name", name.clone())
                        .with("end_on", end.to_string()),
                );
            }
        }
        for problem in uploads::problems(&name, row.byte_count) {
            warnings.push(
                Phrase::new(format!("upload_{}", problem.as_str())).with("name", name.clone()),
            );
        }
        cards.push(document_card(&row));
    }
    Ok((cards, warnings))
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
