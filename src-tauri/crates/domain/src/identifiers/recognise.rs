//! What one typed or pasted value is.

use chrono::NaiveDate;

use super::cleaning::{clean, compact};
use super::decode::decode;
use super::in_box::{in_box, length_reason, meant_as};
use super::kind::IdentifierKind as K;
use super::labels::{names_an_attorney, split_label};
use super::prefixes;
use super::reading::{Action, Reading, Reason, Verdict};
use super::repair::suggest;
use super::scanner::scan;
use super::shapes::{self, is_digits, letter_and_digits, stored_as};
use super::something_else::{is_something_else, is_spreadsheet_damage};

/// Reads one typed or pasted value. `field` is the kind of the box it was put
/// into; `today` bounds the years inside some numbers.
pub fn recognise(input: &str, field: Option<K>, today: NaiveDate) -> Reading {
    let cleaned = clean(input);
    if is_something_else(&cleaned) {
        return Reading::nothing();
    }
    if is_spreadsheet_damage(&cleaned) {
        return Reading::invalid(Reason::SpreadsheetDamage);
    }
    let (label, value) = split_label(&cleaned);
    let read = match label {
        Some(kind) => labelled(kind, value, today),
        None => bare(value, today),
    };
    let read = from_sentence(input, &cleaned, today, read);
    let mut reading = match field {
        Some(field) => in_box(read, field, value, today),
        None => read,
    };
    if reading.kind == Verdict::Kind(K::OnlineAccountNumber) && names_an_attorney(&cleaned) {
        reading.action = Action::Confirm;
        reading.reason = Reason::AttorneysNumber;
        reading.wrong_field = field == Some(K::OnlineAccountNumber);
    }
    if let (Verdict::Kind(kind), Some(stored)) = (reading.kind, &reading.normalized) {
        reading.decode = decode(kind, stored, today);
    }
    reading
}

/// A sentence that is no number itself may hold one, and only one.
fn from_sentence(input: &str, cleaned: &str, today: NaiveDate, read: Reading) -> Reading {
    let unread = matches!(read.kind, Verdict::Invalid | Verdict::NotAnIdentifier);
    let has_words = cleaned
        .split(' ')
        .filter(|w| w.chars().all(char::is_alphabetic))
        .count()
        > 0;
    if !unread || read.suggestion.is_some() || !has_words || input.len() > LONGEST_SENTENCE {
        return read;
    }
    match &scan(input, today)[..] {
        [only] => match &only.normalized {
            Some(stored) => Reading::of(only.kind, stored.clone(), only.action, Reason::FormFits),
            None => Reading::sensitive(only.kind),
        },
        _ => read,
    }
}

/// Longer pastes are texts; they are scanned, not read as one value.
const LONGEST_SENTENCE: usize = 400;

/// A value whose label says what it is.
pub(super) fn labelled(kind: K, value: &str, today: NaiveDate) -> Reading {
    if kind.is_sensitive() {
        return Reading::sensitive(kind);
    }
    if let Some(stored) = stored_as(kind, value, today) {
        let unknown = kind == K::ReceiptNumber && !prefixes::is_receipt(&stored[..3]);
        if !unknown {
            return Reading::of(kind, stored, Action::Accept, Reason::LabelDecides);
        }
    }
    let digits_only = || compact(value).bytes().all(|b| b.is_ascii_digit());
    let mut reading = bare(value, today);
    match reading.kind {
        // A parcel company's number only looks like an account number.
        Verdict::Kind(_) if kind == K::UspsTracking && digits_only() => Reading::nothing(),
        // The value itself says more than its label when the label cannot be
        // right; which of the two is wrong is for the person to say.
        Verdict::Kind(other) if other != kind => {
            reading.action = match reading.action {
                Action::Accept => Action::Confirm,
                action => action,
            };
            reading.reason = match reading.reason {
                Reason::SensitiveNumber => Reason::SensitiveNumber,
                _ => Reason::SeveralKinds,
            };
            reading
        }
        Verdict::Kind(_) | Verdict::Invalid => meant_as(kind, reading),
        _ => Reading::invalid(length_reason(kind, value)),
    }
}

/// A value with nothing around it that says what it is.
fn bare(cleaned: &str, today: NaiveDate) -> Reading {
    let value = compact(cleaned);
    if !value.is_ascii() {
        return repaired_or(cleaned, today, Reason::FitsNoKind);
    }
    if shapes::is_tracking(&value) {
        return Reading::of(K::UspsTracking, value, Action::Accept, Reason::FormFits);
    }
    if let Some(stored) = shapes::labor(cleaned) {
        return Reading::of(K::DolCaseNumber, stored, Action::Accept, Reason::FormFits);
    }
    if shapes::is_receipt_shape(&value) {
        return three_letters(&value, cleaned, today);
    }
    // National Visa Center numbers with nine digits are printed, too.
    if value.len() == 12
        && !prefixes::is_receipt(&value[..3])
        && !prefixes::is_foia(&value[..3])
        && shapes::nvc_parts(&value, today).is_some()
    {
        return Reading::of(K::NvcCaseNumber, value, Action::Accept, Reason::FormFits);
    }
    if let Some(stored) = stored_as(K::DvCaseNumber, cleaned, today) {
        return Reading::of(K::DvCaseNumber, stored, Action::Accept, Reason::FormFits);
    }
    if stored_as(K::Ds160Confirmation, cleaned, today).is_some() {
        let usual = value.starts_with("AA00");
        let action = if usual {
            Action::Accept
        } else {
            Action::Confirm
        };
        return Reading::of(K::Ds160Confirmation, value, action, Reason::FormFits);
    }
    if value.chars().all(|c| c.is_ascii_digit()) && !value.is_empty() {
        return digits(&value, cleaned);
    }
    if shapes::is_i94(&value) {
        return Reading::of(K::I94Number, value, Action::Accept, Reason::FormFits);
    }
    if let Some(reading) = letter_first(&value, today) {
        return reading;
    }
    repaired_or(cleaned, today, Reason::FitsNoKind)
}

/// The five meanings of three letters and ten digits, in the order in which
/// they can be told apart.
fn three_letters(value: &str, cleaned: &str, today: NaiveDate) -> Reading {
    let prefix = &value[..3];
    let nvc = shapes::nvc_parts(value, today).is_some();
    if shapes::is_filler(value) {
        return Reading::invalid(Reason::Filler);
    }
    if prefixes::is_foia(prefix) && !value.contains('*') {
        return Reading::of(
            K::FoiaControlNumber,
            value.to_owned(),
            Action::Accept,
            Reason::FormFits,
        );
    }
    if prefixes::is_also_post(prefix) && nvc {
        return Reading::of(
            K::NvcCaseNumber,
            value.to_owned(),
            Action::Confirm,
            Reason::SeveralKinds,
        )
        .or(&[K::NvcCaseNumber, K::ReceiptNumber]);
    }
    if prefixes::is_receipt(prefix) {
        return Reading::of(
            K::ReceiptNumber,
            value.to_owned(),
            Action::Accept,
            Reason::FormFits,
        )
        .or(&[K::ReceiptNumber, K::CardNumber]);
    }
    if nvc {
        return Reading::of(
            K::NvcCaseNumber,
            value.to_owned(),
            Action::Accept,
            Reason::FormFits,
        );
    }
    repaired_or(cleaned, today, Reason::UnknownPrefix)
}

/// Nothing but digits.
fn digits(value: &str, cleaned: &str) -> Reading {
    let groups: Vec<usize> = cleaned.split([' ', '-', '.']).map(str::len).collect();
    match value.len() {
        12 => {
            let reading = Reading::of(
                K::OnlineAccountNumber,
                value.to_owned(),
                Action::Accept,
                Reason::FormFits,
            );
            if is_date_and_time(value) {
                let mut asked = reading;
                asked.action = Action::Confirm;
                return asked;
            }
            reading
        }
        11 if value.starts_with('1') => {
            let mut asked = Reading::of(
                K::I94Number,
                value.to_owned(),
                Action::Confirm,
                Reason::FormFits,
            );
            asked.reason = Reason::SeveralKinds;
            asked
        }
        11 => Reading::of(
            K::I94Number,
            value.to_owned(),
            Action::Accept,
            Reason::FormFits,
        ),
        10 => Reading::ambiguous(&[K::ReceiptNumber, K::SevisId]),
        9 if groups == [3, 2, 4] => match shapes::social(value) {
            Some(kind) => Reading::sensitive(kind),
            None => Reading::invalid(Reason::FitsNoKind),
        },
        9 if groups == [3, 3, 3] => Reading::of(
            K::ANumber,
            format!("A{value}"),
            Action::Confirm,
            Reason::SeveralKinds,
        ),
        // ZIP code and its four more digits.
        9 if groups == [5, 4] => Reading::nothing(),
        9 => Reading::ambiguous(&[K::ANumber, K::Ssn, K::PassportNumber]),
        8 => Reading::ambiguous(&[
            K::ANumber,
            K::VisaFoilNumber,
            K::NaturalizationCertificateNumber,
        ]),
        7 => Reading::ambiguous(&[K::ANumber]),
        0..=6 => Reading::nothing(),
        13..=19 | 21 => Reading::invalid(Reason::TooLong),
        _ => Reading::invalid(Reason::FitsNoKind),
    }
}

/// `YYYYMMDDhhmm`.
pub(super) fn is_date_and_time(value: &str) -> bool {
    chrono::NaiveDateTime::parse_from_str(value, "%Y%m%d%H%M")
        .is_ok_and(|at| (1990..2100).contains(&chrono::Datelike::year(&at)))
}

/// One letter and digits.
fn letter_first(value: &str, today: NaiveDate) -> Option<Reading> {
    let (letter, digits) = value.split_at_checked(1)?;
    if !is_digits(digits, digits.len()) || !letter.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let stored = || stored_as(K::ANumber, value, today).unwrap_or_default();
    let reading = match (letter, digits.len()) {
        ("A", 9) => Reading::of(K::ANumber, stored(), Action::Accept, Reason::FormFits),
        ("A", 8) => Reading::of(K::ANumber, stored(), Action::Accept, Reason::FormFits)
            .or(&[K::ANumber, K::PassportNumber]),
        ("A", 7) => Reading::of(K::ANumber, stored(), Action::Confirm, Reason::SeveralKinds)
            .or(&[K::ANumber, K::VisaFoilNumber]),
        ("A", 4..=6) => Reading::invalid(Reason::TooShort),
        ("A", 10..) => Reading::invalid(Reason::TooLong),
        ("N", 10) => Reading::of(
            K::SevisId,
            value.to_owned(),
            Action::Accept,
            Reason::FormFits,
        ),
        ("N", 9) => Reading::invalid(Reason::TooShort),
        ("N", 11..) => Reading::invalid(Reason::TooLong),
        (_, 8) => Reading::of(
            K::PassportNumber,
            value.to_owned(),
            Action::Confirm,
            Reason::SeveralKinds,
        ),
        (_, 7) if letter_and_digits(value, 7) => {
            Reading::ambiguous(&[K::VisaFoilNumber, K::PassportNumber])
        }
        _ => return None,
    };
    Some(reading)
}

/// A value that is nothing as it stands: with one repair to offer, or not.
fn repaired_or(cleaned: &str, today: NaiveDate, reason: Reason) -> Reading {
    if let Some(suggestion) = suggest(cleaned, today) {
        let mut reading = Reading::invalid(Reason::LookAlikes);
        reading.suggestion = Some(suggestion);
        return reading;
    }
    let value = compact(cleaned);
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let prefix = value.get(..3).unwrap_or_default();
    let receipt_begun = prefixes::busiest().iter().any(|known| known == prefix);
    if receipt_begun && (value.len() == 3 || digits >= 4) {
        return Reading::invalid(length_reason(K::ReceiptNumber, &value));
    }
    // The first letters of a visa form's confirmation: meant as one, and cut.
    if value.starts_with("AA00") {
        return Reading::invalid(length_reason(K::Ds160Confirmation, &value));
    }
    let one_word = cleaned
        .split(' ')
        .filter(|w| w.len() > 3 && w.chars().all(char::is_alphabetic))
        .count()
        == 0;
    if digits >= 5 && one_word && value.chars().count() <= 24 {
        return Reading::invalid(reason);
    }
    Reading::nothing()
}
