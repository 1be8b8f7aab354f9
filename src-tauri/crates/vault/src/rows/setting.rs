//! What the record remembers about itself.

use super::{one, Reading};
use crate::error::VaultError;
use crate::step::QuietTxn;

impl Reading<'_> {
    /// A setting.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn setting(&self, name: &str) -> Result<Option<String>, VaultError> {
        one(
            self.connection,
            "SELECT value FROM setting WHERE name = ?1",
            [name],
            |row| row.get(0),
        )
    }
}

impl QuietTxn<'_> {
    /// Forgets a setting.
    ///
    /// # Errors
    /// As every writing.
    pub fn forget_setting(&mut self, name: &str) -> Result<(), VaultError> {
        self.connection()
            .execute("DELETE FROM setting WHERE name = ?1", [name])?;
        Ok(())
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// As every writing.
    pub fn put_setting(&mut self, name: &str, value: &str) -> Result<(), VaultError> {
        self.connection().execute(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = ?2",
            [name, value],
        )?;
        Ok(())
    }
}
