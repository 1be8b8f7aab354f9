//! Official ways to reach the agency.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::embedded;
use crate::text::LocalText;

/// One way.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Stable name.
    pub id: String,
    /// What it is called.
    pub name: LocalText,
    /// What it is for.
    pub purpose: LocalText,
    /// Telephone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// When somebody answers.
    #[serde(default)]
    pub hours: Option<LocalText>,
    /// Official page.
    pub url: String,
    /// `high` or `medium`.
    pub certainty: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChannelFile {
    as_of: String,
    #[serde(rename = "source")]
    _source: String,
    channels: Vec<Channel>,
}

static CHANNELS: LazyLock<ChannelFile> = LazyLock::new(|| {
    embedded::read(
        "catalog/channels.json",
        include_str!("../../data/catalog/channels.json"),
    )
});

/// Every way, most used first.
pub fn all() -> &'static [Channel] {
    &CHANNELS.channels
}

/// As of when they were read.
pub fn as_of() -> &'static str {
    &CHANNELS.as_of
}
