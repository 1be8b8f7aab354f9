//! Opens the record while the window is being made.

use std::sync::Arc;

use desk::Desk;
use tauri::{AppHandle, Manager};

/// Begins what the page asks for first, so that it finds the answer ready.
pub(crate) fn begin(app: &AppHandle) {
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    std::thread::spawn(move || {
        // Whatever is in the way, the page asks again and says it.
        let _ = desk.door_state(());
    });
}
