//! Look-alike repairs: offered, never applied by themselves.

use chrono::NaiveDate;

use super::cleaning::compact;
use super::kind::IdentifierKind as K;
use super::prefixes;
use super::reading::Suggestion;
use super::shapes::{is_i94, is_receipt_shape, nvc_parts};

/// More than this many changed characters is not a typing error any more.
const MOST_CHANGES: usize = 3;

/// Cyrillic and Greek letters that look like Latin ones.
fn latin_twin(c: char) -> char {
    match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        'З' => '3',
        other => other,
    }
}

fn as_digit(c: char) -> char {
    match c {
        'O' | 'Q' | 'D' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        'G' => '6',
        other => other,
    }
}

fn as_letter(c: char) -> char {
    match c {
        '0' => 'O',
        '1' => 'I',
        '5' => 'S',
        '8' => 'B',
        '2' => 'Z',
        other => other,
    }
}

/// The one repair to offer for a value that is nothing as it stands.
pub(super) fn suggest(cleaned: &str, today: NaiveDate) -> Option<Suggestion> {
    let value = compact(cleaned);
    let latin: Vec<char> = value.chars().map(latin_twin).collect();
    let masked = |mask: &[u8]| -> Option<String> {
        (latin.len() == mask.len()).then(|| {
            latin
                .iter()
                .zip(mask)
                .map(|(&c, part)| match part {
                    b'9' => as_digit(c),
                    b'A' => as_letter(c),
                    _ => c,
                })
                .collect()
        })
    };
    let offer = |kind: K, repaired: Option<String>| -> Option<Suggestion> {
        let repaired = repaired?;
        let changes = value.chars().zip(repaired.chars()).filter(|(a, b)| a != b);
        let few = (1..=MOST_CHANGES).contains(&changes.count());
        few.then_some(Suggestion {
            kind,
            value: repaired,
        })
    };

    let letters_and_digits = masked(b"AAA9999999999").filter(|v| is_receipt_shape(v));
    let a_number = masked(b"?999999999").filter(|v| v.starts_with('A'));
    let a_digits = |v: &String| v[1..].bytes().all(|b| b.is_ascii_digit());
    letters_and_digits
        .and_then(|v| receipt_or_nvc(&v, today))
        .and_then(|(kind, repaired)| offer(kind, Some(repaired)))
        .or_else(|| {
            with_asterisk(&value).map(|value| Suggestion {
                kind: K::ReceiptNumber,
                value,
            })
        })
        .or_else(|| offer(K::ANumber, a_number.filter(a_digits)))
        .or_else(|| {
            let sevis = masked(b"?9999999999").filter(|v| v.starts_with('N') && a_digits(v));
            offer(K::SevisId, sevis)
        })
        .or_else(|| offer(K::I94Number, masked(b"999999999?9").filter(|v| is_i94(v))))
        .or_else(|| {
            let all = masked(b"999999999999").filter(|v| v.bytes().all(|b| b.is_ascii_digit()));
            offer(K::OnlineAccountNumber, all)
        })
}

/// Naturalization-era offices printed an asterisk in fourth place; a number
/// without it is one character short.
fn with_asterisk(value: &str) -> Option<String> {
    let (prefix, digits) = value.split_at_checked(3)?;
    let short = prefixes::had_asterisk(prefix)
        && digits.len() == 9
        && digits.bytes().all(|b| b.is_ascii_digit());
    short.then(|| format!("{prefix}*{digits}"))
}

/// Which of the two kinds with this shape the repaired value is; its prefix may
/// need one more repair: a small L read as capital, swapped or one wrong letter.
fn receipt_or_nvc(value: &str, today: NaiveDate) -> Option<(K, String)> {
    let (prefix, digits) = value.split_at(3);
    if prefixes::is_receipt(prefix) {
        return Some((K::ReceiptNumber, value.to_owned()));
    }
    if nvc_parts(value, today).is_some() {
        return Some((K::NvcCaseNumber, value.to_owned()));
    }
    let with_i = prefix.replace('L', "I");
    let swapped = |a: usize, b: usize| {
        let mut letters: Vec<char> = prefix.chars().collect();
        letters.swap(a, b);
        letters.into_iter().collect::<String>()
    };
    let one_wrong: Vec<&String> = prefixes::busiest()
        .iter()
        .filter(|known| {
            known
                .bytes()
                .zip(prefix.bytes())
                .filter(|(a, b)| a != b)
                .count()
                == 1
        })
        .collect();
    let nearest = match one_wrong[..] {
        [only] => Some(only.clone()),
        _ => None,
    };
    [with_i, swapped(0, 1), swapped(1, 2)]
        .into_iter()
        .find(|candidate| prefixes::is_receipt(candidate))
        .or(nearest)
        .map(|prefix| (K::ReceiptNumber, format!("{prefix}{digits}")))
}
