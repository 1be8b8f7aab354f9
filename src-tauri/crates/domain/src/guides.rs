//! Guided paths: questions with choices that end at an official page. Data in
//! both languages, with source and as-of.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::LocalText;

/// A guided path.
#[derive(Debug, Deserialize)]
pub struct Guide {
    /// Its short name, such as `sign_in`.
    pub id: String,
    /// What it helps with.
    pub title: LocalText,
    /// Its steps; the first is where it begins.
    pub steps: Vec<GuideStep>,
}

/// One step of a path.
#[derive(Debug, Deserialize)]
pub struct GuideStep {
    /// Its name within the path.
    pub id: String,
    /// What it says or asks.
    pub says: LocalText,
    /// Where the path can go on; none at its end.
    #[serde(default)]
    pub choices: Vec<GuideChoice>,
    /// The official page at its end, by its short name.
    pub page: Option<String>,
    /// The kind of number that can be checked here.
    #[serde(rename = "box")]
    pub number_box: Option<String>,
}

/// One answer to a step's question.
#[derive(Debug, Deserialize)]
pub struct GuideChoice {
    /// The answer.
    pub name: LocalText,
    /// The step it leads to.
    pub to: String,
}

#[derive(Deserialize, Default)]
struct File {
    source: LocalText,
    as_of: String,
    guides: Vec<Guide>,
}

// The file is part of the program; a test walks every path in it.
static FILE: LazyLock<File> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/guides/guides.json")).unwrap_or_default()
});

/// Every guided path.
pub fn guides() -> &'static [Guide] {
    &FILE.guides
}

/// Where the paths are known from, and the day they were last looked at.
pub fn source() -> (&'static LocalText, &'static str) {
    (&FILE.source, &FILE.as_of)
}
