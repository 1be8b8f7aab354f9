//! Saved pages: their visible text, the links in it, and the data that the
//! account keeps inside script elements. Nothing of a page is run or fetched.

use html5gum::{Token, Tokenizer};

use crate::account::gather_documents;
use crate::error::ReadError;
use crate::gather::Gather;
use crate::json::find_documents;
use crate::proposal::{DocumentKind, Proposal, WarningCode};
use crate::source_kind::SourceKind;
use crate::status::{gather_status, has_status, reply_date_is_on_the_letter};
use crate::written::Written;

/// A link of a page: what it shows and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub shown: String,
    pub target: String,
}

/// A page taken apart.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub text: String,
    pub links: Vec<Link>,
    /// Contents of script elements that hold data.
    pub data: Vec<String>,
}

/// Longest text of one element of data, in bytes.
const LONGEST_DATA: usize = 8_000_000;
/// Elements that end a line.
const BREAKS: [&str; 22] = [
    "address",
    "article",
    "blockquote",
    "br",
    "div",
    "dd",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "nav",
    "p",
    "section",
    "table",
    "title",
    "tr",
];
/// Elements whose text nobody sees.
const HIDDEN: [&str; 5] = ["script", "style", "noscript", "template", "svg"];

/// Takes a page apart.
pub(crate) fn take_apart(html: &str) -> Page {
    let mut page = Page::default();
    let mut hidden: Option<(String, String)> = None;
    let mut link: Option<Link> = None;
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = lossy(&tag.name);
                if hidden.is_some() {
                    continue;
                }
                if HIDDEN.contains(&name.as_str()) && !tag.self_closing {
                    hidden = Some((name, String::new()));
                } else if name == "a" {
                    let target = tag
                        .attributes
                        .get(b"href".as_slice())
                        .map(|value| lossy(&value.value));
                    link = target.map(|target| Link {
                        shown: String::new(),
                        target,
                    });
                } else if BREAKS.contains(&name.as_str()) {
                    end_line(&mut page.text);
                } else if name == "td" || name == "th" {
                    page.text.push_str("  ");
                }
            }
            Token::EndTag(tag) => {
                let name = lossy(&tag.name);
                if let Some((open, content)) = hidden.take_if(|(open, _)| *open == name) {
                    let data = content.trim();
                    if open == "script" && holds_data(data) {
                        page.data.push(data.to_owned());
                    }
                } else if hidden.is_none() {
                    if name == "a" {
                        page.links.extend(link.take());
                    }
                    if BREAKS.contains(&name.as_str()) {
                        end_line(&mut page.text);
                    }
                }
            }
            Token::String(said) => {
                let said = lossy(&said);
                match (&mut hidden, &mut link) {
                    (Some((_, content)), _) => {
                        if content.len() + said.len() < LONGEST_DATA {
                            content.push_str(&said);
                        }
                    }
                    (None, open) => {
                        if let Some(open) = open {
                            open.shown.push_str(&said);
                        }
                        add_text(&mut page.text, &said);
                    }
                }
            }
            _ => {}
        }
    }
    page.links.extend(link);
    page
}

/// Scripts of the account hold their data as JSON; code is left alone.
fn holds_data(script: &str) -> bool {
    script.starts_with(['{', '[']) || script.contains("receiptNumber")
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Blanks of a page are one space.
fn add_text(text: &mut String, said: &str) {
    if said.starts_with(char::is_whitespace) && !text.is_empty() && !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
    let words: Vec<&str> = said.split_whitespace().collect();
    text.push_str(&words.join(" "));
    if said.ends_with(char::is_whitespace) && !words.is_empty() {
        text.push(' ');
    }
}

fn end_line(text: &mut String) {
    while text.ends_with(' ') {
        text.pop();
    }
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

/// A text of the agency without the tags in it.
pub(crate) fn plain_text_of(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.trim().to_owned();
    }
    let text = take_apart(html).text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a saved page.
///
/// # Errors
/// `UnsupportedYet` for a page that is about no case.
pub(crate) fn read_page(html: &str) -> Result<Proposal, ReadError> {
    let page = take_apart(html);
    let mut text = page.text.clone();
    let mut starts = Vec::new();
    for data in &page.data {
        text.push_str("\n\n");
        starts.push(text.len());
        text.push_str(data);
    }
    let written = Written::of(&text);
    let mut gather = Gather::new(&written);
    let mut known = false;
    for (start, data) in starts.iter().zip(&page.data) {
        let Ok(mut found) = find_documents(data) else {
            continue;
        };
        for document in &mut found.documents {
            document.move_by(*start);
        }
        known |= gather_documents(&mut gather, &found.documents).is_some();
    }
    let visible = &text[..page.text.len()];
    let kind = if known {
        DocumentKind::AccountPage
    } else if has_status(visible) {
        gather_status(&mut gather, visible);
        for case in 0..gather.cases() {
            reply_date_is_on_the_letter(&mut gather, case);
        }
        DocumentKind::StatusPage
    } else {
        return Err(ReadError::UnsupportedYet {
            source_kind: SourceKind::Html,
        });
    };
    if gather.cases() == 0 {
        gather.warn(WarningCode::NoReceiptNumber, None);
    }
    let mut proposal = gather.finish(SourceKind::Html);
    proposal.document_kind = Some(kind);
    proposal.document_parts = vec![kind];
    Ok(proposal)
}
