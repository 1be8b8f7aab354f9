//! The day's backup, made beside the person while the window is open.

use std::sync::{Arc, Weak};
use std::time::Duration;

use desk::Desk;

/// How often it is looked whether a backup is due: soon after a record was
/// opened, and again while the window stays open for days.
const LOOK: Duration = Duration::from_secs(60);

/// Looks every minute until the desk is gone.
pub(crate) fn keep(desk: &Arc<Desk>) {
    let desk: Weak<Desk> = Arc::downgrade(desk);
    std::thread::spawn(move || loop {
        std::thread::sleep(LOOK);
        let Some(desk) = desk.upgrade() else { return };
        if let Err(error) = desk.backup_when_due() {
            // The settings screen says how old the newest backup is.
            tracing::warn!(code = %error, "the day's backup could not be made");
        }
    });
}
