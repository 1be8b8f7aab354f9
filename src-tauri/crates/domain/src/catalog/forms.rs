//! Form numbers in any spelling, and the titles of forms.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::embedded;
use crate::text::LocalText;

/// A form number in its canonical spelling, such as `I-485` or `EOIR-29`.
///
/// It need not be a form the catalogue has a title for: new ones appear.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FormType(String);

/// The text is no form number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a form number")]
pub struct NotAForm;

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^ (?: (?:USCIS\s+)? FORM [\s:]* )?
        (EOIR|DHS|CBP|ICE|AR|DS|ETA|I|N|G) [\s\-\u{2010}-\u{2015}\u{2212}]* ([0-9]{1,4}) \s? ([A-Z]{0,2}) $",
    )
    .expect("a fixed pattern")
});

/// The beginnings of form numbers.
const SERIES: &[&str] = &[
    "EOIR", "DHS", "CBP", "ICE", "AR", "DS", "ETA", "I", "N", "G",
];

/// Whether it is written as it is kept. Nearly all that is read is, and a short
/// run then needs no pattern.
fn is_canonical(text: &str) -> bool {
    let Some((series, number)) = text.split_once('-') else {
        return false;
    };
    let letters = number.trim_start_matches(|c: char| c.is_ascii_digit());
    SERIES.contains(&series)
        && (1..=4).contains(&(number.len() - letters.len()))
        && letters.len() <= 2
        && letters.bytes().all(|b| b.is_ascii_uppercase())
}

impl FormType {
    /// Reads a form number as people and notices write it: `I485`, `Form I-485`,
    /// `i 485`, `N400`. `None` if it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        if is_canonical(text) {
            return Some(Self(text.to_owned()));
        }
        let found = FORM.captures(text.trim())?;
        Some(Self(format!(
            "{}-{}{}",
            found[1].to_ascii_uppercase(),
            &found[2],
            found[3].to_ascii_uppercase()
        )))
    }

    /// The canonical spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FormType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for FormType {
    type Error = NotAForm;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or(NotAForm)
    }
}

impl From<FormType> for String {
    fn from(form: FormType) -> Self {
        form.0
    }
}

/// The title of a form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormTitle {
    /// The form's number.
    pub number: FormType,
    /// The official English title, and a Spanish gloss of it.
    pub title: LocalText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormFile {
    #[serde(rename = "as_of")]
    _as_of: chrono::NaiveDate,
    #[serde(rename = "source")]
    _source: String,
    forms: Vec<FormTitle>,
}

static FORMS: LazyLock<BTreeMap<FormType, FormTitle>> = LazyLock::new(|| {
    let file: FormFile = embedded::read(
        "catalog/forms.json",
        include_str!("../../data/catalog/forms.json"),
    );
    file.forms
        .into_iter()
        .map(|form| (form.number.clone(), form))
        .collect()
});

/// The title of a form, given its number in any spelling.
pub fn title(form_type: &str) -> Option<&'static FormTitle> {
    FORMS.get(&FormType::parse(form_type)?)
}

/// Every form with a title, by number.
pub fn all() -> impl Iterator<Item = &'static FormTitle> {
    FORMS.values()
}
