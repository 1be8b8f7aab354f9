//! The small icon on the desktop's panel. With it, and only when the person
//! asked for it, the program goes on when its window is closed: reminders come
//! sooner than from the scheduler, and one click opens the window.

#[cfg(all(not(target_os = "linux"), not(feature = "tray")))]
#[path = "nowhere.rs"]
mod icon;
#[cfg(all(not(target_os = "linux"), feature = "tray"))]
#[path = "of_tauri.rs"]
mod icon;
#[cfg(target_os = "linux")]
#[path = "status_notifier.rs"]
mod icon;

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use desk::contract::{TrayState, WireError};
use desk::Desk;
use tauri::{AppHandle, Emitter, Manager};

use crate::{window, RECORD_LOCKED};

/// The first look, when the window has drawn itself.
const FIRST: Duration = Duration::from_secs(3);
/// How often it is looked whether the icon still is as it should be: a panel may
/// come later than the program, and the language may change.
const EVERY: Duration = Duration::from_secs(10);

/// What can be chosen at the icon.
#[derive(Debug, Clone, Copy)]
enum Choice {
    Open,
    Lock,
    Quit,
}

/// What stands in its menu, in the language that is spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Words {
    open: String,
    lock: String,
    quit: String,
}

/// The icon that stands on the panel now, with its words.
#[derive(Default)]
pub(crate) struct Tray(Mutex<Option<(Words, icon::Icon)>>);

/// Looks after the icon for as long as the program runs.
pub(crate) fn keep(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(FIRST);
        loop {
            follow(&app);
            thread::sleep(EVERY);
        }
    });
}

/// Puts the icon on the panel, or takes it away, as the person wants it; tells
/// whether this desktop has a place for it.
#[tauri::command]
pub(crate) async fn tray_show(app: AppHandle) -> Result<TrayState, WireError> {
    tauri::async_runtime::spawn_blocking(move || {
        follow(&app);
        TrayState {
            there: icon::has_place(),
        }
    })
    .await
    .map_err(|_| WireError::internal("tray"))
}

/// Whether the program goes on when its window is closed: the icon is wanted,
/// and it stands where it can be clicked.
pub(crate) fn goes_on(app: &AppHandle) -> bool {
    follow(app);
    let tray = app.state::<Tray>();
    let shown = tray.0.lock().unwrap_or_else(PoisonError::into_inner);
    standing(shown.as_ref()).is_some()
}

fn follow(app: &AppHandle) {
    let tray = app.state::<Tray>();
    // One at a time, from the wish to the icon: what one look has put there is
    // not taken away by another that knew an older wish.
    let mut shown = tray.0.lock().unwrap_or_else(PoisonError::into_inner);
    let wanted = words(&app.state::<Arc<Desk>>());
    if standing(shown.as_ref()) == wanted.as_ref() {
        return;
    }
    // First away with the old one: two icons never stand side by side.
    *shown = None;
    *shown = wanted.and_then(|words| Some((words.clone(), icon::show(app, words)?)));
}

/// The words of the icon that stands, and can be clicked.
fn standing(shown: Option<&(Words, icon::Icon)>) -> Option<&Words> {
    shown.and_then(|(words, icon)| icon.stands().then_some(words))
}

/// What the menu is to say; none when no icon is wanted.
fn words(desk: &Desk) -> Option<Words> {
    let [open, lock, quit] = desk.tray_words()?;
    Some(Words { open, lock, quit })
}

/// Does what was chosen at the icon.
fn choose(app: &AppHandle, choice: Choice) {
    match choice {
        Choice::Open => window::bring_forward(app),
        Choice::Lock => {
            if app.state::<Arc<Desk>>().lock_at_once() {
                let _ = app.emit(RECORD_LOCKED, ());
            }
        }
        Choice::Quit => app.exit(0),
    }
}
