//! The clipboard: text for a moment, secrets kept out of its history where the
//! system allows that.

use std::sync::{Mutex, PoisonError};

/// The clipboard did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("clipboard_trouble")]
pub struct ClipboardTrouble;

/// A clipboard. It holds one text.
pub trait Clipboard: Send + Sync {
    /// Puts a text on it. A secret is marked as one for programs that keep a
    /// history.
    ///
    /// # Errors
    /// When no clipboard answers.
    fn put(&self, text: &str, secret: bool) -> Result<(), ClipboardTrouble>;

    /// Takes this text off again, unless something else was copied meanwhile.
    /// Tells whether it was taken off.
    ///
    /// # Errors
    /// When no clipboard answers.
    fn take_off(&self, text: &str) -> Result<bool, ClipboardTrouble>;
}

/// The clipboard of the system. On X11 a copied text lives as long as the
/// program that copied it, so this is kept for the program's whole life.
#[derive(Default)]
pub struct SystemClipboard {
    open: Mutex<Option<arboard::Clipboard>>,
}

impl SystemClipboard {
    fn with<T>(
        &self,
        work: impl FnOnce(&mut arboard::Clipboard) -> Result<T, arboard::Error>,
    ) -> Result<T, ClipboardTrouble> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let clipboard = match open.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(|_| ClipboardTrouble)?,
        };
        work(open.insert(clipboard)).map_err(|_| ClipboardTrouble)
    }
}

impl Clipboard for SystemClipboard {
    fn put(&self, text: &str, secret: bool) -> Result<(), ClipboardTrouble> {
        self.with(|clipboard| {
            let set = clipboard.set();
            let set = if secret { out_of_history(set) } else { set };
            set.text(text)
        })
    }

    fn take_off(&self, text: &str) -> Result<bool, ClipboardTrouble> {
        self.with(|clipboard| match clipboard.get_text() {
            Ok(held) if held == text => clipboard.clear().map(|()| true),
            Ok(_) | Err(arboard::Error::ContentNotAvailable) => Ok(false),
            Err(error) => Err(error),
        })
    }
}

#[cfg(target_os = "linux")]
fn out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(target_os = "macos")]
fn out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

#[cfg(windows)]
fn out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtWindows::exclude_from_history(arboard::SetExtWindows::exclude_from_cloud(set))
}

/// A clipboard in memory, for tests and for a machine without one.
#[derive(Debug, Default)]
pub struct MemoryClipboard {
    held: Mutex<Option<String>>,
}

impl MemoryClipboard {
    /// What it holds.
    pub fn held(&self) -> Option<String> {
        self.held
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Clipboard for MemoryClipboard {
    fn put(&self, text: &str, _secret: bool) -> Result<(), ClipboardTrouble> {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(text.to_owned());
        Ok(())
    }

    fn take_off(&self, text: &str) -> Result<bool, ClipboardTrouble> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let ours = held.as_deref() == Some(text);
        if ours {
            *held = None;
        }
        Ok(ours)
    }
}
