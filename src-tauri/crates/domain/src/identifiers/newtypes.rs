//! One type a kind: each can only hold a number of its kind, in its stored form.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cleaning::clean;
use super::kind::IdentifierKind;
use super::labels::split_label;
use super::shapes::stored_as;

/// The text is not a number of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not_of_this_kind: {}", .0.as_str())]
pub struct NotOfThisKind(pub IdentifierKind);

/// Years inside numbers are only bounded when a value is recognised; a value
/// that was kept once stays valid, whatever the year.
const FAR_AWAY: NaiveDate = NaiveDate::MAX;

fn parse(kind: IdentifierKind, text: &str) -> Result<String, NotOfThisKind> {
    let cleaned = clean(text);
    // Letters and digits without a gap have no label, as all that is stored: the
    // labels, which a short run never needs, are not read for it.
    let gapless = cleaned.bytes().all(|b| b.is_ascii_alphanumeric());
    let value = match gapless {
        true => cleaned.as_str(),
        false => match split_label(&cleaned) {
            (Some(labelled), _) if labelled != kind => return Err(NotOfThisKind(kind)),
            (_, value) => value,
        },
    };
    stored_as(kind, value, FAR_AWAY).ok_or(NotOfThisKind(kind))
}

macro_rules! identifier {
    ($($(#[$doc:meta])* $name:ident($kind:ident) groups $groups:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads the number in any spelling; harmless noise is dropped,
            /// nothing is repaired.
            ///
            /// # Errors
            /// When the text is no number of this kind.
            pub fn parse(text: &str) -> Result<Self, NotOfThisKind> {
                parse(IdentifierKind::$kind, text).map(Self)
            }

            /// The stored form.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// In groups, for reading.
            pub fn grouped(&self) -> String {
                let sizes: &[usize] = $groups;
                grouped(&self.0, sizes)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotOfThisKind;

            fn try_from(text: String) -> Result<Self, NotOfThisKind> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> Self {
                number.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

fn grouped(value: &str, sizes: &[usize]) -> String {
    let mut groups = Vec::new();
    let mut rest = value;
    for &size in sizes {
        let Some((group, after)) = rest.split_at_checked(size) else {
            break;
        };
        groups.push(group);
        rest = after;
    }
    if !rest.is_empty() {
        groups.push(rest);
    }
    groups.join(" ")
}

identifier! {
    /// Receipt number: three letters, a digit or an asterisk, nine digits.
    ReceiptNumber(ReceiptNumber) groups &[3, 2, 4, 4];
    /// Online account number: 12 digits, kept as text because it may begin with zeros.
    OnlineAccountNumber(OnlineAccountNumber) groups &[4, 4, 4];
    /// A-Number: an A and nine digits, padded with zeros.
    ANumber(ANumber) groups &[1, 3, 3, 3];
    /// Card number: three letters and ten digits.
    CardNumber(CardNumber) groups &[3, 4, 3, 3];
    /// National Visa Center case number.
    NvcCaseNumber(NvcCaseNumber) groups &[3, 4, 3, 3];
    /// Diversity visa case number, without padding.
    DiversityVisaCaseNumber(DvCaseNumber) groups &[4, 2, 8];
    /// Arrival/departure record number: 11 characters.
    I94Number(I94Number) groups &[3, 3, 3, 2];
    /// SEVIS ID: N and ten digits.
    SevisId(SevisId) groups &[3, 4, 4];
    /// Control number of a records request.
    FoiaControlNumber(FoiaControlNumber) groups &[3, 4, 6];
    /// Confirmation of a visa application, DS-160 or DS-260: ten characters.
    VisaApplicationNumber(Ds160Confirmation) groups &[4, 3, 3];
    /// The red number on a visa: eight digits, or a letter and seven.
    VisaFoilNumber(VisaFoilNumber) groups &[4, 4];
    /// Passport number: six to twelve letters and digits, with its country elsewhere.
    PassportNumber(PassportNumber) groups &[12];
    /// Labor Department case number, with its dashes.
    LaborCaseNumber(DolCaseNumber) groups &[18];
    /// Parcel number of the Postal Service.
    ParcelNumber(UspsTracking) groups &[4, 4, 4, 4, 4, 2];
    /// Number of a Certificate of Naturalization.
    NaturalizationCertificateNumber(NaturalizationCertificateNumber) groups &[4, 4];
    /// Invoice of the National Visa Center; no pattern is published.
    VisaCenterInvoice(NvcInvoiceId) groups &[20];
}

/// The code that adds a paper case to an online account. A secret: it has no
/// Serialize, and its Debug shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct OnlineAccessCode(String);

impl OnlineAccessCode {
    /// Reads the code as printed; its shape is published nowhere.
    ///
    /// # Errors
    /// When the text can be no such code.
    pub fn parse(text: &str) -> Result<Self, NotOfThisKind> {
        parse(IdentifierKind::OnlineAccessCode, text).map(Self)
    }

    /// The code itself, for the one place that types or copies it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OnlineAccessCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnlineAccessCode")
    }
}

/// A stored number of a kind in groups, for reading. What is no number of the
/// kind, or has no groups, is shown as it is.
pub fn in_groups(kind: IdentifierKind, stored: &str) -> String {
    use IdentifierKind as K;
    let grouped = match kind {
        K::ReceiptNumber => ReceiptNumber::parse(stored).map(|n| n.grouped()),
        K::OnlineAccountNumber => OnlineAccountNumber::parse(stored).map(|n| n.grouped()),
        K::ANumber => ANumber::parse(stored).map(|n| n.grouped()),
        K::CardNumber => CardNumber::parse(stored).map(|n| n.grouped()),
        K::NvcCaseNumber => NvcCaseNumber::parse(stored).map(|n| n.grouped()),
        K::DvCaseNumber => DiversityVisaCaseNumber::parse(stored).map(|n| n.grouped()),
        K::Ds160Confirmation => VisaApplicationNumber::parse(stored).map(|n| n.grouped()),
        K::VisaFoilNumber => VisaFoilNumber::parse(stored).map(|n| n.grouped()),
        K::I94Number => I94Number::parse(stored).map(|n| n.grouped()),
        K::SevisId => SevisId::parse(stored).map(|n| n.grouped()),
        K::FoiaControlNumber => FoiaControlNumber::parse(stored).map(|n| n.grouped()),
        K::UspsTracking => ParcelNumber::parse(stored).map(|n| n.grouped()),
        K::NaturalizationCertificateNumber => {
            NaturalizationCertificateNumber::parse(stored).map(|n| n.grouped())
        }
        K::PassportNumber
        | K::DolCaseNumber
        | K::NvcInvoiceId
        | K::OnlineAccessCode
        | K::Ssn
        | K::Itin => return stored.to_owned(),
    };
    grouped.unwrap_or_else(|_| stored.to_owned())
}
