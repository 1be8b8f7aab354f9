//! Every number an applicant meets, told apart: one validating newtype a kind,
//! and the one recogniser that says what a typed, pasted or printed number is.
//!
//! Sources of the shapes stand with the data files; what is observed rather
//! than official is accepted only with a label or asked about.

mod cleaning;
mod decode;
mod kind;
mod labels;
mod newtypes;
mod prefixes;
mod reading;
mod recognise;
mod repair;
mod scan;
mod shapes;
mod words;

pub use decode::{decode, Decode};
pub use kind::IdentifierKind;
pub use newtypes::{
    ANumber, CardNumber, DiversityVisaCaseNumber, FoiaControlNumber, I94Number, NotOfThisKind,
    NvcCaseNumber, OnlineAccountNumber, ReceiptNumber, SevisId,
};
pub use reading::{Action, Reading, Reason, Suggestion, Verdict};
pub use recognise::recognise;
pub use scan::{scan, Finding};
