//! What a paste holds: every number and every address, explained. Nothing is kept.

use domain::identifiers::{
    copies, in_groups, office, recognise, scan, Action, Decode, Finding, IdentifierKind, Reason,
    Verdict,
};
use domain::links::{address_to_open, addresses_in, judge, pages, AddressInText};
use domain::text::Lang;

use crate::contract::{
    Bilingual, CopyOffer, ExplainNumber, LinkFound, NumberAbout, NumberFound, NumberReading,
    PageOffer, PasteReading, Phrase, ReadPaste, WireError,
};
use crate::desk::Desk;
use crate::numbers::wire_reading;

/// Longer pastes are read up to here; a mail export is for the command line.
const MOST_BYTES: usize = 1_000_000;
/// No more numbers and addresses are explained at once.
const MOST_FOUND: usize = 200;
/// A paste up to this length may be one number, typed with mistakes.
const ONE_VALUE: usize = 60;

impl Desk {
    /// Every number and every address in a paste.
    ///
    /// # Errors
    /// None. Works also while the record is locked; then nothing is known about
    /// who has a number.
    pub fn paste_read(&self, request: ReadPaste) -> Result<PasteReading, WireError> {
        let (text, cut) = beginning(&request.text);
        let links = addresses_in(text);
        let mut numbers = self.numbers_in(text, &links);
        let cut = cut || numbers.len() > MOST_FOUND || links.len() > MOST_FOUND;
        numbers.truncate(MOST_FOUND);
        Ok(PasteReading {
            numbers,
            links: links.iter().take(MOST_FOUND).map(link_found).collect(),
            cut,
        })
    }

    /// What a number is when a person says of which kind it is.
    ///
    /// # Errors
    /// `Internal` for an unknown kind. Works also while the record is locked.
    pub fn number_explain(&self, request: ExplainNumber) -> Result<NumberFound, WireError> {
        let kind: IdentifierKind = request
            .kind
            .parse()
            .map_err(|()| WireError::internal("kind"))?;
        let reading = recognise(&request.text, Some(kind), self.day());
        let mut wire = wire_reading(&reading);
        if reading.reason == Reason::LabelDecides {
            // No label and no box said so: the person did.
            wire.reason = Phrase::new("reason_chosen");
        }
        Ok(self.explained(&request.text, wire, reading.decode))
    }

    fn numbers_in(&self, text: &str, links: &[AddressInText]) -> Vec<NumberFound> {
        let findings = scan(text, self.day());
        let one = text.trim();
        if findings.len() < 2 && one.len() <= ONE_VALUE && links.is_empty() {
            let reading = recognise(one, None, self.day());
            if reading.kind != Verdict::NotAnIdentifier {
                return vec![self.explained(one, wire_reading(&reading), reading.decode)];
            }
        }
        let mut found: Vec<(usize, NumberFound)> = findings
            .iter()
            .map(|finding| (finding.byte_start, self.told_of(finding)))
            .collect();
        for (at, word) in unread_words(text, &findings, links) {
            let reading = recognise(word, None, self.day());
            if reading.suggestion.is_some() {
                let wire = wire_reading(&reading);
                found.push((at, self.explained(word, wire, None)));
            }
        }
        found.sort_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, number)| number).collect()
    }

    fn told_of(&self, finding: &Finding) -> NumberFound {
        let decode = finding
            .normalized
            .as_deref()
            .and_then(|stored| domain::identifiers::decode(finding.kind, stored, self.day()));
        let (action, reason) = match finding.action {
            Action::Accept => ("accept", "reason_form_fits"),
            Action::Sensitive => ("sensitive", "reason_sensitive_number"),
            _ => ("confirm", "reason_several_kinds"),
        };
        let stored = finding.normalized.clone();
        let reading = NumberReading {
            kind: finding.kind.as_str().to_owned(),
            action: action.to_owned(),
            printed: stored.as_deref().map(|v| in_groups(finding.kind, v)),
            normalized: stored,
            candidates: Vec::new(),
            suggestion: None,
            move_to: None,
            reason: Phrase::new(reason),
            already_with: None,
            already_in: Vec::new(),
        };
        self.explained(&finding.raw, reading, decode)
    }

    fn explained(
        &self,
        raw: &str,
        mut reading: NumberReading,
        decode: Option<Decode>,
    ) -> NumberFound {
        let kind = reading.kind.parse::<IdentifierKind>().ok();
        let stored = reading.normalized.clone();
        let both = kind.zip(stored.as_deref());
        if let Some((kind, stored)) = both {
            self.kept_where(kind, stored, &mut reading);
            self.beside_attorneys(&mut reading, false);
        }
        let secret = kind.is_some_and(IdentifierKind::is_secret);
        NumberFound {
            raw: raw.to_owned(),
            about: kind.and_then(about),
            parts: both.map_or_else(Vec::new, |(kind, stored)| parts(kind, stored, decode)),
            copies: both.map_or_else(Vec::new, |(kind, stored)| copy_offers(kind, stored)),
            secret,
            reading,
        }
    }
}

fn beginning(text: &str) -> (&str, bool) {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (&text[..end], end < text.len())
}

/// Words that may be a number with a typing error: those with many digits that
/// stand in no number and in no address.
fn unread_words<'a>(
    text: &'a str,
    findings: &'a [Finding],
    links: &'a [AddressInText],
) -> impl Iterator<Item = (usize, &'a str)> {
    let taken = findings
        .iter()
        .map(|finding| (finding.byte_start, finding.byte_end));
    let mut taken: Vec<(usize, usize)> = taken
        .chain(links.iter().map(|link| (link.byte_start, link.byte_end)))
        .collect();
    taken.sort_unstable();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '*');
    words
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .filter(|(_, word)| {
            let digits = word.chars().filter(|c| c.is_numeric()).count();
            (9..=16).contains(&word.chars().count()) && digits >= 6
        })
        .filter(move |(at, word)| {
            let before = taken.partition_point(|(start, _)| *start < at + word.len());
            before
                .checked_sub(1)
                .is_none_or(|last| taken[last].1 <= *at)
        })
        .take(MOST_FOUND)
}

fn about(kind: IdentifierKind) -> Option<NumberAbout> {
    let about = kind.about()?;
    Some(NumberAbout {
        printed: (&about.printed).into(),
        used_for: (&about.used_for).into(),
        goes_into: (&about.goes_into).into(),
        never: (&about.never).into(),
        source: (&about.source).into(),
        as_of: IdentifierKind::known_as_of().to_owned(),
    })
}

fn copy_offers(kind: IdentifierKind, stored: &str) -> Vec<CopyOffer> {
    copies(kind, stored)
        .into_iter()
        .map(|(target, text)| CopyOffer {
            target: target.as_str().to_owned(),
            text: (!kind.is_secret()).then_some(text),
        })
        .collect()
}

/// The parts of a number in words, or why it has none.
fn parts(kind: IdentifierKind, stored: &str, decode: Option<Decode>) -> Vec<Phrase> {
    match decode {
        Some(Decode::Receipt {
            prefix,
            fiscal_year,
            workday,
            serial,
            ..
        }) => {
            let mut said = vec![match office(&prefix) {
                Some(name) => Phrase::new("part_office")
                    .with("prefix", &prefix)
                    .with("office", name),
                None => Phrase::new("part_office_unnamed").with("prefix", &prefix),
            }];
            said.push(Phrase::new("part_fiscal_year").with("year", fiscal_year.to_string()));
            match (workday, serial) {
                (Some(workday), Some(serial)) => said.push(
                    Phrase::new("part_workday")
                        .with("workday", workday.to_string())
                        .with("serial", serial),
                ),
                _ => said.push(Phrase::new("part_lockbox")),
            }
            said
        }
        Some(Decode::NvcCase {
            post,
            year,
            day_of_year,
            sequence,
        }) => vec![Phrase::new("part_nvc")
            .with("post", post)
            .with("year", year.to_string())
            .with("day", day_of_year.to_string())
            .with("sequence", sequence.to_string())],
        None if kind == IdentifierKind::ReceiptNumber && stored.starts_with("IOE") => {
            vec![Phrase::new("part_ioe")]
        }
        None => Vec::new(),
    }
}

fn link_found(address: &AddressInText) -> LinkFound {
    let judged = judge(&address.text);
    LinkFound {
        verdict: serde_json::to_value(judged.verdict)
            .ok()
            .and_then(|verdict| verdict.as_str().map(str::to_owned))
            .unwrap_or_default(),
        reason: Bilingual {
            en: judged.reason.explained(Lang::En).to_owned(),
            es: judged.reason.explained(Lang::Es).to_owned(),
        },
        page: address_to_open(&address.text)
            .as_deref()
            .and_then(page_offer),
        official: match address_to_open(&address.text) {
            Some(_) => None,
            None => judged.official_alternative.as_deref().and_then(page_offer),
        },
        text: address.text.clone(),
        host: judged.host,
    }
}

/// An address on the list, as it is offered.
pub(crate) fn page_offer(url: &str) -> Option<PageOffer> {
    let known = pages().iter().find(|page| page.url == url);
    Some(PageOffer {
        host: judge(url).host?,
        name: known.map_or_else(Bilingual::none, |page| (&page.name).into()),
        url: url.to_owned(),
    })
}
