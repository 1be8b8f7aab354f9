//! The answers to a form's questions, and the list that follows from them.

use std::collections::{BTreeMap, BTreeSet};

use super::files::shared;
use super::rows::{ChecklistForm, ChecklistItem, Condition, Variant};

/// The question which way a form is used; its answer is a variant's id, or
/// several with commas between them.
pub const VARIANT: &str = "variant";

/// Answers to a form's questions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    variants: BTreeSet<String>,
    holds: BTreeMap<String, bool>,
}

/// An answer that fits no question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// The form asks no such question.
    #[error("the form asks no question {key:?}")]
    UnknownQuestion {
        /// What was answered.
        key: String,
    },
    /// The form has no such variant.
    #[error("the form has no variant {variant:?}")]
    UnknownVariant {
        /// What was chosen.
        variant: String,
    },
    /// A condition is answered yes or no.
    #[error("{key:?} is answered yes or no, not {answer:?}")]
    NotYesOrNo {
        /// The question.
        key: String,
        /// What was said.
        answer: String,
    },
}

/// A question that is still to be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenQuestion {
    /// Which way the form is used.
    Variant,
    /// Whether a condition holds, and the items it would add.
    Condition {
        /// The question.
        condition: &'static Condition,
        /// What a yes would add.
        items: Vec<&'static ChecklistItem>,
    },
}

/// What to gather.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The form.
    pub form: &'static ChecklistForm,
    /// The variants that were chosen.
    pub variants: Vec<&'static Variant>,
    /// What holds whatever the open questions bring, in the order of the form.
    pub items: Vec<&'static ChecklistItem>,
    /// What is still to be answered.
    pub open: Vec<OpenQuestion>,
    /// Conditions that were answered.
    pub answered: Vec<(&'static Condition, bool)>,
}

impl Answers {
    /// Takes one answer down. A question may also be named by the id of an item
    /// that depends on it.
    ///
    /// # Errors
    /// When the form does not ask this, or the answer does not fit.
    pub fn give(
        &mut self,
        form: &ChecklistForm,
        key: &str,
        answer: &str,
    ) -> Result<(), AnswerError> {
        let (key, answer) = (key.trim(), answer.trim());
        if key == VARIANT {
            for variant in answer.split(',').map(str::trim).filter(|v| !v.is_empty()) {
                if !form.variants.iter().any(|known| known.id == variant) {
                    return Err(AnswerError::UnknownVariant {
                        variant: variant.to_owned(),
                    });
                }
                self.variants.insert(variant.to_owned());
            }
            return Ok(());
        }
        let by_item = every_item(form).find(|item| item.id == key);
        let key = match by_item.and_then(|item| item.when.as_deref()) {
            Some(when) => when,
            None => key,
        };
        if condition(form, key).is_none() {
            return Err(AnswerError::UnknownQuestion {
                key: key.to_owned(),
            });
        }
        let holds = match answer.to_lowercase().as_str() {
            "yes" | "y" | "true" | "1" | "sí" | "si" => true,
            "no" | "n" | "false" | "0" => false,
            _ => {
                return Err(AnswerError::NotYesOrNo {
                    key: key.to_owned(),
                    answer: answer.to_owned(),
                })
            }
        };
        self.holds.insert(key.to_owned(), holds);
        Ok(())
    }

    /// The answers as they are kept: question and answer.
    pub fn kept(&self) -> impl Iterator<Item = (&str, String)> {
        let variants: Vec<&str> = self.variants.iter().map(String::as_str).collect();
        let chosen = (!variants.is_empty()).then(|| (VARIANT, variants.join(",")));
        let held = self.holds.iter().map(|(key, holds)| {
            let answer = if *holds { "yes" } else { "no" };
            (key.as_str(), answer.to_owned())
        });
        chosen.into_iter().chain(held)
    }
}

impl ChecklistForm {
    /// The list that follows from the answers.
    pub fn checklist(&'static self, answers: &Answers) -> Checklist {
        let variants: Vec<&'static Variant> = self
            .variants
            .iter()
            .filter(|variant| answers.variants.contains(&variant.id))
            .collect();
        let mut open: Vec<OpenQuestion> = Vec::new();
        if variants.is_empty() && !self.variants.is_empty() {
            open.push(OpenQuestion::Variant);
        }
        let (mut items, mut answered) = (Vec::new(), Vec::new());
        for item in self.candidates(&variants) {
            let Some(condition) = item.when.as_deref().and_then(|key| condition(self, key)) else {
                items.push(item);
                continue;
            };
            match answers.holds.get(&condition.key) {
                Some(holds) => {
                    if *holds {
                        items.push(item);
                    }
                    if !answered.contains(&(condition, *holds)) {
                        answered.push((condition, *holds));
                    }
                }
                None => ask(&mut open, condition, item),
            }
        }
        Checklist {
            form: self,
            variants,
            items,
            open,
            answered,
        }
    }

    /// Everything the chosen variants could ask for, each once.
    fn candidates(&'static self, chosen: &[&'static Variant]) -> Vec<&'static ChecklistItem> {
        let first = self.common.iter().filter_map(|id| {
            let items = shared().items.iter();
            items.clone().find(|item| item.id == *id)
        });
        let mut found: Vec<&'static ChecklistItem> = first.chain(&self.items).collect();
        for variant in chosen {
            let base = variant
                .extends
                .as_deref()
                .and_then(|id| self.variants.iter().find(|other| other.id == id));
            let inherited = base.into_iter().flat_map(|base| &base.items);
            let inherited = inherited.filter(|item| !variant.extends_except.contains(&item.id));
            for item in inherited.chain(&variant.items) {
                if !found.iter().any(|known| known.id == item.id) {
                    found.push(item);
                }
            }
        }
        found
    }
}

fn ask(open: &mut Vec<OpenQuestion>, asked: &'static Condition, item: &'static ChecklistItem) {
    for question in open.iter_mut() {
        if let OpenQuestion::Condition { condition, items } = question {
            if condition.key == asked.key {
                return items.push(item);
            }
        }
    }
    open.push(OpenQuestion::Condition {
        condition: asked,
        items: vec![item],
    });
}

fn every_item(form: &ChecklistForm) -> impl Iterator<Item = &ChecklistItem> {
    let variants = form.variants.iter().flat_map(|variant| &variant.items);
    shared().items.iter().chain(&form.items).chain(variants)
}

fn condition(form: &ChecklistForm, key: &str) -> Option<&'static Condition> {
    let form = super::all().iter().find(|known| known.id == form.id)?;
    let mut asked = form.questions.iter().chain(&shared().questions);
    asked.find(|condition| condition.key == key)
}
