//! Where things came from, as the faces show it.

use domain::identifiers::{in_groups, IdentifierKind};
use domain::text::LocalText;
use vault::{CaseId, FactRow, Label, Origin, PersonId, Place, Reading, VaultError};

use crate::contract::{Bilingual, CaseFact, PersonRef, Phrase, Source, SourceKind, Spot};

impl Phrase {
    /// A sentence without parameters.
    pub fn new(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            params: std::collections::BTreeMap::new(),
        }
    }

    /// The same with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
}

impl From<Label> for Phrase {
    fn from(label: Label) -> Self {
        Self {
            code: label.code,
            params: label.params,
        }
    }
}

impl From<Phrase> for Label {
    fn from(phrase: Phrase) -> Self {
        Self {
            code: phrase.code,
            params: phrase.params,
        }
    }
}

impl From<&LocalText> for Bilingual {
    fn from(text: &LocalText) -> Self {
        Self {
            en: text.en.clone(),
            es: text.es.clone(),
        }
    }
}

impl Bilingual {
    /// The sentence in one language.
    pub fn get(&self, lang: domain::text::Lang) -> &String {
        match lang {
            domain::text::Lang::En => &self.en,
            domain::text::Lang::Es => &self.es,
        }
    }

    /// A sentence that a row does not have.
    pub(crate) fn none() -> Self {
        Self {
            en: String::new(),
            es: String::new(),
        }
    }
}

/// Where something came from.
pub(crate) fn source(
    read: Reading<'_>,
    origin: &Origin,
    recorded_at: Option<chrono::DateTime<chrono::Utc>>,
) -> Result<Source, VaultError> {
    let recorded_at = recorded_at.map(instant);
    Ok(match origin {
        Origin::Typed => Source {
            kind: SourceKind::Typed,
            document: None,
            document_name: None,
            page: None,
            recorded_at,
        },
        Origin::Document { document, places } => {
            let row = read.document(*document)?;
            Source {
                kind: SourceKind::Document,
                // One that was taken out cannot be opened.
                document: row.as_ref().map(|row| row.id.to_string()),
                document_name: row.and_then(|row| row.file_name),
                page: places.first().map(|place| place.page),
                recorded_at,
            }
        }
    })
}

/// A kept fact as the faces show it.
pub(crate) fn case_fact(read: Reading<'_>, fact: FactRow) -> Result<CaseFact, VaultError> {
    let spots = match &fact.origin {
        Origin::Document { places, .. } => places.iter().map(spot).collect(),
        Origin::Typed => Vec::new(),
    };
    Ok(CaseFact {
        source: source(read, &fact.origin, Some(fact.recorded_at))?,
        shown: printed_field(&fact.field, &fact.value, &fact.shown),
        field: fact.field,
        value: fact.value,
        spots,
    })
}

fn spot(place: &Place) -> Spot {
    Spot {
        page: place.page,
        x0: place.x0,
        y0: place.y0,
        x1: place.x1,
        y1: place.y1,
        text: place.text.clone(),
        span: place.span,
    }
}

/// A number in groups, for reading; one of another kind as it is.
pub(crate) fn printed(kind: &str, value: &str) -> String {
    match kind.parse::<IdentifierKind>() {
        Ok(kind) => in_groups(kind, value),
        Err(()) => value.to_owned(),
    }
}

/// A fact for reading: numbers in groups, dates in their stored form (the face
/// writes them out), everything else as the paper has it.
pub(crate) fn printed_field(field: &str, value: &str, shown: &str) -> String {
    match field {
        "receipt_number" | "online_account_number" => printed(field, value),
        "a_numbers" => printed("a_number", value),
        // The paper prints number and title in one cell, in capitals.
        "form_type" | "form_title" => value.to_owned(),
        _ if is_date_or_time(value) => value.to_owned(),
        _ => shown.to_owned(),
    }
}

/// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
fn is_date_or_time(value: &str) -> bool {
    let day = value.get(..10).unwrap_or_default();
    crate::read_day(day).is_some() && (value.len() == 10 || value.as_bytes()[10] == b'T')
}

/// A person, named.
pub(crate) fn person_ref(
    read: Reading<'_>,
    person: PersonId,
) -> Result<Option<PersonRef>, VaultError> {
    Ok(read.person(person)?.map(|row| PersonRef {
        id: row.id.to_string(),
        name: full_name(&row.given_names, &row.family_name),
    }))
}

/// The first person of a case.
pub(crate) fn person_of_case(
    read: Reading<'_>,
    case: CaseId,
) -> Result<Option<PersonRef>, VaultError> {
    match read.case(case)?.and_then(|row| row.people.first().cloned()) {
        Some((person, _)) => person_ref(read, person),
        None => Ok(None),
    }
}

/// Given names and family name, as a person writes them.
pub(crate) fn full_name(given: &str, family: &str) -> String {
    format!("{given} {family}").trim().to_owned()
}

/// An instant as it crosses the wire.
pub(crate) fn instant(at: chrono::DateTime<chrono::Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
