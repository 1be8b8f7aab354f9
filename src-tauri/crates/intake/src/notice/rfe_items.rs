//! What a request for evidence asks for: the names of its numbered items.

use std::sync::LazyLock;

use domain::catalog::forms;
use regex::Regex;

use super::document::Document;
use super::draft::Draft;
use crate::proposal::DocumentKind;

/// Adds the items, counted 1, 2, 3, … as printed.
pub(super) fn read(document: &Document<'_>, draft: &mut Draft<'_, '_>) {
    if !matches!(
        document.kind,
        Some(DocumentKind::Rfe | DocumentKind::Noid | DocumentKind::Noir)
    ) {
        return;
    }
    let mut next = 1;
    for line in &document.layout.lines {
        let words: Vec<_> = line.words().collect();
        let text = document.layout.text(&words);
        let Some((number, item)) = numbered(&text) else {
            continue;
        };
        if number == next {
            let item = match document.layout.misread {
                true => with_form_put_right(item),
                false => item.to_owned(),
            };
            draft.rfe_item(item, words);
            next += 1;
        }
    }
}

/// `1. Form I-693, Report of …` or `3. Passport page. The passport …`: its number
/// and its words up to the first comma, full stop or colon. (`June 3, 2019` goes
/// on.)
fn numbered(line: &str) -> Option<(u32, &str)> {
    const LENGTH: std::ops::RangeInclusive<usize> = 3..=90;
    let figures = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(figures);
    let item = rest.strip_prefix(". ").or(rest.strip_prefix(") "))?;
    let is_year = |after: &str| {
        let year = after.strip_prefix(' ').unwrap_or_default();
        year.len() >= 4 && year.bytes().take(4).all(|byte| byte.is_ascii_digit())
    };
    let end = item
        .match_indices(['.', ',', ':', ';'])
        .find(|(at, sign)| *sign != "," || !is_year(&item[at + 1..]))
        .map_or(item.len(), |(at, _)| at);
    let item = item[..end].trim();
    let begins = item.starts_with(char::is_uppercase);
    (begins && LENGTH.contains(&item.len())).then_some((number.parse().ok()?, item))
}

/// `Form 1-693`: a recogniser takes the I for a 1 or leaves it out. Only a form
/// that exists is put right.
fn with_form_put_right(item: &str) -> String {
    // A static pattern; the tests read scans through it.
    static MISREAD: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^Form [1l|]?-([0-9]{3}[A-Z]?)\b").expect("a fixed pattern"));
    let Some(found) = MISREAD.captures(item) else {
        return item.to_owned();
    };
    let number = format!("I-{}", &found[1]);
    match forms::title(&number) {
        Some(_) => format!("Form {number}{}", &item[found[0].len()..]),
        None => item.to_owned(),
    }
}
