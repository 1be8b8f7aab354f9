//! The system's own save dialog, asked from Rust: the page never sees a path.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// Asks where to save; `None` when the person closes the dialog. Blocks, so
/// never call it on the window's thread.
pub(crate) fn choose(app: &AppHandle, file_name: &str) -> Option<PathBuf> {
    app.dialog()
        .file()
        .set_file_name(file_name)
        .blocking_save_file()
        .and_then(|place| place.into_path().ok())
}
