//! What the shipped program is made of: every library of its two programs and of
//! its pages, with version and licence, as Cargo and npm have locked them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};
use serde_json::{json, Value};

/// A library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// The locked version.
    pub version: String,
    /// The licence it states, as an SPDX expression.
    pub licence: String,
    /// Its name among all packages of its kind: a package URL.
    pub url: String,
    /// Where its source lies on this machine, for the words of its licence.
    folder: PathBuf,
}

const PROGRAMS: [&str; 2] = ["casekeep", "casekeep-cli"];

/// All of them, by name. `root` is the project's folder.
pub fn components(root: &Path) -> Vec<Component> {
    let mut all = crates(root);
    all.extend(packages(root));
    all.sort();
    all.dedup_by(|a, b| a.url == b.url);
    all
}

/// The libraries of the programs, for whatever system they are built.
fn crates(root: &Path) -> Vec<Component> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .other_options(vec!["--locked".to_owned()])
        .exec()
        .expect("cargo metadata runs");
    let ours = &metadata.workspace_members;
    reached(&metadata)
        .into_iter()
        .filter(|id| !ours.contains(id))
        .map(|id| {
            let package = &metadata[&id];
            // `/` was how Cargo once wrote OR.
            let licence = package.license.as_deref().unwrap_or("see its files");
            Component {
                name: package.name.to_string(),
                version: package.version.to_string(),
                licence: licence.replace('/', " OR ").replace("  ", " "),
                url: format!("pkg:cargo/{}@{}", package.name, package.version),
                folder: package
                    .manifest_path
                    .parent()
                    .map(|folder| folder.as_std_path().to_owned())
                    .unwrap_or_default(),
            }
        })
        .collect()
}

/// What the programs are linked from, and nothing that only builds or tests them.
fn reached(metadata: &Metadata) -> BTreeSet<PackageId> {
    let graph = metadata.resolve.as_ref().expect("a resolved graph");
    let nodes: BTreeMap<_, _> = graph.nodes.iter().map(|node| (&node.id, node)).collect();
    let mut waiting: Vec<PackageId> = metadata
        .workspace_packages()
        .into_iter()
        .filter(|package| PROGRAMS.contains(&package.name.as_str()))
        .map(|package| package.id.clone())
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let links = nodes.get(&id).map_or(&[][..], |node| &node.deps);
        waiting.extend(
            links
                .iter()
                .filter(|dep| {
                    let mut kinds = dep.dep_kinds.iter();
                    kinds.any(|kind| kind.kind == DependencyKind::Normal)
                })
                .map(|dep| dep.pkg.clone())
                .filter(|dep| !reached.contains(dep)),
        );
        reached.insert(id);
    }
    reached
}

/// The libraries of the pages.
fn packages(root: &Path) -> Vec<Component> {
    let lock = fs::read_to_string(root.join("ui/package-lock.json")).expect("a lock file");
    let lock: Value = serde_json::from_str(&lock).expect("JSON");
    let all = lock["packages"].as_object().expect("packages");
    let is_shipped = |package: &Value| package["dev"] != true && package["optional"] != true;
    all.iter()
        .filter(|(path, package)| !path.is_empty() && is_shipped(package))
        .map(|(path, package)| {
            let name = path.rsplit("node_modules/").next().unwrap_or(path);
            let version = package["version"].as_str().unwrap_or_default();
            Component {
                name: name.to_owned(),
                version: version.to_owned(),
                licence: package["license"]
                    .as_str()
                    .unwrap_or("see its files")
                    .to_owned(),
                url: format!("pkg:npm/{}@{version}", name.replace('@', "%40")),
                folder: root.join("ui").join(path),
            }
        })
        .collect()
}

/// The list that Settings shows.
pub fn list(components: &[Component]) -> String {
    let rows: Vec<Value> = components
        .iter()
        .map(|one| json!([one.name, one.version, one.licence]))
        .collect();
    let rows: Vec<String> = rows.iter().map(|row| format!("  {row}")).collect();
    format!("[\n{}\n]\n", rows.join(",\n"))
}

/// The bill of materials: CycloneDX 1.5, without a time, so that the same
/// libraries give the same bytes.
pub fn bill_of_materials(components: &[Component], version: &str) -> String {
    let parts: Vec<Value> = components
        .iter()
        .map(|one| {
            json!({
                "type": "library", "bom-ref": one.url, "name": one.name,
                "version": one.version, "purl": one.url,
                "licenses": [{ "expression": one.licence }],
            })
        })
        .collect();
    let bill = json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": "casekeep", "name": "casekeep",
            "version": version,
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        } },
        "components": parts,
    });
    format!("{bill:#}\n")
}

/// The words of every licence, each text once, with the libraries it comes with.
pub fn licence_texts(components: &[Component]) -> String {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in components {
        for text in texts_of(&one.folder) {
            let named = format!("{} {}", one.name, one.version);
            texts.entry(text).or_default().push(named);
        }
    }
    let mut written = String::new();
    for (text, names) in texts {
        written.push_str(&format!(
            "{}\n\n{}\n\n{}\n\n",
            names.join(", "),
            text.trim_end(),
            "-".repeat(72)
        ));
    }
    written
}

fn texts_of(folder: &Path) -> Vec<String> {
    let begins = ["license", "licence", "copying", "notice", "copyright"];
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .to_lowercase();
            path.is_file() && begins.iter().any(|begin| name.starts_with(begin))
        })
        .collect();
    files.sort();
    let texts = files
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    texts.map(|text| text.replace("\r\n", "\n")).collect()
}
