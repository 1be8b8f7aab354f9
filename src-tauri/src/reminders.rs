//! Reminders while the window is open. The same ledger as the scheduler's run:
//! whoever comes first says it, once.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use desk::contract::Target;
use desk::{Desk, Reminder};
use tauri::{AppHandle, Emitter, Manager};

use crate::{window, OPEN_ASKED};

/// The first look, when the window has drawn itself.
const FIRST: Duration = Duration::from_secs(4);
/// How often the desk is asked. Short, so that a clock that was set, a sleep or
/// another time zone is seen soon.
const EVERY: Duration = Duration::from_secs(30);

/// Looks for as long as the program runs.
pub(crate) fn watch(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(FIRST);
        loop {
            look(&app);
            thread::sleep(EVERY);
        }
    });
}

fn look(app: &AppHandle) {
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    match desk.reminder_in_window() {
        Ok(Some(reminder)) => show(app, &desk, reminder),
        Ok(None) => {}
        Err(error) => eprintln!("casekeep: {error}"),
    }
}

/// Shows it in a thread of its own: a click may come much later, or never.
fn show(app: &AppHandle, desk: &Arc<Desk>, reminder: Reminder) {
    let app = app.clone();
    let desk = Arc::clone(desk);
    thread::spawn(move || {
        let Ok(shown) = reminder.notification.show() else {
            // Nobody saw it: it is said again.
            if let Err(error) = desk.reminder_failed(reminder) {
                eprintln!("casekeep: {error}");
            }
            return;
        };
        if shown.wait_for_click() != platform::Clicked::Clicked {
            return;
        }
        window::bring_forward(&app);
        if let Some(case) = reminder.case {
            desk.ask_for(Target::Case { id: case });
        }
        let _ = app.emit(OPEN_ASKED, ());
    });
}
