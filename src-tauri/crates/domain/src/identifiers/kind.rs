//! The kinds of numbers.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A kind of number. Its code is the name used on the command line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum IdentifierKind { $($(#[$doc])* #[serde(rename = $code)] $name,)* }

        impl IdentifierKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code, such as `receipt_number`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

kinds! {
    /// USCIS online account number: 12 digits.
    OnlineAccountNumber = "online_account_number",
    /// Code that adds a paper case to an online account; secret.
    OnlineAccessCode = "online_access_code",
    /// Receipt number of a case.
    ReceiptNumber = "receipt_number",
    /// Alien Registration Number.
    ANumber = "a_number",
    /// Number of a green card or work permit.
    CardNumber = "card_number",
    /// National Visa Center case number.
    NvcCaseNumber = "nvc_case_number",
    /// Diversity visa case number.
    DvCaseNumber = "dv_case_number",
    /// National Visa Center invoice.
    NvcInvoiceId = "nvc_invoice_id",
    /// Confirmation of a DS-160 or DS-260.
    Ds160Confirmation = "ds160_confirmation",
    /// Red number on a visa.
    VisaFoilNumber = "visa_foil_number",
    /// Arrival/departure record number.
    I94Number = "i94_number",
    /// Student and exchange visitor number.
    SevisId = "sevis_id",
    /// Passport number.
    PassportNumber = "passport_number",
    /// Labor Department case number.
    DolCaseNumber = "dol_case_number",
    /// Number of a records request.
    FoiaControlNumber = "foia_control_number",
    /// Social Security number; never stored.
    Ssn = "ssn",
    /// Taxpayer number; never stored.
    Itin = "itin",
    /// Parcel number of the Postal Service.
    UspsTracking = "usps_tracking",
    /// Number of a Certificate of Naturalization.
    NaturalizationCertificateNumber = "naturalization_certificate_number",
}

impl FromStr for IdentifierKind {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        let found = Self::ALL.iter().find(|kind| kind.as_str() == code);
        found.copied().ok_or(())
    }
}

impl IdentifierKind {
    /// Recognised and explained, never stored.
    pub fn is_sensitive(self) -> bool {
        matches!(self, Self::Ssn | Self::Itin)
    }

    /// Whoever has it can act for the person: shown masked, copied for a moment.
    pub fn is_secret(self) -> bool {
        self == Self::OnlineAccessCode
    }
}
