//! The icon in the menu bar of a Mac and the notification area of Windows.

use tauri::menu::{Menu, MenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Wry};

use super::{choose, Choice, Words};

/// Name of the icon inside the program.
const NAME: &str = "casekeep";

/// The icon; it goes away with this.
pub(super) struct Icon {
    app: AppHandle,
}

impl Icon {
    /// These desktops always show it.
    pub(super) fn stands(&self) -> bool {
        true
    }
}

impl Drop for Icon {
    fn drop(&mut self) {
        drop(self.app.remove_tray_by_id(NAME));
    }
}

/// These desktops always have a place for it.
pub(super) fn has_place() -> bool {
    true
}

/// Puts the icon there; none when the system refuses it.
pub(super) fn show(app: &AppHandle, words: Words) -> Option<Icon> {
    let menu = menu(app, &words).ok()?;
    let mut icon = TrayIconBuilder::<Wry>::with_id(NAME)
        .tooltip(&app.package_info().name)
        .menu(&menu)
        .show_menu_on_left_click(cfg!(target_os = "macos"))
        .on_menu_event(|app, event| {
            let choices = [Choice::Open, Choice::Lock, Choice::Quit];
            let chosen = choices.into_iter().find(|one| name(*one) == event.id());
            if let Some(choice) = chosen {
                choose(app, choice);
            }
        })
        .on_tray_icon_event(|icon, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            {
                choose(icon.app_handle(), Choice::Open);
            }
        });
    if let Some(picture) = app.default_window_icon() {
        icon = icon.icon(picture.clone());
    }
    icon.build(app).ok()?;
    Some(Icon { app: app.clone() })
}

fn menu(app: &AppHandle, words: &Words) -> tauri::Result<Menu<Wry>> {
    let item = |choice: Choice, label: &str| {
        MenuItem::with_id(app, name(choice), label, true, None::<&str>)
    };
    Menu::with_items(
        app,
        &[
            &item(Choice::Open, &words.open)?,
            &item(Choice::Lock, &words.lock)?,
            &item(Choice::Quit, &words.quit)?,
        ],
    )
}

fn name(choice: Choice) -> &'static str {
    match choice {
        Choice::Open => "open",
        Choice::Lock => "lock",
        Choice::Quit => "quit",
    }
}
