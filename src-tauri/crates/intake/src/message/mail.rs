//! One e-mail.

use chrono::{DateTime, SecondsFormat, Utc};
use mail_parser::{Message, MessageParser};

use super::alert;
use super::forwarded::{inner, InnerDate};
use super::judge::{claims_to_be_the_agency, reasons, Evidence, Sender};
use super::sign_in_code::{has_sign_in_code, without_figures};
use crate::error::ReadError;
use crate::gather::Gather;
use crate::page::{take_apart, Link};
use crate::proposal::{DocumentKind, Event, Proposal, WarningCode};
use crate::source_kind::SourceKind;
use crate::written::Written;

/// Largest body that is looked at, in bytes.
const LONGEST_BODY: usize = 2_000_000;

/// Reads a message.
///
/// # Errors
/// `Damaged` when it has no headers that can be followed.
pub(crate) fn read_mail(bytes: &[u8]) -> Result<Proposal, ReadError> {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(ReadError::Damaged)?;
    Ok(read_message(
        &attached(&message).unwrap_or(Mail::of(&message)),
    ))
}

/// What of a message is read.
pub(super) struct Mail {
    sender: Sender,
    reply_to: Option<String>,
    authentication: String,
    subject: String,
    date: Option<DateTime<Utc>>,
    body: String,
    links: Vec<Link>,
    /// It came inside another message.
    forwarded: bool,
}

/// A message attached to another whole.
fn attached(message: &Message<'_>) -> Option<Mail> {
    let inside = message
        .attachments()
        .filter_map(|part| part.message())
        .find(|inside| inside.from().is_some())?;
    Some(Mail {
        forwarded: true,
        ..Mail::of(inside)
    })
}

impl Mail {
    pub(super) fn of(message: &Message<'_>) -> Self {
        let sender = message
            .from()
            .and_then(|from| from.first())
            .map(|from| Sender {
                name: from.name().unwrap_or_default().to_owned(),
                address: from.address().unwrap_or_default().to_lowercase(),
            });
        let page = message
            .body_html(0)
            .filter(|_| message.html_body_count() > 0)
            .map(|html| take_apart(&html));
        // Text and page are two forms of one message: the text is read, the
        // links of both are judged.
        let plain = message
            .text_bodies()
            .next()
            .filter(|part| !part.is_text_html())
            .and_then(|part| part.text_contents())
            .map(str::to_owned);
        let links = page.as_ref().map(|page| page.links.clone());
        let body = plain.or(page.map(|page| page.text)).unwrap_or_default();
        let header = |name: &'static str| {
            message
                .header_raw(name)
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        Self {
            sender: sender.unwrap_or_default(),
            reply_to: message
                .reply_to()
                .and_then(|to| to.first())
                .and_then(|to| to.address())
                .map(str::to_lowercase),
            authentication: header("Authentication-Results"),
            subject: message.subject().unwrap_or_default().to_owned(),
            date: message
                .date()
                .and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
            body: shortened(body.replace("\r\n", "\n")),
            links: links.unwrap_or_default(),
            forwarded: false,
        }
    }

    /// The message as it is shown.
    fn text(&self) -> String {
        let date = self.date.map_or(String::new(), |date| date.to_rfc2822());
        let name = match self.sender.name.is_empty() {
            true => self.sender.address.clone(),
            false => format!("{} <{}>", self.sender.name, self.sender.address),
        };
        format!(
            "From: {name}\nSubject: {}\nDate: {date}\n\n{}",
            self.subject, self.body
        )
    }
}

fn shortened(mut body: String) -> String {
    if body.len() > LONGEST_BODY {
        let end = (0..=LONGEST_BODY)
            .rev()
            .find(|at| body.is_char_boundary(*at));
        body.truncate(end.unwrap_or(0));
    }
    body
}

/// Reads a message that was taken apart.
pub(super) fn read_message(mail: &Mail) -> Proposal {
    let text = mail.text();
    if has_sign_in_code(&mail.subject, &mail.body) {
        return sign_in_code(&text);
    }
    let written = Written::of(&text);
    let mut gather = Gather::new(&written);
    let body = &text[text.len() - mail.body.len()..];
    let subject_at = text.find("\nSubject: ").map_or(0, |at| at + 10);
    let subject = &text[subject_at..subject_at + mail.subject.len()];

    let kind = match inner(body).filter(|_| !mail.sender.is_official()) {
        Some(inside) => {
            gather.warn(WarningCode::ForwardedMail, None);
            let date = inside.date;
            let evidence = Evidence {
                sender: &inside.sender,
                reply_to: None,
                authentication: "",
                subject: inside.subject,
                text: inside.body,
                links: &mail.links,
            };
            let subject = inside.subject;
            judged(
                &mut gather,
                &evidence,
                subject,
                inside.body,
                |event| match date {
                    Some(InnerDate::Instant(at)) => event.at = Some(written_instant(at)),
                    Some(InnerDate::Local(at)) => {
                        event.local_datetime = Some(at.format("%Y-%m-%dT%H:%M").to_string());
                    }
                    None => {}
                },
            )
        }
        None => {
            if mail.forwarded {
                gather.warn(WarningCode::ForwardedMail, None);
            }
            let evidence = Evidence {
                sender: &mail.sender,
                reply_to: mail.reply_to.as_deref(),
                authentication: &mail.authentication,
                subject,
                text: body,
                links: &mail.links,
            };
            judged(&mut gather, &evidence, subject, body, |event| {
                event.at = mail.date.map(written_instant);
            })
        }
    };
    gather.kind(kind);
    gather.finish(SourceKind::Email)
}

fn judged(
    gather: &mut Gather<'_>,
    evidence: &Evidence<'_>,
    subject: &str,
    body: &str,
    when: impl Fn(&mut Event),
) -> DocumentKind {
    if has_sign_in_code(subject, body) {
        gather.warn(WarningCode::SignInCodeNotImported, None);
        return DocumentKind::SignInCode;
    }
    if evidence.sender.is_news_service() {
        gather.warn(WarningCode::NoCaseInMessage, None);
        return DocumentKind::Newsletter;
    }
    if !claims_to_be_the_agency(evidence) {
        gather.warn(WarningCode::NoCaseInMessage, None);
        return DocumentKind::OtherMessage;
    }
    let doubts = reasons(evidence);
    if !doubts.is_empty() {
        for (code, shown) in doubts {
            gather.warn_with(code, "shown", shown);
        }
        return DocumentKind::SuspiciousMessage;
    }
    let Some(kind) = alert::read(gather, subject, body) else {
        gather.warn(WarningCode::NoReceiptNumber, None);
        // The message itself is still a line of the history.
        let mut event = received(Vec::new());
        when(&mut event);
        gather.event(event, None);
        return DocumentKind::AccountAlert;
    };
    let receipts = (0..gather.cases())
        .filter_map(|case| gather.receipt_of(case))
        .collect();
    let mut event = received(receipts);
    when(&mut event);
    gather.event(event, None);
    kind
}

/// One alert, however many forms its text has.
pub(super) fn received(receipt_numbers: Vec<String>) -> Event {
    Event {
        kind: Some("alert_received".to_owned()),
        receipt_numbers,
        ..Event::default()
    }
}

fn written_instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Nothing of it is kept, and the code is not even shown.
fn sign_in_code(text: &str) -> Proposal {
    let blotted = without_figures(text);
    let written = Written::of(&blotted);
    let mut gather = Gather::new(&written);
    gather.kind(DocumentKind::SignInCode);
    gather.warn(WarningCode::SignInCodeNotImported, None);
    gather.finish(SourceKind::Email)
}
