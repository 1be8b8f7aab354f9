//! What a request for evidence asks for: the names of its numbered items.

use std::sync::LazyLock;

use regex::Regex;

use super::document::Document;
use super::draft::Draft;
use crate::proposal::DocumentKind;

/// `1. Form I-693, Report of …` or `3. Passage page. The passport …`: up to the
/// first comma, full stop or colon.
// A static pattern; the tests read every request through it.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\d{1,2})[.)] (\p{Lu}[^.,:;]{2,80})(?:[.,:;]|$)").expect("a fixed pattern")
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
            draft.rfe_item(item[2].trim().to_owned(), words);
            next += 1;
        }
    }
}
