//! The operating system, behind small doors: keychain, notifications, the
//! scheduler, folders, clipboard, browser, hardening. Nothing here knows what a case is.

mod browser;
mod clipboard;
mod departure;
mod files;
mod folders;
pub mod hardening;
mod keychain;
mod language;
mod notification;
mod scheduler;

pub use browser::{Browser, BrowserMissing, MemoryBrowser, SystemBrowser};
pub use clipboard::{Clipboard, ClipboardTrouble, MemoryClipboard, SystemClipboard};
pub use departure::{watch_departures, Departure};
pub use files::{hold, write_private, write_private_soon, write_private_with};
pub use folders::{Folders, NoHome};
pub use keychain::{
    Keychain, KeychainEntry, KeychainError, KeychainState, MemoryKeychain, SystemKeychain, Weather,
};
pub use language::language_of_system;
pub use notification::{Clicked, Notification, NotifyError, Shown};
pub use scheduler::{
    launchd_agent, systemd_units, task_scheduler_xml, Scheduler, SchedulerError, SchedulerState,
    SystemdUnits,
};
