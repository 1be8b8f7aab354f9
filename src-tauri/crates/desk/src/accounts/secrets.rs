//! Password and backup codes: kept, shown, copied and removed in the keychain.

use vault::AccountId;
use zeroize::Zeroizing;

use super::credential::{entry_of, Credential, Part};
use super::known_account;
use crate::contract::{
    AccountPage, AccountRequest, CopiedNumber, ErrorCode, RevealedSecret, SecretRequest,
    SecretsKept, StoreSecret, WireError,
};
use crate::desk::Desk;

/// A secret is on the screen for so many seconds.
const SHOWN_FOR: u32 = 30;

impl Desk {
    /// Keeps a secret of an account in the keychain, in place of the one that
    /// was there.
    ///
    /// # Errors
    /// `KeychainMissing`, `KeychainLocked`, `KeychainTrouble`; `TextEmpty` and
    /// `FactRefused` for what cannot be a secret; `SampleRefused`, `NotFound`,
    /// `Locked`.
    pub fn credential_store(&self, request: StoreSecret) -> Result<AccountPage, WireError> {
        let part = part(&request.what)?;
        let account = self.account_of_own_record(&request.account)?;
        let mut credential = self.credential(account)?.unwrap_or_default();
        if credential.put(part, &request.secret).is_none() {
            let code = match request.secret.trim().is_empty() {
                true => ErrorCode::TextEmpty,
                false => ErrorCode::FactRefused,
            };
            return Err(WireError::new(code).at("secret"));
        }
        self.keep_credential(account, &credential)?;
        self.account_show(AccountRequest {
            account: request.account.clone(),
        })
    }

    /// A secret, for the eyes of the person who asked.
    ///
    /// # Errors
    /// `NotFound` when there is none; as [`Desk::credential_store`].
    pub fn credential_reveal(&self, request: SecretRequest) -> Result<RevealedSecret, WireError> {
        let secret = self.secret(&request)?;
        Ok(RevealedSecret {
            secret: secret.to_string(),
            hidden_after: SHOWN_FOR,
        })
    }

    /// Copies a secret. It leaves the clipboard after half a minute, and when
    /// the record is locked, unless something else was copied meanwhile.
    ///
    /// # Errors
    /// `ClipboardTrouble`; as [`Desk::credential_reveal`].
    pub fn credential_copy(&self, request: SecretRequest) -> Result<CopiedNumber, WireError> {
        let secret = self.secret(&request)?;
        self.copy_secret(secret)
    }

    /// Removes a secret from the keychain. Undo does not bring it back.
    ///
    /// # Errors
    /// As [`Desk::credential_store`].
    pub fn credential_remove(&self, request: SecretRequest) -> Result<AccountPage, WireError> {
        let part = part(&request.what)?;
        let account = self.account_of_own_record(&request.account)?;
        if let Some(mut credential) = self.credential(account)? {
            credential.take(part);
            self.keep_credential(account, &credential)?;
        }
        self.account_show(AccountRequest {
            account: request.account,
        })
    }

    /// What the keychain keeps for an account; none when it cannot be asked.
    pub(super) fn secrets_kept(&self, account: AccountId) -> Option<SecretsKept> {
        let kept = self.credential(account).ok()?;
        let kept = kept.unwrap_or_default();
        Some(SecretsKept {
            password: kept.get(Part::Password).is_some(),
            backup_codes: kept.codes(),
        })
    }

    fn secret(&self, request: &SecretRequest) -> Result<Zeroizing<String>, WireError> {
        let part = part(&request.what)?;
        let account = self.account_of_own_record(&request.account)?;
        let credential = self.credential(account)?.unwrap_or_default();
        Ok(credential.get(part).ok_or(ErrorCode::NotFound)?)
    }

    fn credential(&self, account: AccountId) -> Result<Option<Credential>, WireError> {
        let record = self.reading(|vault| Ok(vault.id()))?;
        let entry = self.around.keychain.get(&entry_of(record, account))?;
        Ok(entry.and_then(|entry| Credential::read(&entry)))
    }

    fn keep_credential(
        &self,
        account: AccountId,
        credential: &Credential,
    ) -> Result<(), WireError> {
        let record = self.reading(|vault| Ok(vault.id()))?;
        let entry = entry_of(record, account);
        match credential.is_empty() {
            true => self.around.keychain.remove(&entry)?,
            false => self.around.keychain.set(&entry, &credential.entry())?,
        }
        self.changed();
        Ok(())
    }

    /// Whether the keychain still keeps something for an account.
    pub(crate) fn keeps_secrets(&self, account: AccountId) -> bool {
        matches!(self.credential(account), Ok(Some(_)))
    }

    fn account_of_own_record(&self, id: &str) -> Result<AccountId, WireError> {
        if self.is_sample() {
            return Err(ErrorCode::SampleRefused.into());
        }
        self.reading(|vault| Ok(known_account(vault.read(), id)?.id))
    }
}

fn part(name: &str) -> Result<Part, WireError> {
    Part::named(name).ok_or_else(|| WireError::internal("secret"))
}
