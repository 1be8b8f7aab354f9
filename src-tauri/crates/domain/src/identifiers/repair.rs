//! Look-alike repairs: offered, never applied by themselves.

use chrono::NaiveDate;

use super::cleaning::compact;
use super::kind::IdentifierKind as K;
use super::prefixes;
use super::reading::Suggestion;
use super::shapes::{
    is_digits, is_i94, is_receipt_shape, is_tracking, labor, nvc_parts, stored_as,
};

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
        '|' | '!' => 'I',
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
        .or_else(|| {
            let repaired = offer(K::DvCaseNumber, diversity(&latin, today))?;
            let value = stored_as(K::DvCaseNumber, &repaired.value, today)?;
            Some(Suggestion { value, ..repaired })
        })
        .or_else(|| {
            let number = masked(b"?99999999999999");
            let whole = number.filter(|v| labor(v).is_some());
            let repaired = offer(K::DolCaseNumber, whole)?;
            let value = labor(&repaired.value)?;
            Some(Suggestion { value, ..repaired })
        })
        .or_else(|| {
            let parcel = masked(&[b'9'; 22]).or_else(|| masked(&[b'9'; 20]));
            offer(K::UspsTracking, parcel.filter(|v| is_tracking(v)))
        })
}

/// Year, region and number of the diversity visa, its digits repaired.
fn diversity(latin: &[char], today: NaiveDate) -> Option<String> {
    let repaired: String = latin
        .iter()
        .enumerate()
        .map(|(place, &c)| match place {
            4 | 5 => c,
            _ => as_digit(c),
        })
        .collect();
    stored_as(K::DvCaseNumber, &repaired, today)?;
    Some(repaired)
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
    if prefixes::is_foia(prefix) && is_digits(digits, 10) {
        return Some((K::FoiaControlNumber, value.to_owned()));
    }
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
    [with_i, swapped(0, 1), swapped(1, 2)]
        .into_iter()
        .find(|candidate| prefixes::is_receipt(candidate))
        .or_else(|| reordered_prefix(prefix))
        .or_else(|| nearest_prefix(prefix))
        .map(|prefix| (K::ReceiptNumber, format!("{prefix}{digits}")))
}

/// The one of the busiest prefixes that has the same letters in another order:
/// `EOI` is `IOE` before it is the rare `BOI`.
fn reordered_prefix(prefix: &str) -> Option<String> {
    let sorted = |text: &str| {
        let mut letters = text.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    let mut same = prefixes::busiest()
        .iter()
        .filter(|known| sorted(known) == sorted(prefix));
    let only = same.next().filter(|_| same.next().is_none())?;
    Some(only.clone())
}

/// The known prefix that differs in one letter. Where several do, a letter that
/// lies beside the typed one on the keyboard decides; otherwise none is offered.
fn nearest_prefix(prefix: &str) -> Option<String> {
    let differing = |known: &str| {
        let mut places = known.bytes().zip(prefix.bytes()).filter(|(a, b)| a != b);
        let first = places.next()?;
        places.next().is_none().then_some(first)
    };
    let near: Vec<(&str, (u8, u8))> = prefixes::receipts()
        .filter_map(|known| Some((known, differing(known)?)))
        .collect();
    if let [(only, _)] = near[..] {
        return Some(only.to_owned());
    }
    let mut slips = near.into_iter().filter(|(known, (a, b))| {
        prefixes::busiest().iter().any(|busy| busy == known) && are_neighbours(*a, *b)
    });
    let (first, more) = (slips.next(), slips.next());
    first
        .filter(|_| more.is_none())
        .map(|(known, _)| known.to_owned())
}

/// Whether two letters lie side by side on a keyboard.
fn are_neighbours(a: u8, b: u8) -> bool {
    const ROWS: [&str; 3] = ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"];
    ROWS.iter().any(|row| {
        row.as_bytes()
            .windows(2)
            .any(|w| w == [a, b] || w == [b, a])
    })
}
