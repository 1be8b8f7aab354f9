//! The list of libraries in Settings is the list of libraries in the program.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use whole_program::components::{bill_of_materials, components, list};

use crate::tree::root;

#[test]
fn every_library_is_named_with_its_licence() {
    let all = components(&root());
    assert!(all.len() > 100, "{}", all.len());
    for one in &all {
        assert!(
            !one.licence.is_empty() && one.licence != "see its files",
            "{one:?}"
        );
    }
    let place = root().join("ui/src/screens/settings/components.json");
    if std::env::var_os("CASEKEEP_WRITE_TYPES").is_some() {
        fs::write(&place, list(&all)).expect("written");
    }
    let shown = fs::read_to_string(place).expect("a list");
    let shown: Vec<[String; 3]> = serde_json::from_str(&shown).expect("rows of three");
    let shown: BTreeSet<[String; 3]> = shown.into_iter().collect();
    let wanted: BTreeSet<[String; 3]> = all
        .iter()
        .map(|one| [one.name.clone(), one.version.clone(), one.licence.clone()])
        .collect();
    let differ: Vec<_> = shown.symmetric_difference(&wanted).collect();
    assert!(
        differ.is_empty(),
        "write it afresh with `cargo xtask types`: {differ:?}"
    );
}

#[test]
fn the_bill_of_materials_names_each_library_once() {
    let all = components(&root());
    let bill: Value = serde_json::from_str(&bill_of_materials(&all, "0.0.0")).expect("JSON");
    assert_eq!(bill["bomFormat"], "CycloneDX");
    let parts = bill["components"].as_array().expect("a list");
    let urls: BTreeSet<&str> = parts
        .iter()
        .filter_map(|part| part["purl"].as_str())
        .collect();
    assert_eq!((urls.len(), parts.len()), (all.len(), all.len()));
    for known in ["pkg:cargo/tauri@", "pkg:cargo/rusqlite@", "pkg:npm/svelte@"] {
        assert!(urls.iter().any(|url| url.starts_with(known)), "{known}");
    }
    // What only tests the program is no part of it.
    assert!(!urls
        .iter()
        .any(|url| url.contains("fantoccini") || url.contains("vitest")));
}
