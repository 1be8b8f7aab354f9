//! Online accounts: what is linked, how one signs in, and the secrets that the
//! keychain alone keeps.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

use super::{CaseRow, KeychainState, PersonRef};

/// Name an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountRequest {
    /// Id of the account.
    pub account: String,
}

/// How one signs in, without any secret.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignInDraft {
    /// Id of the account.
    pub account: String,
    /// E-mail address one signs in with.
    pub email: String,
    /// `app`, `text`, `email` or empty: message `second_factor_<kind>`.
    pub second_factor: String,
    /// Which telephone, which app.
    pub second_factor_where: String,
    /// What helps to get back in.
    pub recovery_notes: String,
}

/// What the keychain keeps for an account; only that it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SecretsKept {
    /// A password.
    pub password: bool,
    /// How many backup codes.
    pub backup_codes: u32,
}

/// A case that is not linked to the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnlinkedCase {
    /// The case.
    pub case: CaseRow,
    /// `no_receipt`, `other_account`, `paper_waits_for_code`, `paper_not_added`,
    /// `representative`, `online_not_seen`, `not_known`: message `unlinked_<why>`.
    pub why: String,
    /// Online account number in groups, where it is linked to another one.
    pub other_account: Option<String>,
    /// Last day of its access code.
    pub code_ends_on: Option<String>,
    /// That day has passed.
    pub code_ended: bool,
}

/// An online account, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountPage {
    /// Id of the account.
    pub account: String,
    /// The online account number in its stored form.
    pub value: String,
    /// In groups, for reading.
    pub printed: String,
    /// Whose.
    pub person: PersonRef,
    /// How one signs in.
    pub sign_in: SignInDraft,
    /// Whether a keychain answers; without one there is no place for a secret.
    pub keychain: KeychainState,
    /// Secrets are kept for the person's own record only.
    pub sample: bool,
    /// What the keychain keeps; none while it cannot be asked.
    pub kept: Option<SecretsKept>,
    /// Cases linked to it.
    pub linked: Vec<CaseRow>,
    /// The person's cases that are not, each with why.
    pub unlinked: Vec<UnlinkedCase>,
}

/// Link a case to an account, or unlink it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkCase {
    /// Id of the account.
    pub account: String,
    /// Id of the case.
    pub case: String,
    /// Link it; otherwise unlink it.
    pub linked: bool,
}

/// A secret of an account, named: `password`, or `backup_codes` which are one a
/// line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SecretRequest {
    /// Id of the account.
    pub account: String,
    /// `password` or `backup_codes`.
    pub what: String,
}

/// A secret to keep in the keychain. It is read from the window and never
/// written anywhere else.
#[derive(Deserialize, TS)]
pub struct StoreSecret {
    /// Id of the account.
    pub account: String,
    /// `password` or `backup_codes`.
    pub what: String,
    /// The secret as typed.
    pub secret: String,
}

impl fmt::Debug for StoreSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreSecret")
            .field("account", &self.account)
            .field("what", &self.what)
            .finish_non_exhaustive()
    }
}

impl Drop for StoreSecret {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// A secret on its way to the screen of the person who asked for it: the one
/// place where one is written out, and it is gone with the answer.
#[derive(Serialize, TS)]
pub struct RevealedSecret {
    /// The secret.
    pub secret: String,
    /// It is hidden again after so many seconds.
    pub hidden_after: u32,
}

impl fmt::Debug for RevealedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RevealedSecret").finish_non_exhaustive()
    }
}

impl Drop for RevealedSecret {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// What to keep in a drawer: how to get back into the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecoveryCard {
    /// The card, ready to be printed; no secret is on it.
    pub lines: Vec<String>,
}
