//! What is known about people beside their numbers: names as documents spell
//! them, relations, addresses, a helper.

use chrono::{DateTime, Utc};
use domain::identifiers::IdentifierKind;
use vault::{Address, Card, CardId, FactRow, Label, Origin, PersonId, Relation, StepTxn, Subject};

use crate::attorneys;
use crate::contract::{
    AddressCard, AddressDraft, ErrorCode, PersonDetails, PersonDetailsDraft, PersonRequest,
    RelationCard, RelationDraft, WireError,
};
use crate::desk::Desk;
use crate::people::known_person;
use crate::sources::{person_ref, printed};
use crate::typed;

const SPELLED: &str = "name_spelled";

impl Desk {
    /// What is known about a person beside the numbers.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn person_details(&self, request: PersonRequest) -> Result<PersonDetails, WireError> {
        self.reading(|vault| {
            let read = vault.read();
            let id = known_person(read, &request.person)?;
            let facts = read.facts_of(Subject::Person(id))?;
            let fact = |field: &str| {
                let found = facts.iter().find(|fact| fact.field == field);
                found.map(|fact| fact.value.clone()).unwrap_or_default()
            };
            let mut relations = Vec::new();
            for card in read.cards::<Relation>()? {
                let incoming = card.body.to == id;
                let other = if incoming {
                    card.person
                } else {
                    Some(card.body.to)
                };
                let (true, Some(other)) = (incoming || card.person == Some(id), other) else {
                    continue;
                };
                if let Some(other) = person_ref(read, other)? {
                    relations.push(RelationCard {
                        id: card.id.to_string(),
                        kind: typed::name_of(&card.body.kind),
                        incoming,
                        other,
                    });
                }
            }
            let mut addresses: Vec<Card<Address>> = read.cards_of_person(id)?;
            // Where they live now first, then the newest.
            addresses.sort_by_key(|card| {
                let open = card.body.until.is_none();
                std::cmp::Reverse((open, card.body.since))
            });
            let kind = IdentifierKind::OnlineAccountNumber.as_str();
            let number = fact(attorneys::FIELD);
            Ok(PersonDetails {
                helper_account_printed: (!number.is_empty()).then(|| printed(kind, &number)),
                relations,
                addresses: addresses.into_iter().map(address_card).collect(),
                draft: PersonDetailsDraft {
                    birth_country: fact("birth_country"),
                    helper_name: fact("helper_name"),
                    helper_role: fact("helper_role"),
                    helper_phone: fact("helper_phone"),
                    helper_email: fact("helper_email"),
                    helper_account_number: number,
                    spelled: facts
                        .iter()
                        .filter(|fact| fact.field == SPELLED)
                        .map(|fact| fact.value.clone())
                        .collect(),
                    person: request.person,
                },
            })
        })
    }

    /// Changes what is known about a person.
    ///
    /// # Errors
    /// `FactRefused`, `NameMissing`, `NumberNotKept` and `NumberOfPerson` with
    /// their box; `NotFound`, `Locked`; what writing says.
    pub fn person_details_save(
        &self,
        draft: PersonDetailsDraft,
    ) -> Result<PersonDetails, WireError> {
        let roles = ["", "attorney", "representative", "helper"];
        if !roles.contains(&draft.helper_role.as_str()) {
            return Err(WireError::new(ErrorCode::FactRefused).at("helper_role"));
        }
        let named = !draft.helper_name.trim().is_empty();
        if !named && !draft.helper_account_number.trim().is_empty() {
            return Err(WireError::new(ErrorCode::NameMissing).at("helper_name"));
        }
        let now = self.around.clock.now();
        self.writing(|vault| {
            let id = known_person(vault.read(), &draft.person)?;
            let name = person_ref(vault.read(), id)?.map(|person| person.name);
            let label = Label::new("step_person_changed").with("name", name.unwrap_or_default());
            vault.step(now, &label, |txn| {
                for (field, value) in [
                    ("birth_country", &draft.birth_country),
                    ("helper_name", &draft.helper_name),
                    ("helper_role", &draft.helper_role),
                    ("helper_phone", &draft.helper_phone),
                    ("helper_email", &draft.helper_email),
                ] {
                    put(txn, id, field, 0, &typed::tidy(value))?;
                }
                let number = self.attorneys_number(txn, &draft.helper_account_number)?;
                put(txn, id, attorneys::FIELD, 0, &number)?;
                let spelled: Vec<String> = draft
                    .spelled
                    .iter()
                    .map(|name| typed::tidy(name))
                    .filter(|name| !name.is_empty())
                    .collect();
                let facts = txn.read().facts_of(Subject::Person(id))?;
                let before = facts.iter().filter(|fact| fact.field == SPELLED).count();
                for place in 0..before.max(spelled.len()) {
                    let position = u32::try_from(place).unwrap_or(u32::MAX);
                    let value = spelled.get(place).map_or("", String::as_str);
                    put(txn, id, SPELLED, position, value)?;
                }
                Ok::<_, WireError>(())
            })
        })?;
        self.person_details(PersonRequest {
            person: draft.person,
        })
    }

    /// Relates a person to another.
    ///
    /// # Errors
    /// `FactRefused` for somebody and themselves, `NotFound`, `Locked`; what
    /// writing says.
    pub fn relation_save(&self, draft: RelationDraft) -> Result<PersonDetails, WireError> {
        let kind = typed::word(&draft.kind, "kind")?;
        let now = self.around.clock.now();
        self.writing(|vault| {
            let person = known_person(vault.read(), &draft.person)?;
            let to = known_person(vault.read(), &draft.to)?;
            if person == to {
                return Err(WireError::new(ErrorCode::FactRefused).at("to"));
            }
            Ok(vault.step(now, &Label::new("step_relation_added"), |txn| {
                txn.put_card(&Card {
                    id: CardId::new(now),
                    person: Some(person),
                    case: None,
                    document: None,
                    body: Relation { to, kind },
                    recorded_at: now,
                })
            })?)
        })?;
        self.person_details(PersonRequest {
            person: draft.person,
        })
    }

    /// Adds an address, or changes one.
    ///
    /// # Errors
    /// `TextEmpty` and `DateUnreadable` with their box, `DateImpossible` when it
    /// ends before it begins, `NotFound`, `Locked`; what writing says.
    pub fn address_save(&self, draft: AddressDraft) -> Result<PersonDetails, WireError> {
        let body = Address {
            lines: typed::lines(&draft.lines),
            since: typed::day(&draft.since, "since")?,
            until: typed::day(&draft.until, "until")?,
        };
        if body.lines.is_empty() {
            return Err(WireError::new(ErrorCode::TextEmpty).at("lines"));
        }
        if let (Some(since), Some(until)) = (body.since, body.until) {
            if until < since {
                return Err(WireError::new(ErrorCode::DateImpossible)
                    .at("until")
                    .with("date_on", until));
            }
        }
        let now = self.around.clock.now();
        self.writing(|vault| {
            let person = known_person(vault.read(), &draft.person)?;
            let steps = ["step_address_added", "step_address_changed"];
            let (id, step) = card_and_step(&draft.card, now, steps)?;
            Ok(vault.step(now, &Label::new(step), |txn| {
                txn.put_card(&Card {
                    id,
                    person: Some(person),
                    case: None,
                    document: None,
                    body,
                    recorded_at: now,
                })
            })?)
        })?;
        self.person_details(PersonRequest {
            person: draft.person,
        })
    }
}

fn address_card(card: Card<Address>) -> AddressCard {
    AddressCard {
        id: card.id.to_string(),
        lines: card.body.lines,
        since: card.body.since.map(|day| day.to_string()),
        until: card.body.until.map(|day| day.to_string()),
    }
}

/// The card a draft changes, or a new one, and the name of the step: when it is
/// added, when it is changed.
///
/// # Errors
/// `NotFound` for what is no card's id.
pub(crate) fn card_and_step(
    card: &Option<String>,
    now: DateTime<Utc>,
    [added, changed]: [&'static str; 2],
) -> Result<(CardId, &'static str), WireError> {
    Ok(match card {
        Some(id) => (id.parse().map_err(|_| ErrorCode::NotFound)?, changed),
        None => (CardId::new(now), added),
    })
}

/// Writes a fact of a person where it differs; an empty one is taken out.
fn put(
    txn: &mut StepTxn<'_>,
    person: PersonId,
    field: &str,
    position: u32,
    value: &str,
) -> Result<(), WireError> {
    let subject = Subject::Person(person);
    let facts = txn.read().facts_of(subject)?;
    let before = facts
        .iter()
        .find(|fact| fact.field == field && fact.position == position);
    if before.map_or("", |fact| fact.value.as_str()) == value {
        return Ok(());
    }
    if value.is_empty() {
        return Ok(txn.remove_fact(subject, field, position)?);
    }
    Ok(txn.put_fact(&FactRow {
        subject,
        field: field.to_owned(),
        position,
        value: value.to_owned(),
        shown: value.to_owned(),
        origin: Origin::Typed,
        recorded_at: txn.now(),
    })?)
}
