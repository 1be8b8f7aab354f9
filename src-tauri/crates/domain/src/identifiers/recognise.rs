//! What one typed or pasted value is.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::cleaning::{clean, compact};
use super::decode::decode;
use super::kind::IdentifierKind as K;
use super::labels::split_label;
use super::prefixes;
use super::reading::{Action, Reading, Reason, Verdict};
use super::repair::suggest;
use super::shapes::{self, is_digits, letter_and_digits, stored_as};

/// Reads one typed or pasted value. `field` is the kind of the box it was put
/// into; `today` bounds the years inside some numbers.
pub fn recognise(input: &str, field: Option<K>, today: NaiveDate) -> Reading {
    let cleaned = clean(input);
    if is_something_else(&cleaned) {
        return Reading::nothing();
    }
    if SCIENTIFIC.as_ref().is_some_and(|p| p.is_match(&cleaned)) {
        return Reading::invalid(Reason::SpreadsheetDamage);
    }
    let mut reading = match (split_label(&cleaned), field) {
        (Some((kind, value)), None) => labelled(kind, value, today),
        (Some((kind, value)), Some(field)) => {
            in_box(labelled(kind, value, today), field, value, today)
        }
        (None, Some(field)) => in_box(bare(&cleaned, today), field, &cleaned, today),
        (None, None) => bare(&cleaned, today),
    };
    if let (Verdict::Kind(kind), Some(stored)) = (reading.kind, &reading.normalized) {
        reading.decode = decode(kind, stored, today);
    }
    reading
}

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
    match bare(value, today) {
        // The value itself says more than its label when the label cannot be right.
        reading if matches!(reading.kind, Verdict::Kind(_) | Verdict::Invalid) => reading,
        _ => Reading::invalid(length_reason(kind, value)),
    }
}

/// A value typed into the box of a kind.
fn in_box(reading: Reading, field: K, value: &str, today: NaiveDate) -> Reading {
    let stored = || stored_as(field, value, today);
    match reading.kind {
        Verdict::Kind(kind) if kind == field => {
            let sure = kind != K::ReceiptNumber || reading.reason != Reason::UnknownPrefix;
            match reading.normalized {
                Some(ref stored) if sure => {
                    Reading::of(kind, stored.clone(), Action::Accept, Reason::LabelDecides)
                }
                _ => reading,
            }
        }
        // Same shape in another kind's box: the box decides, unless the number
        // itself says what it is.
        Verdict::Kind(kind) if accepts_twin(field, kind) && stored().is_some() => Reading::of(
            field,
            stored().unwrap_or_default(),
            Action::Accept,
            Reason::LabelDecides,
        ),
        Verdict::Kind(kind) => {
            let mut reading = reading;
            reading.wrong_field = true;
            if !kind.is_sensitive() {
                reading.action = Action::Confirm;
                reading.reason = Reason::OtherBox;
            }
            if kind == K::ReceiptNumber && reading.candidates.is_empty() {
                reading.candidates = vec![K::ReceiptNumber, K::CardNumber];
            }
            reading
        }
        Verdict::NotAnIdentifier if field != K::OnlineAccessCode => reading,
        Verdict::Ambiguous | Verdict::NotAnIdentifier | Verdict::Invalid => match stored() {
            Some(stored) if reading.suggestion.is_none() || is_free_form(field) => {
                Reading::of(field, stored, Action::Accept, Reason::LabelDecides)
            }
            _ if reading.kind == Verdict::Ambiguous => {
                let mut invalid = Reading::invalid(length_reason(field, value));
                invalid.candidates = reading.candidates;
                invalid
            }
            _ => reading,
        },
    }
}

/// Kinds without a shape of their own: only their box or label tells them.
fn is_free_form(kind: K) -> bool {
    matches!(
        kind,
        K::OnlineAccessCode
            | K::NvcInvoiceId
            | K::PassportNumber
            | K::NaturalizationCertificateNumber
    )
}

/// Whether a value read as `kind` may just as well be what the box asks for.
fn accepts_twin(field: K, kind: K) -> bool {
    matches!(
        (field, kind),
        (K::CardNumber, K::ReceiptNumber | K::NvcCaseNumber)
            | (K::PassportNumber, K::ANumber | K::VisaFoilNumber)
            | (K::VisaFoilNumber, K::ANumber | K::PassportNumber)
            | (K::NvcInvoiceId, K::I94Number)
    )
}

fn length_reason(kind: K, value: &str) -> Reason {
    let (least, most) = match kind {
        K::OnlineAccountNumber => (12, 12),
        K::ReceiptNumber | K::CardNumber | K::FoiaControlNumber => (13, 13),
        K::ANumber => (7, 10),
        K::I94Number | K::SevisId => (11, 11),
        K::Ds160Confirmation => (10, 10),
        _ => (6, 20),
    };
    match compact(value).chars().count() {
        found if found < least => Reason::TooShort,
        found if found > most => Reason::TooLong,
        _ => Reason::FitsNoKind,
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
fn is_date_and_time(value: &str) -> bool {
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
        let too_long = value.chars().count() > 13;
        return Reading::invalid(if too_long {
            Reason::TooLong
        } else {
            Reason::TooShort
        });
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

macro_rules! pattern {
    ($text:literal) => {
        // A pattern of the program itself; the tests compile every one.
        LazyLock::new(|| Regex::new($text).ok())
    };
}

/// Things that have digits and are none of these numbers: addresses, dates,
/// phone numbers, form names, categories, sign-in codes.
static SOMETHING_ELSE: LazyLock<Option<Regex>> = pattern!(
    r"(?x)^(?:
      | \S+@\S+\.\S+
      | (?:HTTPS?://|WWW\.)\S*
      | \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4} | \d{4}-\d{2}-\d{2} (?:[T\ ].*)?
      | (?:\+?1[\ .-]?)? \(?\d{3}[).-]\ ?[\ .-]?\d{3}[\ .-]\d{4} | 1[\ -]\d{3}[\ -]\d{3}[\ -]\d{4}
      | (?:FORM\ )?[A-Z]{1,4}-\d{2,4}[A-Z]{0,2} | [A-Z]\d{2}[A-Z]? | [A-Z]\d[A-Z]
      | N/?A | NONE
    )$"
);

/// What a spreadsheet makes of a long number.
static SCIENTIFIC: LazyLock<Option<Regex>> = pattern!(r"^\d[.,]\d+E\+?\d+$");

fn is_something_else(cleaned: &str) -> bool {
    SOMETHING_ELSE.as_ref().is_some_and(|p| p.is_match(cleaned))
}
