//! The sentences of a status: dates and what they mean, form, tracking number.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::catalog::forms::FormType;
use domain::catalog::status_text::{second_date, SecondDate};
use regex::Regex;

use crate::reading::dates::{dates_in, spanish_dates_in, DateFound};

// Static patterns; the tests read every status through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s(])(?P<lead>(?:on|as of)\s+(?:[a-z]+\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})|(?:el|al|a partir del|desde el)\s+(?:d[ií]a\s+)?\d{1,2}\.?[ºo°]?\s+de\s+[a-z]+\s+(?:de|del)\s+\d{4})",
    )
});
static FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:form|formulario)s?\s+(?P<number>(?:eoir|ar|[ing])-?\s?\d{1,4}[a-z]{0,2})\b(?:\s*,\s*(?P<title>\p{Lu}[^.;]*?))?\s*(?:,?\s+(?:with\s+)?(?:receipt|n[uú]mero de recibo|con n[uú]mero|recibo)|,?\s+(?:has|have|was|is|and|ha|fue|ha sido|y)\b|[.;]|,\s*$|$)",
    )
});
static TRACKING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:tracking number|n[uú]mero de (?:seguimiento|rastreo))[^0-9.]{0,60}(?P<number>(?:\d[ -]?){19,33}\d)",
    )
});
static MISSING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:not|never|n't)\s+(?:yet\s+)?(?:receiv|get|got|arriv)\w*|\bno\s+(?:ha\s+)?(?:recib|lleg)\w*",
    )
});
static DESTROY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bdestroy|\bdestrui"));
static ITEM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:card|document|refund|check|tarjeta|documento)\b"));
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:notice|letter|request|decision|notificaci|carta|solicitud|aviso)\w*")
});

/// Where the first `On October 9, 2025` or `El 9 de octubre de 2025` begins and ends.
pub(crate) fn first_dated_lead(text: &str) -> Option<(usize, usize)> {
    let found = LEAD.captures(text)?.name("lead")?;
    Some((found.start(), found.end()))
}

/// Every date, English or Spanish, in order.
pub(crate) fn all_dates(text: &str) -> Vec<DateFound> {
    let mut dates = dates_in(text);
    dates.extend(spanish_dates_in(text));
    dates.sort_by_key(|found| found.start);
    dates
}

/// The date the status speaks of: the one after its `On` or `As of`.
pub(crate) fn status_date(text: &str) -> Option<(NaiveDate, Range<usize>)> {
    let (from, to) = first_dated_lead(text)?;
    let found = all_dates(&text[from..to]).into_iter().next()?;
    let before = &text[..from];
    let sentence = before.rfind(". ").map_or(before, |dot| &before[dot + 2..]);
    // `If you do not receive it on …` is no lead.
    (!MISSING.is_match(sentence)).then_some((found.date, from + found.start..from + found.end))
}

/// What a later date of the paragraph means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Watch {
    pub date: NaiveDate,
    pub means: SecondDate,
    pub at: Range<usize>,
}

/// Dates to watch: never a day to answer by.
pub(crate) fn watched_dates(title: &str, text: &str, status: Option<NaiveDate>) -> Vec<Watch> {
    let known = second_date(title);
    all_dates(text)
        .into_iter()
        .filter_map(|found| {
            let sentence = sentence_around(text, found.start);
            let means = if DESTROY.is_match(sentence) {
                let past = known == Some(SecondDate::AlreadyPast);
                if past {
                    SecondDate::AlreadyPast
                } else {
                    SecondDate::ActBeforeDestruction
                }
            } else if MISSING.is_match(sentence) {
                match known {
                    Some(SecondDate::AskAboutMissingItem) => SecondDate::AskAboutMissingItem,
                    Some(SecondDate::AskAboutMissingNotice) => SecondDate::AskAboutMissingNotice,
                    _ if ITEM.is_match(sentence) && !NOTICE.is_match(sentence) => {
                        SecondDate::AskAboutMissingItem
                    }
                    _ => SecondDate::AskAboutMissingNotice,
                }
            } else {
                return None;
            };
            let keeps = means != SecondDate::AlreadyPast && Some(found.date) != status;
            keeps.then_some(Watch {
                date: found.date,
                means,
                at: found.start..found.end,
            })
        })
        .collect()
}

fn sentence_around(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(". ").map_or(0, |dot| dot + 2);
    let end = text[at..].find(". ").map_or(text.len(), |dot| at + dot);
    &text[start..end]
}

/// A form named in a sentence, with its title where one follows.
pub(crate) struct NamedForm<'t> {
    pub number: String,
    pub number_at: Range<usize>,
    pub title: Option<&'t str>,
}

/// The form a sentence is about. Forms of other papers (`Form I-797`,
/// `Form G-1145`) are not the case's.
pub(crate) fn named_form(text: &str) -> Option<NamedForm<'_>> {
    FORM.captures_iter(text).find_map(|found| {
        let number = found.name("number")?;
        let form = FormType::parse(number.as_str())?;
        let other_paper = form.as_str().starts_with("I-797")
            || matches!(form.as_str(), "G-1145" | "G-28" | "I-290B" | "AR-11");
        (!other_paper).then(|| NamedForm {
            number: form.to_string(),
            number_at: number.start()..number.end(),
            title: found
                .name("title")
                .map(|title| title.as_str().trim().trim_end_matches(','))
                .filter(|title| title.len() > 3 && !title.to_lowercase().starts_with("receipt")),
        })
    })
}

/// A carrier's tracking number, digits only.
pub(crate) fn tracking_number(text: &str) -> Option<(String, Range<usize>)> {
    let found = TRACKING.captures(text)?.name("number")?;
    let digits: String = found
        .as_str()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    (20..=34)
        .contains(&digits.len())
        .then_some((digits, found.start()..found.end()))
}
