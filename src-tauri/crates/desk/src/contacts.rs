//! Contacts with the agency: the log, the call sheet, the official channels.

use domain::catalog::channels;
use vault::{Address, Card, CardId, CaseRow, Contact, Label, NewEvent, Origin, Reading};

use crate::case_edits::known_case;
use crate::contract::{
    Bilingual, CallSheet, ChannelCard, ContactCard, ContactDraft, ContactsPage, ErrorCode,
    WireError,
};
use crate::desk::Desk;
use crate::sources::{full_name, printed};
use crate::typed;

const CHANNELS: [&str; 8] = [
    "phone",
    "online_chat",
    "secure_message",
    "service_request",
    "in_person",
    "congress",
    "ombudsman",
    "mail",
];

impl Desk {
    /// Every contact, what to have ready for a call, and the official channels.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn contacts_show(&self, (): ()) -> Result<ContactsPage, WireError> {
        let today = self.day();
        self.reading(|vault| {
            let read = vault.read();
            let mut cards: Vec<Card<Contact>> = read.cards()?;
            cards.sort_by_key(|card| std::cmp::Reverse((card.body.on, card.recorded_at)));
            let mut contacts = Vec::new();
            for card in cards {
                let case = match card.case {
                    Some(case) => read.case(case)?,
                    None => None,
                };
                let body = card.body;
                contacts.push(ContactCard {
                    id: card.id.to_string(),
                    overdue: !body.settled && body.promised_by.is_some_and(|day| day < today),
                    case_name: case.as_ref().map(case_name),
                    draft: ContactDraft {
                        card: Some(card.id.to_string()),
                        case: case.map(|case| case.id.to_string()),
                        on: body.on.to_string(),
                        channel: body.channel,
                        tier: body.tier,
                        reference: body.reference,
                        said: body.said,
                        promised: body.promised,
                        promised_by: body
                            .promised_by
                            .map(|day| day.to_string())
                            .unwrap_or_default(),
                        settled: body.settled,
                    },
                });
            }
            let sheets = read.cases()?.into_iter().map(|case| sheet(read, case));
            Ok(ContactsPage {
                contacts,
                sheets: sheets.collect::<Result<_, _>>()?,
                channels: channels::all().iter().map(channel_card).collect(),
                as_of: channels::as_of().to_owned(),
            })
        })
    }

    /// Writes a contact down, or changes one.
    ///
    /// # Errors
    /// `TextEmpty`, `DateUnreadable` and `FactRefused` with their box,
    /// `NotFound`, `Locked`; what writing says.
    pub fn contact_save(&self, draft: ContactDraft) -> Result<ContactsPage, WireError> {
        if !CHANNELS.contains(&draft.channel.as_str()) {
            return Err(WireError::new(ErrorCode::FactRefused).at("channel"));
        }
        let body = Contact {
            on: typed::day(&draft.on, "on")?.unwrap_or_else(|| self.day()),
            channel: draft.channel,
            tier: typed::tidy(&draft.tier),
            reference: typed::tidy(&draft.reference),
            said: draft.said.trim().to_owned(),
            promised: draft.promised.trim().to_owned(),
            promised_by: typed::day(&draft.promised_by, "promised_by")?,
            settled: draft.settled,
        };
        if body.said.is_empty() {
            return Err(WireError::new(ErrorCode::TextEmpty).at("said"));
        }
        let now = self.around.clock.now();
        self.writing(|vault| {
            let read = vault.read();
            let case = match &draft.case {
                Some(case) => Some(known_case(read, case)?.id),
                None => None,
            };
            let old = match &draft.card {
                Some(id) => {
                    let id = id.parse().map_err(|_| ErrorCode::NotFound)?;
                    Some(read.card::<Contact>(id)?.ok_or(ErrorCode::NotFound)?)
                }
                None => None,
            };
            let step = match old {
                Some(_) => "step_contact_changed",
                None => "step_contact_added",
            };
            Ok(vault.step(now, &Label::new(step), |txn| {
                let event = NewEvent {
                    kind: "contact".to_owned(),
                    happened_on: Some(body.on),
                    person: None,
                    case,
                    document: None,
                    title: Label::new("event_contact")
                        .with("text", body.said.clone())
                        .with("reference", body.reference.clone()),
                    quote: None,
                    origin: Origin::Typed,
                };
                let said_before = old.as_ref().map(|card| &card.body.said);
                if said_before != Some(&body.said) {
                    txn.add_event(&event)?;
                }
                txn.put_card(&Card {
                    id: old
                        .as_ref()
                        .map_or_else(|| CardId::new(now), |card| card.id),
                    person: None,
                    case,
                    document: None,
                    body,
                    recorded_at: now,
                })
            })?)
        })?;
        self.contacts_show(())
    }
}

fn case_name(case: &CaseRow) -> String {
    let receipt = case.receipt_number.as_deref();
    let parts = [
        case.form.clone(),
        receipt.map(|number| printed("receipt_number", number)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn channel_card(channel: &channels::Channel) -> ChannelCard {
    ChannelCard {
        id: channel.id.clone(),
        name: Bilingual::from(&channel.name),
        purpose: Bilingual::from(&channel.purpose),
        phone: channel.phone.clone(),
        hours: channel.hours.as_ref().map(Bilingual::from),
        url: channel.url.clone(),
    }
}

fn sheet(read: Reading<'_>, case: CaseRow) -> Result<CallSheet, WireError> {
    let person = match case.people.first() {
        Some((person, _)) => read.person(*person)?,
        None => None,
    };
    let (mut a_number, mut address) = (None, Vec::new());
    if let Some(person) = &person {
        let numbers = read.identifiers_of(person.id)?;
        let found = numbers.iter().find(|row| row.kind == "a_number");
        a_number = found.map(|row| printed("a_number", &row.value));
        let addresses: Vec<Card<Address>> = read.cards_of_person(person.id)?;
        let mut now = addresses
            .into_iter()
            .filter(|card| card.body.until.is_none());
        address = now
            .next_back()
            .map(|card| card.body.lines)
            .unwrap_or_default();
    }
    Ok(CallSheet {
        case: case.id.to_string(),
        receipt_printed: case
            .receipt_number
            .as_deref()
            .map(|number| printed("receipt_number", number)),
        birth_date: person
            .as_ref()
            .and_then(|person| person.birth_date)
            .map(|day| day.to_string()),
        person: person.map(|person| crate::contract::PersonRef {
            id: person.id.to_string(),
            name: full_name(&person.given_names, &person.family_name),
        }),
        form: case.form,
        a_number,
        address,
    })
}
