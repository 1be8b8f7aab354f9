//! What a run of words in free text is; only what is certain there.

use chrono::NaiveDate;

use super::cleaning::{clean, compact};
use super::kind::IdentifierKind as K;
use super::prefixes;
use super::reading::{Action, Verdict};
use super::recognise::{is_date_and_time, labelled};
use super::shapes;
use super::tokens::{Joint, Word};

/// Tracking numbers are printed in up to six groups.
pub(super) const MOST_WORDS: usize = 7;

/// A longer word without a digit begins no number, but for codes with dashes.
pub(super) const LONGEST_LETTERS: usize = 4;

/// No number has fewer letters and digits.
pub(super) const FEWEST_SIGNS: usize = 6;

/// No number that is printed with blanks has fewer digits.
pub(super) const FEWEST_DIGITS_IN_BLANKS: usize = 7;

/// What was found.
pub(super) struct Found {
    pub kind: K,
    pub normalized: Option<String>,
    pub action: Action,
}

impl Found {
    fn new(kind: K, normalized: Option<String>, action: Action) -> Self {
        Self {
            kind,
            normalized,
            action,
        }
    }
}

/// Whether so many letters and digits can be a number of any kind at all; says
/// no to prose, dates and sums before anything is looked at closely.
pub(super) fn could_be_number(run: &[Word], signs: usize, digits: usize) -> bool {
    if !(FEWEST_SIGNS..=22).contains(&signs) {
        return false;
    }
    match run {
        [_] => true,
        // Free-form codes are printed with dashes, never with blanks.
        _ if run[..run.len() - 1]
            .iter()
            .all(|w| w.joined == Some(Joint::Dash)) =>
        {
            true
        }
        // No number that is printed with blanks has more than four letters.
        _ => digits >= FEWEST_DIGITS_IN_BLANKS && signs - digits <= 4,
    }
}

/// What a run of words is. `goes_on` says that digits are joined to it.
pub(super) fn judge(
    text: &str,
    run: &[Word],
    label: Option<K>,
    goes_on: bool,
    today: NaiveDate,
) -> Option<Found> {
    let (first, last) = (run.first()?, run.last()?);
    let raw = &text[first.start..last.end];
    // What is printed in groups and has letters begins with them: `25 Nov 2026`
    // is no number, unless its label says so.
    if label.is_none()
        && run.len() > 1
        && raw.as_bytes()[0].is_ascii_digit()
        && run.iter().any(|word| word.digits < word.signs)
    {
        return None;
    }
    // One plain word, as most numbers are printed, has nothing to clean.
    let (cleaned, value) = if run.len() == 1 && raw.is_ascii() {
        (None, raw.to_ascii_uppercase())
    } else {
        let cleaned = clean(raw);
        let value = compact(&cleaned);
        (Some(cleaned), value)
    };
    let cleaned = cleaned.as_deref().unwrap_or(&value);
    if !value.is_ascii() || value.is_empty() {
        return None;
    }
    let mut sizes = [0; MOST_WORDS];
    for (size, word) in sizes.iter_mut().zip(run) {
        *size = word.signs;
    }
    let groups = &sizes[..run.len()];
    let digits_only = value.bytes().all(|b| b.is_ascii_digit());

    if let Some(label) = label.filter(|_| !(digits_only && goes_on)) {
        if let Some(found) = under_label(label, cleaned, run, today) {
            return Some(found);
        }
        // A parcel company's number has the shape of an account number.
        if label == K::UspsTracking && digits_only {
            return None;
        }
    }
    let accept = |kind: K| {
        let stored = shapes::stored_as(kind, cleaned, today)?;
        Some(Found::new(kind, Some(stored), Action::Accept))
    };
    if shapes::is_tracking(&value) && !goes_on {
        return accept(K::UspsTracking);
    }
    if groups.len() > 2 && shapes::labor(cleaned).is_some() {
        return accept(K::DolCaseNumber);
    }
    if shapes::is_receipt_shape(&value) && groups[0] >= 3 && !shapes::is_filler(&value) {
        return three_letters(value, today);
    }
    if value.starts_with('A') && (8..=10).contains(&value.len()) && begins_with_a(groups) {
        if let Some(found) = accept(K::ANumber) {
            let asked = value.len() == 8;
            let action = if asked {
                Action::Confirm
            } else {
                Action::Accept
            };
            return Some(Found { action, ..found });
        }
    }
    if digits_only {
        return if goes_on {
            None
        } else {
            only_digits(run, groups, value)
        };
    }
    if groups.len() == 1 || value.starts_with('N') && groups[0] <= 3 {
        let sevis = value.starts_with('N') && value.len() == 11;
        let found =
            (value.starts_with("AA00") && value.len() == 10).then(|| accept(K::Ds160Confirmation));
        return found
            .or_else(|| sevis.then(|| accept(K::SevisId)))
            .or_else(|| shapes::is_i94(&value).then(|| accept(K::I94Number)))
            .flatten()
            .or_else(|| accept(K::DvCaseNumber));
    }
    None
}

/// The ways in which an A and its digits are printed.
fn begins_with_a(groups: &[usize]) -> bool {
    matches!(
        groups,
        [8..=10] | [1, 3, 3, 3] | [1, 2, 3, 3] | [1, 1, 3, 3] | [4, 3, 3] | [1, 7..=9]
    )
}

fn three_letters(value: String, today: NaiveDate) -> Option<Found> {
    let prefix = &value[..3];
    let nvc = || shapes::nvc_parts(&value, today).is_some();
    let (kind, action) = if prefixes::is_foia(prefix) && !value.contains('*') {
        (K::FoiaControlNumber, Action::Accept)
    } else if prefixes::is_also_post(prefix) && nvc() {
        (K::NvcCaseNumber, Action::Confirm)
    } else if prefixes::is_receipt(prefix) {
        (K::ReceiptNumber, Action::Accept)
    } else if nvc() {
        (K::NvcCaseNumber, Action::Accept)
    } else {
        return None;
    };
    Some(Found::new(kind, Some(value), action))
}

fn only_digits(run: &[Word], groups: &[usize], value: String) -> Option<Found> {
    match groups {
        [12] | [4, 4, 4] => {
            let asked = is_date_and_time(&value);
            let action = if asked {
                Action::Confirm
            } else {
                Action::Accept
            };
            Some(Found::new(K::OnlineAccountNumber, Some(value), action))
        }
        [3, 2, 4] => {
            let kind = shapes::social(&value)?;
            Some(Found::new(kind, None, Action::Sensitive))
        }
        [3, 3, 3] if run[0].joined == Some(Joint::Dash) => {
            let number = format!("A{value}");
            Some(Found::new(K::ANumber, Some(number), Action::Confirm))
        }
        _ => None,
    }
}

/// A number whose label stands before it.
fn under_label(label: K, cleaned: &str, run: &[Word], today: NaiveDate) -> Option<Found> {
    let has_own_shape = !matches!(
        label,
        K::OnlineAccessCode
            | K::NvcInvoiceId
            | K::PassportNumber
            | K::NaturalizationCertificateNumber
            | K::VisaFoilNumber
    );
    // After a blank the sentence goes on: free-form numbers are one word, or
    // words with dashes.
    let blank_inside = run[..run.len() - 1]
        .iter()
        .any(|word| word.joined != Some(Joint::Dash));
    if !has_own_shape && blank_inside {
        return None;
    }
    if label.is_sensitive() {
        let digits = compact(cleaned);
        let fits = digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit());
        return fits.then(|| Found::new(label, None, Action::Sensitive));
    }
    // What fits its label is that; only a receipt's letters are looked at again.
    if label != K::ReceiptNumber {
        if let Some(stored) = shapes::stored_as(label, cleaned, today) {
            return Some(Found::new(label, Some(stored), Action::Accept));
        }
    }
    let reading = labelled(label, cleaned, today);
    let named = reading.kind == Verdict::Kind(label);
    named.then_some(Found::new(label, reading.normalized, reading.action))
}
