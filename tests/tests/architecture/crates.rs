//! A crate exists because it is forbidden something.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, PackageId};
use regex::Regex;

use crate::tree::{root, rust_of_the_program};

/// Which of our crates each of our crates may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("vault", &["domain"]),
    ("intake", &["domain"]),
    // It tells numbers from other words, to take them out.
    ("outgoing", &["domain"]),
    ("platform", &[]),
    (
        "desk",
        &["domain", "vault", "intake", "outgoing", "platform"],
    ),
    ("casekeep", &["desk", "platform"]),
    // The command line is also the box that reads PDFs for intake and binds
    // packets for outgoing.
    (
        "casekeep-cli",
        &["desk", "domain", "intake", "outgoing", "platform"],
    ),
    // Its bench of dates counts in its own process, with surroundings of its own.
    (
        "whole-program",
        &["desk", "domain", "intake", "platform", "vault"],
    ),
    ("hostile-input", &["domain", "intake", "outgoing", "vault"]),
    ("xtask", &[]),
];

/// Libraries that only one of our crates may name.
const ONLY_IN: &[(&str, &str)] = &[
    ("rusqlite", "vault"),
    ("argon2", "vault"),
    ("chacha20poly1305", "vault"),
    ("keyring", "platform"),
    ("keyring-core", "platform"),
    ("dbus-secret-service-keyring-store", "platform"),
    ("notify-rust", "platform"),
    ("directories", "platform"),
    ("arboard", "platform"),
    ("open", "platform"),
    ("tauri", "casekeep"),
    ("tauri-plugin-dialog", "casekeep"),
    ("tauri-plugin-single-instance", "casekeep"),
    ("tauri-plugin-window-state", "casekeep"),
    ("age", "outgoing"),
    ("icalendar", "outgoing"),
    ("lopdf", "outgoing"),
    ("ts-rs", "desk"),
];

/// Crates that write what a program says of itself into a log. None may be in a
/// program of ours: what is never written needs no redacting. (`env_logger` comes
/// with the PDF library's own program; nothing of ours starts it.)
const LOG_WRITERS: &[&str] = &[
    "fern",
    "flexi_logger",
    "log4rs",
    "pretty_env_logger",
    "sentry",
    "simplelog",
    "syslog",
    "tauri-plugin-log",
    "tracing-appender",
    "tracing-journald",
    "tracing-subscriber",
];

/// Crates that speak to a network. None may be in a program of ours.
const NETWORK_CLIENTS: &[&str] = &[
    "attohttpc",
    "awc",
    "curl",
    "curl-sys",
    "h2",
    "hickory-resolver",
    "hyper",
    "hyper-tls",
    "hyper-util",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "webpki",
    "websocket",
    "tauri-plugin-http",
    "tauri-plugin-shell",
    "tauri-plugin-sql",
    "tauri-plugin-stronghold",
    "tauri-plugin-store",
    "tauri-plugin-updater",
    "tauri-plugin-localhost",
    "tauri-plugin-websocket",
    "tauri-plugin-upload",
    "tauri-plugin-process",
];

fn workspace() -> Metadata {
    let mut metadata = MetadataCommand::new()
        .current_dir(root())
        .no_deps()
        .exec()
        .expect("cargo metadata answers");
    // The bench's peer is no part of the house.
    metadata
        .packages
        .retain(|package| package.name.as_str() != "plain-window");
    metadata
}

#[test]
fn each_crate_uses_only_what_its_room_allows() {
    let metadata = workspace();
    let ours: BTreeSet<&str> = metadata
        .packages
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    let table: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    for package in &metadata.packages {
        let allowed = table
            .get(package.name.as_str())
            .unwrap_or_else(|| panic!("{} has no row in the table of rooms", package.name));
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            assert!(
                !ours.contains(name)
                    || allowed.contains(&name)
                    || dependency.kind == DependencyKind::Development,
                "{} must not know {name}",
                package.name
            );
        }
    }
}

#[test]
fn a_library_for_one_room_is_named_only_there() {
    for package in &workspace().packages {
        for dependency in &package.dependencies {
            let owner = ONLY_IN
                .iter()
                .find(|(library, _)| *library == dependency.name);
            if let Some((library, owner)) = owner {
                assert!(
                    package.name.as_str() == *owner
                        // What is thrown at the rooms knows them all.
                        || package.name.as_str() == "hostile-input"
                        || dependency.kind == DependencyKind::Development,
                    "{} names {library}, which only {owner} may",
                    package.name
                );
            }
        }
    }
}

#[test]
fn the_domain_is_pure() {
    let may = [
        "aho-corasick",
        "chrono",
        "memchr",
        "rayon",
        "regex",
        "serde",
        "serde_json",
        "thiserror",
        "unicode-normalization",
    ];
    let metadata = workspace();
    let domain = metadata
        .packages
        .iter()
        .find(|package| package.name.as_str() == "domain")
        .expect("domain");
    for dependency in &domain.dependencies {
        assert!(
            dependency.kind != DependencyKind::Normal || may.contains(&dependency.name.as_str()),
            "domain must not use {}",
            dependency.name
        );
    }
    let impure = Regex::new(r"\bstd::(fs|net|process|env|io|thread)\b|::now\(").expect("pattern");
    for file in in_crate("domain") {
        assert!(
            !impure.is_match(&file.program()),
            "{} reaches out of the domain",
            file.path
        );
    }
}

#[test]
fn the_clock_is_handed_in() {
    let reads_clock = Regex::new(r"\b(Utc|Local|SystemTime)::now\(").expect("pattern");
    for name in ["vault", "intake"] {
        for file in in_crate(name) {
            assert!(
                !reads_clock.is_match(&file.program()),
                "{} reads the clock itself",
                file.path
            );
        }
    }
}

#[test]
fn only_platform_speaks_unsafe() {
    let speaks = Regex::new(r"\bunsafe\b|allow\(unsafe_code\)").expect("pattern");
    for file in rust_of_the_program() {
        assert!(
            file.path.starts_with("src-tauri/crates/platform/")
                || !speaks.is_match(&file.program()),
            "{} has unsafe code",
            file.path
        );
    }
}

#[test]
fn nothing_of_ours_opens_a_socket_to_a_network() {
    stands_nowhere(r"\b(TcpStream|TcpListener|UdpSocket|ToSocketAddrs)\b");
}

#[test]
fn nothing_of_ours_starts_a_log() {
    stands_nowhere(r"\b(env_logger|set_logger|set_boxed_logger|set_global_default)\b");
}

fn stands_nowhere(words: &str) {
    let words = Regex::new(words).expect("pattern");
    for file in rust_of_the_program() {
        let program = file.program();
        let found = words.find(&program).map(|found| found.as_str());
        assert_eq!(found, None, "{}", file.path);
    }
}

#[test]
fn no_network_client_and_no_log_is_in_our_programs_on_any_system() {
    for system in [
        "x86_64-unknown-linux-gnu",
        "x86_64-pc-windows-msvc",
        "aarch64-apple-darwin",
    ] {
        let metadata = MetadataCommand::new()
            .current_dir(root())
            .features(CargoOpt::SomeFeatures(Vec::new()))
            .other_options(vec![
                "--filter-platform".to_owned(),
                system.to_owned(),
                "--locked".to_owned(),
            ])
            .exec()
            .expect("cargo metadata answers");
        for program in ["casekeep", "casekeep-cli"] {
            let linked = linked_into(&metadata, program);
            assert!(
                linked.len() > 50,
                "{program} on {system}: the graph was not walked"
            );
            let mut unwanted = NETWORK_CLIENTS.iter().chain(LOG_WRITERS);
            let found = unwanted.find(|name| linked.contains(**name));
            assert_eq!(found, None, "{program} on {system}");
        }
    }
}

/// Names of every crate linked into a program: its normal dependencies, all the
/// way down, without what only builds or tests.
fn linked_into(metadata: &Metadata, program: &str) -> BTreeSet<String> {
    let nodes: BTreeMap<&PackageId, _> = metadata
        .resolve
        .as_ref()
        .expect("a resolved graph")
        .nodes
        .iter()
        .map(|node| (&node.id, node))
        .collect();
    let start = metadata
        .packages
        .iter()
        .find(|package| package.name.as_str() == program)
        .expect("our program");
    let mut seen = BTreeSet::from([&start.id]);
    let mut waiting = vec![&start.id];
    while let Some(id) = waiting.pop() {
        for dependency in &nodes[id].deps {
            let links = dependency
                .dep_kinds
                .iter()
                .any(|kind| kind.kind == DependencyKind::Normal);
            if links && seen.insert(&dependency.pkg) {
                waiting.push(&dependency.pkg);
            }
        }
    }
    seen.into_iter()
        .map(|id| metadata[id].name.to_string())
        .collect()
}

fn in_crate(name: &str) -> Vec<crate::tree::SourceFile> {
    let folder = format!("src-tauri/crates/{name}/src/");
    let files: Vec<_> = rust_of_the_program()
        .into_iter()
        .filter(|file| file.path.starts_with(&folder))
        .collect();
    assert!(!files.is_empty(), "{folder} is empty");
    files
}
