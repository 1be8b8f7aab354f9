//! The person's own browser. Which addresses may be opened is not decided here.

use std::sync::{Mutex, PoisonError};

/// No browser could be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("browser_missing")]
pub struct BrowserMissing;

/// Something that shows a web page.
pub trait Browser: Send + Sync {
    /// Shows an address.
    ///
    /// # Errors
    /// When no browser could be started.
    fn show(&self, address: &str) -> Result<(), BrowserMissing>;
}

/// The browser the person has chosen in the system.
#[derive(Debug, Default)]
pub struct SystemBrowser;

impl Browser for SystemBrowser {
    fn show(&self, address: &str) -> Result<(), BrowserMissing> {
        open::that_detached(address).map_err(|_| BrowserMissing)
    }
}

/// A browser that only remembers, for tests.
#[derive(Debug, Default)]
pub struct MemoryBrowser {
    shown: Mutex<Vec<String>>,
}

impl MemoryBrowser {
    /// The addresses it was asked to show.
    pub fn shown(&self) -> Vec<String> {
        self.shown
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Browser for MemoryBrowser {
    fn show(&self, address: &str) -> Result<(), BrowserMissing> {
        self.shown
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(address.to_owned());
        Ok(())
    }
}
