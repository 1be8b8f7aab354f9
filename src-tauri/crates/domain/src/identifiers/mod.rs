//! Every number an applicant meets, told apart: one validating newtype a kind,
//! and the one recogniser that says what a typed, pasted or printed number is.
//!
//! Sources of the shapes stand with the data files; what is observed rather
//! than official is accepted only with a label or asked about.

mod about;
mod cleaning;
mod copies;
mod decode;
mod in_box;
mod in_text;
mod kind;
mod labels;
mod newtypes;
mod prefixes;
mod reading;
mod recognise;
mod repair;
mod scan;
mod scanner;
mod shapes;
mod something_else;
mod tokens;
mod words;

pub use about::About;
pub use copies::{copies, CopyTarget};
pub use decode::{decode, Decode};
pub use kind::IdentifierKind;
pub use newtypes::{
    in_groups, ANumber, CardNumber, DiversityVisaCaseNumber, FoiaControlNumber, I94Number,
    LaborCaseNumber, NaturalizationCertificateNumber, NotOfThisKind, NvcCaseNumber,
    OnlineAccessCode, OnlineAccountNumber, ParcelNumber, PassportNumber, ReceiptNumber, SevisId,
    VisaApplicationNumber, VisaCenterInvoice, VisaFoilNumber,
};
pub use prefixes::office;
pub use reading::{Action, Reading, Reason, Suggestion, Verdict};
pub use recognise::recognise;
pub use scan::{Finding, Work};
pub use scanner::{scan, scan_counting, Scanner};
