//! Keys of an open record: recovery code, passphrase, keychain slot.

use std::path::Path;
use std::time::{Duration, Instant};

use vault::{Passphrase, PassphraseCost, Vault};

use crate::contract::{
    ConfirmRecoveryCode, ConfirmedRecoveryCode, CreatedRecord, DoorState, ErrorCode,
    PassphraseRequest, RecoverySheet, SavedSheet, WireError,
};
use crate::desk::Desk;
use crate::doors::CODE_CONFIRMED;
use crate::messages::{date_in_words, say};
use crate::recovery_check::renewed;

/// How long a passphrase may take to open the record.
const PASSPHRASE_TIME: Duration = Duration::from_millis(700);

impl Desk {
    /// Compares the groups that were typed back.
    ///
    /// # Errors
    /// `NoRecoveryCodeShown`; what writing says.
    pub fn recovery_code_confirm(
        &self,
        request: ConfirmRecoveryCode,
    ) -> Result<ConfirmedRecoveryCode, WireError> {
        let wrong_groups: Vec<u32> = {
            let state = self.state();
            let shown = state
                .shown_code
                .as_ref()
                .ok_or(ErrorCode::NoRecoveryCodeShown)?;
            let is_right = |asked: u32| {
                request.groups.iter().any(|typed| {
                    typed.group == asked && shown.code.group_matches(asked as usize, &typed.text)
                })
            };
            let asked = shown.asked_groups;
            asked
                .into_iter()
                .filter(|asked| !is_right(*asked))
                .collect()
        };
        let confirmed = wrong_groups.is_empty();
        if confirmed {
            self.writing(|vault| {
                let now = self.around.clock.now().to_rfc3339();
                Ok(vault.quietly(|txn| txn.put_setting(CODE_CONFIRMED, &now))?)
            })?;
            self.state().shown_code = None;
        }
        Ok(ConfirmedRecoveryCode {
            confirmed,
            wrong_groups,
        })
    }

    /// Makes a new recovery code; the old one stops working.
    ///
    /// # Errors
    /// `Locked`; what writing says.
    pub fn recovery_code_renew(&self, (): ()) -> Result<CreatedRecord, WireError> {
        let code = self.on_own_record(renewed)?;
        let mut state = self.state();
        let shown = state.show_code(code)?;
        let keychain_slot = state.open.as_ref().is_some_and(|open| {
            open.vault
                .slots()
                .is_ok_and(|slots| slots.contains(&vault::SlotKind::Keychain))
        });
        Ok(CreatedRecord {
            keychain_slot,
            ..shown
        })
    }

    /// The sheet with the recovery code, while it is shown.
    ///
    /// # Errors
    /// `NoRecoveryCodeShown`.
    pub fn recovery_sheet(&self, (): ()) -> Result<RecoverySheet, WireError> {
        let state = self.state();
        let shown = state
            .shown_code
            .as_ref()
            .ok_or(ErrorCode::NoRecoveryCodeShown)?;
        let lang = self.language();
        let groups: Vec<String> = shown.code.groups().iter().map(|g| g.to_string()).collect();
        let params = [
            ("code".to_owned(), groups.join(" ")),
            ("made_on".to_owned(), date_in_words(lang, self.day())),
            (
                "folder".to_owned(),
                self.around.record_dir.display().to_string(),
            ),
        ]
        .into();
        let lines = [
            "recovery_sheet_title",
            "recovery_sheet_made",
            "recovery_sheet_code",
            "recovery_sheet_how",
            "recovery_sheet_folder",
            "recovery_sheet_keep",
            "standing_line",
        ];
        let text: Vec<String> = lines.iter().map(|key| say(lang, key, &params)).collect();
        Ok(RecoverySheet {
            text: text.join("\n\n") + "\n",
            file_name: say(lang, "recovery_sheet_file_name", &params),
        })
    }

    /// Writes the recovery sheet where the person chose.
    ///
    /// # Errors
    /// `NoRecoveryCodeShown`; `DiskFull`, `RecordReadOnly`, `DiskTrouble`.
    pub fn recovery_sheet_write(&self, place: &Path) -> Result<SavedSheet, WireError> {
        let sheet = self.recovery_sheet(())?;
        platform::write_private(place, sheet.text.as_bytes())
            .map_err(|_| ErrorCode::DiskTrouble)?;
        Ok(SavedSheet { saved: true })
    }

    /// Sets or changes the passphrase.
    ///
    /// # Errors
    /// `PassphraseTooShort`, `Locked`; what writing says.
    pub fn passphrase_set(&self, request: PassphraseRequest) -> Result<DoorState, WireError> {
        self.on_own_record(|_| Ok::<_, WireError>(()))?;
        let passphrase = Passphrase::new(request.passphrase)
            .map_err(|error| WireError::from(error).at("passphrase"))?;
        let cost = self.passphrase_cost()?;
        self.on_own_record(|vault| vault.put_passphrase(&passphrase, cost))?;
        Ok(self.door())
    }

    /// Takes the passphrase away; the recovery code stays.
    ///
    /// # Errors
    /// `Locked`; what writing says.
    pub fn passphrase_remove(&self, (): ()) -> Result<DoorState, WireError> {
        self.on_own_record(|vault| vault.drop_passphrase())?;
        Ok(self.door())
    }

    /// Makes the keychain slot, or makes it anew.
    ///
    /// # Errors
    /// `KeychainMissing`, `KeychainLocked`, `KeychainTrouble`, `Locked`.
    pub fn keychain_slot_make(&self, (): ()) -> Result<DoorState, WireError> {
        self.on_own_record(|vault| self.make_keychain_slot(vault))?;
        Ok(self.door())
    }

    /// Takes the keychain slot away.
    ///
    /// # Errors
    /// `Locked`; what writing says.
    pub fn keychain_slot_remove(&self, (): ()) -> Result<DoorState, WireError> {
        self.on_own_record(|vault| self.drop_keychain_slot(vault))?;
        Ok(self.door())
    }

    /// How much work a passphrase costs on this machine.
    pub(crate) fn passphrase_cost(&self) -> Result<PassphraseCost, WireError> {
        Ok(PassphraseCost::calibrate(PASSPHRASE_TIME, |work| {
            let start = Instant::now();
            work();
            start.elapsed()
        })?)
    }

    /// Keys are changed on the person's own record; the sample's are public and
    /// stay as they are.
    fn on_own_record<T, E: Into<WireError>>(
        &self,
        work: impl FnOnce(&mut Vault) -> Result<T, E>,
    ) -> Result<T, WireError> {
        let mut state = self.state();
        let open = state.open.as_mut().filter(|open| !open.sample);
        let open = open.ok_or(ErrorCode::Locked)?;
        work(&mut open.vault).map_err(Into::into)
    }
}
