//! How a value reads: what it is, what to do with it, and why.

use serde::{Serialize, Serializer};

use super::decode::Decode;
use super::kind::IdentifierKind as K;

/// The best reading of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is a number of this kind.
    Kind(K),
    /// It could be several: ask.
    Ambiguous,
    /// It looks meant as a number but is none.
    Invalid,
    /// Leave it alone.
    NotAnIdentifier,
}

impl Verdict {
    /// The kind's code, or `ambiguous`, `invalid`, `not_an_identifier`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.as_str(),
            Self::Ambiguous => "ambiguous",
            Self::Invalid => "invalid",
            Self::NotAnIdentifier => "not_an_identifier",
        }
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What to do with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Take it.
    Accept,
    /// Ask first.
    Confirm,
    /// Explain why not; it may be kept as unverified text.
    Reject,
    /// Warn; do not store.
    Sensitive,
    /// Leave it alone.
    Ignore,
}

/// A repair to offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What it would be.
    pub kind: K,
    /// Its stored form.
    pub value: String,
}

/// Why a value reads as it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Its form is that of the kind.
    FormFits,
    /// A label or the box says what it is.
    LabelDecides,
    /// It belongs into another box.
    OtherBox,
    /// Several kinds look like this.
    SeveralKinds,
    /// The prefix is not on the list of 2020.
    UnknownPrefix,
    /// Characters that look alike were mixed up.
    LookAlikes,
    /// Characters are missing.
    TooShort,
    /// There are characters too many.
    TooLong,
    /// A spreadsheet has lost its last digits.
    SpreadsheetDamage,
    /// It only fills an empty box on old cards.
    Filler,
    /// It fits no kind.
    FitsNoKind,
    /// It is a tax or Social Security number.
    SensitiveNumber,
    /// It is the account number of an attorney or representative.
    AttorneysNumber,
    /// It is text, a date, a form name or another thing that is no such number.
    NotANumber,
}

impl Reason {
    /// The code, such as `form_fits`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FormFits => "form_fits",
            Self::LabelDecides => "label_decides",
            Self::OtherBox => "other_box",
            Self::SeveralKinds => "several_kinds",
            Self::UnknownPrefix => "unknown_prefix",
            Self::LookAlikes => "look_alikes",
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::SpreadsheetDamage => "spreadsheet_damage",
            Self::Filler => "filler",
            Self::FitsNoKind => "fits_no_kind",
            Self::SensitiveNumber => "sensitive_number",
            Self::AttorneysNumber => "attorneys_number",
            Self::NotANumber => "not_a_number",
        }
    }
}

/// How one value reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Best reading.
    pub kind: Verdict,
    /// Stored form; none when nothing may be stored.
    pub normalized: Option<String>,
    /// What to do.
    pub action: Action,
    /// Other readings, most likely first.
    pub candidates: Vec<K>,
    /// A repair to offer.
    pub suggestion: Option<Suggestion>,
    /// Recognised, but typed into another kind's box.
    pub wrong_field: bool,
    /// Its parts.
    pub decode: Option<Decode>,
    /// Why.
    pub reason: Reason,
}

impl Reading {
    pub(super) fn new(kind: Verdict, action: Action, reason: Reason) -> Self {
        Self {
            kind,
            normalized: None,
            action,
            candidates: Vec::new(),
            suggestion: None,
            wrong_field: false,
            decode: None,
            reason,
        }
    }

    pub(super) fn of(kind: K, normalized: String, action: Action, reason: Reason) -> Self {
        let mut reading = Self::new(Verdict::Kind(kind), action, reason);
        reading.normalized = Some(normalized);
        reading
    }

    pub(super) fn or(mut self, candidates: &[K]) -> Self {
        self.candidates = candidates.to_vec();
        self
    }

    pub(super) fn invalid(reason: Reason) -> Self {
        Self::new(Verdict::Invalid, Action::Reject, reason)
    }

    pub(super) fn ambiguous(candidates: &[K]) -> Self {
        Self::new(Verdict::Ambiguous, Action::Confirm, Reason::SeveralKinds).or(candidates)
    }

    pub(super) fn nothing() -> Self {
        Self::new(Verdict::NotAnIdentifier, Action::Ignore, Reason::NotANumber)
    }

    pub(super) fn sensitive(kind: K) -> Self {
        Self::new(
            Verdict::Kind(kind),
            Action::Sensitive,
            Reason::SensitiveNumber,
        )
    }
}
