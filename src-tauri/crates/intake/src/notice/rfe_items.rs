//! What a request for evidence asks for: the names of its numbered items.

use std::sync::LazyLock;

use domain::catalog::forms;
use regex::Regex;

use super::document::Document;
use super::draft::Draft;
use crate::proposal::DocumentKind;

/// `1. Form I-693, Report of …` or `3. Passage page. The passport …`: up to the
/// first comma, full stop or colon. (`June 3, 2019` goes on.)
// A static pattern; the tests read every request through it.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\d{1,2})[.)] (\p{Lu}(?:[^.,:;]|, \d{4}\b){2,80})(?:[.,:;]|$)")
        .expect("a fixed pattern")
});

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
        let Some(item) = ITEM.captures(&text) else {
            continue;
        };
        if item[1].parse() == Ok(next) {
            let item = item[2].trim();
            let item = match document.layout.misread {
                true => with_form_put_right(item),
                false => item.to_owned(),
            };
            draft.rfe_item(item, words);
            next += 1;
        }
    }
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
