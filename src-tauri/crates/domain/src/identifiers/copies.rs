//! A number in the spelling its target wants.

use super::kind::IdentifierKind;
use super::newtypes::in_groups;

macro_rules! targets {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Where a copied number goes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum CopyTarget { $($(#[$doc])* $name,)* }

        impl CopyTarget {
            /// Every target.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code, such as `case_status`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

targets! {
    /// Letters and digits as stored; for websites.
    Plain = "plain",
    /// The official case status page.
    CaseStatus = "case_status",
    /// A box of a paper form, written by hand in groups.
    PaperForm = "paper_form",
    /// A box of a PDF form that takes digits only.
    PdfDigits = "pdf_digits",
    /// The immigration court's lookup, with spaces.
    Court = "court",
}

/// The spellings in which a number of a kind is copied, the usual one first.
pub fn copies(kind: IdentifierKind, stored: &str) -> Vec<(CopyTarget, String)> {
    use CopyTarget as T;
    use IdentifierKind as K;
    let digits = || {
        stored
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let whole = stored.to_owned();
    let grouped = in_groups(kind, stored);
    match kind {
        K::ReceiptNumber => vec![(T::CaseStatus, whole), (T::PaperForm, grouped)],
        // Both boxes print the letter in front: a typed one is refused.
        K::ANumber => vec![
            (T::PdfDigits, digits()),
            (T::Court, grouped),
            (T::Plain, whole),
        ],
        K::SevisId => vec![(T::Plain, whole), (T::PdfDigits, digits())],
        K::OnlineAccountNumber => vec![(T::PdfDigits, whole), (T::PaperForm, grouped)],
        K::Ssn | K::Itin => Vec::new(),
        _ if grouped == whole => vec![(T::Plain, whole)],
        _ => vec![(T::Plain, whole), (T::PaperForm, grouped)],
    }
}
