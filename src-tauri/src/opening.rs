//! Opens the record and counts its dates while the window is being made.

use std::sync::Arc;

use desk::Desk;
use tauri::{AppHandle, Manager};

/// Begins what the page asks for first, so that it finds the answers ready. Not
/// before it is known that no other window of the program has the record.
pub(crate) fn begin(app: &AppHandle) {
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    std::thread::spawn(move || {
        // Whatever is in the way, the page asks again and says it.
        let _ = desk.door_state(()).and_then(|_| desk.today(()));
    });
}
