//! TEMPORARY stand-in until domain::identifiers.
use std::sync::LazyLock;
use regex::Regex;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt { Corrected, UnknownPrefix }
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number { pub value: String, pub start: usize, pub end: usize, pub doubt: Option<Doubt> }
#[allow(clippy::unwrap_used)]
static R: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b[A-Z]{3}[ -]?\d{10}\b").unwrap());
#[allow(clippy::unwrap_used)]
static A: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bA[ -]?(\d{3}[ -]?\d{3}[ -]?\d{3})\b").unwrap());
#[allow(clippy::unwrap_used)]
static O: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\d{4} ?\d{4} ?\d{4}$").unwrap());
fn n(m: regex::Match<'_>) -> Number { Number { value: m.as_str().chars().filter(|c| c.is_alphanumeric()).collect(), start: m.start(), end: m.end(), doubt: None } }
fn whole(t: &str, n: Number) -> Option<Number> { (n.start == 0 && n.end == t.len()).then_some(n) }
pub(crate) fn receipts_in(t: &str) -> Vec<Number> { R.find_iter(t).map(n).collect() }
pub(crate) fn a_numbers_in(t: &str) -> Vec<Number> { A.find_iter(t).map(n).collect() }
pub(crate) fn receipt_under_label(t: &str) -> Option<Number> { whole(t, R.find(t).map(n)?) }
pub(crate) fn a_number_under_label(t: &str) -> Option<Number> { whole(t, A.find(t).map(n)?) }
pub(crate) fn account_under_label(t: &str) -> Option<Number> { whole(t, O.find(t).map(n)?) }
