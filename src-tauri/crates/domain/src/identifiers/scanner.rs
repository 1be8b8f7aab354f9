//! A text of any length: piece by piece, and a large piece by every processor.

use chrono::NaiveDate;
use rayon::prelude::*;

use super::scan::{last_line, scan_share, Finding, Work};
use super::tokens::Word;

/// Finds every number in a text. `today` bounds the years inside some numbers.
pub fn scan(text: &str, today: NaiveDate) -> Vec<Finding> {
    scan_counting(text, today).0
}

/// The same, and the work it took.
pub fn scan_counting(text: &str, today: NaiveDate) -> (Vec<Finding>, Work) {
    let mut findings = Vec::new();
    let mut scanner = Scanner::new(today);
    scanner.piece(text, |finding| findings.push(finding));
    (findings, scanner.work)
}

/// Scans a long text piece by piece, so that it never stands in memory whole.
pub struct Scanner {
    today: NaiveDate,
    words: Vec<Word>,
    /// The last line of the piece before: a label may stand on it.
    above: String,
    /// What the pieces before had, in bytes and in code points.
    bytes: usize,
    signs: usize,
    work: Work,
}

impl Scanner {
    /// A scan that begins. `today` bounds the years inside some numbers.
    pub fn new(today: NaiveDate) -> Self {
        Self {
            today,
            words: Vec::new(),
            above: String::new(),
            bytes: 0,
            signs: 0,
            work: Work::default(),
        }
    }

    /// Scans the next piece, which ends where a line does. The places of what is
    /// found are counted from the beginning of the first piece. A large piece is
    /// shared among the processors; what is found comes in the same order.
    pub fn piece(&mut self, text: &str, mut each: impl FnMut(Finding)) {
        let mut above = std::mem::take(&mut self.above);
        let shares = shares_of(text);
        if shares.len() == 1 {
            let signs = scan_share(
                text,
                &above,
                self.today,
                (&mut self.words, &mut self.work),
                |finding| each(finding.moved(self.bytes, self.signs)),
            );
            self.signs += signs;
            self.bytes += text.len();
        } else {
            for share in scan_shares(&shares, &above, self.today) {
                for finding in share.findings {
                    each(finding.moved(self.bytes, self.signs));
                }
                self.signs += share.signs;
                self.bytes += share.bytes;
                self.work.judged += share.work.judged;
                self.work.bytes += share.work.bytes;
            }
        }
        above.clear();
        above.push_str(last_line(text));
        self.above = above;
    }
}

impl Finding {
    /// The same, further on in the text.
    fn moved(self, bytes: usize, signs: usize) -> Self {
        Self {
            start: self.start + signs,
            end: self.end + signs,
            byte_start: self.byte_start + bytes,
            byte_end: self.byte_end + bytes,
            ..self
        }
    }
}

/// About so many bytes are scanned at once: small enough that every processor is
/// busy to the end, large enough that handing them out is nothing beside it.
const SHARE: usize = 125_000;

/// Cuts a text into shares, each of which ends where a line does.
fn shares_of(text: &str) -> Vec<&str> {
    let mut shares = Vec::with_capacity(text.len() / SHARE + 1);
    let mut rest = text;
    while rest.len() > 2 * SHARE {
        let Some(end) = memchr::memchr(b'\n', &rest.as_bytes()[SHARE..]) else {
            break;
        };
        let (share, after) = rest.split_at(SHARE + end + 1);
        shares.push(share);
        rest = after;
    }
    shares.push(rest);
    shares
}

/// What a share had.
struct Scanned {
    findings: Vec<Finding>,
    bytes: usize,
    signs: usize,
    work: Work,
}

/// Scans shares of one text at the same time. `above` is the line before the
/// first one.
fn scan_shares(shares: &[&str], above: &str, today: NaiveDate) -> Vec<Scanned> {
    let scan_one = |at: usize| {
        let above = match at.checked_sub(1) {
            Some(before) => last_line(shares[before]),
            None => above,
        };
        let (mut findings, mut work) = (Vec::new(), Work::default());
        let tools = (&mut Vec::new(), &mut work);
        let signs = scan_share(shares[at], above, today, tools, |found| {
            findings.push(found);
        });
        Scanned {
            findings,
            bytes: shares[at].len(),
            signs,
            work,
        }
    };
    (0..shares.len()).into_par_iter().map(scan_one).collect()
}
