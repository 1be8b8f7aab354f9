//! However a text is made, the work of scanning it grows no faster than its
//! length. Counted, not timed: a clock in a test tells of the machine.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use domain::identifiers::{
    recognise, scan, scan_counting, ANumber, IdentifierKind, OnlineAccountNumber, ReceiptNumber,
    Scanner, Work,
};
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn work(text: &str) -> Work {
    scan_counting(text, today()).1
}

/// Texts made to cost as much as possible: everything looks like the beginning
/// of a number, has a label before it, or stands on one line without end.
const HARD: &[&str] = &[
    "A 012 345 67 ",
    "IOE091234567 ",
    "1 22 333 4444 ",
    "123-45-678-",
    "receipt number ",
    "a# a# ssn: 1 ",
    "9205 5000 0000 0000 0000 1 ",
    "EAC-22-055-1234-",
    "*1*2*3*4*5*6 ",
    "a@1@b2.",
    "\u{200b}1\u{200b}2",
    "número A 1é2 ",
    "123456",
    "ABC12",
];

#[test]
fn ten_times_the_text_costs_ten_times_the_work() {
    const LENGTH: usize = 40_000;
    for hard in HARD {
        let (one, ten) = (LENGTH / hard.len(), 10 * LENGTH / hard.len());
        let (small, large) = (work(&hard.repeat(one)), work(&hard.repeat(ten)));
        assert!(
            large.bytes <= small.bytes * 10 + small.bytes / 2 + 4096,
            "{hard:?}: {small:?} {large:?}"
        );
    }
}

#[test]
fn ten_megabytes_of_the_hardest_text_cost_no_more_than_their_length() {
    const SHARE: usize = 10_000_000 / HARD.len();
    let text: String = HARD
        .iter()
        .map(|hard| hard.repeat(SHARE / hard.len()))
        .collect();
    let work = work(&text);
    // At most seven runs of sixty bytes a word, and one reach for its label.
    assert!(work.judged <= text.len(), "{work:?}");
    assert!(work.bytes <= 150 * text.len(), "{work:?}");
}

/// A large text is shared among threads, and a label may stand on the last line of
/// the share before: read in small pieces, each by one thread, it has the same
/// numbers in the same places.
#[test]
fn a_text_has_the_same_numbers_whole_and_in_pieces() {
    const LINES: &[&str] = &[
        "Número de recibo:\n",
        "IOE0912345678\n",
        "\n",
        "A-Number:\n",
        "012345678\n",
        "Thank you for writing to us, señora.\n",
        "Online Access Code\n",
        "K7QP2M9X\n",
        "123-45-",
    ];
    let mut seed = 1_usize;
    let mut text = String::new();
    while text.len() < 4_000_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        text.push_str(LINES[(seed >> 33) % LINES.len()]);
    }
    let whole = scan(&text, today());
    let (mut in_pieces, mut scanner) = (Vec::new(), Scanner::new(today()));
    for piece in text.split_inclusive('\n') {
        scanner.piece(piece, |finding| in_pieces.push(finding));
    }
    assert!(whole.len() > 10_000);
    assert!(whole == in_pieces);
}

const NOISE: &[&str] = &[
    " ", "-", "\u{2013}", "\u{2212}", "\u{a0}", "\u{200b}", "\u{202a}", "\u{feff}", "\u{ad}", "_",
];

/// What lines are made of, joined by one of the signs between.
const PIECES: &[&str] = &[
    "IOE",
    "EAC",
    "A",
    "N",
    "US",
    "EA",
    "of",
    "case",
    "receipt",
    "number",
    "A-Number:",
    "SSN",
    "1",
    "12",
    "123",
    "1234",
    "012345678",
    "2205512345",
    "IOE0912345678",
    "*NBC*001234567*",
    "A012",
    "G",
    "100",
    "23152",
    "000001",
    "9205",
    "5000",
    "0000",
    "18",
    "K7QP2M9X",
    "a@b.example",
];
const BETWEEN: &[&str] = &[" ", " ", "-", "  ", ". ", ", ", ": ", "\t", "*", ""];

proptest! {
    /// Lines of plain letters are read in stretches, others whole: an accented
    /// letter at the end of the line changes no number in it.
    #[test]
    fn a_line_reads_the_same_whether_it_is_plain_or_not(
        parts in prop::collection::vec((0..PIECES.len(), 0..BETWEEN.len()), 1..24),
    ) {
        let line: String = parts
            .iter()
            .flat_map(|(piece, between)| [PIECES[*piece], BETWEEN[*between]])
            .collect();
        let plain = scan(&line, today());
        let accented = scan(&format!("{line} ; \u{e9}"), today());
        prop_assert_eq!(plain, accented, "{:?}", line);
    }

    #[test]
    fn noise_around_and_inside_changes_no_number(
        digits in "[0-9]{9}",
        prefix in prop::sample::select(vec!["IOE", "EAC", "MSC", "LIN", "WAC"]),
        cuts in prop::collection::vec((0usize..13, 0usize..NOISE.len()), 0..5),
        lower in any::<bool>(),
    ) {
        let number = format!("{prefix}2{digits}");
        let mut noisy: Vec<String> = number.chars().map(String::from).collect();
        for (place, noise) in cuts {
            noisy[place].insert_str(0, NOISE[noise]);
        }
        let noisy = noisy.concat();
        let noisy = if lower { noisy.to_lowercase() } else { noisy };
        for field in [None, Some(IdentifierKind::ReceiptNumber)] {
            let reading = recognise(&format!("**{noisy}** "), field, today());
            prop_assert_eq!(reading.normalized.as_deref(), Some(number.as_str()));
            prop_assert_eq!(reading.suggestion, None);
        }
    }

    #[test]
    fn a_printed_number_reads_as_itself(digits in "[1-9][0-9]{11}") {
        let account = OnlineAccountNumber::parse(&digits).unwrap();
        prop_assert_eq!(OnlineAccountNumber::parse(&account.grouped()).unwrap(), account);
        let receipt = ReceiptNumber::parse(&format!("IOE{}", &digits[..10])).unwrap();
        prop_assert_eq!(ReceiptNumber::parse(&receipt.grouped()).unwrap(), receipt);
        let alien = ANumber::parse(&digits[..8]).unwrap();
        prop_assert_eq!(ANumber::parse(&alien.grouped()).unwrap(), alien);
    }

    #[test]
    fn what_has_a_repair_has_no_stored_form(text in "[A-Zl0-9О|*-]{8,16}", field in 0usize..20) {
        let field = IdentifierKind::ALL.get(field).copied();
        let reading = recognise(&text, field, today());
        prop_assert!(reading.suggestion.is_none() || reading.normalized.is_none());
    }
}
