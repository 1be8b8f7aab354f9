//! JSON as people save it: with places, with text around it, and with the
//! mistakes the official interface makes.

mod parse;
mod tree;

pub(crate) use parse::{find_documents, looks_like_json};
pub(crate) use tree::{Kind, Node};

#[cfg(test)]
mod tests;
