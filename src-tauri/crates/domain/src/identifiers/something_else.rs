//! What has digits and is none of these numbers.

use std::sync::LazyLock;

use regex::Regex;

macro_rules! pattern {
    ($text:literal) => {
        // A pattern of the program itself; the tests compile every one.
        LazyLock::new(|| Regex::new($text).ok())
    };
}

/// Things that have digits and are none of these numbers: addresses, dates,
/// phone numbers, form names, categories, sign-in codes.
static SOMETHING_ELSE: LazyLock<Option<Regex>> = pattern!(
    r"(?x)^(?:
      | \S+@\S+\.\S+
      | (?:HTTPS?://|WWW\.)\S*
      | \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4} | \d{4}-\d{2}-\d{2} (?:[T\ ].*)?
      | (?:\d{1,2}\ (?:DE\ )?)? (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|ENE|ABR|AGO|DIC)[A-ZÉ]*\.?
        (?:\ \d{1,2},?)? (?:\ DE(?:L)?)? ,?\ \d{4}
      | (?:\+?1[\ .-]?)? \(?\d{3}[).-]\ ?[\ .-]?\d{3}[\ .-]\d{4} | \+?1[\ -]\d{3}[\ -]\d{3}[\ -]\d{4}
      | \+\d[\d\ ().-]{6,} | (?:US)?\$\ ?\d[\d,]*(?:\.\d{2})? (?:\ USD)? | \d{1,3}(?:,\d{3})+(?:\.\d{2})? (?:\ USD)?
      | (?:FORM\ )?[A-Z]{1,4}-\d{2,4}[A-Z]{0,2} | [A-Z]\d{2}[A-Z]? | [A-Z]\d[A-Z]
      | N/?A | NONE
    )$"
);

/// What a spreadsheet makes of a long number.
static SCIENTIFIC: LazyLock<Option<Regex>> = pattern!(r"^(?:\d[.,]\d+E\+?|\dE\+)\d+$");

pub(super) fn is_something_else(cleaned: &str) -> bool {
    SOMETHING_ELSE.as_ref().is_some_and(|p| p.is_match(cleaned))
}

/// What a spreadsheet leaves of a long number.
pub(super) fn is_spreadsheet_damage(cleaned: &str) -> bool {
    SCIENTIFIC.as_ref().is_some_and(|p| p.is_match(cleaned))
}
