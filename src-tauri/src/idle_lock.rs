//! Locks the record when nobody has been at the window for a while.

use std::sync::Arc;
use std::time::Duration;

use desk::Desk;
use tauri::{AppHandle, Emitter, Manager};

use crate::RECORD_LOCKED;

const LOOK: Duration = Duration::from_secs(5);

/// Looks every few seconds, as long as the program runs.
pub(crate) fn keep(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || loop {
        std::thread::sleep(LOOK);
        if app.state::<Arc<Desk>>().lock_when_left() {
            let _ = app.emit(RECORD_LOCKED, ());
        }
    });
}
