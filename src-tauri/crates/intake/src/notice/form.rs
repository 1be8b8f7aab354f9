//! A form's number and title as a notice prints them.

use std::borrow::Cow;
use std::sync::LazyLock;

use domain::catalog::forms::{self, FormType};
use regex::Regex;

/// `I485 - APPLICATION TO …`, `I-765, Application …`, `FORM I-485, …`.
// A static pattern; the tests read every notice through it.
static PRINTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:form )?((?:eoir|[a-z]{1,2})[ -]?[0-9]{1,4}[a-z]{0,2})\b[ ,:\x{2013}\x{2014}-]*(.*)$")
        .expect("a fixed pattern")
});

static TAKEN_FOR_ONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:form )?(?:[1l|]-?([0-9]{3}[a-z]?)|ii([0-9]{2}[a-z]?))\b")
        .expect("a fixed pattern")
});

/// A form as printed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PrintedForm {
    /// `I-485`
    pub number: String,
    /// The title in Title Case, if one is printed.
    pub title: Option<String>,
}

/// Takes a printed case type apart.
pub(super) fn printed_form(text: &str) -> Option<PrintedForm> {
    let text = with_letter_i(text.trim());
    let found = PRINTED.captures(&text)?;
    let number = FormType::parse(&found[1])?;
    // The paper's own form is not the case's.
    if number.as_str().starts_with("I-797") || number.as_str() == "N-445" {
        return None;
    }
    let title = found[2].trim().trim_end_matches('.');
    let title = (!title.is_empty()).then(|| readable_title(&number, title));
    Some(PrintedForm {
        number: number.to_string(),
        title,
    })
}

/// A recogniser takes the I of `I485` for a 1, and the 1 of `I129` for an I. Only a form that exists is put
/// right.
fn with_letter_i(text: &str) -> Cow<'_, str> {
    let Some(found) = TAKEN_FOR_ONE.captures(text) else {
        return Cow::Borrowed(text);
    };
    let number = match found.get(1) {
        Some(figures) => format!("I-{}", figures.as_str()),
        None => format!("I-1{}", &found[2]),
    };
    match forms::title(&number) {
        Some(_) => Cow::Owned(format!("{number}{}", &text[found[0].len()..])),
        None => Cow::Borrowed(text),
    }
}

/// Capitals become the catalogue's spelling, or Title Case for a form it does
/// not know. Other spellings stay as printed.
fn readable_title(number: &FormType, printed: &str) -> String {
    if printed.chars().any(char::is_lowercase) {
        return printed.to_owned();
    }
    forms::title(number.as_str())
        .map(|known| known.title.en.as_str())
        .filter(|known| known.eq_ignore_ascii_case(printed))
        .map_or_else(|| title_case(printed), str::to_owned)
}

fn title_case(capitals: &str) -> String {
    const SMALL: [&str; 15] = [
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to",
        "with",
    ];
    let words: Vec<String> = capitals
        .split(' ')
        .enumerate()
        .map(|(place, word)| {
            let low = word.to_lowercase();
            let has_digit = word.chars().any(|c| c.is_ascii_digit());
            if has_digit || word.contains('.') {
                word.to_owned()
            } else if place > 0 && SMALL.contains(&low.as_str()) {
                low
            } else {
                capitalised(&low)
            }
        })
        .collect();
    words.join(" ")
}

/// The first letter of each part of a hyphenated or bracketed word.
fn capitalised(word: &str) -> String {
    let mut begin = true;
    word.chars()
        .map(|letter| {
            let shown = if begin {
                letter.to_uppercase().next().unwrap_or(letter)
            } else {
                letter
            };
            begin = matches!(letter, '-' | '/' | '(');
            shown
        })
        .collect()
}
