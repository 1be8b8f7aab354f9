//! Papers of one case, kept and named as evidence on the command line.

use std::path::Path;

use serde_json::{json, Value};

use crate::{fixture, Cli};

/// A record with one notice and the papers of its case.
pub struct Exhibits<'s> {
    /// The command line that keeps them.
    pub cli: Cli<'s>,
    /// Id of the notice's case.
    pub case: Value,
    /// Id of the notice's document.
    pub notice: Value,
}

impl<'s> Exhibits<'s> {
    /// Reads and keeps a notice in a record that is already there.
    pub fn beside_a_notice(cli: Cli<'s>, notice: &str) -> Self {
        let notice = fixture(notice);
        let read = cli.tell(&["read", "--json", notice.to_str().expect("plain")], "");
        let kept = cli.tell(&["add", "--json"], &read.out);
        let kept: Value = serde_json::from_str(&kept.out).expect(&kept.err);
        Self {
            cli,
            case: kept["case"].clone(),
            notice: kept["document"].clone(),
        }
    }

    /// Keeps a file as a document of the case; answers its id.
    pub fn keep(&self, place: &Path) -> Value {
        let draft = json!({
            "document": null, "name": "", "kind": "other", "date": "", "people": [],
            "cases": [self.case], "expires_on": "", "language": "", "translates": null, "note": "",
        });
        let file = place.to_str().expect("plain");
        let kept = self.cli.tell(
            &["put", "document", "--file", file, "--json"],
            &draft.to_string(),
        );
        assert_eq!(kept.code, Some(0), "{}{}", kept.out, kept.err);
        let kept: Value = serde_json::from_str(&kept.out).expect(&kept.err);
        kept["draft"]["document"].clone()
    }

    /// Says that these documents are what an item of the list asks for.
    pub fn has(&self, item: Value, label: &str, documents: Value) {
        let mark = json!({
            "case": self.case, "item": item, "label": label, "state": "have", "reason": "",
            "documents": documents,
        });
        let put = self
            .cli
            .tell(&["put", "evidence-mark", "--json"], &mark.to_string());
        assert_eq!(put.code, Some(0), "{}{}", put.out, put.err);
    }
}
