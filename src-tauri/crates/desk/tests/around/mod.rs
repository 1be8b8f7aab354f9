//! What stands around a desk in a suite: a folder for its files, and everything
//! else in memory.

use std::path::Path;
use std::sync::Arc;

use desk::{Clock, Surroundings};
use domain::text::Lang;
use intake::ReaderProgram;
use platform::{MemoryBrowser, MemoryClipboard, MemoryKeychain, Scheduler};

/// Surroundings with their files in `home`.
pub fn around(home: &Path, clock: Clock) -> Surroundings {
    let at = |name: &str| home.join(name);
    Surroundings {
        clock,
        record_dir: at("record"),
        sample_dir: at("sample"),
        preferences_file: at("preferences.json"),
        plan_file: at("reminders"),
        keychain: Arc::new(MemoryKeychain::default()),
        scheduler: Scheduler::of_system(),
        reader: ReaderProgram::new("none", Vec::new()),
        reminder_program: "none".into(),
        system_language: Lang::En,
        clipboard: Arc::new(MemoryClipboard::default()),
        browser: Arc::new(MemoryBrowser::default()),
        later: Box::new(|_, _| {}),
    }
}
