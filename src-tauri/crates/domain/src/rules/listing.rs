//! A rule as a list entry: what it is and what it asks for.

use serde_json::{json, Map, Value};

use super::needs::FactNeed;
use super::rule::Rule;
use crate::text::Lang;

impl Rule {
    /// The rule as `casekeep-cli due --list` gives it, in one language: its name,
    /// title, kind, meaning, source and every fact with shape, label and choices.
    pub fn to_json(&self, lang: Lang) -> Value {
        json!({
            "rule": self.id,
            "title": self.title.get(lang),
            "kind": self.kind,
            "meaning": self.meaning.get(lang),
            "forms": self.forms,
            "facts": self.facts().iter().map(|need| need.to_json(lang)).collect::<Vec<_>>(),
            "source": {
                "cite": self.source.place.cite,
                "url": self.source.place.url,
                "as_of": self.as_of,
                "certainty": self.certainty,
                "read": self.source.read,
            },
        })
    }
}

impl FactNeed<'_> {
    fn to_json(self, lang: Lang) -> Value {
        let mut object = json!({
            "name": self.name,
            "required": self.required,
            "shape": self.entry.shape,
            "label": self.entry.label.get(lang),
        });
        if !self.entry.choices.is_empty() {
            let choices: Map<String, Value> = self
                .entry
                .choices
                .iter()
                .map(|(choice, label)| (choice.clone(), json!(label.get(lang))))
                .collect();
            object["choices"] = Value::Object(choices);
        }
        if !self.entry.numbers.is_empty() {
            object["choices"] = json!(self.entry.numbers);
        }
        object
    }
}
