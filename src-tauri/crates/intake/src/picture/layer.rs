//! Whether the text of a scanned page is what its picture shows.
//!
//! What this sees: a scan under whose letters another text lies, and a number of
//! that text which the picture does not have. What it cannot see: text over a
//! picture without words, letters drawn without any picture, and a change in
//! words that leaves most of them as they are.

use std::collections::BTreeSet;

use crate::sheet::Word;

/// A picture with fewer words is a background: there is nothing to compare.
const LEAST_SEEN: usize = 20;
/// A text with fewer says too little of itself.
const LEAST_WRITTEN: usize = 6;
/// A word this long tells something.
const TELLING: usize = 4;
/// As many figures make a number that matters: a date, a receipt.
const FIGURES: usize = 6;

/// Whether the words of a page are other ones than those its picture shows.
pub(crate) fn differs(written: &[Word], seen: &[Word]) -> bool {
    let (written, seen) = (telling(written), telling(seen));
    if seen.len() < LEAST_SEEN || written.len() < LEAST_WRITTEN {
        return false;
    }
    let both = written.intersection(&seen).count();
    both * 2 < written.len() || another_number(&written, &seen)
}

/// A number of the text that the picture lacks, where it has another one as long.
fn another_number(written: &BTreeSet<String>, seen: &BTreeSet<String>) -> bool {
    let is_number = |word: &&String| word.bytes().filter(u8::is_ascii_digit).count() >= FIGURES;
    let only_seen: Vec<usize> = seen
        .difference(written)
        .filter(is_number)
        .map(String::len)
        .collect();
    written
        .difference(seen)
        .filter(is_number)
        .any(|number| only_seen.contains(&number.len()))
}

/// Words that tell something, with letters that a recogniser takes for each
/// other made one.
fn telling(words: &[Word]) -> BTreeSet<String> {
    let folded = words.iter().map(|word| {
        let letters = word.text.chars().map(|letter| letter.to_ascii_lowercase());
        letters
            .map(|letter| match letter {
                '£' | '€' => 'e',
                'o' => '0',
                'i' | 'l' | '|' => '1',
                's' | '§' | '$' => '5',
                'b' => '8',
                'z' => '2',
                other => other,
            })
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
    });
    folded.filter(|word| word.len() >= TELLING).collect()
}
