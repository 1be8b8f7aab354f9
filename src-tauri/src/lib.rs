//! The desktop shell: one window, its commands, and nothing else. What a person
//! can do stands in `desk`; what the operating system can do in `platform`.

mod arguments;
mod commands;
mod daily_backup;
mod departures;
mod file_dialog;
mod idle_lock;
mod opening;
mod reminders;
mod saving;
mod tray;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use arguments::Arguments;
use desk::Desk;
use tauri::{Emitter, Manager};

/// Name of the event that says the record has changed.
pub(crate) const RECORD_CHANGED: &str = "record-changed";
/// Name of the event that says the record was locked, but not by the page: it
/// gives up what it shows.
pub(crate) const RECORD_LOCKED: &str = "record-locked";
/// Name of the event that says there is something new to show: the page looks
/// at the door state's `asked`.
pub(crate) const OPEN_ASKED: &str = "open-asked";

/// Opens the window and returns when it is closed. Exit code 2 for arguments
/// that are not understood, 1 when the window could not be made.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::read(arguments) {
        Ok(arguments) => arguments,
        Err(unknown) => {
            eprintln!("casekeep: {unknown}");
            return ExitCode::from(2);
        }
    };
    platform::hardening::harden();
    window::prepare_web_view();

    let desk = match Desk::for_this_machine(&arguments.circumstances()) {
        Ok(desk) => Arc::new(desk),
        Err(error) => {
            eprintln!("casekeep: {error}");
            return ExitCode::from(5);
        }
    };
    if let Some(target) = arguments.open {
        desk.ask_for(target);
    }
    opening::begin(&desk);
    daily_backup::keep(&desk);
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, argv, _| {
            show_again(app, argv);
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::remembered())
        .manage(desk)
        .manage(tray::Tray::default())
        .invoke_handler(commands::handler())
        .setup(|app| {
            idle_lock::keep(app.handle());
            departures::keep(app.handle());
            reminders::watch(app.handle());
            tray::keep(app.handle());
            Ok(window::open(app.handle())?)
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|app, event| match event {
                tauri::RunEvent::WindowEvent {
                    event: tauri::WindowEvent::CloseRequested { api, .. },
                    ..
                } if tray::goes_on(app) => {
                    api.prevent_close();
                    window::put_away(app);
                }
                tauri::RunEvent::Exit => app.state::<Arc<Desk>>().leave(),
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("casekeep: {error}");
            ExitCode::from(1)
        }
    }
}

/// A second start brings the first window forward and hands over what it was
/// asked to open, for instance by a click on a reminder.
fn show_again(app: &tauri::AppHandle, argv: Vec<String>) {
    window::bring_forward(app);
    let arguments = Arguments::read(argv.into_iter().map(OsString::from));
    if let Some(target) = arguments.ok().and_then(|arguments| arguments.open) {
        // The page asks for it with its next look at the door.
        app.state::<Arc<Desk>>().ask_for(target);
        let _ = app.emit(OPEN_ASKED, ());
    }
}
