//! Sentences that stand in data files in both languages, and the choice between
//! them; letters as they are compared across papers.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::UnicodeNormalization;

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

/// The text is not `en` or `es`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a language of this program")]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "en" => Ok(Self::En),
            "es" => Ok(Self::Es),
            _ => Err(UnknownLang),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::En => "en",
            Self::Es => "es",
        })
    }
}

/// One sentence in both languages, as it stands in a data row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalText {
    /// English.
    pub en: String,
    /// Spanish, written by hand.
    pub es: String,
}

impl LocalText {
    /// The sentence in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }
}

/// Small letters without accents: papers print names and headlines in plain
/// capitals, so neither is a difference.
pub fn without_accents_and_case(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of a text in one order, without case, accents and marks: how the
/// agency prints names is no difference in who they name.
pub fn words_in_any_order(text: &str) -> String {
    let plain = without_accents_and_case(text);
    let mut words: Vec<&str> = plain
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_and_the_print_of_a_name_are_no_difference() {
        let same = words_in_any_order;
        assert_eq!(same("PEÑA LÓPEZ, ANA"), same("Ana Peña Lopez"));
        assert_ne!(same("Ana Q Pena"), same("Ana Pena"));
        assert_ne!(same("Jon Smith"), same("John Smith"));
    }
}
