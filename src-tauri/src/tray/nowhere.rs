//! A program that was built without an icon for this system.

use tauri::AppHandle;

use super::Words;

/// There is none.
pub(super) enum Icon {}

impl Icon {
    /// It never stands anywhere.
    pub(super) fn stands(&self) -> bool {
        match *self {}
    }
}

/// There is no place for it.
pub(super) fn has_place() -> bool {
    false
}

/// Puts nothing anywhere.
pub(super) fn show(_: &AppHandle, _: Words) -> Option<Icon> {
    None
}
