//! Whether a person's papers agree on who they are. A difference is said with
//! its sources side by side; nothing is ever corrected by itself.

use std::collections::BTreeMap;

use domain::catalog::address_words::address_words;
use domain::text::words_in_any_order;
use vault::{Address, Card, DocumentId, FactRow, Origin, PersonId, PersonRow, Reading, Subject};

use crate::contract::{
    CheckedDetail, DetailsCheck, ErrorCode, PersonRequest, Source, Spelling, WireError,
};
use crate::desk::Desk;
use crate::people::known_person;
use crate::sources::{full_name, printed, source};

/// Spellings by what they come down to: how it is written first, and where.
type Written = BTreeMap<String, (String, Vec<Source>)>;

impl Desk {
    /// Compares what each paper of a person says of name, birth date, A-Number
    /// and address.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn details_check(&self, request: PersonRequest) -> Result<DetailsCheck, WireError> {
        self.reading(|vault| {
            let read = vault.read();
            let id = known_person(read, &request.person)?;
            let person = read.person(id)?.ok_or(ErrorCode::NotFound)?;
            let facts = facts_about(read, id)?;
            let mut details = Vec::new();
            for (field, written) in [
                ("name", names(read, &person, &facts)?),
                ("birth_date", birth_dates(read, &person, &facts)?),
                ("a_number", a_numbers(read, id, &facts)?),
                ("address", addresses(read, id, &facts)?),
            ] {
                if !written.is_empty() {
                    details.push(CheckedDetail {
                        field: field.to_owned(),
                        agrees: written.len() == 1,
                        spellings: written
                            .into_values()
                            .map(|(shown, sources)| Spelling { shown, sources })
                            .collect(),
                    });
                }
            }
            Ok(DetailsCheck { details })
        })
    }
}

/// A fact of a paper, and the part the person has in its case.
struct Printed {
    fact: FactRow,
    role: String,
}

impl Printed {
    /// Whether it says something of the person as a party: `applicant_name` of an
    /// applicant. A petition's beneficiary may be called the applicant.
    fn is_theirs(&self, what: &str) -> bool {
        let Some(party) = self.fact.field.strip_suffix(what) else {
            return false;
        };
        match self.role.as_str() {
            "petitioner" => party == "petitioner",
            "beneficiary" => ["beneficiary", "applicant"].contains(&party),
            _ => party == "applicant",
        }
    }
}

/// Everything the papers of a person's cases say, each paper once.
fn facts_about(read: Reading<'_>, person: PersonId) -> Result<Vec<Printed>, WireError> {
    let mut found: Vec<Printed> = Vec::new();
    for case in read.cases_of(person)? {
        let role = case.people.iter().find(|(id, _)| *id == person);
        let role = role.map(|(_, role)| role.clone()).unwrap_or_default();
        let mut facts = Vec::new();
        for document in read.documents_of(case.id)? {
            facts.extend(read.facts_of(Subject::Document(document.id))?);
        }
        facts.extend(read.facts_of(Subject::Case(case.id))?);
        for fact in facts {
            let is_known = found.iter().any(|other| {
                other.fact.field == fact.field
                    && other.fact.value == fact.value
                    && paper(&other.fact) == paper(&fact)
            });
            if !is_known {
                found.push(Printed {
                    fact,
                    role: role.clone(),
                });
            }
        }
    }
    Ok(found)
}

fn paper(fact: &FactRow) -> Option<DocumentId> {
    match &fact.origin {
        Origin::Document { document, .. } => Some(*document),
        Origin::Typed => None,
    }
}

fn note(
    read: Reading<'_>,
    written: &mut Written,
    same: String,
    shown: &str,
    origin: &Origin,
) -> Result<(), WireError> {
    let source = source(read, origin, None)?;
    let (_, sources) = written
        .entry(same)
        .or_insert_with(|| (shown.to_owned(), Vec::new()));
    if !sources.contains(&source) {
        sources.push(source);
    }
    Ok(())
}

fn note_printed(
    read: Reading<'_>,
    written: &mut Written,
    same: String,
    printed: &Printed,
) -> Result<(), WireError> {
    let fact = &printed.fact;
    note(read, written, same, &fact.shown, &fact.origin)
}

fn names(read: Reading<'_>, person: &PersonRow, facts: &[Printed]) -> Result<Written, WireError> {
    let mut written = Written::new();
    let own = full_name(&person.given_names, &person.family_name);
    note(
        read,
        &mut written,
        words_in_any_order(&own),
        &own,
        &Origin::Typed,
    )?;
    for printed in facts {
        if printed.is_theirs("_name") {
            let same = words_in_any_order(&printed.fact.value);
            note_printed(read, &mut written, same, printed)?;
        }
    }
    Ok(written)
}

fn birth_dates(
    read: Reading<'_>,
    person: &PersonRow,
    facts: &[Printed],
) -> Result<Written, WireError> {
    let mut written = Written::new();
    if let Some(day) = person.birth_date {
        let day = day.to_string();
        note(read, &mut written, day.clone(), &day, &Origin::Typed)?;
    }
    for printed in facts
        .iter()
        .filter(|one| one.fact.field == "date_of_birth" && one.role != "petitioner")
    {
        let value = &printed.fact.value;
        note(
            read,
            &mut written,
            value.clone(),
            value,
            &printed.fact.origin,
        )?;
    }
    Ok(written)
}

fn a_numbers(read: Reading<'_>, person: PersonId, facts: &[Printed]) -> Result<Written, WireError> {
    let mut written = Written::new();
    for row in read.identifiers_of(person)? {
        if row.kind == "a_number" {
            let shown = printed("a_number", &row.value);
            note(read, &mut written, row.value.clone(), &shown, &row.origin)?;
        }
    }
    // The A-Number on a petition is the beneficiary's.
    for one in facts
        .iter()
        .filter(|one| one.fact.field == "a_numbers" && one.role != "petitioner")
    {
        let shown = printed("a_number", &one.fact.value);
        note(
            read,
            &mut written,
            one.fact.value.clone(),
            &shown,
            &one.fact.origin,
        )?;
    }
    Ok(written)
}

/// Where they live now, and where papers of that time were sent.
fn addresses(read: Reading<'_>, person: PersonId, facts: &[Printed]) -> Result<Written, WireError> {
    let mut written = Written::new();
    let cards: Vec<Card<Address>> = read.cards_of_person(person)?;
    let current = || cards.iter().filter(|card| card.body.until.is_none());
    for card in current() {
        let shown = card.body.lines.join(", ");
        let same = address_words(&shown);
        note(read, &mut written, same, &shown, &Origin::Typed)?;
    }
    // What was sent before they moved rightly has another address.
    let since = current().filter_map(|card| card.body.since).max();
    for printed in facts.iter().filter(|one| one.is_theirs("_address")) {
        let dated = match paper(&printed.fact) {
            Some(document) => read.document(document)?.and_then(|one| one.dated_on),
            None => None,
        };
        if since.is_some_and(|since| dated.is_some_and(|dated| dated < since)) {
            continue;
        }
        let same = address_words(&printed.fact.value);
        note_printed(read, &mut written, same, printed)?;
    }
    Ok(written)
}
