//! `checklist`: what to gather for a form, once its conditions are answered.

use std::collections::BTreeMap;

use clap::Args;
use desk::messages::say;
use domain::catalog::checklists::{
    all, find, Answers, Certainty, Checklist as List, ChecklistForm, ChecklistItem, OpenQuestion,
    RowSource, VARIANT,
};
use domain::text::{Lang, LocalText};
use serde::Serialize;
use serde_json::{json, Value};

use crate::answers::print;
use crate::exit::Exit;
use crate::Shape;

/// Arguments of `checklist`.
#[derive(Args)]
pub(crate) struct Checklist {
    /// Form number in any spelling, or a name listed by --list
    form: Option<String>,
    /// An answer, such as variant=spouse or married_before=yes; may be given
    /// several times
    #[arg(long = "answer", value_name = "KEY=VALUE")]
    answers: Vec<String>,
    /// List every form with a checklist
    #[arg(long, conflicts_with_all = ["form", "answers"])]
    list: bool,
}

impl Checklist {
    pub(crate) fn run(self, lang: Lang, shape: Shape) -> Exit {
        if self.list {
            return list(lang, shape);
        }
        let Some(name) = self.form else {
            eprintln!("casekeep-cli: checklist needs a form; --list names them all");
            return Exit::WrongUsage;
        };
        let Some(form) = find(&name) else {
            return refuse(shape, "unknown_form", &format!("no checklist for {name:?}"));
        };
        let mut answers = Answers::default();
        for answer in &self.answers {
            let Some((key, value)) = answer.split_once('=') else {
                eprintln!("casekeep-cli: --answer takes KEY=VALUE, not {answer:?}");
                return Exit::WrongUsage;
            };
            if let Err(error) = answers.give(form, key, value) {
                return refuse(shape, "answer_refused", &error.to_string());
            }
        }
        let checklist = form.checklist(&answers);
        match shape {
            Shape::Words => print(&in_words(&checklist, lang)),
            Shape::Json => print(&format!("{:#}", in_json(&checklist, lang))),
            Shape::JsonLines => print(&in_json(&checklist, lang).to_string()),
        }
    }
}

fn refuse(shape: Shape, code: &str, said: &str) -> Exit {
    eprintln!("casekeep-cli: {said}");
    if shape != Shape::Words {
        print(&json!({ "error": code, "message": said }).to_string());
    }
    Exit::Unreadable
}

fn list(lang: Lang, shape: Shape) -> Exit {
    let forms: Vec<Value> = all().iter().map(|form| head(form, lang)).collect();
    match shape {
        Shape::Json => print(&format!("{:#}", Value::Array(forms))),
        Shape::JsonLines => print(&lines(forms.iter().map(Value::to_string))),
        Shape::Words => print(&lines(
            all()
                .iter()
                .map(|form| format!("{}\t{}", form.id, form.title.get(lang))),
        )),
    }
}

fn head(form: &ChecklistForm, lang: Lang) -> Value {
    json!({
        "id": form.id,
        "form": (!form.number.is_empty()).then_some(&form.number),
        "kind": form.kind,
        "title": form.title.get(lang),
        "page_url": form.page_url,
        "online": form.online,
        "edition": form.edition,
    })
}

fn in_json(checklist: &List, lang: Lang) -> Value {
    let form = checklist.form;
    let mut said = head(form, lang);
    said["variants"] = form
        .variants
        .iter()
        .map(|variant| {
            json!({
                "id": variant.id,
                "label": variant.label.get(lang),
                "applies_when": variant.applies_when.get(lang),
                "chosen": checklist.variants.iter().any(|chosen| chosen.id == variant.id),
                "notes": texts(&variant.notes, lang),
            })
        })
        .collect();
    said["items"] = checklist.items.iter().map(|i| item(i, lang)).collect();
    said["questions"] = checklist
        .open
        .iter()
        .map(|open| question(form, open, lang))
        .collect();
    let answered = checklist.answered.iter().map(|(condition, holds)| {
        json!({ "key": condition.key, "question": condition.text.get(lang), "answer": yes_no(*holds) })
    });
    said["answered"] = answered.collect();
    said
}

fn item(item: &ChecklistItem, lang: Lang) -> Value {
    json!({
        "id": item.id,
        "label": item.label.get(lang),
        "need": item.need,
        "condition": item.when,
        "who": item.who,
        "translation_if_foreign": item.translation,
        "original_or_copy": item.form,
        "per_person": item.per_person,
        "quantity": item.quantity,
        "validity": item.validity.as_ref().map(|text| text.get(lang)),
        "max_age_days": item.max_age_days,
        "accepted": texts(&item.accepted, lang),
        "accepted_mode": item.accepted_mode,
        "doc_type": item.document_kind,
        "group": item.group,
        "note": item.note.as_ref().map(|text| text.get(lang)),
        "source_url": item.source.url,
        "as_of": item.source.as_of,
        "certainty": item.source.certainty,
        "verify": to_verify(&item.source),
    })
}

fn question(form: &ChecklistForm, open: &OpenQuestion, lang: Lang) -> Value {
    match open {
        OpenQuestion::Variant => json!({
            "key": VARIANT,
            "question": say(lang, "checklist_which_variant", &BTreeMap::new()),
            "answers": form.variants.iter().map(|variant| &variant.id).collect::<Vec<_>>(),
            "items": [],
        }),
        OpenQuestion::Condition { condition, items } => json!({
            "key": condition.key,
            "question": condition.text.get(lang),
            "answers": ["yes", "no"],
            "items": items.iter().map(|i| item(i, lang)).collect::<Vec<_>>(),
        }),
    }
}

fn in_words(checklist: &List, lang: Lang) -> String {
    let form = checklist.form;
    let name = if form.number.is_empty() {
        &form.id
    } else {
        &form.number
    };
    let word = |code: &str| say(lang, code, &BTreeMap::new());
    let mut said = vec![format!("{name} · {}", form.title.get(lang))];
    said.extend(
        checklist
            .variants
            .iter()
            .map(|v| v.label.get(lang).to_owned()),
    );
    for item in &checklist.items {
        let source = &item.source;
        let as_of = source.as_of.map_or(String::new(), |day| format!(", {day}"));
        said.push(format!(
            "- {} [{}; {}{as_of}]",
            item.label.get(lang),
            word(&format!("checklist_need_{}", code(&item.need))),
            word(&format!("checklist_certainty_{}", code(&source.certainty))),
        ));
    }
    if !checklist.open.is_empty() {
        said.push(String::new());
        said.push(word("checklist_still_to_answer"));
    }
    for open in &checklist.open {
        match open {
            OpenQuestion::Variant => {
                said.push(format!("? {VARIANT}: {}", word("checklist_which_variant")));
                said.extend(form.variants.iter().map(|variant| {
                    format!("    {VARIANT}={}\t{}", variant.id, variant.label.get(lang))
                }));
            }
            OpenQuestion::Condition { condition, items } => {
                said.push(format!("? {}: {}", condition.key, condition.text.get(lang)));
                said.extend(
                    items
                        .iter()
                        .map(|item| format!("    + {}", item.label.get(lang))),
                );
            }
        }
    }
    said.push(String::new());
    said.push(word("checklist_reminder"));
    said.push(form.page_url.clone());
    said.join("\n")
}

fn to_verify(source: &RowSource) -> bool {
    matches!(source.certainty, Certainty::Recalled | Certainty::Unknown)
}

/// The code of a word, as it stands in JSON and in the message keys.
fn code(word: &impl Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(Value::String(code)) => code,
        _ => String::new(),
    }
}

fn texts(texts: &[LocalText], lang: Lang) -> Vec<&str> {
    texts.iter().map(|text| text.get(lang)).collect()
}

fn yes_no(holds: bool) -> &'static str {
    if holds {
        "yes"
    } else {
        "no"
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
