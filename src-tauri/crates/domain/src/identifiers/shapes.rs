//! The stored form of each kind, for a value whose kind is known.

use chrono::{Datelike, NaiveDate};

use super::cleaning::compact;
use super::kind::IdentifierKind;
use super::prefixes;

/// The stored form of a cleaned value as this kind, or `None` when it cannot be
/// one. `today` bounds the years inside some numbers.
pub(super) fn stored_as(kind: IdentifierKind, cleaned: &str, today: NaiveDate) -> Option<String> {
    use IdentifierKind as K;
    let value = compact(cleaned);
    let found = match kind {
        K::OnlineAccountNumber => is_digits(&value, 12),
        K::ReceiptNumber => is_receipt_shape(&value) && !is_filler(&value),
        K::ANumber => return a_number(&value),
        K::CardNumber => is_receipt_shape(&value) && !value.contains('*') && !is_filler(&value),
        K::NvcCaseNumber => nvc_parts(&value, today).is_some(),
        K::DvCaseNumber => return diversity(&value),
        K::Ds160Confirmation => {
            value.len() == 10 && value.starts_with("AA") && is_alphanumeric(&value)
        }
        K::VisaFoilNumber => is_digits(&value, 8) || letter_and_digits(&value, 7),
        K::I94Number => is_i94(&value),
        K::SevisId => {
            return match value.strip_prefix('N') {
                Some(digits) => is_digits(digits, 10).then(|| value.clone()),
                None => is_digits(&value, 10).then(|| format!("N{value}")),
            }
        }
        K::PassportNumber => (6..=12).contains(&value.len()) && is_alphanumeric(&value),
        K::DolCaseNumber => return labor(cleaned),
        K::FoiaControlNumber => {
            value.len() == 13 && is_digits(&value[3..], 10) && prefixes::is_foia(&value[..3])
        }
        // Recognised, but nothing of them may be stored.
        K::Ssn | K::Itin => false,
        K::UspsTracking => is_tracking(&value),
        K::NaturalizationCertificateNumber => {
            let digits = value.trim_start_matches(|c: char| c.is_ascii_uppercase());
            value.len() - digits.len() <= 2
                && (6..=9).contains(&digits.len())
                && digits.chars().all(|c| c.is_ascii_digit())
        }
        K::NvcInvoiceId => (6..=20).contains(&value.len()) && is_alphanumeric(&value),
        // Its shape is published nowhere: kept as typed.
        K::OnlineAccessCode => {
            let fits = (6..=20).contains(&value.len()) && is_alphanumeric(&value);
            return fits.then(|| cleaned.to_owned());
        }
    };
    found.then_some(value)
}

pub(super) fn is_digits(value: &str, count: usize) -> bool {
    value.len() == count && value.bytes().all(|b| b.is_ascii_digit())
}

fn is_alphanumeric(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_alphanumeric()) && value.bytes().any(|b| b.is_ascii_digit())
}

/// One letter and so many digits.
pub(super) fn letter_and_digits(value: &str, count: usize) -> bool {
    value.len() == count + 1
        && value.as_bytes()[0].is_ascii_uppercase()
        && is_digits(&value[1..], count)
}

/// Three letters, a digit or an asterisk, nine digits: the official test of the
/// case status page, without its list of prefixes.
pub(super) fn is_receipt_shape(value: &str) -> bool {
    value.len() == 13
        && value.is_ascii()
        && value[..3].bytes().all(|b| b.is_ascii_uppercase())
        && (value.as_bytes()[3] == b'*' || value.as_bytes()[3].is_ascii_digit())
        && is_digits(&value[4..], 9)
}

/// `AAA0000000000` stands on old cards that have no number.
pub(super) fn is_filler(value: &str) -> bool {
    value == "AAA0000000000"
}

/// Seven to nine digits after the A; padded with zeros to nine, as the court
/// and the form boxes want it.
fn a_number(value: &str) -> Option<String> {
    let digits = value.strip_prefix('A').unwrap_or(value);
    let fits = (7..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| format!("A{digits:0>9}"))
}

/// All digits, or since 2019 nine digits, a letter and a digit.
pub(super) fn is_i94(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 11
        && bytes[..9].iter().all(u8::is_ascii_digit)
        && (bytes[9].is_ascii_digit() || bytes[9].is_ascii_uppercase())
        && bytes[10].is_ascii_digit()
}

/// Post, year, day of the year and sequence of a National Visa Center number:
/// the day is 501 to 866 for cases made at the Center, 001 to 366 at the post.
pub(super) fn nvc_parts(value: &str, today: NaiveDate) -> Option<(String, i32, u32, u32)> {
    if !value.is_ascii() || !(12..=13).contains(&value.len()) {
        return None;
    }
    let (post, digits) = value.split_at(3);
    if !post.bytes().all(|b| b.is_ascii_uppercase()) || !is_digits(digits, digits.len()) {
        return None;
    }
    let year: i32 = digits[..4].parse().ok()?;
    let day: u32 = digits[4..7].parse().ok()?;
    let day = if day > 500 { day - 500 } else { day };
    let last_day = if NaiveDate::from_yo_opt(year, 366).is_some() {
        366
    } else {
        365
    };
    let possible = (1980..=today.year() + 1).contains(&year) && (1..=last_day).contains(&day);
    possible.then_some((post.to_owned(), year, day, digits[7..].parse().ok()?))
}

/// Year, region and number without its padding, as the visa site wants it.
fn diversity(value: &str) -> Option<String> {
    let parts = (value.get(..4)?, value.get(4..6)?, value.get(6..)?);
    let (year, region, number) = parts;
    let fits = is_digits(year, 4)
        && (year.starts_with("19") || year.starts_with("20"))
        && prefixes::is_diversity_region(region)
        && (1..=8).contains(&number.len())
        && is_digits(number, number.len());
    let number = number.trim_start_matches('0');
    (fits && !number.is_empty()).then(|| format!("{year}{region}{number}"))
}

/// `G-100-23152-012345`, or the older `A-` and `C-YYDDD-NNNNN`. Without dashes
/// the older form must have a year 05 to 23, else it is an A-Number gone wrong.
pub(super) fn labor(cleaned: &str) -> Option<String> {
    if !cleaned.starts_with(['A', 'C', 'G', 'H', 'I', 'P']) {
        return None;
    }
    let value = compact(cleaned);
    let (letter, digits) = (value.get(..1)?, value.get(1..)?);
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let julian = |text: &str| -> bool {
        let year = 2000 + text[..2].parse::<i32>().unwrap_or_default();
        let day = text[2..].parse::<u32>().unwrap_or_default();
        NaiveDate::from_yo_opt(year, day).is_some()
    };
    match (letter, digits.len()) {
        ("G" | "I" | "H" | "P", 14) if julian(&digits[3..8]) => Some(format!(
            "{letter}-{}-{}-{}",
            &digits[..3],
            &digits[3..8],
            &digits[8..]
        )),
        ("A" | "C", 10) if julian(&digits[..5]) && ("05"..="23").contains(&&digits[..2]) => {
            Some(format!("{letter}-{}-{}", &digits[..5], &digits[5..]))
        }
        _ => None,
    }
}

/// Postal tracking: 20 or 22 digits from 91 to 95 with a weighted check digit,
/// or two letters, nine digits and US with the check digit of standard S10.
pub(super) fn is_tracking(value: &str) -> bool {
    if !matches!(value.len(), 13 | 20 | 22) {
        return false;
    }
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    if (value.len() == 20 || value.len() == 22) && digits.len() == value.len() {
        let sum: u32 = digits[..digits.len() - 1]
            .iter()
            .rev()
            .enumerate()
            .map(|(place, digit)| if place % 2 == 0 { digit * 3 } else { *digit })
            .sum();
        let starts = digits[0] == 9 && (1..=5).contains(&digits[1]);
        return starts && digits[digits.len() - 1] == (10 - sum % 10) % 10;
    }
    if looks_like_s10(value) {
        const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];
        let sum: u32 = WEIGHTS.iter().zip(&digits).map(|(w, d)| w * d).sum();
        let check = match 11 - sum % 11 {
            10 => 0,
            11 => 5,
            check => check,
        };
        return digits[8] == check;
    }
    false
}

/// Two letters, nine digits and US.
pub(super) fn looks_like_s10(value: &str) -> bool {
    value.len() == 13
        && value.is_ascii()
        && value.ends_with("US")
        && value[..2].bytes().all(|b| b.is_ascii_uppercase())
        && is_digits(&value[2..11], 9)
}

/// Numbers in the shape 3-2-4: Social Security, taxpayer, or neither.
/// Never assigned: 000, 666 and 900 to 999 first, 00 in the middle, 0000 last.
pub(super) fn social(digits: &str) -> Option<IdentifierKind> {
    if !is_digits(digits, 9) {
        return None;
    }
    let middle: u32 = digits[3..5].parse().ok()?;
    if digits.starts_with('9') {
        let itin = matches!(middle, 50..=65 | 70..=88 | 90..=92 | 94..=99);
        return itin.then_some(IdentifierKind::Itin);
    }
    let assigned = !digits.starts_with("000")
        && !digits.starts_with("666")
        && middle != 0
        && !digits.ends_with("0000");
    assigned.then_some(IdentifierKind::Ssn)
}
