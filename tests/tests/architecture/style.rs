//! How files are cut and named.

use regex::Regex;
use walkdir::WalkDir;

use crate::tree::{files, root, rust_of_the_program};

/// One reason to change per file: longer than this and it has two.
const LINES: usize = 400;
/// A suite tells one story, which may take longer.
const LINES_SUITE: usize = 550;
/// The same for a part of a page.
const LINES_SVELTE: usize = 200;

#[test]
fn no_file_has_grown_a_second_reason_to_change() {
    let mut code = files("src-tauri", &["rs"]);
    code.extend(files("tests", &["rs"]));
    code.extend(files("ui/src", &["ts", "js", "css", "svelte"]));
    let long: Vec<String> = code
        .iter()
        .map(|file| (file, file.text.lines().count()))
        .filter(|(file, lines)| {
            let most = match &file.path {
                path if path.ends_with(".svelte") => LINES_SVELTE,
                path if path.contains("/tests/") => LINES_SUITE,
                _ => LINES,
            };
            *lines > most
        })
        .map(|(file, lines)| format!("{} has {lines} lines", file.path))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn names_are_the_fields_own() {
    let vague = Regex::new(
        r"\b(?:struct|enum|trait|type)\s+\w*(Manager|Helper|Util|Utils|Service|Handler)\b",
    )
    .expect("pattern");
    for file in rust_of_the_program() {
        assert!(
            !vague.is_match(&file.program()),
            "a type in {} hides what it is",
            file.path
        );
    }
    for folder in ["src-tauri/crates", "src-tauri/src", "ui/src", "tests"] {
        for entry in WalkDir::new(root().join(folder))
            .into_iter()
            .filter_entry(|entry| entry.file_name() != "node_modules")
            .flatten()
        {
            let stem = entry
                .path()
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned());
            let vague = [
                "core", "feat", "utils", "util", "helpers", "common", "misc", "manager",
            ];
            assert!(
                !stem.is_some_and(|stem| vague.contains(&stem.as_str())),
                "{} could hold anything",
                entry.path().display()
            );
        }
    }
}

#[test]
fn nothing_is_left_half_done() {
    let unfinished =
        Regex::new(r"\b(TODO|FIXME|XXX)\b|\b(todo|unimplemented|dbg)!\(|\.unwrap\(\)|\bpanic!\(")
            .expect("pattern");
    let re_export_glob = Regex::new(r"pub(\([a-z]+\))? use [\w:]+::\*;").expect("pattern");
    for file in rust_of_the_program() {
        let program = file.program();
        assert!(
            !unfinished.is_match(&program),
            "{} is not finished",
            file.path
        );
        assert!(
            !re_export_glob.is_match(&program),
            "{} re-exports by a glob",
            file.path
        );
    }
    let quieted =
        Regex::new(r"@ts-ignore|@ts-nocheck|eslint-disable|\.(skip|only|todo)\(").expect("pattern");
    for file in files("ui/src", &["ts", "svelte"]) {
        assert!(
            !quieted.is_match(&file.text),
            "{} silences a check",
            file.path
        );
    }
    let ignored = Regex::new(r"#\[ignore").expect("pattern");
    for file in files("src-tauri", &["rs"])
        .into_iter()
        .chain(files("tests", &["rs"]))
    {
        assert!(
            file.path.ends_with("architecture/style.rs") || !ignored.is_match(&file.text),
            "{} ignores a test",
            file.path
        );
    }
}

#[test]
fn migrations_are_numbered_without_a_gap() {
    let migrations = files("src-tauri/crates/vault", &["sql"]);
    let numbers: Vec<u32> = migrations
        .iter()
        .filter_map(|file| file.path.rsplit('/').next())
        .map(|name| {
            let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
            digits
                .parse()
                .unwrap_or_else(|_| panic!("{name} has no number"))
        })
        .collect();
    let expected: Vec<u32> = (1..=u32::try_from(numbers.len()).expect("few")).collect();
    assert!(!numbers.is_empty(), "no migration");
    assert_eq!(numbers, expected);
}
