//! The parts of a number, where reading them is truthful. Receipts that begin
//! with IOE have no parts that mean anything: they are not decoded.

use chrono::NaiveDate;
use serde::Serialize;

use super::kind::IdentifierKind;
use super::shapes;

/// The parts of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Decode {
    /// A legacy receipt.
    Receipt {
        /// First office.
        prefix: String,
        /// Fiscal year in which it was keyed (1 October to 30 September).
        fiscal_year: i32,
        /// `service_center` or `lockbox`.
        style: &'static str,
        /// Working day of the fiscal year; none for the lockbox series.
        workday: Option<u32>,
        /// Serial number of that day.
        #[serde(skip_serializing_if = "Option::is_none")]
        serial: Option<String>,
    },
    /// A National Visa Center case.
    NvcCase {
        /// Consular post.
        post: String,
        /// Calendar year.
        year: i32,
        /// Day of the year.
        day_of_year: u32,
        /// Case of that day.
        sequence: u32,
    },
}

/// The parts of a stored number, or `None` where none can be told truthfully.
pub fn decode(kind: IdentifierKind, stored: &str, today: NaiveDate) -> Option<Decode> {
    match kind {
        IdentifierKind::ReceiptNumber => receipt(stored, today),
        IdentifierKind::NvcCaseNumber => {
            let (post, year, day_of_year, sequence) = shapes::nvc_parts(stored, today)?;
            Some(Decode::NvcCase {
                post,
                year,
                day_of_year,
                sequence,
            })
        }
        _ => None,
    }
}

fn receipt(stored: &str, today: NaiveDate) -> Option<Decode> {
    use chrono::Datelike;
    let (prefix, digits) = stored.split_at_checked(3)?;
    if prefix == "IOE" || digits.contains('*') || digits.len() != 10 {
        return None;
    }
    let short: i32 = digits[..2].parse().ok()?;
    // The numbers began in the 1990s; a fiscal year is at most one ahead.
    let fiscal_year = if 2000 + short <= today.year() + 1 {
        2000 + short
    } else {
        1900 + short
    };
    if fiscal_year < 1990 {
        return None;
    }
    let lockbox = digits.as_bytes()[2] == b'9';
    let workday: u32 = digits[2..5].parse().ok()?;
    if !lockbox && !(1..=366).contains(&workday) {
        return None;
    }
    Some(Decode::Receipt {
        prefix: prefix.to_owned(),
        fiscal_year,
        style: if lockbox { "lockbox" } else { "service_center" },
        workday: (!lockbox).then_some(workday),
        serial: (!lockbox).then(|| digits[5..].to_owned()),
    })
}
