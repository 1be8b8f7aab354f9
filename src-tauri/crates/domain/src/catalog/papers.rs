//! Kinds a person may choose for a paper that is kept by hand.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::embedded;

/// A kind of paper: message `document_kind_<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperKind {
    /// Stable name.
    pub kind: String,
    /// The fact of a person that the end of the paper is, where a rule counts
    /// from it.
    #[serde(default)]
    pub ends: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaperFile {
    #[serde(rename = "as_of")]
    _as_of: String,
    #[serde(rename = "source")]
    _source: String,
    papers: Vec<PaperKind>,
}

static PAPERS: LazyLock<PaperFile> = LazyLock::new(|| {
    embedded::read(
        "catalog/papers.json",
        include_str!("../../data/catalog/papers.json"),
    )
});

/// Every kind, in the order they are offered.
pub fn all() -> &'static [PaperKind] {
    &PAPERS.papers
}

/// The fact that the end of a paper of this kind feeds.
pub fn end_of(kind: &str) -> Option<&'static str> {
    let paper = all().iter().find(|paper| paper.kind == kind)?;
    paper.ends.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn every_end_is_a_date_that_a_rule_counts_from() {
        for paper in all() {
            if let Some(fact) = &paper.ends {
                let entry = rules::fact_entry(fact);
                assert!(
                    entry.is_some_and(|entry| entry.shape == rules::FactShape::Date),
                    "{}: {fact}",
                    paper.kind
                );
            }
        }
        assert_eq!(end_of("passport"), Some("passport_expires"));
        assert_eq!(end_of("photo"), None);
    }
}
