//! The rows themselves: complete, in both languages, with source and date.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use domain::rules::{self, DateKind};
use domain::text::LocalText;

fn check(rule: &str, text: &LocalText) {
    for sentence in [&text.en, &text.es] {
        assert!(!sentence.trim().is_empty(), "{rule}");
        assert!(!sentence.contains("as above"), "{rule}: {sentence}");
    }
    // "Parole" is the same word in both.
    assert!(
        text.en != text.es || text.en == "Parole",
        "{rule}: {}",
        text.en
    );
}

#[test]
fn there_are_133_rules_of_different_names() {
    let ids: BTreeSet<_> = rules::all().iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), 133);
    assert_eq!(rules::all().len(), 133);
}

#[test]
fn every_rule_speaks_both_languages() {
    for rule in rules::all() {
        check(&rule.id, &rule.title);
        check(&rule.id, &rule.meaning);
        for text in [&rule.consequence, &rule.caveat].into_iter().flatten() {
            check(&rule.id, text);
            for sentence in [&text.en, &text.es] {
                assert!(sentence.ends_with(['.', ')']), "{}: {sentence}", rule.id);
            }
        }
        if let Some(change) = &rule.change {
            check(&rule.id, &change.note);
            assert!(
                change.since.parse::<chrono::NaiveDate>().is_ok(),
                "{}",
                rule.id
            );
        }
    }
}

#[test]
fn every_rule_names_its_source_and_how_old_it_is() {
    for rule in rules::all() {
        for source in std::iter::once(&rule.source).chain(&rule.also) {
            assert!(!source.place.cite.is_empty(), "{}", rule.id);
            assert!(source.place.url.starts_with("https://"), "{}", rule.id);
        }
        let year: i32 = rule.as_of[..4].parse().unwrap();
        assert!((2000..=2026).contains(&year), "{}: {}", rule.id, rule.as_of);
        assert!([4, 7, 10].contains(&rule.as_of.len()), "{}", rule.id);
    }
}

#[test]
fn every_fact_a_rule_asks_for_is_described_and_the_start_is_required() {
    for rule in rules::all() {
        let needs = rule.facts();
        assert!(
            needs.first().is_some_and(|need| need.required),
            "{}",
            rule.id
        );
        for need in needs {
            check(&rule.id, &need.entry.label);
        }
    }
}

/// A reader who is told what a missed date costs should be told for every date
/// that can be missed.
#[test]
fn every_date_that_can_be_missed_says_what_follows() {
    for rule in rules::all() {
        let can_be_missed = matches!(
            rule.kind,
            DateKind::Receive | DateKind::WindowCloses | DateKind::Expires | DateKind::Appear
        );
        assert!(
            !can_be_missed || rule.consequence.is_some(),
            "{} has no consequence",
            rule.id
        );
    }
}

#[test]
fn every_feed_names_a_rule_and_facts_that_rule_asks_for() {
    for feed in rules::feeds() {
        let rule = rules::find(&feed.rule).unwrap();
        let asked: Vec<&str> = rule.facts().iter().map(|need| need.name).collect();
        for (fact, places) in &feed.facts {
            assert!(asked.contains(&fact.as_str()), "{}: {fact}", feed.rule);
            for place in places {
                assert!(place.contains(':'), "{}: {place}", feed.rule);
            }
        }
    }
}
