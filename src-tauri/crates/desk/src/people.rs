//! People and their accounts.

use domain::identifiers::IdentifierKind;
use vault::{Label, Origin, PersonId, PersonRow, Reading, TimelineScope};

use crate::case_rows::case_rows;
use crate::contract::{
    AccountCard, ErrorCode, IdentifierCard, PeoplePage, PersonCard, PersonDraft, PersonPage,
    PersonRef, PersonRequest, WireError,
};
use crate::dates::Dates;
use crate::desk::Desk;
use crate::sources::{full_name, printed, source};
use crate::timeline::entries;
use crate::typed_date::{can_be_birth_date, read_typed_date};

/// Entries of the timeline on a person's page.
const ENTRIES_ON_PAGE: u32 = 20;

impl Desk {
    /// Everyone in the record.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn people_list(&self, (): ()) -> Result<PeoplePage, WireError> {
        self.with_dates(|vault, dates| {
            let read = vault.read();
            let people = read.people()?;
            let cards = people.iter().map(|person| person_card(read, person, dates));
            Ok(PeoplePage {
                people: cards.collect::<Result<_, _>>()?,
            })
        })
    }

    /// One person.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn person_show(&self, request: PersonRequest) -> Result<PersonPage, WireError> {
        self.with_dates(|vault, dates| {
            let read = vault.read();
            let id = known_person(read, &request.person)?;
            let person = read.person(id)?.ok_or(ErrorCode::NotFound)?;
            let cases = read.cases_of(id)?;
            Ok(PersonPage {
                card: person_card(read, &person, dates)?,
                cases: case_rows(read, &cases, dates)?,
                timeline: entries(read, TimelineScope::Person(id), ENTRIES_ON_PAGE)?,
                given_names: person.given_names,
                family_name: person.family_name,
            })
        })
    }

    /// Adds a person, or changes one, in one step.
    ///
    /// # Errors
    /// `NameMissing`, `DateUnreadable`, `DateImpossible`, `NumberNotKept` and
    /// `NumberSensitive` with their box; `NotFound`, `Locked`; what writing says.
    pub fn person_save(&self, draft: PersonDraft) -> Result<PersonPage, WireError> {
        let names = [&draft.given_names, &draft.family_name]
            .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        let [given_names, family_name] = names;
        if given_names.is_empty() && family_name.is_empty() {
            return Err(WireError::new(ErrorCode::NameMissing).at("given_names"));
        }
        let birth_date = self.birth_date(&draft.birth_date)?;
        let now = self.around.clock.now();
        let name = full_name(&given_names, &family_name);
        let person = self.writing(|vault| {
            let (id, step) = match &draft.person {
                Some(id) => (known_person(vault.read(), id)?, "step_person_changed"),
                None => (PersonId::new(now), "step_person_added"),
            };
            let label = Label::new(step).with("name", name);
            vault.step(now, &label, |txn| {
                txn.put_person(&PersonRow {
                    id,
                    given_names,
                    family_name,
                    birth_date,
                })?;
                for (typed, kind) in [
                    (
                        &draft.online_account_number,
                        IdentifierKind::OnlineAccountNumber,
                    ),
                    (&draft.a_number, IdentifierKind::ANumber),
                ] {
                    if !typed.trim().is_empty() {
                        self.put_number(txn, id, kind, typed, false, Origin::Typed)?;
                    }
                }
                Ok::<_, WireError>(id)
            })
        })?;
        self.person_show(PersonRequest {
            person: person.to_string(),
        })
    }

    fn birth_date(&self, typed: &str) -> Result<Option<chrono::NaiveDate>, WireError> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let date = read_typed_date(typed).ok_or_else(|| {
            WireError::new(ErrorCode::DateUnreadable)
                .at("birth_date")
                .with("text", typed.trim())
        })?;
        if !can_be_birth_date(date, self.day()) {
            return Err(WireError::new(ErrorCode::DateImpossible)
                .at("birth_date")
                .with("date_on", date));
        }
        Ok(Some(date))
    }
}

fn person_card(
    read: Reading<'_>,
    person: &PersonRow,
    dates: &Dates,
) -> Result<PersonCard, WireError> {
    let identifiers = read.identifiers_of(person.id)?;
    let identifiers = identifiers.into_iter().map(|row| {
        Ok::<_, WireError>(IdentifierCard {
            id: row.id.to_string(),
            printed: printed(&row.kind, &row.value),
            secret: row.kind.parse().is_ok_and(IdentifierKind::is_secret),
            source: source(read, &row.origin, Some(row.recorded_at))?,
            kind: row.kind,
            value: row.value,
            unverified: !row.verified,
        })
    });
    let accounts = read.accounts_of(person.id)?;
    let accounts = accounts.into_iter().map(|row| {
        let cases = read.cases_of_account(row.id)?;
        Ok::<_, WireError>(AccountCard {
            id: row.id.to_string(),
            printed: printed("online_account_number", &row.number),
            cases: case_rows(read, &cases, dates)?,
            source: source(read, &row.origin, Some(row.recorded_at))?,
            value: row.number,
        })
    });
    let cases = read.cases_of(person.id)?.len();
    Ok(PersonCard {
        person: PersonRef {
            id: person.id.to_string(),
            name: full_name(&person.given_names, &person.family_name),
        },
        birth_date: person.birth_date.map(|date| date.to_string()),
        identifiers: identifiers.collect::<Result<_, _>>()?,
        accounts: accounts.collect::<Result<_, _>>()?,
        cases: u32::try_from(cases).unwrap_or(u32::MAX),
    })
}

/// The id of someone who is in the record.
pub(crate) fn known_person(read: Reading<'_>, id: &str) -> Result<PersonId, WireError> {
    let id: PersonId = id.parse().map_err(|_| ErrorCode::NotFound)?;
    match read.person(id)? {
        Some(_) => Ok(id),
        None => Err(ErrorCode::NotFound.into()),
    }
}
