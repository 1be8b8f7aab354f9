//! What a checklist shows of its form, its questions and its items, with the
//! papers that serve them and what to look at before they are sent.

use chrono::NaiveDate;
use domain::catalog::checklists::{self, ChecklistForm, ChecklistItem, OpenQuestion};
use domain::catalog::uploads;
use domain::text::LocalText;
use vault::{Card, ChecklistMark, MarkState, Reading, Subject};

use crate::cases::document_card;
use crate::contract::{
    Bilingual, ChecklistChoice, DocumentCard, EvidenceItem, ItemSource, Phrase, QuestionView,
    VariantView, WireError,
};
use crate::typed;

pub(crate) fn both(text: &LocalText) -> Bilingual {
    Bilingual::from(text)
}

pub(super) fn choice(form: &ChecklistForm) -> ChecklistChoice {
    ChecklistChoice {
        id: form.id.clone(),
        number: form.number.clone(),
        title: both(&form.title),
        page_url: form.page_url.clone(),
    }
}

pub(super) fn variants(form: &ChecklistForm, chosen: &[&checklists::Variant]) -> Vec<VariantView> {
    let views = form.variants.iter().map(|variant| VariantView {
        id: variant.id.clone(),
        label: both(&variant.label),
        applies_when: both(&variant.applies_when),
        chosen: chosen.iter().any(|other| other.id == variant.id),
        notes: variant.notes.iter().map(both).collect(),
    });
    views.collect()
}

pub(super) fn questions(list: &checklists::Checklist) -> Vec<QuestionView> {
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

pub(super) fn catalogue_item(
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

pub(super) fn own_item(
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
pub(super) fn attached(
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
