//! Builds the configuration of the plain window.

fn main() {
    tauri_build::build();
}
