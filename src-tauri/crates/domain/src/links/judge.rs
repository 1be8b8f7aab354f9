//! The judgement of one address.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::hosts::{sentence, HOSTS};
use super::pages::page_for;
use crate::text::Lang;

/// What an address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkVerdict {
    /// On the list.
    Official,
    /// On the list, but without encryption.
    OfficialInsecure,
    /// An official mail domain.
    OfficialMail,
    /// Something is odd about it; do not trust it.
    Suspicious,
    /// Not the agency's, and says so.
    Unofficial,
    /// Nothing is known about it.
    Unverified,
    /// Do not open it.
    Reject,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Why an address was judged so.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub enum LinkReason { $($(#[$doc])* #[serde(rename = $code)] $name,)* }

        impl LinkReason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

reasons! {
    /// On the list.
    Listed = "listed",
    /// On the list, http only.
    ListedWithoutEncryption = "listed_without_encryption",
    /// Official mail domain.
    OfficialMail = "official_mail",
    /// Official telephone number.
    OfficialPhone = "official_phone",
    /// One digit off an official number.
    NearlyOfficialPhone = "nearly_official_phone",
    /// Another scheme, or no address at all.
    NotAWebAddress = "not_a_web_address",
    /// Control character, blank or backslash inside.
    ControlCharacter = "control_character",
    /// Something before an @.
    UserInfo = "user_info",
    /// Percent signs in the host.
    EncodedHost = "encoded_host",
    /// A number instead of a name.
    AddressLiteral = "address_literal",
    /// Another port than the usual one.
    UnusualPort = "unusual_port",
    /// Letters of another alphabet.
    ForeignLetters = "foreign_letters",
    /// Wide letters that fold to an official name.
    WideLetters = "wide_letters",
    /// An encoded name of another alphabet.
    Punycode = "punycode",
    /// The official name as the left part of another.
    NameAsSubdomain = "name_as_subdomain",
    /// The official name only in path or query.
    NameInPath = "name_in_path",
    /// Imitates an official name.
    LookAlike = "look_alike",
    /// Short link.
    HiddenTarget = "hidden_target",
    /// Forwards elsewhere.
    Redirector = "redirector",
    /// A third party that says so itself.
    SaysItIsUnofficial = "says_it_is_unofficial",
    /// Not on the list.
    NotListed = "not_listed",
}

impl LinkReason {
    /// The reason in a sentence.
    pub fn explained(self, lang: Lang) -> &'static str {
        sentence(self.as_str()).map_or("", |words| words.get(lang))
    }
}

/// How one address was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkReading {
    /// What it is.
    pub verdict: LinkVerdict,
    /// The host that would be opened, in lower case; none where there is none.
    pub host: Option<String>,
    /// Why.
    pub reason: LinkReason,
    /// The official address for what it seems to be about.
    pub official_alternative: Option<String>,
}

/// Judges an address as pasted. `[.]` is read as a dot: people write suspicious
/// addresses so that nobody clicks them.
pub fn judge(input: &str) -> LinkReading {
    let address = input.trim().replace("[.]", ".");
    let (verdict, reason, host) = judged(&address);
    let official_alternative = match verdict {
        LinkVerdict::Official | LinkVerdict::OfficialMail => None,
        LinkVerdict::OfficialInsecure => Some(format!("https{}", &address[4..])),
        _ => alternative(&address),
    };
    LinkReading {
        verdict,
        host,
        reason,
        official_alternative,
    }
}

type Judged = (LinkVerdict, LinkReason, Option<String>);

fn judged(address: &str) -> Judged {
    use LinkReason as R;
    use LinkVerdict as V;
    let odd = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
    if address.contains(odd) {
        return (V::Reject, R::ControlCharacter, None);
    }
    let (scheme, rest) = match address.split_once(':') {
        // `host:8443` has no scheme: a scheme has no dot.
        Some((scheme, rest)) if !scheme.contains('.') => (scheme.to_lowercase(), rest),
        _ => ("https".to_owned(), address),
    };
    match scheme.as_str() {
        "http" | "https" => {}
        "mailto" => return mail(rest),
        "tel" => return phone(rest),
        _ => return (V::Reject, R::NotAWebAddress, None),
    }
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, after) = rest.split_at(end);
    if authority.contains('@') {
        let host = authority.rsplit('@').next().map(str::to_lowercase);
        return (V::Reject, R::UserInfo, host);
    }
    if authority.contains('%') {
        return (V::Reject, R::EncodedHost, None);
    }
    if authority.starts_with('[') {
        return (V::Reject, R::AddressLiteral, Some(authority.to_owned()));
    }
    let (name, port) = authority.split_once(':').unwrap_or((authority, ""));
    let name = name.to_lowercase();
    let host = name.strip_suffix('.').unwrap_or(&name).to_owned();
    let usual = if scheme == "http" { "80" } else { "443" };
    if !port.is_empty() && port != usual {
        return (V::Reject, R::UnusualPort, Some(host));
    }
    let (verdict, reason) = host_judged(&host, &scheme, after);
    (verdict, reason, (!host.is_empty()).then_some(host))
}

fn host_judged(host: &str, scheme: &str, after: &str) -> (LinkVerdict, LinkReason) {
    use LinkReason as R;
    use LinkVerdict as V;
    if !host.is_ascii() {
        let folded: String = host.nfkc().collect::<String>().to_lowercase();
        return match HOSTS.official.contains(&folded) {
            true => (V::Suspicious, R::WideLetters),
            false => (V::Reject, R::ForeignLetters),
        };
    }
    if HOSTS.official.contains(host) {
        return match scheme {
            "http" => (V::OfficialInsecure, R::ListedWithoutEncryption),
            _ => (V::Official, R::Listed),
        };
    }
    if !host.contains('.') {
        return (V::Reject, R::NotAWebAddress);
    }
    if host.split('.').any(|label| label.starts_with("xn--")) {
        return (V::Reject, R::Punycode);
    }
    // Browsers read numbers, also in base eight and sixteen, as an address.
    let last = host.rsplit('.').next().unwrap_or_default();
    if last.starts_with(|c: char| c.is_ascii_digit()) {
        return (V::Reject, R::AddressLiteral);
    }
    if HOSTS.shorteners.contains(host) {
        return (V::Reject, R::HiddenTarget);
    }
    if HOSTS.redirectors.contains(host) {
        return (V::Unverified, R::Redirector);
    }
    let own = |domain: &String| host == domain || host.ends_with(&format!(".{domain}"));
    if HOSTS.says_it_is_unofficial.iter().any(own) {
        return (V::Unofficial, R::SaysItIsUnofficial);
    }
    if HOSTS
        .official
        .iter()
        .any(|official| host.starts_with(&format!("{official}.")))
    {
        return (V::Reject, R::NameAsSubdomain);
    }
    // Nobody but the agency can give names under its own ending, yet a name that
    // is not on the list stays unknown.
    if HOSTS.official_domains.iter().any(own) {
        return (V::Unverified, R::NotListed);
    }
    if imitates(host) {
        return (V::Reject, R::LookAlike);
    }
    let after = after.to_lowercase();
    let mut names = HOSTS.official.iter().chain(&HOSTS.official_domains);
    if names.any(|official| after.contains(official.as_str())) {
        return (V::Reject, R::NameInPath);
    }
    (V::Unverified, R::NotListed)
}

/// The agency's short name with look-alike signs read as letters, or one letter
/// off it, in any part of the host.
fn imitates(host: &str) -> bool {
    const NAME: &str = "uscis";
    let plain: String = host
        .replace("vv", "w")
        .chars()
        .map(|c| match c {
            '1' | 'l' | '!' => 'i',
            '5' | '$' => 's',
            '0' => 'o',
            other => other,
        })
        .collect();
    let squeezed: String = plain.chars().filter(|c| *c != '-' && *c != '.').collect();
    let near = |part: &str| {
        let same_length = part.len() == NAME.len();
        let wrong = part
            .bytes()
            .zip(NAME.bytes())
            .filter(|(a, b)| a != b)
            .count();
        let swapped = wrong == 2 && {
            let (mut a, mut b) = (part.as_bytes().to_vec(), NAME.as_bytes().to_vec());
            a.sort_unstable();
            b.sort_unstable();
            a == b
        };
        same_length && (wrong <= 1 || swapped)
    };
    squeezed.contains(NAME) || plain.split(['.', '-']).any(near)
}

fn mail(rest: &str) -> Judged {
    let address = rest.split('?').next().unwrap_or_default();
    let domain = address
        .rsplit('@')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let (verdict, reason) = if HOSTS.mail_domains.contains(&domain) {
        (LinkVerdict::OfficialMail, LinkReason::OfficialMail)
    } else if imitates(&domain) || !domain.is_ascii() {
        (LinkVerdict::Reject, LinkReason::LookAlike)
    } else {
        (LinkVerdict::Unverified, LinkReason::NotListed)
    };
    (verdict, reason, Some(domain))
}

fn phone(rest: &str) -> Judged {
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let digits = digits
        .strip_prefix('1')
        .filter(|d| d.len() == 10)
        .unwrap_or(&digits);
    let off = |official: &String| {
        official.len() == digits.len()
            && official
                .bytes()
                .zip(digits.bytes())
                .filter(|(a, b)| a != b)
                .count()
                == 1
    };
    let (verdict, reason) = if HOSTS.phones.iter().any(|official| official == digits) {
        (LinkVerdict::Official, LinkReason::OfficialPhone)
    } else if HOSTS.phones.iter().any(off) {
        (LinkVerdict::Suspicious, LinkReason::NearlyOfficialPhone)
    } else {
        (LinkVerdict::Unverified, LinkReason::NotListed)
    };
    (verdict, reason, None)
}

fn alternative(address: &str) -> Option<String> {
    let lower = address.to_lowercase();
    let about_the_agency = lower.contains("uscis") || imitates(&lower);
    about_the_agency
        .then(|| page_for(&lower))
        .flatten()
        .map(|page| page.url.clone())
}

/// Whether a judged address may be opened, and in which spelling: an address on
/// the list, always encrypted.
pub fn address_to_open(input: &str) -> Option<String> {
    let address = input.trim().replace("[.]", ".");
    let address = address.as_str();
    match judge(address).verdict {
        LinkVerdict::OfficialInsecure => Some(format!("https{}", &address[4..])),
        LinkVerdict::Official if address.starts_with("tel:") => None,
        LinkVerdict::Official if address.to_lowercase().starts_with("https:") => {
            Some(address.to_owned())
        }
        LinkVerdict::Official => Some(format!("https://{}", address.trim_start_matches('/'))),
        _ => None,
    }
}
