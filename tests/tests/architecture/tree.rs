//! The project's own files.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// The folder with the workspace's Cargo.toml.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ stands in the root")
        .to_owned()
}

/// One file with its path from the root.
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

impl SourceFile {
    /// Everything before the unit tests at the end of the file, without
    /// comments: what the program itself does.
    pub fn program(&self) -> String {
        let end = self.text.find("#[cfg(test)]").unwrap_or(self.text.len());
        self.text[..end]
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Files below `folder` (from the root) with one of these endings, without
/// what tools made.
pub fn files(folder: &str, endings: &[&str]) -> Vec<SourceFile> {
    let made_by_tools = [
        "node_modules",
        "dist",
        "target",
        "gen",
        "generated",
        "paraglide",
        ".git",
        "shots",
    ];
    let root = root();
    let start = root.join(folder);
    assert!(start.is_dir(), "{folder} is not there");
    let mut found: Vec<SourceFile> = WalkDir::new(start)
        .into_iter()
        .filter_entry(|entry| !made_by_tools.iter().any(|name| entry.file_name() == *name))
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|found| endings.iter().any(|ending| found == *ending))
        })
        .map(|entry| SourceFile {
            path: entry
                .path()
                .strip_prefix(&root)
                .expect("below the root")
                .to_string_lossy()
                .into_owned(),
            text: fs::read_to_string(entry.path()).expect("source files are UTF-8"),
        })
        .collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The program's Rust: shell and crates, without their tests.
pub fn rust_of_the_program() -> Vec<SourceFile> {
    let mut rust = files("src-tauri/src", &["rs"]);
    rust.extend(
        files("src-tauri/crates", &["rs"])
            .into_iter()
            .filter(|file| {
                !["/tests/", "/benches/", "/examples/"]
                    .iter()
                    .any(|part| file.path.contains(part))
            }),
    );
    rust
}

/// One file of the project as text.
pub fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// One file of the project as JSON.
pub fn json(path: &str) -> serde_json::Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
