//! What a value looks like, so that a label takes only what can be its own.

use std::sync::LazyLock;

use domain::catalog::forms::{self, FormType};
use regex::Regex;

use super::dates::{dates_in, first_time, only_date};
use crate::numbers;

/// Shape of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Receipt,
    Account,
    ANumber,
    CaseType,
    Date,
    DateRange,
    DateThenTime,
    Time,
    /// An A-Number, a name, or one over the other.
    Party,
    Money,
    SmallCode,
    OfficeCode,
    PageCount,
    NoticeKind,
    Category,
    /// Eleven figures and letters of an arrival record.
    I94,
    /// One line of free text.
    Line,
    /// Free text that may go on in the next lines of its box.
    Wrapped,
    /// Free text on one line, or wrapped until the line with the ZIP code.
    PostalLine,
    /// A name and address: all lines up to a gap.
    Block,
    /// Kept unread.
    Nothing,
}

// Static patterns; the tests read every notice through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

static MONEY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\$\s?([0-9][0-9,]*\.[0-9]{2})\b"));
static PAGE_COUNT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[A-Z]{3} )?[0-9lI]+ ?of ?[0-9lI!]+$"));
static CASE_TYPE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:form )?(?:(?:eoir|[a-z]{1,2})[ -]?[0-9]{1,4}[a-z]{0,2}\b(?: ?[-,\x{2013}\x{2014}]| *$)|(?:[1l|]-?[0-9]|ii)[0-9]{2}[a-z]?,? ?[-,\x{2013}\x{2014}] ?[a-z]{3})",
    )
});
static CATEGORY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\(?([A-Za-z])\)?\s?\(?([0-9]{1,2})\)?(?:\(?([A-Z])\)?)?$"));
static OFFICE_CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Z]{2,4}$"));
static I94: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[0-9]{9}[A-Z0-9] ?[0-9]$"));
static SMALL_CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[0-9][A-Z]?$"));
static ZIP_AT_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9]{5}(?:-[0-9]{4})?$"));

impl Shape {
    /// Whether a line can be a value of this shape, or begin one.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Receipt => {
                numbers::receipt_under_label(text).is_some() || numbers::only_receipts(text)
            }
            Self::Account => numbers::account_under_label(text).is_some(),
            Self::ANumber => numbers::a_number_under_label(text).is_some(),
            Self::CaseType => CASE_TYPE.is_match(text),
            Self::I94 => I94.is_match(text),
            Self::Date => only_date(text).is_some(),
            Self::DateRange => dates_in(text).len() == 2,
            Self::DateThenTime => dates_in(text).len() == 1,
            Self::Time => first_time(text).is_some(),
            Self::Party => numbers::a_number_under_label(text).is_some() || is_name(text),
            Self::Money => MONEY.is_match(text),
            Self::SmallCode => SMALL_CODE.is_match(text),
            Self::OfficeCode => OFFICE_CODE.is_match(text),
            Self::PageCount => PAGE_COUNT.is_match(text),
            Self::NoticeKind => text.chars().any(char::is_alphabetic) && text.len() <= 60,
            Self::Category => CATEGORY.is_match(text),
            Self::Line | Self::Wrapped | Self::PostalLine | Self::Block => !text.is_empty(),
            Self::Nothing => false,
        }
    }

    /// Whether `next` goes on with a value of this shape that has `so_far`.
    pub fn goes_on(self, so_far: &[String], next: &str) -> bool {
        const LONGEST_BOX: usize = 4;
        const LONGEST_ADDRESS: usize = 8;
        match self {
            Self::CaseType => {
                let loud = next.chars().any(char::is_alphabetic)
                    && !next.chars().any(|c| c.is_lowercase() || c.is_ascii_digit());
                so_far.len() < 3
                    && !CASE_TYPE.is_match(next)
                    && (loud || goes_on_a_title(so_far, next))
            }
            Self::Party => {
                let has_name = so_far.iter().any(|line| is_name(line));
                so_far.len() < 3
                    && if has_name {
                        numbers::a_number_under_label(next).is_some()
                    } else {
                        is_name(next)
                    }
            }
            // One paper for several cases lists their numbers.
            Self::Receipt => so_far.len() < 8 && numbers::receipt_under_label(next).is_some(),
            Self::DateThenTime => {
                so_far.len() < 2
                    && first_time(&so_far.concat()).is_none()
                    && first_time(next).is_some()
            }
            Self::Wrapped => so_far.len() < LONGEST_BOX,
            Self::PostalLine => {
                so_far.len() < LONGEST_BOX
                    && so_far.last().is_some_and(|line| !ZIP_AT_END.is_match(line))
            }
            Self::Block => {
                so_far.len() < LONGEST_ADDRESS
                    && so_far.last().is_some_and(|line| !ZIP_AT_END.is_match(line))
            }
            _ => false,
        }
    }

    /// Whether any words can be a value of this shape.
    pub fn is_free(self) -> bool {
        matches!(
            self,
            Self::Line | Self::Wrapped | Self::PostalLine | Self::Block
        )
    }

    /// Whether the value has letters of its own kind, so that it may follow its
    /// label on the same line without a colon.
    pub fn speaks_for_itself(self) -> bool {
        matches!(
            self,
            Self::Receipt
                | Self::Account
                | Self::ANumber
                | Self::I94
                | Self::CaseType
                | Self::Date
                | Self::DateRange
                | Self::Money
                | Self::PageCount
                | Self::Category
        )
    }
}

/// Whether `next` goes on with the title of the form that `so_far` names.
fn goes_on_a_title(so_far: &[String], next: &str) -> bool {
    // A static pattern; the tests read every notice through it.
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:form )?((?:eoir|[a-z]{1,2})[ -]?[0-9]{1,4}[a-z]{0,2})[ ,:\x{2013}\x{2014}-]+",
        )
    });
    let whole = format!("{} {next}", so_far.join(" "));
    let Some(found) = NUMBER.captures(&whole) else {
        return false;
    };
    let title = FormType::parse(&found[1]).and_then(|number| forms::title(number.as_str()));
    let said = whole[found[0].len()..].to_lowercase();
    title.is_some_and(|title| title.title.en.to_lowercase().starts_with(&said))
}

/// A person's or organisation's name as printed in a cell.
pub(crate) fn is_name(text: &str) -> bool {
    // The words of a sentence begin low; `de`, `van` and `von` are short.
    let in_a_sentence = |word: &str| word.len() > 3 && word.starts_with(char::is_lowercase);
    text.len() <= 60
        && text.split(' ').count() <= 7
        && text.split(',').count() <= 2
        && text.split(',').map(str::trim_start).all(is_part_of_name)
        && !text.split(' ').any(in_a_sentence)
}

/// A capital letter and what names are written with.
fn is_part_of_name(part: &str) -> bool {
    let written = |c: char| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | ' ' | '-');
    part.starts_with(char::is_uppercase) && part.chars().all(written)
}

/// The amount in dollars and cents, without grouping: `1440.00`.
pub(crate) fn money(text: &str) -> Option<String> {
    MONEY.captures(text).map(|found| found[1].replace(',', ""))
}

/// An eligibility category in the form `C09`, from `(c)(9)`, `C09`, `C9`.
pub(crate) fn category(text: &str) -> Option<String> {
    let found = CATEGORY.captures(text.trim())?;
    let number: u32 = found[2].parse().ok()?;
    let tail = found.get(3).map_or("", |part| part.as_str());
    Some(format!("{}{number:02}{tail}", found[1].to_uppercase()))
}

/// Whether a word is a ZIP code.
pub(crate) fn is_zip(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && ZIP_AT_END.find(word).is_some_and(|zip| zip.start() == 0)
}

/// Whether a line ends in a ZIP code, as the last line of an address does.
pub(crate) fn ends_in_zip(text: &str) -> bool {
    ZIP_AT_END.is_match(text)
}
