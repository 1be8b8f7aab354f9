//! Locks the record when the person leaves the machine.

use std::sync::Arc;

use desk::Desk;
use tauri::{AppHandle, Emitter, Manager};

use crate::RECORD_LOCKED;

/// Listens for as long as the program runs.
pub(crate) fn keep(app: &AppHandle) {
    let app = app.clone();
    platform::watch_departures(move |_| {
        if app.state::<Arc<Desk>>().lock_at_once() {
            let _ = app.emit(RECORD_LOCKED, ());
        }
    });
}
