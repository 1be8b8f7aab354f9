//! The commands are one list, and the window may do no more than call them.

use std::collections::BTreeSet;

use regex::Regex;
use serde_json::{json, Value};

use crate::tree::{files, json as read_json, root, text};

/// What the window may do beside calling the contract's commands: hear our own
/// events, and print the page. Tauri answers `window.print()` itself.
const BEYOND_THE_CONTRACT: [&str; 3] = [
    "core:event:allow-listen",
    "core:event:allow-unlisten",
    "core:webview:allow-print",
];

/// The names in the contract.
fn contract() -> BTreeSet<String> {
    let source = text("src-tauri/crates/desk/src/contract/command_names.rs");
    let name = Regex::new(r#""([a-z_]+)","#).expect("pattern");
    let names: BTreeSet<String> = name
        .captures_iter(&source)
        .map(|found| found[1].to_owned())
        .collect();
    assert!(names.len() > 20, "the contract was not read");
    names
}

#[test]
fn the_capability_allows_the_contract_and_two_listeners() {
    let capabilities = files("src-tauri/capabilities", &["json", "toml"]);
    let paths: Vec<&str> = capabilities.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        ["src-tauri/capabilities/window.json"],
        "one window, one capability"
    );

    let capability = read_json(paths[0]);
    assert_eq!(capability["windows"], json!(["main"]));
    for reach in ["webviews", "remote", "platforms"] {
        assert_eq!(capability[reach], Value::Null, "{reach}");
    }
    let mut expected: BTreeSet<String> = contract()
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    expected.extend(BEYOND_THE_CONTRACT.map(str::to_owned));
    let allowed: BTreeSet<String> = capability["permissions"]
        .as_array()
        .expect("a list of permissions")
        .iter()
        .map(|permission| {
            permission
                .as_str()
                .expect("plain names, no scopes")
                .to_owned()
        })
        .collect();
    assert_eq!(allowed, expected);
}

#[test]
fn the_build_has_not_ignored_the_capability() {
    let path = "gen/schemas/capabilities.json";
    assert!(
        root().join(path).exists(),
        "{path} is written by the build of the window: build it first"
    );
    let resolved = read_json(path);
    let permissions = resolved["window"]["permissions"]
        .as_array()
        .map_or(0, Vec::len);
    assert_eq!(
        permissions,
        contract().len() + BEYOND_THE_CONTRACT.len(),
        "the resolved capability of the window"
    );
    assert_eq!(
        resolved.as_object().map(serde_json::Map::len),
        Some(1),
        "no other capability"
    );
}

#[test]
fn the_shell_answers_only_the_contract() {
    // Contract rows come through the macro; what the shell names itself are
    // the commands that are not JSON in, JSON out.
    let shell: String = files("src-tauri/src", &["rs"])
        .iter()
        .map(|file| file.program())
        .collect();
    assert!(
        shell.contains("desk::contract!("),
        "the shell takes its commands from the contract"
    );
    let command =
        Regex::new(r"#\[tauri::command[^\]]*\]\s*(?:pub(?:\([a-z]+\))? )?(?:async )?fn ([a-z_]+)")
            .expect("pattern");
    let named: BTreeSet<String> = command
        .captures_iter(&shell)
        .map(|found| found[1].to_owned())
        .collect();
    let beyond: Vec<_> = named.difference(&contract()).cloned().collect();
    assert!(
        beyond.is_empty(),
        "commands outside the contract: {beyond:?}"
    );
}

#[test]
fn the_client_lists_the_contract() {
    let generated = text("ui/src/ipc/generated/contract.ts");
    let list = generated
        .split("COMMAND_NAMES = [")
        .nth(1)
        .expect("a list of commands");
    let name = Regex::new(r#""([a-z_]+)""#).expect("pattern");
    let listed: BTreeSet<String> = name
        .captures_iter(list)
        .map(|found| found[1].to_owned())
        .collect();
    assert_eq!(listed, contract());
}

#[test]
fn the_content_policy_starts_from_none_and_allows_nothing_unsafe() {
    let config = read_json("tauri.conf.json");
    let security = &config["app"]["security"];
    assert_eq!(
        security["csp"],
        json!({
            "default-src": "'none'",
            "script-src": "'self'",
            "style-src": "'self'",
            "font-src": "'self'",
            "img-src": "'self' blob: data:",
            "worker-src": "'self'",
            "connect-src": "ipc: http://ipc.localhost",
            "base-uri": "'none'",
            "form-action": "'none'",
            "frame-ancestors": "'none'",
            "object-src": "'none'"
        })
    );
    assert_eq!(security["freezePrototype"], json!(true));
    assert_eq!(security["capabilities"], json!(["window"]));
    for hole in [
        "assetProtocol",
        "dangerousDisableAssetCspModification",
        "devCsp",
    ] {
        assert_eq!(security[hole], Value::Null, "{hole}");
    }
}

#[test]
fn the_window_keeps_nothing_and_reaches_nowhere() {
    let config = read_json("tauri.conf.json");
    assert_eq!(config["app"]["withGlobalTauri"], json!(false));
    assert_eq!(
        config["build"]["devUrl"],
        Value::Null,
        "a plain build embeds the pages"
    );
    let windows = config["app"]["windows"].as_array().expect("windows");
    assert_eq!(windows.len(), 1);
    assert_eq!(windows[0]["incognito"], json!(true));
    assert_eq!(windows[0]["generalAutofillEnabled"], json!(false));
    assert_eq!(windows[0]["devtools"], json!(false));
    assert_eq!(
        windows[0]["create"],
        json!(false),
        "made by the shell, with its navigation rules"
    );
    assert_eq!(
        config["plugins"],
        Value::Null,
        "no plugin is configured to do more"
    );
}
