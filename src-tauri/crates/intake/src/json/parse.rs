//! Reading JSON that may have text around it, a byte order mark, comments of a
//! tool before and after, or quotes inside strings that were not escaped.

use super::tree::{Kind, Node};
use crate::error::ReadError;

/// Deepest nesting that is followed.
const DEEPEST: usize = 96;
/// Most values of one document.
const MOST_VALUES: usize = 400_000;

/// What was found in a text.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub documents: Vec<Node>,
    /// Quotes inside a string had to be told apart from its end.
    pub repaired: bool,
    /// Text stands around the documents.
    pub noise: bool,
}

/// Whether a text begins as JSON does, or holds a JSON object of the agency.
pub(crate) fn looks_like_json(text: &str) -> bool {
    const KEYS: [&str; 12] = [
        "\"receiptNumber\"",
        "\"receipt_number\"",
        "\"CaseStatusResponse\"",
        "\"case_status\"",
        "\"receipt_details\"",
        "\"contentId\"",
        "\"errors\"",
        "\"caseNumber\"",
        "\"uscisResponses\"",
        "\"historicalCaseStatuses\"",
        "\"hist_case_status\"",
        "\"receipt\"",
    ];
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let begins = |text: &str| {
        let mut letters = text.chars().filter(|c| !c.is_whitespace());
        let (first, second) = (letters.next(), letters.next());
        matches!(
            (first, second),
            (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[' | '"' | ']'))
        )
    };
    begins(text)
        || KEYS.iter().any(|key| text.contains(key))
            && text
                .match_indices('{')
                .take(50)
                .any(|(at, _)| begins(&text[at..]))
}

/// Every JSON object or list in a text.
///
/// # Errors
/// `TooComplex` for nesting or counts beyond the limits; `Damaged` when there
/// is no whole object or list.
pub(crate) fn find_documents(text: &str) -> Result<Found, ReadError> {
    let mut found = Found::default();
    let mut at = 0;
    let mut values = MOST_VALUES;
    let mut misses = 0;
    while let Some(next) = text[at..].find(['{', '[']) {
        let start = at + next;
        found.noise |= !text[at..start].trim().trim_matches('\u{feff}').is_empty();
        let mut reader = Reader {
            text,
            bytes: text.as_bytes(),
            at: start,
            values,
            repaired: false,
        };
        match reader.value(0) {
            Ok(node) => {
                found.repaired |= reader.repaired;
                at = reader.at;
                values = reader.values;
                let is_empty = node.fields().is_empty() && node.items().is_empty();
                if !is_empty {
                    found.documents.push(node);
                }
            }
            Err(Fault::TooDeep) => return Err(ReadError::TooComplex),
            Err(Fault::NotJson) => {
                misses += 1;
                found.noise = true;
                at = start + 1;
                // Prose with brackets is no reason to read it again and again.
                if misses > 400 {
                    break;
                }
            }
        }
    }
    found.noise |= !text[at..].trim().is_empty();
    if found.documents.is_empty() {
        return Err(ReadError::Damaged);
    }
    Ok(found)
}

enum Fault {
    NotJson,
    TooDeep,
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    values: usize,
    repaired: bool,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Node, Fault> {
        if depth > DEEPEST || self.values == 0 {
            return Err(Fault::TooDeep);
        }
        self.values -= 1;
        self.blanks();
        let start = self.at;
        let kind = match self.bytes.get(self.at) {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Kind::Text(self.string()?),
            Some(_) => self.word()?,
            None => return Err(Fault::NotJson),
        };
        let at = match kind {
            // Without the quotes: that is what a person reads.
            Kind::Text(_) => start + 1..self.at - 1,
            _ => start..self.at,
        };
        Ok(Node { kind, at })
    }

    fn blanks(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    fn next_is(&mut self, byte: u8) -> bool {
        self.blanks();
        let is = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(is);
        is
    }

    fn object(&mut self, depth: usize) -> Result<Kind, Fault> {
        self.at += 1;
        let mut fields = Vec::new();
        if self.next_is(b'}') {
            return Ok(Kind::Object(fields));
        }
        loop {
            self.blanks();
            if self.bytes.get(self.at) == Some(&b'}') && !fields.is_empty() {
                // A comma before the end.
                self.at += 1;
                self.repaired = true;
                return Ok(Kind::Object(fields));
            }
            if self.bytes.get(self.at) != Some(&b'"') {
                return Err(Fault::NotJson);
            }
            let key = self.string()?;
            if !self.next_is(b':') {
                return Err(Fault::NotJson);
            }
            let value = self.value(depth + 1)?;
            fields.push((key, value));
            if self.next_is(b',') {
                continue;
            }
            if self.next_is(b'}') {
                return Ok(Kind::Object(fields));
            }
            return Err(Fault::NotJson);
        }
    }

    fn list(&mut self, depth: usize) -> Result<Kind, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        if self.next_is(b']') {
            return Ok(Kind::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.next_is(b',') {
                continue;
            }
            if self.next_is(b']') {
                return Ok(Kind::List(items));
            }
            return Err(Fault::NotJson);
        }
    }

    fn word(&mut self) -> Result<Kind, Fault> {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')))
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let kind = match word {
            "null" => Kind::Null,
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            number if number.parse::<f64>().is_ok_and(f64::is_finite) => {
                Kind::Number(number.to_owned())
            }
            _ => return Err(Fault::NotJson),
        };
        self.at += end;
        Ok(kind)
    }

    /// A string. A quote ends it only where JSON may go on; the official
    /// interface leaves quotes of links unescaped.
    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut said = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.find(['"', '\\']).ok_or(Fault::NotJson)?;
            said.push_str(&rest[..plain]);
            self.at += plain;
            if self.bytes[self.at] == b'\\' {
                self.escaped(&mut said)?;
            } else if self.ends_here() {
                self.at += 1;
                return Ok(said);
            } else {
                self.repaired = true;
                said.push('"');
                self.at += 1;
            }
        }
    }

    fn ends_here(&self) -> bool {
        let after = self.text[self.at + 1..].trim_start();
        match after.chars().next() {
            None | Some(':' | '}' | ']') => true,
            // After a comma comes another value, not prose.
            Some(',') => {
                let next = after[1..].trim_start();
                let words = ["true", "false", "null"];
                next.starts_with(['"', '{', '[', '}', ']', '-'])
                    || next.starts_with(|c: char| c.is_ascii_digit())
                    || words.iter().any(|word| next.starts_with(word))
            }
            Some(_) => false,
        }
    }

    fn escaped(&mut self, said: &mut String) -> Result<(), Fault> {
        let letter = *self.bytes.get(self.at + 1).ok_or(Fault::NotJson)?;
        self.at += 2;
        match letter {
            b'n' => said.push('\n'),
            b't' => said.push('\t'),
            b'r' => said.push('\r'),
            b'b' | b'f' => said.push(' '),
            b'u' => {
                let first = self.four_digits()?;
                said.push(self.whole_character(first));
            }
            b'"' | b'\\' | b'/' => said.push(char::from(letter)),
            // `\'` and the like are no JSON, and plain enough.
            other if other.is_ascii() => said.push(char::from(other)),
            _ => return Err(Fault::NotJson),
        }
        Ok(())
    }

    fn four_digits(&mut self) -> Result<u32, Fault> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Fault::NotJson)?;
        let number = u32::from_str_radix(digits, 16).map_err(|_| Fault::NotJson)?;
        self.at += 4;
        Ok(number)
    }

    /// Two halves of a pair are one character; half a pair is none.
    fn whole_character(&mut self, first: u32) -> char {
        if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            if let Ok(second @ 0xdc00..=0xdfff) = self.four_digits() {
                let pair = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            self.at = before;
        }
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}
