//! The day's backup, made beside the person while the window is open.

use std::sync::{Arc, Weak};
use std::time::Duration;

use desk::Desk;

/// How often it is looked whether a backup is due: soon after a record was
/// opened, and again while the window stays open for days.
const LOOK: Duration = Duration::from_secs(60);
/// After a failure: a full disk or a damaged record is the same a minute later,
/// and every try writes the whole record once more.
const AFTER_FAILURE: Duration = Duration::from_secs(3600);

/// Looks until the desk is gone.
pub(crate) fn keep(desk: &Arc<Desk>) {
    let desk: Weak<Desk> = Arc::downgrade(desk);
    std::thread::spawn(move || {
        let mut pause = LOOK;
        loop {
            std::thread::sleep(pause);
            let Some(desk) = desk.upgrade() else { return };
            pause = look(&desk);
        }
    });
}

/// Answers how long to wait until the next look.
fn look(desk: &Desk) -> Duration {
    match desk.backup_when_due() {
        Ok(_) => LOOK,
        Err(error) => {
            // The settings screen says how old the newest backup is.
            tracing::warn!(code = %error, "the day's backup could not be made");
            AFTER_FAILURE
        }
    }
}
