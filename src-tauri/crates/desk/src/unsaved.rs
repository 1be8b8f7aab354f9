//! Words that were typed and not saved when the record locked: kept in memory,
//! given back once it is open again.

use crate::contract::{ErrorCode, Unsaved, WireError};
use crate::desk::Desk;

/// More than anybody types into forms.
const MOST_BYTES: usize = 1024 * 1024;

impl Desk {
    /// Keeps what was typed and not saved, in memory only. Works also while the
    /// record is locked: the page hands it over when it hears of the lock.
    ///
    /// # Errors
    /// None; words beyond a megabyte are not kept.
    pub fn unsaved_keep(&self, unsaved: Unsaved) -> Result<(), WireError> {
        let bytes: usize = unsaved.texts.iter().map(|text| text.text.len()).sum();
        if bytes <= MOST_BYTES && !unsaved.texts.is_empty() {
            self.state().unsaved = Some(unsaved);
        }
        Ok(())
    }

    /// Gives it back, once.
    ///
    /// # Errors
    /// `Locked`.
    pub fn unsaved_take(&self, (): ()) -> Result<Option<Unsaved>, WireError> {
        let mut state = self.state();
        match &state.open {
            None => Err(ErrorCode::Locked.into()),
            // The words belong to the person's own record.
            Some(open) if open.sample => Ok(None),
            Some(_) => Ok(state.unsaved.take()),
        }
    }
}
