//! Codes to sign in with: recognised so that they are not kept.

use std::sync::LazyLock;

use regex::Regex;

// Static patterns; the tests read every message through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

static ABOUT_A_CODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:verification|security|sign[- ]?in|log[- ]?in|authentication|one[- ]time|access|secure)\s+(?:verification\s+)?(?:code|pass(?:code|word)|pin)\b|two[- ]step verification|\b(?:passcode|one-time pin)\b|c[oó]digo de (?:verificaci[oó]n|seguridad|acceso)",
    )
});
static CODE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^0-9A-Za-z#/-])(\d[ -]?){3,9}\d(?:[^0-9A-Za-z/-]|$)"));
static FIGURES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d(?:[ -]?\d){3,9}"));

/// Whether a message gives a code to sign in with.
pub(crate) fn has_sign_in_code(subject: &str, body: &str) -> bool {
    (ABOUT_A_CODE.is_match(subject) || ABOUT_A_CODE.is_match(body)) && CODE.is_match(body)
}

/// The text with the figures blotted out.
pub(crate) fn without_figures(text: &str) -> String {
    FIGURES.replace_all(text, "••••").into_owned()
}
