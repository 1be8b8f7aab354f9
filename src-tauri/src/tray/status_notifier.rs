//! The icon on a Linux desktop, by the freedesktop StatusNotifierItem. Spoken
//! over D-Bus by itself: the usual library for it is loaded at run time, and
//! ends the program where it is missing.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

use ksni::blocking::{Handle, TrayMethods};
use ksni::menu::{MenuItem, StandardItem};
use tauri::AppHandle;
use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::Connection;
use zbus::names::BusName;

use super::{choose, Choice, Words};

/// Who shows the icons of a desktop.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// The icon; it goes away with this.
pub(super) struct Icon {
    handle: Handle<Item>,
    stands: Arc<AtomicBool>,
}

impl Icon {
    /// Whether a panel shows it now.
    pub(super) fn stands(&self) -> bool {
        self.stands.load(Ordering::Relaxed) && !self.handle.is_closed()
    }
}

impl Drop for Icon {
    fn drop(&mut self) {
        self.handle.shutdown().wait();
    }
}

/// Whether this desktop shows such icons.
pub(super) fn has_place() -> bool {
    let asked = || {
        let bus = Connection::session().ok()?;
        let name = BusName::try_from(WATCHER).ok()?;
        DBusProxy::new(&bus).ok()?.name_has_owner(name).ok()
    };
    asked().unwrap_or(false)
}

/// Puts the icon on the panel; none when there is no panel that shows it.
pub(super) fn show(app: &AppHandle, words: Words) -> Option<Icon> {
    let stands = Arc::new(AtomicBool::new(true));
    let item = Item {
        app: app.clone(),
        words,
        stands: Arc::clone(&stands),
    };
    let handle = item.spawn().ok()?;
    Some(Icon { handle, stands })
}

struct Item {
    app: AppHandle,
    words: Words,
    stands: Arc<AtomicBool>,
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        self.app.config().identifier.clone()
    }

    fn title(&self) -> String {
        self.app.package_info().name.clone()
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        let Some(icon) = self.app.default_window_icon() else {
            return Vec::new();
        };
        let mut data = icon.rgba().to_vec();
        for pixel in data.chunks_exact_mut(4) {
            // The bus wants the opacity first.
            pixel.rotate_right(1);
        }
        let (Ok(width), Ok(height)) = (icon.width().try_into(), icon.height().try_into()) else {
            return Vec::new();
        };
        vec![ksni::Icon {
            width,
            height,
            data,
        }]
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        choose(&self.app, Choice::Open);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let words = &self.words;
        let item = |label: &String, choice: Choice| {
            MenuItem::Standard(StandardItem {
                // An underscore would mark a key.
                label: label.replace('_', "__"),
                activate: Box::new(move |item: &mut Self| choose(&item.app, choice)),
                ..StandardItem::default()
            })
        };
        vec![
            item(&words.open, Choice::Open),
            item(&words.lock, Choice::Lock),
            MenuItem::Separator,
            item(&words.quit, Choice::Quit),
        ]
    }

    fn watcher_online(&self) {
        self.stands.store(true, Ordering::Relaxed);
    }

    fn watcher_offline(&self, _: ksni::OfflineReason) -> bool {
        self.stands.store(false, Ordering::Relaxed);
        // Nobody can click an icon that is gone: the window comes back.
        choose(&self.app, Choice::Open);
        true
    }
}
