//! What a status sentence says: its phase, and what its second date means.

use std::sync::LazyLock;

use serde::Deserialize;

use super::statuses;
use crate::embedded;
use crate::text::without_accents_and_case;

/// What the second date of a status paragraph means. It is never a day to
/// answer by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondDate {
    /// Ask when the notice has not come by then.
    AskAboutMissingNotice,
    /// Ask when the card or document has not come by then.
    AskAboutMissingItem,
    /// Last day before a returned card or document is destroyed.
    ActBeforeDestruction,
    /// A day that was over when the page was written.
    AlreadyPast,
}

/// The paragraph that goes with a headline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// The headline.
    pub title: String,
    /// The words of its first sentence, between the date and the form.
    pub says: String,
    /// What a second date means; none where there is no second date.
    #[serde(default)]
    pub second_date: Option<SecondDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParagraphFile {
    #[serde(rename = "as_of")]
    _as_of: chrono::NaiveDate,
    #[serde(rename = "source")]
    _source: String,
    paragraphs: Vec<Paragraph>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    #[serde(rename = "as_of")]
    _as_of: chrono::NaiveDate,
    #[serde(rename = "source")]
    _source: String,
    rows: Vec<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    all: Vec<String>,
    #[serde(default)]
    none: Vec<String>,
    phase: String,
}

static PARAGRAPHS: LazyLock<ParagraphFile> = LazyLock::new(|| {
    embedded::read(
        "catalog/status-paragraphs.json",
        include_str!("../../data/catalog/status-paragraphs.json"),
    )
});

static WORDS: LazyLock<WordFile> = LazyLock::new(|| {
    embedded::read(
        "catalog/status-words.json",
        include_str!("../../data/catalog/status-words.json"),
    )
});

/// Every known paragraph.
pub fn paragraphs() -> &'static [Paragraph] {
    &PARAGRAPHS.paragraphs
}

/// The phase of a title or sentence of the agency: by the known headlines, else
/// by key words in English or Spanish. `None` when neither says anything.
pub fn phase_of(title: &str) -> Option<&'static str> {
    if let Some(headline) = statuses::headline(title) {
        return Some(&headline.phase);
    }
    let text = plain(title);
    let holds = |words: &String| contains_from_word(&text, words);
    WORDS
        .rows
        .iter()
        .find(|row| row.all.iter().all(holds) && !row.none.iter().any(holds))
        .map(|row| row.phase.as_str())
}

/// What a second date in the paragraph under a headline means, where that is
/// known.
pub fn second_date(title: &str) -> Option<SecondDate> {
    let title = plain(title);
    paragraphs()
        .iter()
        .find(|known| plain(&known.title) == title)?
        .second_date
}

/// The headline whose paragraph a text is, when a page was copied without it.
pub fn headline_of_paragraph(text: &str) -> Option<&'static str> {
    let text = plain(text);
    paragraphs()
        .iter()
        .filter(|known| contains_from_word(&text, &plain(&known.says)))
        .max_by_key(|known| known.says.len())
        .filter(|known| known.says.len() >= 10)
        .map(|known| known.title.as_str())
}

/// The words begin at the beginning of a word of the text.
fn contains_from_word(text: &str, words: &str) -> bool {
    text.match_indices(words)
        .any(|(at, _)| at == 0 || text.as_bytes()[at - 1] == b' ')
}

/// Small letters without accents and signs, single spaces.
fn plain(text: &str) -> String {
    without_accents_and_case(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
