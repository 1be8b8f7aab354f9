//! Dates as people type them, in English or Spanish.

use chrono::{Datelike, NaiveDate};

/// Month names and what they begin with, English and Spanish, so that `Mar`,
/// `March` and `marzo` all read as the third month.
const MONTHS: [&[&str]; 12] = [
    &["january", "enero", "ene"],
    &["february", "febrero"],
    &["march", "marzo"],
    &["april", "abril", "abr"],
    &["may", "mayo"],
    &["june", "junio"],
    &["july", "julio"],
    &["august", "agosto", "ago"],
    &["september", "septiembre", "setiembre", "sept"],
    &["october", "octubre"],
    &["november", "noviembre"],
    &["december", "diciembre", "dic"],
];

/// Reads one date: `1990-03-05`, `03/05/1990`, `3-5-1990`, `March 5, 1990`,
/// `5 Mar 1990`, `5 de marzo de 1990`. Figures alone are month first, as on
/// every form of the agency. A year needs four figures: `90` could be two
/// centuries. `None` when it cannot be read for certain.
pub fn read_typed_date(text: &str) -> Option<NaiveDate> {
    let lower = text.trim().to_lowercase();
    let parts: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && *part != "de" && *part != "del" && *part != "of")
        .map(without_ordinal)
        .collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    // `June` and `July` have four letters.
    if first.len() == 4 && month(first).is_none() {
        return civil(first, number(second)?, number(third)?);
    }
    match (month(first), month(second)) {
        (Some(month), None) => civil(third, month, number(second)?),
        (None, Some(month)) => civil(third, month, number(first)?),
        (None, None) => civil(third, number(first)?, number(second)?),
        (Some(_), Some(_)) => None,
    }
}

/// `5th` and `1st` without their letters; `1º` is already split off.
fn without_ordinal(part: &str) -> &str {
    let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = &part[digits.len()..];
    if !digits.is_empty() && ["st", "nd", "rd", "th", "º", "o"].contains(&ending) {
        digits
    } else {
        part
    }
}

fn month(word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let place = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| name.starts_with(word)))?;
    u32::try_from(place + 1).ok()
}

fn number(word: &str) -> Option<u32> {
    (word.len() <= 2).then(|| word.parse().ok()).flatten()
}

fn civil(year: &str, month: u32, day: u32) -> Option<NaiveDate> {
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day)
}

/// Whether a person alive on `today` can have been born on `date`.
pub fn can_be_birth_date(date: NaiveDate, today: NaiveDate) -> bool {
    date <= today && today.year() - date.year() <= 125
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_people_write_a_birth_date() {
        let march_5 = NaiveDate::from_ymd_opt(1990, 3, 5);
        for text in [
            "1990-03-05",
            "03/05/1990",
            "3-5-1990",
            "3.5.1990",
            "March 5, 1990",
            "mar 5 1990",
            "March 5th, 1990",
            "5 March 1990",
            "5 de marzo de 1990",
            " 05 MAR 1990 ",
        ] {
            assert_eq!(read_typed_date(text), march_5, "{text}");
        }
    }

    #[test]
    fn a_month_of_four_letters_is_no_year() {
        let june_20 = NaiveDate::from_ymd_opt(2026, 6, 20);
        for text in ["June 20, 2026", "20 June 2026", "20 de junio de 2026"] {
            assert_eq!(read_typed_date(text), june_20, "{text}");
        }
        assert_eq!(
            read_typed_date("July 4 2026"),
            NaiveDate::from_ymd_opt(2026, 7, 4)
        );
    }

    #[test]
    fn what_could_mean_two_days_is_not_guessed() {
        for text in [
            "",
            "3/5/90",
            "13/05/1990",
            "February 30, 1990",
            "ma 5 1990",
            "1990",
            "5 1990",
            "IOE0912345678",
            "N/A",
        ] {
            assert_eq!(read_typed_date(text), None, "{text}");
        }
    }
}
