//! The system's own file dialogs, asked from Rust: the page never sees a path.
//! They block, so never call them on the window's thread.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// Asks where to save; `None` when the person closes the dialog.
pub(crate) fn choose_place(app: &AppHandle, file_name: &str) -> Option<PathBuf> {
    app.dialog()
        .file()
        .set_file_name(file_name)
        .blocking_save_file()
        .and_then(|place| place.into_path().ok())
}

/// Asks for a folder; `None` when the person closes the dialog.
pub(crate) fn choose_folder(app: &AppHandle) -> Option<PathBuf> {
    app.dialog()
        .file()
        .blocking_pick_folder()
        .and_then(|folder| folder.into_path().ok())
}
