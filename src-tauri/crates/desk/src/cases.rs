//! Cases, their appointments and documents.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::catalog::bring::what_to_bring;
use vault::{
    AppointmentRow, CaseId, CaseRow as KeptCase, DocumentRow, Reading, Subject, TimelineScope,
    VaultError,
};

use crate::by_hand::{appointment_fact, bring_kind};
use crate::calendar::missing;
use crate::case_rows::case_rows;
use crate::contract::{
    AppointmentCard, Bilingual, CaseHeader, CasePage, CaseRequest, CaseRow, CasesPage,
    DocumentCard, DocumentPage, DocumentRequest, ErrorCode, WireError,
};
use crate::dates::Dates;
use crate::desk::Desk;
use crate::documents::is_own_end;
use crate::sources::{case_fact, instant, person_of_case, person_ref, printed, source};
use crate::timeline::entries;
use crate::transfers::transfers;

/// Entries of the timeline on a case's page: all of them, for any real case.
const ENTRIES_ON_PAGE: u32 = 2_000;

impl Desk {
    /// All cases, by person.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn cases_list(&self, (): ()) -> Result<CasesPage, WireError> {
        self.with_dates(|vault, dates| {
            let read = vault.read();
            let mut rows = read.cases()?;
            rows.reverse();
            let mut cases = case_rows(read, &rows, dates)?;
            // Stable: newest first stays within a person.
            cases.sort_by(|a, b| {
                let name = |row: &CaseRow| row.person.as_ref().map(|person| person.name.clone());
                name(a).cmp(&name(b))
            });
            Ok(CasesPage { cases })
        })
    }

    /// One case, whole.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn case_show(&self, request: CaseRequest) -> Result<CasePage, WireError> {
        let id: CaseId = request.case.parse().map_err(|_| ErrorCode::NotFound)?;
        let today = self.day();
        self.with_dates(|vault, dates| {
            let read = vault.read();
            let case = read.case(id)?.ok_or(ErrorCode::NotFound)?;
            let account = match case.account {
                Some(account) => read.account(account)?,
                None => None,
            };
            let facts = read.facts_of(Subject::Case(id))?;
            let facts = facts.into_iter().map(|fact| case_fact(read, fact));
            let appointments = read.appointments_of(&[id], &[])?;
            let appointments = appointments
                .iter()
                .map(|appointment| appointment_card(read, appointment, today));
            let mut appointments = appointments.collect::<Result<Vec<_>, _>>()?;
            for card in &mut appointments {
                card.replaced = dates.is_replaced(&card.id);
            }
            // What is to come first, soonest first; then what is over, latest first.
            appointments.sort_by(|a, b| (a.past, &a.local_at).cmp(&(b.past, &b.local_at)));
            let over = appointments.partition_point(|appointment| !appointment.past);
            appointments[over..].reverse();
            let documents = read.documents_of(id)?;
            let mine: Vec<_> = dates.of_case(&request.case).collect();
            let reminders_on = !read.reminder_choices()?.iter().any(|choice| {
                choice.rule.is_empty() && choice.case == request.case && !choice.is_on
            });
            let person = person_of_case(read, id)?.map(|person| person.name);
            let nearly = dates.nearly().filter(|nearly| nearly.case == Some(id));
            Ok(CasePage {
                reminders_on,
                nearly: nearly
                    .filter_map(|nearly| missing(nearly, person.clone(), case.form.clone()))
                    .collect(),
                ended: mine
                    .iter()
                    .filter(|due| due.item.mark.is_some())
                    .map(|due| due.item.clone())
                    .collect(),
                header: CaseHeader {
                    row: case_row(read, &case, dates)?,
                    account_printed: account
                        .as_ref()
                        .map(|account| printed("online_account_number", &account.number)),
                    account_number: account.map(|account| account.number),
                    facts: facts.collect::<Result<_, _>>()?,
                },
                timeline: entries(read, TimelineScope::Case(id), ENTRIES_ON_PAGE)?,
                dates: mine
                    .iter()
                    .filter(|due| due.is_open())
                    .map(|due| due.item.clone())
                    .collect(),
                appointments,
                transfers: transfers(read, &documents)?,
                documents: documents.iter().map(document_card).collect(),
            })
        })
    }

    /// A document with what was kept from it.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn document_show(&self, request: DocumentRequest) -> Result<DocumentPage, WireError> {
        let id = request.document.parse().map_err(|_| ErrorCode::NotFound)?;
        self.reading(|vault| {
            let read = vault.read();
            let document = read.document(id)?.ok_or(ErrorCode::NotFound)?;
            let mut facts = read.facts_from(id)?;
            // What is kept with the case and with the paper is told once.
            let mut told = HashSet::new();
            facts.retain(|fact| told.insert((fact.field.clone(), fact.value.clone())));
            facts.retain(|fact| !is_own_end(fact, id));
            let facts = facts.into_iter().map(|fact| case_fact(read, fact));
            Ok(DocumentPage {
                card: document_card(&document),
                facts: facts.collect::<Result<_, _>>()?,
                case: document.cases.first().map(ToString::to_string),
                // Pages are shown as they are, all else as the text read from it.
                text: is_text(&document.media_type).then_some(document.text),
                picture: document.media_type.starts_with("image/"),
            })
        })
    }

    /// Every kept document, newest first.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn documents_list(&self) -> Result<Vec<DocumentCard>, WireError> {
        self.reading(|vault| {
            Ok(vault
                .read()
                .documents()?
                .iter()
                .map(document_card)
                .collect())
        })
    }

    /// The bytes of a kept document.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn document_bytes(&self, request: DocumentRequest) -> Result<Vec<u8>, WireError> {
        let id = request.document.parse().map_err(|_| ErrorCode::NotFound)?;
        self.reading(|vault| Ok(vault.read().document_bytes(id)?))
    }
}

fn is_text(media_type: &str) -> bool {
    media_type != "application/pdf" && !media_type.starts_with("image/")
}

/// A case as it stands in lists.
pub(crate) fn case_row(
    read: Reading<'_>,
    case: &KeptCase,
    dates: &Dates,
) -> Result<CaseRow, WireError> {
    let mut rows = case_rows(read, std::slice::from_ref(case), dates)?;
    rows.pop().ok_or_else(|| ErrorCode::NotFound.into())
}

/// An appointment as the faces show it.
pub(crate) fn appointment_card(
    read: Reading<'_>,
    row: &AppointmentRow,
    today: NaiveDate,
) -> Result<AppointmentCard, VaultError> {
    let mut cases = Vec::new();
    for case in &row.cases {
        cases.extend(read.case(*case)?);
    }
    let receipts = cases.iter().filter_map(|case| {
        let number = case.receipt_number.as_deref()?;
        Some(printed("receipt_number", number))
    });
    let receipts: Vec<String> = receipts.collect();
    let case = cases.into_iter().next();
    let form = case.as_ref().and_then(|case| case.form.as_deref());
    let bring = bring_kind(&row.kind, form).map(|kind| &what_to_bring(kind).items);
    Ok(AppointmentCard {
        id: row.id.to_string(),
        kind: row.kind.clone(),
        local_at: row.local_at.format("%Y-%m-%dT%H:%M").to_string(),
        zone: row.zone.clone(),
        place_name: row.place_name.clone(),
        place_lines: row.place_lines.clone(),
        receipt_printed: case
            .as_ref()
            .and_then(|case| case.receipt_number.as_deref())
            .map(|number| printed("receipt_number", number)),
        case: case.map(|case| case.id.to_string()),
        receipts,
        person: match row.person {
            Some(person) => person_ref(read, person)?,
            None => None,
        },
        bring: bring
            .into_iter()
            .flatten()
            .filter(|item| item.when.is_none())
            .map(|item| Bilingual::from(&item.text))
            .collect(),
        source: source(read, &row.origin, Some(row.recorded_at))?,
        past: row.local_at.date() < today,
        state: appointment_fact(read, row.id, "state")?.unwrap_or_else(|| "planned".to_owned()),
        note: appointment_fact(read, row.id, "note")?.unwrap_or_default(),
        replaced: false,
    })
}

/// A document as it stands in lists.
pub(crate) fn document_card(row: &DocumentRow) -> DocumentCard {
    DocumentCard {
        id: row.id.to_string(),
        file_name: row.file_name.clone(),
        kind: row.kind.clone(),
        media_type: row.media_type.clone(),
        date: row.dated_on.map(|day| day.to_string()),
        kept_at: instant(row.kept_at),
        bytes: row.byte_count,
        pages: row.page_count,
    }
}
