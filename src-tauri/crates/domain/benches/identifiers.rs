//! Scanning a mail export for every kind of number, against GNU grep with the
//! plain receipt pattern on the same file; and one typed box.
//!
//! `cargo bench -p domain --bench identifiers` prints medians and the ratio.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use domain::identifiers::{recognise, Finding, IdentifierKind, Scanner};

const SIZE: usize = 50_000_000;
const RUNS: usize = 9;
/// So many bytes of the file stand in memory, and as many that come next.
const PIECE: usize = 1 << 21;
/// The pattern of the case status page, without its list of prefixes.
const PLAIN: &str = "[A-Z]{3}[0-9*][0-9]{9}";

fn main() {
    // `cargo test` runs benches too, to see that they build.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("export.mbox");
    std::fs::write(&file, mail_export()).expect("written");

    let (mut ours, mut greps) = (Vec::new(), Vec::new());
    let mut found = BTreeMap::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        found.clear();
        scan_file(&file, today, |finding| {
            *found.entry(finding.kind.as_str()).or_insert(0usize) += 1;
        });
        ours.push(start.elapsed());

        let start = Instant::now();
        let status = Command::new("grep")
            .args(["-E", PLAIN])
            // Bytes, not letters: the locale in which grep is quickest. In UTF-8
            // it looks at every line for letters of many bytes.
            .env("LC_ALL", "C")
            .arg(&file)
            .stdout(Stdio::piped())
            .spawn()
            .and_then(std::process::Child::wait_with_output)
            .expect("GNU grep is installed");
        greps.push(start.elapsed());
        assert!(status.status.success());
    }
    for kind in KINDS {
        assert!(found.contains_key(kind), "{kind} was not found");
    }
    let (ours, greps) = (median(ours), median(greps));
    println!("found in 50 MB: {found:?}");
    println!("every kind of number, file read included: {ours:?}");
    println!("grep -E '{PLAIN}':                        {greps:?}");
    println!("ratio: {:.2}", ours.as_secs_f64() / greps.as_secs_f64());

    let typed = [
        (
            "IOE 0912-3456 78",
            Some(IdentifierKind::OnlineAccountNumber),
        ),
        ("10E0912345678", None),
        ("My receipt number is IOE0912345678", None),
    ];
    for (text, field) in typed {
        let times = (0..1000)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(recognise(std::hint::black_box(text), field, today));
                start.elapsed()
            })
            .collect();
        println!("one typed box, {text:?}: {:?}", median(times));
    }
}

/// Reads a file as a program does that must not hold it whole: in pieces that end
/// where a line does, the next one while this one is scanned.
fn scan_file(file: &Path, today: NaiveDate, mut each: impl FnMut(Finding) + Send) {
    let mut file = std::fs::File::open(file).expect("opened");
    let mut scanner = Scanner::new(today);
    let empty = || String::with_capacity(2 * PIECE);
    let (mut piece, mut next) = (empty(), empty());
    let mut rest = read_piece(&mut file, &[], &mut piece);
    while !piece.is_empty() {
        let ((), after) = rayon::join(
            || scanner.piece(&piece, &mut each),
            || read_piece(&mut file, &rest, &mut next),
        );
        rest = after;
        std::mem::swap(&mut piece, &mut next);
    }
}

/// Reads on, behind what was left over; gives back what follows the last line.
fn read_piece(file: &mut std::fs::File, rest: &[u8], piece: &mut String) -> Vec<u8> {
    let mut bytes = std::mem::take(piece).into_bytes();
    bytes.clear();
    bytes.extend_from_slice(rest);
    let read = file
        .take(PIECE as u64)
        .read_to_end(&mut bytes)
        .expect("read");
    let end = match bytes.iter().rposition(|&b| b == b'\n') {
        Some(last) if read > 0 => last + 1,
        _ => bytes.len(),
    };
    let rest = bytes[end..].to_vec();
    bytes.truncate(end);
    *piece = String::from_utf8(bytes).expect("a text");
    rest
}

/// The kinds that the export holds.
const KINDS: &[&str] = &[
    "receipt_number",
    "a_number",
    "online_account_number",
    "online_access_code",
    "card_number",
    "nvc_case_number",
    "dv_case_number",
    "ds160_confirmation",
    "i94_number",
    "sevis_id",
    "passport_number",
    "dol_case_number",
    "foia_control_number",
    "ssn",
    "usps_tracking",
];

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Synthetic mails: headers full of digits, prose without any, and a few numbers.
fn mail_export() -> String {
    const PROSE: &[&str] = &[
        "Thank you for writing to us. We have looked at the case and there is no change yet.",
        "Please keep this message with the papers of the case, and read each notice carefully.",
        "If you have moved, report the new address of every person in the household.",
        "An officer will look at the evidence and a notice will be sent by mail after that.",
    ];
    const NUMBERS: &[&str] = &[
        "A-Number: A0{8}",
        "USCIS Online Account Number: 01{8}90",
        "Your Online Access Code is K7QP2M9X.",
        "Card# SRC12{8}",
        "NVC case GUZ2025545012",
        "DV case 2025AF000{5}",
        "DS-160 confirmation AA00C1D2E3",
        "I-94 number 1{8}A1",
        "SEVIS N00{8}",
        "Passport number: X{8}",
        "Labor certification G-100-23152-0{5}",
        "Records request NRC2025{6}",
        "SSN 219-09-9999",
        "Tracking number 9205 5000 0000 0000 0000 18",
    ];
    let mut text = String::with_capacity(SIZE + 4096);
    let mut seed = 7_u64;
    let mut next = move || {
        // A plain linear congruence: the same export on every machine.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    while text.len() < SIZE {
        let serial = next() % 100_000_000;
        let _ = write!(
            text,
            "From notices@example.com Wed Nov 25 14:{:02}:00 2026\nMessage-ID: <{serial:x}.{:x}@mail.example>\n\
             Date: Wed, 25 Nov 2026 14:30:00 -0500\nSubject: Your case\n\n",
            serial % 60,
            next()
        );
        for line in 0..24 {
            let _ = writeln!(text, "{}", PROSE[next() % PROSE.len()]);
            if line == 5 {
                let _ = writeln!(
                    text,
                    "Your receipt number is IOE09{serial:08}. Check its status online."
                );
            }
            if line == 12 {
                let number = NUMBERS[next() % NUMBERS.len()];
                let number = number
                    .replace("{8}", &format!("{serial:08}"))
                    .replace("{6}", &format!("{:06}", serial % 1_000_000))
                    .replace("{5}", &format!("{:05}", serial % 90_000 + 10_000));
                let _ = writeln!(text, "{number}");
            }
        }
        text.push('\n');
    }
    text
}
