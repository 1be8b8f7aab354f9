//! The person leaves the machine: the screen locks, the computer goes to sleep,
//! another user takes over.

#[cfg(target_os = "linux")]
mod linux;

/// How somebody left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    /// The screen was locked.
    ScreenLocked,
    /// The computer is about to sleep.
    Sleep,
    /// Another user's session came to the front.
    UserSwitched,
}

/// Calls `left` each time somebody leaves, for as long as the program runs and
/// the system tells. Before a sleep the system is asked to wait until `left`
/// has come back. A system that tells nothing is told nothing of it: locking by
/// time still holds there.
pub fn watch_departures(left: impl Fn(Departure) + Send + Sync + 'static) {
    #[cfg(target_os = "linux")]
    linux::watch(std::sync::Arc::new(left));
    #[cfg(not(target_os = "linux"))]
    drop(left);
}
