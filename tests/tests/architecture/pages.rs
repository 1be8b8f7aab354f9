//! The pages know the shell through one module, and no network at all.

use regex::Regex;

use crate::tree::{files, json, SourceFile};

fn sources() -> Vec<SourceFile> {
    let sources = files("ui/src", &["ts", "js", "svelte"]);
    assert!(sources.len() > 10, "the pages were not found");
    sources
}

#[test]
fn only_the_client_knows_tauri() {
    let knows = Regex::new(r"@tauri-apps|__TAURI").expect("pattern");
    for file in sources() {
        assert!(
            file.path.starts_with("ui/src/ipc/") || !knows.is_match(&file.text),
            "{} knows Tauri: only ui/src/ipc may",
            file.path
        );
    }
}

#[test]
fn the_pages_use_of_tauri_is_its_bare_api() {
    let package = json("ui/package.json");
    for group in ["dependencies", "devDependencies"] {
        let names = package[group]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name);
        for name in names.filter(|name| name.starts_with("@tauri-apps/")) {
            assert!(
                ["@tauri-apps/api", "@tauri-apps/cli"].contains(&name.as_str()),
                "{name} gives the page more than our own commands"
            );
        }
    }
}

#[test]
fn no_page_reaches_for_the_network_or_keeps_anything() {
    let reaches = Regex::new(
        r"\bfetch\(|XMLHttpRequest|\bWebSocket\b|\bEventSource\b|sendBeacon|RTCPeerConnection|WebTransport",
    )
    .expect("pattern");
    let keeps = Regex::new(r"\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b")
        .expect("pattern");
    let runs_text = Regex::new(r"\{@html|\.innerHTML\b|\beval\(|new Function\(").expect("pattern");
    for file in sources() {
        assert!(
            !reaches.is_match(&file.program()),
            "{} reaches for a network",
            file.path
        );
        assert!(
            !keeps.is_match(&file.program()),
            "{} keeps something outside the record",
            file.path
        );
        assert!(
            !runs_text.is_match(&file.program()),
            "{} would run text as page",
            file.path
        );
    }
}
