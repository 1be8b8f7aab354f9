//! Makes every command deny-by-default and builds the window's configuration.

use std::path::Path;

include!("crates/desk/src/contract/command_names.rs");

fn main() {
    // Without this pattern the capabilities under src-tauri are silently ignored.
    const CAPABILITIES: &str = "./src-tauri/capabilities/**/*";
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/crates/desk/src/contract/command_names.rs");

    // `cargo check` must work before the window's pages were built.
    let pages = Path::new("ui/dist");
    if !pages.exists() {
        if let Err(error) = std::fs::create_dir_all(pages) {
            println!("cargo:warning=ui/dist could not be made: {error}");
        }
    }

    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern(CAPABILITIES)
        .app_manifest(tauri_build::AppManifest::new().commands(COMMAND_NAMES));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
