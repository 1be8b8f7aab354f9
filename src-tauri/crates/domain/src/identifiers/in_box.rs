//! What a value is for the box it was typed into.

use chrono::NaiveDate;

use super::cleaning::compact;
use super::kind::IdentifierKind as K;
use super::reading::{Action, Reading, Reason, Verdict};
use super::shapes::{is_digits, stored_as};

/// A repair of a receipt number is one of a card number where a card is meant.
pub(super) fn meant_as(kind: K, mut reading: Reading) -> Reading {
    if let Some(suggestion) = &mut reading.suggestion {
        if kind == K::CardNumber && suggestion.kind == K::ReceiptNumber {
            suggestion.kind = K::CardNumber;
        }
    }
    reading
}

/// A value typed into the box of a kind.
pub(super) fn in_box(reading: Reading, field: K, value: &str, today: NaiveDate) -> Reading {
    let stored = || stored_as(field, value, today);
    if field.is_sensitive() && is_digits(&compact(value), 9) {
        return Reading::sensitive(field);
    }
    // The letters before a receipt are a list of 2020: what is not on it is
    // doubted, also in the right box.
    if field == K::ReceiptNumber && reading.reason == Reason::UnknownPrefix {
        return reading;
    }
    let reading = meant_as(field, reading);
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
            Some(stored)
                if reading.suggestion.is_none()
                    || is_free_form(field)
                    || field == K::CardNumber =>
            {
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

pub(super) fn length_reason(kind: K, value: &str) -> Reason {
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
