//! Several notices in one file: where one ends and the next begins.

use std::sync::LazyLock;

use regex::Regex;

use crate::reading::lines::Layout;
use crate::sheet::{Page, Sheet};

// Static patterns; the tests read every notice through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)department of homeland security|citizenship and immigration services|\bform\s+(?:[i1l][- ]?797|n[- ]?445)",
    )
});
static BEGINS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^[ .*_|~-]*(?:u\.?s\.? )?department of homeland security\b"));
/// A later page says which one it is.
static LATER_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:[2-9]|[1-9][0-9]) ?of ?[0-9]{1,2}\b|\bpage (?:[2-9]|[1-9][0-9])\b")
});

/// Lines that are the head of a page.
const HEAD_LINES: usize = 12;

/// The sheet of each notice. Pages keep their numbers: what belongs to another
/// notice is left empty.
pub(super) fn notices(sheet: &Sheet) -> Vec<Sheet> {
    let layout = Layout::of(sheet);
    // Page and upper edge where a notice begins.
    let mut starts: Vec<(usize, f64)> = vec![(0, f64::MIN)];
    for page in 0..sheet.pages.len() {
        let lines: Vec<(f64, String)> = layout
            .lines
            .iter()
            .filter(|line| line.page == page)
            .map(|line| (line.y0, layout.text(&line.words().collect::<Vec<_>>())))
            .collect();
        let head_from = |from: usize| -> String {
            let head: Vec<&str> = lines[from..]
                .iter()
                .take(HEAD_LINES)
                .map(|(_, text)| text.as_str())
                .collect();
            head.join(" ")
        };
        if page > 0 && !lines.is_empty() {
            let head = head_from(0);
            if HEAD.is_match(&head) && !LATER_PAGE.is_match(&head) {
                starts.push((page, f64::MIN));
            }
        }
        // In text without page breaks a new notice begins with the agency's name.
        let mut begun = false;
        for (number, (y0, text)) in lines.iter().enumerate() {
            if text.len() >= 200 || !BEGINS.is_match(text) {
                continue;
            }
            // Text that lost its order may have the only head further down.
            let another = begun && number >= HEAD_LINES / 2;
            if another && !LATER_PAGE.is_match(&head_from(number)) {
                starts.push((page, *y0));
            }
            begun = true;
        }
    }
    (0..starts.len())
        .map(|index| part(sheet, starts[index], starts.get(index + 1).copied()))
        .collect()
}

fn part(sheet: &Sheet, from: (usize, f64), to: Option<(usize, f64)>) -> Sheet {
    let pages = sheet
        .pages
        .iter()
        .enumerate()
        .map(|(number, page)| Page {
            words: page
                .words
                .iter()
                .filter(|word| {
                    let after = (number, word.y0 + 0.5) >= from;
                    let before = to.is_none_or(|to| (number, word.y0 + 0.5) < to);
                    after && before
                })
                .cloned()
                .collect(),
            ..*page
        })
        .collect();
    Sheet {
        pages,
        ..sheet.clone()
    }
}
