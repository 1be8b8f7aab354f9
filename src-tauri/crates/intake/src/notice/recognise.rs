//! What kind of notice this is, and which form family printed it.

use std::sync::LazyLock;

use regex::Regex;

use crate::proposal::DocumentKind;
use crate::reading::cells::Labelled;
use crate::reading::label_spelling::Label;
use crate::reading::lines::Layout;
use crate::reading::passage::Passage;

pub(super) struct Recognised {
    pub kind: Option<DocumentKind>,
    pub family: Option<String>,
}

// Static patterns; the tests read every notice through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

/// A scan may give `1-797C` or `l-797C`.
static FAMILY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bform\s+(?:(?P<action>[i1l][- ]?797)\s?(?P<variant>[A-F])?|(?P<oath>N[- ]?445))\b",
    )
});
static AGENCY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)citizenship and immigration services|department of homeland"));

/// Titles and the values of `Notice Type`, the more particular ones first.
static TITLES: LazyLock<Vec<(Regex, DocumentKind)>> = LazyLock::new(|| {
    use DocumentKind as Kind;
    [
        (r"(?i)oath ceremony", Kind::Oath),
        (r"(?i)intent to deny", Kind::Noid),
        (r"(?i)intent to (?:revoke|terminate)", Kind::Noir),
        (r"(?i)request for [ -~]{0,40}\bevidence", Kind::Rfe),
        (r"(?i)\binterview\b", Kind::Interview),
        (r"(?i)asc appointment|biometrics?\b[ -~]{0,20}\b(?:appointment|notification|notice)|fingerprint notification|biometrics? appointment", Kind::Biometrics),
        (r"(?i)transportation letter", Kind::TransportationLetter),
        (r"(?i)\breject", Kind::Rejection),
        (r"(?i)\btransfer", Kind::Transfer),
        (r"(?i)\breopen", Kind::Reopening),
        (r"(?i)\bwithdraw", Kind::Withdrawal),
        (r"(?i)\bapproval", Kind::Approval),
        (r"(?i)\bdenial|\bdenied", Kind::Denial),
        (r"(?i)\breceipt\b|\brec[a-z]{1,3}pt\b notice|\breit notice", Kind::Receipt),
    ]
    .map(|(source, kind)| (pattern(source), kind))
    .into()
});

/// Sentences that only one kind of letter has.
static SENTENCES: LazyLock<Vec<(Regex, DocumentKind)>> = LazyLock::new(|| {
    use DocumentKind as Kind;
    [
        (r"(?i)(?:notified|asked|scheduled) to appear for (?:an? |your |the )?(?:initial )?interview", Kind::Interview),
        (r"(?i)(?:application|petition|request|form [A-Z]-[0-9]+)[\x20-\x2D/-~’–—]{0,40} (?:is|has been|was) (?:hereby )?denied", Kind::Denial),
        (r"(?i)(?:we|uscis)(?: has| have)? den(?:y|ied) your", Kind::Denial),
        (r"(?i)(?:petition|application|request) has been approved", Kind::Approval),
        (r"(?i)has been transferred to|was sent to another office", Kind::Transfer),
    ]
    .map(|(source, kind)| (pattern(source), kind))
    .into()
});

/// A title is short.
const TITLE_WORDS: usize = 12;

pub(super) fn recognise(
    layout: &Layout<'_>,
    labelled: &[Labelled],
    passage: &Passage,
) -> Recognised {
    let family = family(&passage.text);
    let kind = match family.as_deref() {
        Some("N-445") => Some(DocumentKind::Oath),
        Some("I-797D") => Some(DocumentKind::CardCarrier),
        Some("I-797F") => Some(DocumentKind::TransportationLetter),
        _ => by_notice_type(layout, labelled)
            .or_else(|| by_title(layout))
            .or_else(|| by_sentence(&passage.text)),
    };
    Recognised { kind, family }
}

fn family(text: &str) -> Option<String> {
    if let Some(found) = FAMILY.captures(text) {
        return Some(if found.name("oath").is_some() {
            "N-445".to_owned()
        } else {
            let variant = found.name("variant").map_or("", |part| part.as_str());
            format!("I-797{}", variant.to_uppercase())
        });
    }
    AGENCY.is_match(text).then(|| "letter".to_owned())
}

fn by_notice_type(layout: &Layout<'_>, labelled: &[Labelled]) -> Option<DocumentKind> {
    let value = labelled
        .iter()
        .find(|found| found.label == Label::NoticeType)?;
    title_kind(&layout.text(&value.words()))
}

fn title_kind(text: &str) -> Option<DocumentKind> {
    TITLES
        .iter()
        .find(|(title, _)| title.is_match(text))
        .map(|(_, kind)| *kind)
}

/// Titles stand alone in their segment and are set in capitals or Title Case.
fn by_title(layout: &Layout<'_>) -> Option<DocumentKind> {
    layout
        .lines
        .iter()
        .flat_map(|line| &line.segments)
        .filter(|segment| segment.words.len() <= TITLE_WORDS)
        .map(|segment| layout.text(&segment.words))
        .filter(|text| is_title(text))
        .find_map(|text| title_kind(&text))
}

/// Capitals or Title Case, and a word that names a notice.
fn is_title(text: &str) -> bool {
    static NAMES_A_NOTICE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:notice|notification|request for|appear for|letter|ceremony|withdrawal)\b",
        )
    });
    let begins_low = text
        .split(' ')
        .filter(|word| word.len() > 3)
        .any(|word| word.starts_with(|c: char| c.is_lowercase()));
    !begins_low && !text.ends_with('.') && NAMES_A_NOTICE.is_match(text)
}

fn by_sentence(text: &str) -> Option<DocumentKind> {
    AGENCY.is_match(text).then_some(())?;
    SENTENCES
        .iter()
        .find(|(sentence, _)| sentence.is_match(text))
        .map(|(_, kind)| *kind)
}
