//! A JSON value and its place in the text.

use std::ops::Range;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub kind: Kind,
    /// Bytes of the text it was read from.
    pub at: Range<usize>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    /// As written.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.kind {
            Kind::Object(fields) => fields
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value of the first of these keys that is there and not null.
    pub fn first(&self, keys: &[&str]) -> Option<&Node> {
        keys.iter()
            .filter_map(|key| self.get(key))
            .find(|value| value.kind != Kind::Null)
    }

    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn fields(&self) -> &[(String, Node)] {
        match &self.kind {
            Kind::Object(fields) => fields,
            _ => &[],
        }
    }

    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// A text that is not empty.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        }
    }

    /// A text, or a number as written.
    pub fn text_or_number(&self) -> Option<&str> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            _ => self.text(),
        }
    }

    pub fn boolean(&self) -> Option<bool> {
        match self.kind {
            Kind::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// Moves the place of the value and all in it: its text stands within
    /// another one.
    pub fn move_by(&mut self, bytes: usize) {
        self.at = self.at.start + bytes..self.at.end + bytes;
        match &mut self.kind {
            Kind::List(items) => items.iter_mut().for_each(|item| item.move_by(bytes)),
            Kind::Object(fields) => {
                fields
                    .iter_mut()
                    .for_each(|(_, value)| value.move_by(bytes));
            }
            _ => {}
        }
    }

    /// The value in short, for showing what no field stands for.
    pub fn shown(&self) -> String {
        match &self.kind {
            Kind::Null => "null".to_owned(),
            Kind::Bool(value) => value.to_string(),
            Kind::Number(number) => number.clone(),
            Kind::Text(text) => text.clone(),
            Kind::List(items) => format!("[{}]", items.len()),
            Kind::Object(fields) => format!("{{{}}}", fields.len()),
        }
    }
}
