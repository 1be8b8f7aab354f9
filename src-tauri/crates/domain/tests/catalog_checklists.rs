//! The checklists: every row is whole, and the list follows the answers.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use domain::catalog::checklists::{
    all, find, AnswerError, Answers, ChecklistItem, Need, OpenQuestion,
};

fn ids(items: &[&ChecklistItem]) -> Vec<String> {
    items.iter().map(|item| item.id.clone()).collect()
}

#[test]
fn every_form_is_read_and_asks_what_its_items_depend_on() {
    assert!(all().len() > 45);
    for form in all() {
        let mut seen = BTreeSet::new();
        let variants = form.variants.iter().flat_map(|variant| &variant.items);
        for item in form.items.iter().chain(variants) {
            assert!(seen.insert(&item.id), "{} twice", item.id);
            assert_eq!(
                item.need == Need::IfApplicable,
                item.when.is_some(),
                "{}",
                item.id
            );
            let asked = |key: &String| form.questions.iter().any(|asked| asked.key == *key);
            assert!(item.when.as_ref().is_none_or(asked), "{}", item.id);
            assert!(item.source.url.starts_with("https://"), "{}", item.id);
        }
        let keys: BTreeSet<_> = form.questions.iter().map(|asked| &asked.key).collect();
        assert_eq!(keys.len(), form.questions.len(), "{}", form.id);
        for variant in &form.variants {
            let known = |id: &String| form.variants.iter().any(|other| other.id == *id);
            assert!(variant.extends.as_ref().is_none_or(known), "{}", variant.id);
        }
    }
}

#[test]
fn every_sentence_of_every_list_is_written_in_spanish_too() {
    for form in all() {
        let variants = form.variants.iter().flat_map(|variant| &variant.items);
        let items = form.items.iter().chain(variants);
        let labels = items.map(|item| &item.label);
        let asked = form.questions.iter().map(|asked| &asked.text);
        let ways = form.variants.iter().map(|variant| &variant.applies_when);
        for text in labels.chain(asked).chain(ways).chain([&form.title]) {
            assert!(!text.es.trim().is_empty(), "{}: {}", form.id, text.en);
        }
        // Sentences, where numbers and names of forms may be the same in both.
        for item in form.items.iter().filter(|item| item.label.en.len() > 20) {
            assert_ne!(item.label.en, item.label.es, "{}", item.id);
        }
        for question in &form.questions {
            assert!(question.text.es.starts_with('¿'), "{}", question.text.es);
        }
    }
}

#[test]
fn a_form_is_found_in_any_spelling() {
    for name in ["I-485", "i485", "Form I-485", " i-485 "] {
        assert_eq!(find(name).unwrap().id, "i-485", "{name}");
    }
    assert_eq!(find("apt-oath").unwrap().kind, "appointment");
    assert!(find("I-9999").is_none());
    assert!(find("").is_none());
}

#[test]
fn what_is_not_answered_is_asked() {
    let form = find("I-130").unwrap();
    let list = form.checklist(&Answers::default());
    assert_eq!(list.open[0], OpenQuestion::Variant);
    assert!(list.items.iter().all(|item| item.when.is_none()));
    assert!(list.open.iter().any(|open| matches!(open,
        OpenQuestion::Condition { condition, .. } if condition.key == "other_legal_name")));
}

#[test]
fn an_answer_brings_or_spares_its_items() {
    let form = find("I-130").unwrap();
    let mut answers = Answers::default();
    answers.give(form, "variant", "spouse").unwrap();
    answers.give(form, "either_married_before", "yes").unwrap();
    answers.give(form, "other_legal_name", "No").unwrap();
    let list = form.checklist(&answers);
    let listed = ids(&list.items);
    assert!(listed.iter().any(|id| id.starts_with("base.")));
    let yes = form.variants[0].items.iter();
    let prior = yes
        .clone()
        .find(|item| item.when.as_deref() == Some("either_married_before"))
        .unwrap();
    assert!(listed.contains(&prior.id));
    let name = form.items.iter().find(|item| item.when.is_some()).unwrap();
    assert!(!listed.contains(&name.id));
    assert!(!list.open.contains(&OpenQuestion::Variant));
    // The same question may be named by its item.
    let mut by_item = Answers::default();
    by_item.give(form, &prior.id, "sí").unwrap();
    assert_eq!(by_item.kept().next().unwrap().0, "either_married_before");
}

#[test]
fn a_variant_may_extend_another_without_some_of_it() {
    let form = find("I-485").unwrap();
    let mut answers = Answers::default();
    answers
        .give(form, "variant", "employment-derivative")
        .unwrap();
    let list = form.checklist(&answers);
    let mut listed = ids(&list.items);
    for open in &list.open {
        if let OpenQuestion::Condition { items, .. } = open {
            listed.extend(ids(items));
        }
    }
    assert!(!listed.contains(&"i-485.eb.supj".to_owned()));
    let own = &form
        .variants
        .iter()
        .find(|v| v.id == "employment")
        .unwrap()
        .items;
    let kept = own.iter().filter(|item| listed.contains(&item.id)).count();
    assert_eq!(kept, own.len() - 2);
}

#[test]
fn an_answer_that_fits_nothing_is_refused() {
    let form = find("I-90").unwrap();
    let mut answers = Answers::default();
    assert!(matches!(
        answers.give(form, "variant", "spouse"),
        Err(AnswerError::UnknownVariant { .. })
    ));
    assert!(matches!(
        answers.give(form, "moon", "yes"),
        Err(AnswerError::UnknownQuestion { .. })
    ));
    assert!(matches!(
        answers.give(form, "foreign_documents", "maybe"),
        Err(AnswerError::NotYesOrNo { .. })
    ));
}
