//! Harmless noise, removed without asking because nothing is lost by it.

use unicode_normalization::UnicodeNormalization;

/// Invisible signs: soft hyphen, zero-width and direction marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{180E}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}')
}

/// Dashes of every kind.
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Zeros of the decimal digits that NFKC leaves alone (Unicode, category Nd).
const ZEROS: [char; 24] = [
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}',
    '\u{BE6}', '\u{C66}', '\u{CE6}', '\u{D66}', '\u{DE6}', '\u{E50}', '\u{ED0}', '\u{F20}',
    '\u{1040}', '\u{1090}', '\u{17E0}', '\u{1810}', '\u{1946}', '\u{A620}', '\u{A8D0}', '\u{ABF0}',
];

/// The plain digit for a decimal digit of another script.
pub(super) fn plain_digit(c: char) -> char {
    let value = ZEROS.iter().find_map(|&zero| {
        let offset = u32::from(c).checked_sub(u32::from(zero))?;
        (offset < 10).then_some(offset)
    });
    value
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(c)
}

/// One line, upper case, single blanks, plain dashes and digits; outer quotes,
/// brackets, final punctuation and outer asterisks gone.
pub(super) fn clean(text: &str) -> String {
    // Nearly everything is plain: the full treatment costs, and is not needed.
    if text.is_ascii() {
        return outer_trimmed(&single_blanks(text)).to_ascii_uppercase();
    }
    let plain: String = text
        .chars()
        .filter(|&c| !is_invisible(c))
        .map(|c| if is_dash(c) { '-' } else { c })
        .nfkc()
        .map(plain_digit)
        .collect();
    outer_trimmed(&single_blanks(&plain)).to_uppercase()
}

fn single_blanks(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !single.is_empty() {
            single.push(' ');
        }
        single.push_str(word);
    }
    single
}

/// Without quotes, brackets, final punctuation and barcode marks around it.
fn outer_trimmed(text: &str) -> &str {
    const OUTER: &str = "\"'()[]<>{}“”‘’«»* ;,.:!?";
    text.trim_matches(|c: char| OUTER.contains(c))
}

/// Without blanks and separators; an asterisk stays where it stands.
pub(super) fn compact(cleaned: &str) -> String {
    const SEPARATORS: [char; 5] = [' ', '-', '_', '.', '/'];
    // Most numbers are printed in one piece.
    if !cleaned.bytes().any(|b| SEPARATORS.contains(&char::from(b))) {
        return cleaned.to_owned();
    }
    let mut value = String::with_capacity(cleaned.len());
    value.extend(cleaned.split(SEPARATORS));
    value
}
