//! Undo and redo.

use chrono::{DateTime, Utc};
use vault::{Label, Vault, VaultError};

use crate::contract::{UndoState, UndoneStep, WireError};
use crate::desk::Desk;

impl Desk {
    /// What undo and redo would do.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn undo_state(&self, (): ()) -> Result<UndoState, WireError> {
        self.reading(state_of)
    }

    /// Takes the last step back.
    ///
    /// # Errors
    /// `NothingToUndo`, `Locked`; what writing says.
    pub fn undo(&self, (): ()) -> Result<UndoneStep, WireError> {
        self.turn(Vault::undo)
    }

    /// Brings the step that was undone last again.
    ///
    /// # Errors
    /// `NothingToUndo`, `Locked`; what writing says.
    pub fn redo(&self, (): ()) -> Result<UndoneStep, WireError> {
        self.turn(Vault::redo)
    }

    fn turn(
        &self,
        which: fn(&mut Vault, DateTime<Utc>) -> Result<Label, VaultError>,
    ) -> Result<UndoneStep, WireError> {
        let now = self.around.clock.now();
        self.writing(|vault| {
            Ok(UndoneStep {
                step: which(vault, now)?.into(),
                state: state_of(vault)?,
            })
        })
    }
}

fn state_of(vault: &Vault) -> Result<UndoState, WireError> {
    Ok(UndoState {
        undo: vault.undo_label()?.map(Into::into),
        redo: vault.redo_label()?.map(Into::into),
    })
}
