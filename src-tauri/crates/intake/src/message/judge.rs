//! Whether a message is what it says: sender, answers, links, and what the
//! mail provider found out.

use std::sync::LazyLock;

use domain::links::{judge, LinkVerdict};
use regex::Regex;

use crate::page::Link;
use crate::proposal::WarningCode;

// Static patterns; the tests read every message through them.
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a fixed pattern")
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\b(?:https?://[^\s<>"'\])]+|(?:[\p{L}0-9_-]+\.)+(?:[a-z]{2,12}|xn--[a-z0-9-]+)(?:/[^\s<>"'\])]*)?)"#,
    )
});
static NAMES_THE_AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bu\.?s\.?c\.?i\.?s\b|citizenship and immigration|department of homeland|\bUSCIS|immigration services",
    )
});
static PAYMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bgift ?cards?\b|western union|money ?gram|\bbitcoin\b|\bcrypto|wire transfer|\bzelle\b|cash ?app|pay(?:ment)? (?:of|now|immediately|the (?:fee|fine))|\bpay \$?\d",
    )
});

/// The sender and what is known of it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Sender {
    pub name: String,
    pub address: String,
}

impl Sender {
    fn domain(&self) -> &str {
        self.address
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain)
    }

    /// An address of the agency's own domains.
    pub fn is_official(&self) -> bool {
        let verdict = judge(&format!("mailto:{}", self.address)).verdict;
        let domain = self.domain().to_ascii_lowercase();
        verdict == LinkVerdict::OfficialMail
            || domain == "uscis.gov"
            || domain == "uscis.dhs.gov"
            || domain.ends_with(".uscis.dhs.gov")
    }

    /// A list service the agency sends its news through.
    pub fn is_news_service(&self) -> bool {
        let domain = self.domain().to_ascii_lowercase();
        domain.ends_with("govdelivery.com")
    }
}

/// What a judgement needs.
pub(crate) struct Evidence<'m> {
    pub sender: &'m Sender,
    pub reply_to: Option<&'m str>,
    /// `Authentication-Results` of the receiving provider.
    pub authentication: &'m str,
    pub subject: &'m str,
    pub text: &'m str,
    pub links: &'m [Link],
}

/// Whether the message speaks in the agency's name.
pub(crate) fn claims_to_be_the_agency(evidence: &Evidence<'_>) -> bool {
    let domain = evidence.sender.domain();
    let looks = judge(domain).verdict;
    evidence.sender.is_official()
        || NAMES_THE_AGENCY.is_match(&evidence.sender.name)
        || domain.to_lowercase().contains("uscis")
        || matches!(looks, LinkVerdict::Reject | LinkVerdict::Suspicious) && !domain.is_empty()
        || NAMES_THE_AGENCY.is_match(evidence.subject)
        || evidence.text.contains("your USCIS")
        || NAMES_THE_AGENCY.is_match(evidence.text)
}

/// Every reason not to believe the message.
pub(crate) fn reasons(evidence: &Evidence<'_>) -> Vec<(WarningCode, String)> {
    let mut reasons = Vec::new();
    let sender = evidence.sender;
    if !sender.is_official() && !sender.is_news_service() && !sender.address.is_empty() {
        reasons.push((WarningCode::LookalikeSender, sender.address.clone()));
    }
    reasons.extend(bad_links(evidence.text, evidence.links));
    let results = evidence.authentication.to_ascii_lowercase();
    let failed = ["dmarc=fail", "spf=fail", "dkim=fail", "spf=softfail"];
    let passed = results.contains("dmarc=pass");
    if !passed && failed.iter().any(|fail| results.contains(fail)) {
        reasons.push((WarningCode::SenderNotConfirmed, sender.address.clone()));
    }
    if let Some(reply) = evidence.reply_to {
        let other = Sender {
            name: String::new(),
            address: reply.to_owned(),
        };
        if sender.is_official() && !other.is_official() {
            reasons.push((WarningCode::ReplyGoesElsewhere, reply.to_owned()));
        }
    }
    if PAYMENT.is_match(evidence.text) {
        let shown = PAYMENT
            .find(evidence.text)
            .map_or(String::new(), |found| found.as_str().to_owned());
        reasons.push((WarningCode::AsksForPayment, shown));
    }
    reasons
}

/// Links of a text and of a page that look like the agency's and are not.
pub(crate) fn bad_links(text: &str, links: &[Link]) -> Vec<(WarningCode, String)> {
    let mut reasons = Vec::new();
    let targets = links.iter().map(|link| link.target.as_str());
    let shown = ADDRESS.find_iter(text).map(|found| {
        found
            .as_str()
            .trim_end_matches(['.', ',', ';', ':', '!', '?'])
    });
    for address in targets.chain(shown) {
        if address.starts_with(['#', '/']) || address.is_empty() || is_own(address) {
            continue;
        }
        let verdict = judge(address).verdict;
        if matches!(verdict, LinkVerdict::Reject | LinkVerdict::Suspicious) {
            reasons.push((WarningCode::LookalikeLink, address.to_owned()));
        }
    }
    for link in links {
        let shown = ADDRESS.find(&link.shown).map(|found| host(found.as_str()));
        if let Some(shown) = shown.filter(|shown| !same_host(shown, &host(&link.target))) {
            reasons.push((
                WarningCode::LinkTextDiffers,
                format!("{shown} → {}", link.target),
            ));
        }
    }
    reasons.dedup();
    reasons
}

/// Mail addresses and bare official names are no links to judge.
fn is_own(address: &str) -> bool {
    let host = host(address);
    matches!(
        host.as_str(),
        "uscis.gov" | "usps.com" | "www.usps.com" | "u.s"
    ) || host.ends_with(".uscis.gov")
        || host == "uscis.dhs.gov"
}

fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = &rest[..end];
    let name = authority.rsplit('@').next().unwrap_or(authority);
    name.split(':').next().unwrap_or(name).to_lowercase()
}

fn same_host(shown: &str, target: &str) -> bool {
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    bare(shown) == bare(target)
}
